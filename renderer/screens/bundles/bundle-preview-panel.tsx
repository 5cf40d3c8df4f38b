import { Alert, Button, Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { BundlePreview, BundleRowStatus } from '../../data/api';
import { BundleRows } from './bundle-rows';
import classes from './bundles.module.css';

const STATES: readonly { readonly value: BundleRowStatus; readonly label: string }[] = [
  { value: 'new', label: '新增' },
  { value: 'changed', label: '修改' },
  { value: 'conflict', label: '冲突' },
  { value: 'outOfScope', label: '超出范围' },
  { value: 'unknown', label: '新版内容' },
  { value: 'same', label: '相同' },
];

/** Who sent it and what would change, row by row, before anything is changed. */
export function BundlePreviewPanel(props: {
  readonly name: string;
  readonly preview: BundlePreview;
  readonly onCommit: (takeOutOfScope: boolean) => void;
  readonly onAgain: () => void;
}) {
  const { preview } = props;
  const [status, setStatus] = useState<BundleRowStatus>(
    STATES.find((state) => preview.counts[state.value] > 0)?.value ?? 'new',
  );
  const [outOfScope, setOutOfScope] = useState(false);
  const { counts } = preview;
  const willChange =
    counts.new + counts.changed + counts.conflict + counts.unknown + (outOfScope ? counts.outOfScope : 0);
  return (
    <Stack className={classes.screen} gap={0}>
      <Group className={classes.head} justify="space-between" wrap="nowrap">
        <div>
          <Text fw={600}>
            {preview.sender?.name ?? '未写明单位'} 的数据包
            {preview.purpose === '' ? '' : `:${preview.purpose}`}
          </Text>
          <Text size="xs" c="dimmed">
            {props.name} · 写于 {preview.created?.replace('T', ' ').slice(0, 16) ?? '未写明时间'} · 核对{' '}
            {preview.report.files} 个文件无误 · 附件 {preview.attachments} 个
          </Text>
          {preview.fingerprint !== null && (
            <Text size="sm">
              核对码 <b className={classes.fingerprint}>{preview.fingerprint}</b>
              ：应与发送方写出时看到的一致，可电话核对。
            </Text>
          )}
        </div>
      </Group>
      {preview.sender?.practice === true && (
        <Alert color="red" mx="md" mb="xs" py={6}>
          这是练习库写出的数据包，内容全是虚构的，不是真实上报。请不要并入正式档案库。
        </Alert>
      )}
      {preview.alreadyTaken && (
        <Alert color="gray" mx="md" mb="xs" py={6}>
          这个数据包以前接收过，再次并入不会有任何改变。接收后又撤销的，请用“重做”或从回收站恢复。
        </Alert>
      )}
      {preview.masked.length > 0 && (
        <Alert color="gray" mx="md" mb="xs" py={6}>
          发送方遮盖了：{preview.masked.join('、')}。这些内容不会抹掉本库已有的内容。
        </Alert>
      )}
      <Group px="md" pb="xs">
        <SegmentedControl
          size="xs"
          value={status}
          onChange={(value) => setStatus(STATES.find((state) => state.value === value)?.value ?? 'new')}
          data={STATES.map(({ value, label }) => ({ value, label: `${label} ${counts[value]}` }))}
        />
      </Group>
      <BundleRows
        key={`${preview.bundle}:${status}`}
        bundle={preview.bundle ?? ''}
        status={status}
        total={counts[status]}
      />
      <Group className={classes.footer} justify="space-between">
        {counts.outOfScope > 0 ? (
          <Checkbox
            size="sm"
            label={`也接收超出发送方范围的 ${counts.outOfScope} 条`}
            checked={outOfScope}
            onChange={(event) => setOutOfScope(event.currentTarget.checked)}
          />
        ) : (
          <Text size="sm" c="dimmed">
            冲突不会丢失任何一方的内容，并入后在“待处理”中由人决定。
          </Text>
        )}
        <Group gap="xs">
          <Button variant="default" onClick={props.onAgain}>
            放弃
          </Button>
          <Button
            disabled={willChange + preview.newFiles + preview.deletions === 0}
            onClick={() => props.onCommit(outOfScope)}
          >
            {takeLabel(willChange, preview)}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

/** What pressing it does, also when no record says anything new. */
function takeLabel(willChange: number, { counts, newFiles, deletions }: BundlePreview): string {
  if (willChange > 0) return `并入 ${willChange} 条`;
  if (newFiles > 0) return `存入 ${newFiles} 个附件`;
  if (deletions > 0) return `并入 ${deletions} 条删除`;
  return counts.outOfScope > 0 ? '并入 0 条' : '没有变化';
}
