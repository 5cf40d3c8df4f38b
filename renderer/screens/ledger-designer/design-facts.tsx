import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { Json } from '../../../shared/kernel/json';
import { choicesOf } from '../../../shared/records/codes';
import { PLACE_GROUPS, type RecordValues } from '../../../shared/records/define';
import type { DesignElement } from '../../../shared/records/design-fields';
import classes from './ledger-designer.module.css';

interface DesignFactsProps {
  readonly values: RecordValues;
  readonly elements: readonly DesignElement[];
  readonly readOnly: boolean;
  readonly onChange: (field: string, value: Json | null) => void;
}

const textAt = (values: RecordValues, key: string): string => {
  const value = values[key];
  return typeof value === 'string' ? value : '';
};

/** Name, place and purpose of a ledger, and how often it is to be filled. */
export function DesignFacts({ values, elements, readOnly, onChange }: DesignFactsProps) {
  const dates = elements.filter(({ kind }) => kind === 'date');
  const every = textAt(values, 'every');
  const write = (key: string) => (event: { readonly currentTarget: { readonly value: string } }) =>
    onChange(key, event.currentTarget.value === '' ? null : event.currentTarget.value);
  return (
    <fieldset className={classes.facts} disabled={readOnly}>
      <legend className={classes.heading}>台账</legend>
      <TextInput
        label="台账名称"
        placeholder="如：困难群众走访台账"
        withAsterisk
        autoFocus={textAt(values, 'label') === ''}
        maxLength={30}
        value={textAt(values, 'label')}
        onChange={write('label')}
      />
      <NativeSelect
        size="xs"
        label="所在分组"
        data={[...PLACE_GROUPS]}
        value={textAt(values, 'group')}
        onChange={write('group')}
      />
      <TextInput
        className={classes.wide}
        label="用途说明"
        placeholder="谁填、什么时候填、填给谁看"
        maxLength={300}
        value={textAt(values, 'purpose')}
        onChange={write('purpose')}
      />
      <NativeSelect
        size="xs"
        label="按哪个日期归年度"
        description="数据包按年度选取；没有日期字段则每年都带"
        data={[
          { value: '', label: '不分年度' },
          ...dates.map(({ id, label }) => ({ value: id, label: typeof label === 'string' ? label : id })),
        ]}
        value={textAt(values, 'yearField')}
        onChange={write('yearField')}
      />
      <div className={classes.often}>
        <NativeSelect
          size="xs"
          label="登记周期"
          description="资料齐全度据此检查"
          data={[
            { value: '', label: '不作要求' },
            ...choicesOf('ledger-period').map(({ code, label }) => ({ value: code, label })),
          ]}
          value={every}
          onChange={write('every')}
        />
        <NumberInput
          label="每期至少几条"
          description="每个支部"
          min={1}
          max={999}
          allowDecimal={false}
          disabled={every === ''}
          value={typeof values.atLeast === 'number' ? values.atLeast : 1}
          onChange={(count) => onChange('atLeast', typeof count === 'number' ? count : null)}
        />
      </div>
    </fieldset>
  );
}
