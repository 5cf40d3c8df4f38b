import type { FocusEvent } from 'react';
import { normaliseValue } from '../../shared/records/normalise';
import { asText, type InputProps } from './input-props';

/** On leaving a text field its writing is tidied by the same rules as in import. Answers the blur handler. */
export function useTidied({ field, value, onChange }: Pick<InputProps, 'field' | 'value' | 'onChange'>) {
  return (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const typed = event.currentTarget.value;
    const tidy = normaliseValue(field, typed);
    if (tidy !== (asText(value) === '' ? null : value)) onChange(tidy);
  };
}
