import { Alert, Checkbox, Group, MultiSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useBranch } from '../../app/branch';
import { typeGroups } from '../../app/type-groups';
import { useTypes } from '../../app/types-context';
import { useLive } from '../../app/use-live';
import type { BundleChoice } from '../../data/api';
import classes from './bundles.module.css';

/** Folder, one zip file, or both. */
export interface Form {
  readonly form: 'both' | 'folder' | 'zip';
}

/** What goes into the bundle. */
export function BundleChoiceForm(props: {
  readonly choice: BundleChoice;
  readonly form: Form;
  readonly years: readonly number[];
  readonly onChoice: (part: Partial<BundleChoice>) => void;
  readonly onForm: (form: Form) => void;
}) {
  const { choice, onChoice } = props;
  const { tree } = useBranch();
  const counts = useLive('overview', 'any', (data) => data.overview()).value?.counts ?? {};
  const filled = typeGroups(useTypes())
    .map(({ group, types }) => ({ group, types: types.filter(({ name }) => (counts[name] ?? 0) > 0) }))
    .filter(({ types }) => types.length > 0);
  return (
    <Stack className={classes.form} gap="sm">
      <TextInput
        label="用途"
        description="写进数据包，收到的人会看到"
        placeholder="例如：2026年第四季度基层党建检查"
        value={choice.purpose}
        maxLength={100}
        onChange={(event) => onChoice({ purpose: event.currentTarget.value })}
      />
      <MultiSelect
        label="党组织"
        description="包括其下级；不选则为全部"
        placeholder={choice.branches.length === 0 ? '全部' : undefined}
        searchable
        clearable
        data={tree.map((node) => ({ value: node.id, label: node.name }))}
        value={[...choice.branches]}
        onChange={(branches) => onChoice({ branches })}
      />
      <Checkbox.Group label="内容" value={[...choice.types]} onChange={(types) => onChoice({ types })}>
        {filled.map(({ group, types }) => (
          <Group key={group} mt={4} gap="sm" role="group" aria-label={group}>
            {types.map((type) => (
              <Checkbox key={type.name} value={type.name} label={type.label} />
            ))}
          </Group>
        ))}
      </Checkbox.Group>
      <MultiSelect
        label="年度"
        description="只对分年度的内容起作用；不选则为全部年度"
        placeholder={choice.years === null ? '全部' : undefined}
        clearable
        disabled={props.years.length === 0}
        data={props.years.map((year) => ({ value: String(year), label: `${year}年` }))}
        value={(choice.years ?? []).map(String)}
        onChange={(years) => onChoice({ years: years.length === 0 ? null : years.map(Number) })}
      />
      <Checkbox
        label="带上附件"
        checked={choice.attachments}
        onChange={(event) => onChoice({ attachments: event.currentTarget.checked })}
      />
      <Checkbox
        label="写明敏感信息（身份证号、电话、健康、家庭、惩处等不遮盖）"
        checked={choice.unmasked}
        onChange={(event) => onChoice({ unmasked: event.currentTarget.checked })}
      />
      {choice.unmasked && (
        <Alert color="red" title="数据包将含有完整的个人信息">
          任何拿到这个U盘的人都能看到。只有接收单位确实需要、且由专人递送时才这样做。
        </Alert>
      )}
      <Radio.Group
        label="形式"
        value={props.form.form}
        onChange={(value) => props.onForm({ form: value === 'folder' || value === 'zip' ? value : 'both' })}
      >
        <Group mt={4}>
          <Radio value="both" label="文件夹和单个压缩文件" />
          <Radio value="folder" label="只要文件夹（可直接翻看）" />
          <Radio value="zip" label="只要压缩文件（便于传递）" />
        </Group>
      </Radio.Group>
    </Stack>
  );
}
