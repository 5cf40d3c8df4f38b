import { SegmentedControl } from '@mantine/core';
import type { InputProps } from '../input-props';

const CHOICES = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
  { value: 'none', label: '未填' },
];

/** Three states: 否 is an answer, 未填 is none. */
export function BooleanInput({ id, field, value, readOnly, describedBy, onChange }: InputProps) {
  return (
    <SegmentedControl
      id={id}
      size="xs"
      data={CHOICES}
      readOnly={readOnly}
      value={value === true ? 'yes' : value === false ? 'no' : 'none'}
      aria-label={field.label}
      aria-describedby={describedBy}
      onChange={(choice) => onChange(choice === 'none' ? null : choice === 'yes')}
    />
  );
}
