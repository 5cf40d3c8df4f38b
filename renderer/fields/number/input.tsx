import { TextInput } from '@mantine/core';
import type { InputProps } from '../input-props';
import { type Reading, useTyped } from '../use-typed';
import { readDecimal, readInteger } from './read';

function NumberInput(props: InputProps & { readonly read: (text: string) => Reading }) {
  const { text, type, leave } = useTyped(props, props.read);
  return (
    <TextInput
      id={props.id}
      size="xs"
      inputMode="decimal"
      value={text}
      readOnly={props.readOnly}
      data-autofocus={props.first || undefined}
      error={props.invalid}
      maxLength={24}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid || undefined}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}

export const IntegerInput = (props: InputProps) => <NumberInput {...props} read={readInteger} />;
export const DecimalInput = (props: InputProps) => <NumberInput {...props} read={readDecimal} />;
