import { Kbd, Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { keysOf } from '../commands/shortcut';
import { useCommands } from './commands-context';
import { useData, useDataEvent } from './data-context';
import { useNavigation } from './navigation';
import { tellError } from './notify';
import classes from './palette.module.css';
import { type Choice, choiceGroups, type Found, NOTHING_FOUND, readQuery } from './palette-choices';
import { FileLine } from './palette-file-line';
import { recordRoute } from './routes';

/** Hits shown a type; the rest is one Enter away in the list itself. */
const HITS = 8;

/** Ctrl+K: one box over records and commands, used with the keyboard alone. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  /** Enter was pressed before the answer was there. */
  const [isWanted, setIsWanted] = useState(false);
  const { found, isBehind } = useSearch(text);
  const { commands, run, refusal } = useCommands();
  const navigation = useNavigation();
  const listId = useId();
  // Typing leaves the first line chosen, which is in sight; measuring it at every letter costs a layout of the page.
  const stepped = useRef(false);
  const list = useRef<HTMLDivElement>(null);
  const offered = commands.filter(({ id }) => id !== 'find-anything');
  const groups = choiceGroups(text, found, offered);
  const choices = groups.flatMap((group) => group.choices);
  const chosen = choices[Math.min(at, choices.length - 1)];

  const choose = (choice: Choice) => {
    onClose();
    if (choice.kind === 'command') return run(choice.command);
    if (choice.kind === 'record') return navigation.go(recordRoute(choice.type, choice.hit.id));
    const { type, id, blob } = choice.hit;
    navigation.go(recordRoute(type, id, { attachment: blob }));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && choices.length > 0) {
      event.preventDefault();
      stepped.current = true;
      setAt((Math.min(at, choices.length - 1) + step + choices.length) % choices.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // Who types fast means what was typed, not the line that the letters before have found.
      if (isBehind) setIsWanted(true);
      else if (chosen !== undefined) choose(chosen);
    }
  };

  useEffect(() => {
    if (!isWanted || isBehind) return;
    setIsWanted(false);
    if (chosen !== undefined) choose(chosen);
  });

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size="42rem"
      yOffset="12vh"
      centered={false}
      attributes={{ content: { 'aria-label': '查找记录和操作' } }}
    >
      <TextInput
        // At once, not in the next turn as the dialog does it: who knows the key is typing already.
        autoFocus
        data-autofocus
        size="md"
        variant="unstyled"
        classNames={{ input: classes.input }}
        leftSection={<IconSearch size={18} />}
        placeholder="姓名、拼音首字母、号码的一段、文件里的一句话；> 只找操作"
        aria-label="查找"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={chosen === undefined ? undefined : idOf(listId, chosen)}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
          setIsWanted(false);
          stepped.current = false;
          list.current?.scrollTo({ top: 0 });
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} className={classes.list} id={listId} role="listbox" aria-label="查找结果">
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox has no element of its own
          <div key={group.label} role="group" aria-label={group.label}>
            <div className={classes.group} aria-hidden>
              {group.label}
            </div>
            {group.choices.map((choice) => (
              <Line
                key={choice.key}
                id={idOf(listId, choice)}
                choice={choice}
                selected={choice === chosen}
                stepped={stepped}
                refusal={choice.kind === 'command' ? refusal(choice.command) : null}
                onChoose={() => choose(choice)}
              />
            ))}
          </div>
        ))}
        {choices.length === 0 && (
          <div className={classes.group}>没有找到。可以少写几个字，或换一种写法。</div>
        )}
      </div>
      <div className={classes.foot} aria-hidden>
        <span>↑↓ 选择</span>
        <span>Enter 打开</span>
        <span>Esc 关闭</span>
        {found.files.waiting > 0 && <span>另有 {found.files.waiting} 个文件正在读取文字，稍后可查</span>}
      </div>
    </Modal>
  );
}

const idOf = (list: string, choice: Choice) => `${list}-${choice.key}`;

interface LineProps {
  readonly id: string;
  readonly choice: Choice;
  readonly selected: boolean;
  /** Chosen by an arrow key: it may lie out of sight. */
  readonly stepped: RefObject<boolean>;
  readonly refusal: string | null;
  readonly onChoose: () => void;
}

function Line({ id, choice, selected, stepped, refusal, onChoose }: LineProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected && stepped.current) element.current?.scrollIntoView({ block: 'nearest' });
  }, [selected, stepped]);
  return (
    // The cursor stays in the box; the box's keys move the choice (combobox pattern).
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={selected}
      aria-disabled={refusal !== null}
      className={classes.item}
      onClick={onChoose}
    >
      {choice.kind === 'file' ? (
        <FileLine hit={choice.hit} />
      ) : choice.kind === 'record' ? (
        <>
          <span className={classes.title}>{choice.hit.title}</span>
          <span className={classes.detail}>{choice.hit.detail}</span>
          <span className={classes.branch}>{choice.hit.branch}</span>
        </>
      ) : (
        <>
          <span className={classes.title}>{choice.command.label}</span>
          <span className={classes.detail}>{refusal}</span>
          {choice.command.shortcut !== undefined && (
            <span>
              {keysOf(choice.command.shortcut).map((key) => (
                <Kbd key={key} size="xs" ml={4}>
                  {key}
                </Kbd>
              ))}
            </span>
          )}
        </>
      )}
    </div>
  );
}

/** Hits of what is typed. An answer that comes after a newer question is thrown away. */
function useSearch(text: string): { readonly found: Found; readonly isBehind: boolean } {
  const data = useData();
  const [found, setFound] = useState<Found>(NOTHING_FOUND);
  const [answered, setAnswered] = useState('');
  /** Files that were read since the question: they may hold the words. */
  const [read, setRead] = useState(0);
  useDataEvent('texts', () => setRead((before) => before + 1));
  const { words, commandsOnly } = readQuery(text);
  const asked = commandsOnly ? '' : words;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` only asks the same question again
  useEffect(() => {
    if (asked === '') {
      setAnswered('');
      return setFound(NOTHING_FOUND);
    }
    let old = false;
    const question = { text: asked, limit: HITS };
    void Promise.all([data.search(question), data.searchFiles(question)]).then(([records, files]) => {
      if (old) return;
      setAnswered(asked);
      if (records.ok && files.ok) setFound({ records: records.value, files: files.value });
      else for (const answer of [records, files]) if (!answer.ok) tellError(answer.error);
    });
    return () => {
      old = true;
    };
  }, [data, asked, read]);
  return { found, isBehind: answered !== asked };
}
