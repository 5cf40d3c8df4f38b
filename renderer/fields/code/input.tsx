import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { codeFrom, labelOf } from '../../../shared/records/codes';
import classes from '../fields.module.css';
import { asText, type InputProps } from '../input-props';
import { codeChoices, matchCodes } from './match';

/** Options drawn at once; typing narrows them. */
const OPTIONS_SHOWN = 80;

/** Searchable list: by label, synonym, code or pinyin initials. An open list keeps any other text as it was typed. */
export function CodeInput(props: InputProps) {
  const { field, value, readOnly, onChange, onUnreadable } = props;
  const list = field.codes ?? '';
  const stored = asText(value);
  const [text, setText] = useState(() => props.typed ?? (stored === '' ? '' : labelOf(list, stored)));
  const typed = useRef(false);
  const refused = useRef(props.typed !== undefined);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });

  useEffect(() => {
    if (!typed.current && !refused.current) setText(stored === '' ? '' : labelOf(list, stored));
  }, [stored, list]);

  const choices = combobox.dropdownOpened ? matchCodes(codeChoices(list), typed.current ? text : '') : [];

  // The first option is ready for Enter, once the options of the new text are drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store is new at each render; the text decides.
  useEffect(() => {
    if (!typed.current) return;
    const drawn = setTimeout(() => combobox.selectFirstOption());
    return () => clearTimeout(drawn);
  }, [text]);

  const take = (code: string) => {
    typed.current = false;
    refused.current = false;
    setText(labelOf(list, code));
    onUnreadable(null);
    onChange(code);
    combobox.closeDropdown();
  };

  const leave = () => {
    combobox.closeDropdown();
    if (!typed.current) return;
    typed.current = false;
    const words = text.normalize('NFC').trim();
    if (words === '') {
      refused.current = false;
      onUnreadable(null);
      return onChange(null);
    }
    const code = codeFrom(list, words);
    const matches = matchCodes(codeChoices(list), words);
    if (code !== undefined) return take(code);
    if (field.open === true) {
      refused.current = false;
      onUnreadable(null);
      return onChange(words);
    }
    const [only] = matches;
    if (only !== undefined && matches.length === 1) return take(only.code);
    refused.current = true;
    onUnreadable({ text: words, reason: `“${words}”不在“${field.label}”的选项中，请从列表里选一项` });
  };

  return (
    <Combobox store={combobox} onOptionSubmit={take} size="xs" withinPortal>
      <Combobox.Target>
        <TextInput
          id={props.id}
          size="xs"
          value={text}
          readOnly={readOnly}
          data-autofocus={props.first || undefined}
          error={props.invalid}
          autoComplete="off"
          aria-describedby={props.describedBy}
          aria-invalid={props.invalid || undefined}
          rightSection={<IconChevronDown size={13} className={classes.chevron} aria-hidden />}
          rightSectionPointerEvents="none"
          onChange={(event) => {
            typed.current = true;
            setText(event.currentTarget.value);
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
          {choices.slice(0, OPTIONS_SHOWN).map((choice) => (
            <Combobox.Option
              key={choice.code}
              value={choice.code}
              active={choice.code === stored}
              className={classes.option}
            >
              {choice.label}
            </Combobox.Option>
          ))}
          {choices.length === 0 ? (
            <Combobox.Empty>
              {field.open === true ? '列表里没有；会按您写的原样保存' : '没有这一项，请换个说法'}
            </Combobox.Empty>
          ) : null}
          {choices.length > OPTIONS_SHOWN ? (
            <div className={classes.more}>
              还有 {choices.length - OPTIONS_SHOWN} 项，请输入文字或拼音首字母查找
            </div>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
