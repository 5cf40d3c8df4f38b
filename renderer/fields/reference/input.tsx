import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import classes from '../fields.module.css';
import { asText, type InputProps } from '../input-props';
import { useCandidates, useTitle } from './use-candidates';

/** Picks a record by typing part of its name or pinyin; organizations are shown as the tree that they are. */
export function ReferenceInput(props: InputProps) {
  const { field, readOnly, onChange, onUnreadable } = props;
  const to = field.to ?? '';
  const id = asText(props.value);
  const title = useTitle(to, id);
  // Null: the title is shown; text: the user is typing.
  const [typed, setTyped] = useState<string | null>(props.typed ?? null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const candidates = useCandidates(to, typed ?? '', combobox.dropdownOpened);

  // The first option is ready for Enter, once the options of the new text are drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store is new at each render; text and options decide.
  useEffect(() => {
    if (typed === null) return;
    const drawn = setTimeout(() => combobox.selectFirstOption());
    return () => clearTimeout(drawn);
  }, [typed, candidates]);

  const take = (chosen: string) => {
    setTyped(null);
    onUnreadable(null);
    onChange(chosen);
    combobox.closeDropdown();
  };

  const leave = () => {
    combobox.closeDropdown();
    if (typed === null) return;
    if (typed.trim() === '') {
      setTyped(null);
      onUnreadable(null);
      return onChange(null);
    }
    const exact = candidates.filter((candidate) => candidate.title === typed.trim());
    const [only] = exact.length === 1 ? exact : candidates;
    if (only !== undefined && (exact.length === 1 || candidates.length === 1)) return take(only.id);
    onUnreadable({ text: typed, reason: `没有选定“${typed.trim()}”是哪一个，请从列表里选一项` });
  };

  return (
    <Combobox store={combobox} onOptionSubmit={take} size="xs" withinPortal>
      <Combobox.Target>
        <TextInput
          id={props.id}
          size="xs"
          value={typed ?? title ?? ''}
          readOnly={readOnly}
          data-autofocus={props.first || undefined}
          error={props.invalid}
          autoComplete="off"
          placeholder={to === 'organization' ? undefined : '输入姓名或名称查找'}
          aria-describedby={props.describedBy}
          aria-invalid={props.invalid || undefined}
          rightSection={<IconChevronDown size={13} className={classes.chevron} aria-hidden />}
          rightSectionPointerEvents="none"
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onClick={() => {
            if (!readOnly) combobox.openDropdown();
          }}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={leave}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className={classes.options} aria-label={field.label}>
          {candidates.map((candidate) => (
            <Combobox.Option
              key={candidate.id}
              value={candidate.id}
              active={candidate.id === id}
              className={classes.option}
              style={{ paddingLeft: 8 + candidate.depth * 14 }}
            >
              {candidate.title}
              {candidate.detail === '' ? null : <span className={classes.path}>{candidate.detail}</span>}
            </Combobox.Option>
          ))}
          {candidates.length === 0 ? (
            <Combobox.Empty>
              {typed === null || typed.trim() === '' ? '请输入文字查找' : '没有找到'}
            </Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
