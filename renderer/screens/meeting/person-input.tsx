import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { asText, type InputProps } from '../../fields/input-props';
import { useTidied } from '../../fields/use-tidied';
import { findPeople, isWritten } from './find-person';
import classes from './meeting.module.css';
import { usePeople } from './roll-context';

const MOST = 12;

/** A person's name: typed in full, or found in the branch by pinyin initials and taken with Enter. */
export function PersonInput(props: InputProps) {
  const { field, readOnly, onChange } = props;
  const people = usePeople();
  const tidy = useTidied(props);
  const text = asText(props.value);
  const [isLooking, setLooking] = useState(false);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = isLooking ? findPeople(people, text).slice(0, MOST) : [];
  const isOpen = combobox.dropdownOpened && found.length > 0 && found[0]?.name !== text;

  // Initials mean the first who fits; a name that is being written is not to be replaced by a longer one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store is new at each render; the text decides.
  useEffect(() => {
    if (!isOpen) return;
    const drawn = setTimeout(() =>
      isWritten(text) ? combobox.resetSelectedOption() : combobox.selectFirstOption(),
    );
    return () => clearTimeout(drawn);
  }, [text, isOpen]);

  const take = (name: string) => {
    setLooking(false);
    combobox.closeDropdown();
    onChange(name);
  };

  return (
    <Combobox store={combobox} onOptionSubmit={take} size="xs" withinPortal disabled={!isOpen}>
      <Combobox.Target>
        <TextInput
          id={props.id}
          size="xs"
          value={text}
          readOnly={readOnly}
          error={props.invalid}
          autoComplete="off"
          aria-describedby={props.describedBy}
          aria-invalid={props.invalid || undefined}
          onChange={(event) => {
            setLooking(true);
            combobox.openDropdown();
            onChange(event.currentTarget.value === '' ? null : event.currentTarget.value);
          }}
          onBlur={(event) => {
            combobox.closeDropdown();
            setLooking(false);
            tidy(event);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={field.label}>
          {found.map(({ memberId, name, post, note }) => (
            <Combobox.Option key={memberId ?? name} value={name}>
              {name}
              <span className={classes.aside}>{[post, note].filter(Boolean).join(' · ')}</span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
