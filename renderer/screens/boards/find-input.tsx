import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useOffer } from '../../app/offers';

interface FindInputProps {
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Narrows a board to the cards that hold the text; Ctrl+F goes into it, Esc empties it. */
export function FindInput({ placeholder, value, onChange }: FindInputProps) {
  const input = useRef<HTMLInputElement>(null);
  useOffer({ find: () => input.current?.select() });
  return (
    <TextInput
      ref={input}
      w="15rem"
      placeholder={`${placeholder}（Ctrl+F）`}
      aria-label={placeholder}
      leftSection={<IconSearch size={14} />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || value === '') return;
        event.stopPropagation();
        onChange('');
      }}
    />
  );
}
