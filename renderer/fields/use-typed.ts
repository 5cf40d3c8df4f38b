import { useEffect, useRef, useState } from 'react';
import type { Json } from '../../shared/kernel/json';
import { asText, type InputProps } from './input-props';

/** What a reader makes of typed text: a value, or the reason why it is none. */
export type Reading = { readonly value: Json | null } | { readonly problem: string };

/**
 * Text being typed over a value that is stored differently (dates, numbers): the text stays as typed until one
 * leaves the field, then it is shown as it was understood. What can't be read stays as it was typed.
 */
export function useTyped(
  props: Pick<InputProps, 'value' | 'typed' | 'onChange' | 'onUnreadable'>,
  read: (text: string) => Reading,
  show: (value: Json | undefined) => string = asText,
) {
  const { value, onChange, onUnreadable } = props;
  const [text, setText] = useState(() => props.typed ?? show(value));
  // While either holds, the text belongs to the user and no value from outside replaces it.
  const typing = useRef(false);
  const refused = useRef(props.typed !== undefined);

  useEffect(() => {
    if (!typing.current && !refused.current) setText(show(value));
  }, [value, show]);

  const type = (next: string) => {
    typing.current = true;
    setText(next);
    const reading = read(next);
    // While typing, an unfinished text is not called wrong; it is on leaving.
    if ('problem' in reading) return;
    onChange(reading.value);
    if (refused.current) onUnreadable(null);
    refused.current = false;
  };

  const leave = () => {
    typing.current = false;
    const reading = read(text);
    refused.current = 'problem' in reading;
    if ('problem' in reading) onUnreadable({ text, reason: reading.problem });
    else setText(show(reading.value ?? undefined));
  };

  return { text, type, leave };
}
