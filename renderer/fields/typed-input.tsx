import { TextInput, type TextInputProps } from '@mantine/core';
import type { InputProps } from './input-props';
import { type Reading, useTyped } from './use-typed';

interface TypedInputProps extends InputProps {
  readonly read: (text: string) => Reading;
  /** What the kind asks of the box itself; `after` is what stands behind the text as it is now. */
  readonly box: Pick<TextInputProps, 'inputMode' | 'autoComplete' | 'maxLength' | 'placeholder'>;
  readonly after?: (reading: Reading) => Partial<TextInputProps>;
}

/** One line of text over a value that is stored differently: dates, times, numbers. */
export function TypedInput({ read, box, after, ...props }: TypedInputProps) {
  const { text, type, leave } = useTyped(props, read);
  return (
    <TextInput
      id={props.id}
      size="xs"
      value={text}
      readOnly={props.readOnly}
      data-autofocus={props.first || undefined}
      error={props.invalid}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid || undefined}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      {...box}
      {...after?.(read(text))}
    />
  );
}
