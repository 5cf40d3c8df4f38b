import { Textarea } from '@mantine/core';
import { asText, type InputProps } from '../input-props';
import { useTidied } from '../use-tidied';

const FEWEST_ROWS = 2;
const MOST_ROWS = 8;
/** Characters that stand on a line of a form half as wide as the smallest screen. */
const LINE_CHARACTERS = 40;

/** Height by counting, not by measuring: a form full of long texts would be laid out once for each of them. */
function rowsFor(text: string): number {
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_CHARACTERS)), 0);
  return Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, lines));
}

export function LongTextInput(props: InputProps) {
  const { id, value, readOnly, invalid, describedBy, onChange } = props;
  const tidy = useTidied(props);
  return (
    <Textarea
      id={id}
      size="xs"
      rows={rowsFor(asText(value))}
      resize="vertical"
      value={asText(value)}
      readOnly={readOnly}
      data-autofocus={props.first || undefined}
      error={invalid}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      onBlur={tidy}
    />
  );
}
