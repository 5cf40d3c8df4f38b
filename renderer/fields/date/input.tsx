import { dateInWords } from '../../../shared/records/display';
import classes from '../fields.module.css';
import type { InputProps } from '../input-props';
import { TypedInput } from '../typed-input';
import type { Reading } from '../use-typed';
import { readTypedDate } from './read';

const BOX = { autoComplete: 'off', maxLength: 24, placeholder: '如 1990.3 或 19900305' } as const;
const YEAR_BOX = { ...BOX, placeholder: '如 2026' } as const;

/** Typed date; while one types, what was understood stands at the right, so that nobody guesses. */
export const DateInput = (props: InputProps) => (
  <TypedInput
    {...props}
    read={readTypedDate}
    box={props.field.fromTitle === 'year' ? YEAR_BOX : BOX}
    after={understood}
  />
);

function understood(reading: Reading) {
  const words = 'value' in reading && typeof reading.value === 'string' ? dateInWords(reading.value) : '';
  return {
    rightSection: <span className={classes.understood}>{words}</span>,
    rightSectionWidth: 'auto',
    rightSectionPointerEvents: 'none',
  } as const;
}
