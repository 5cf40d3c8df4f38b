import { TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { Json } from '../../shared/kernel/json';
import type { FieldDefinition } from '../../shared/records/define';
import { maskedText } from '../../shared/records/display';
import classes from './fields.module.css';

interface MaskedInputProps {
  readonly id: string;
  readonly field: FieldDefinition;
  readonly value: Json | undefined;
}

/** What a passer-by may see of a sensitive value. The form puts the real input in its place when one goes into it. */
export function MaskedInput({ id, field, value }: MaskedInputProps) {
  return (
    <TextInput
      id={id}
      size="xs"
      readOnly
      value={maskedText(field, value)}
      title="点击显示"
      rightSection={<IconLock size={13} className={classes.chevron} aria-hidden />}
      rightSectionPointerEvents="none"
    />
  );
}
