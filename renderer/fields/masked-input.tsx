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
  /** The user went into the field: show the real input. */
  readonly onOpen: () => void;
}

/** What a passer-by may see of a sensitive value. Going into it shows it. */
export function MaskedInput({ id, field, value, onOpen }: MaskedInputProps) {
  return (
    <TextInput
      id={id}
      size="xs"
      readOnly
      value={maskedText(field, value)}
      title="点击显示"
      rightSection={<IconLock size={13} className={classes.chevron} aria-hidden />}
      rightSectionPointerEvents="none"
      onFocus={onOpen}
    />
  );
}
