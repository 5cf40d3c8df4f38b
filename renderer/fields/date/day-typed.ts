import { readTypedDate } from './read';

/** A whole day as people type it, `YYYY-MM-DD`; null: nothing, or no whole day. */
export function dayTyped(text: string): string | null {
  const reading = readTypedDate(text);
  return 'value' in reading && typeof reading.value === 'string' && reading.value.length === 10
    ? reading.value
    : null;
}
