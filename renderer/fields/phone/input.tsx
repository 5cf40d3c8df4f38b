import { TextInput } from '@mantine/core';
import { asText, type InputProps } from '../input-props';
import { useTidied } from '../use-tidied';

export function PhoneInput(props: InputProps) {
  const { id, value, readOnly, invalid, describedBy, onChange } = props;
  const tidy = useTidied(props);
  return (
    <TextInput
      id={id}
      size="xs"
      inputMode="tel"
      autoComplete="off"
      value={asText(value)}
      readOnly={readOnly}
      data-autofocus={props.first || undefined}
      error={invalid}
      maxLength={40}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      onBlur={tidy}
    />
  );
}
