import { TextInput } from '@mantine/core';
import { dateInWords } from '../../../shared/records/display';
import classes from '../fields.module.css';
import type { InputProps } from '../input-props';
import { useTyped } from '../use-typed';
import { readTypedDate } from './read';

/** Typed date; while one types, what was understood stands at the right, so that nobody guesses. */
export function DateInput(props: InputProps) {
  const { text, type, leave } = useTyped(props, readTypedDate);
  const reading = readTypedDate(text);
  const understood =
    'value' in reading && typeof reading.value === 'string' ? dateInWords(reading.value) : '';
  return (
    <TextInput
      id={props.id}
      size="xs"
      value={text}
      readOnly={props.readOnly}
      data-autofocus={props.first || undefined}
      error={props.invalid}
      autoComplete="off"
      maxLength={24}
      placeholder="如 1990.3 或 19900305"
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid || undefined}
      rightSection={<span className={classes.understood}>{understood}</span>}
      rightSectionWidth="auto"
      rightSectionPointerEvents="none"
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}
