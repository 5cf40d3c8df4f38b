import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { IconChevronDown, IconFilter, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useBranch } from './branch';
import classes from './branch-picker.module.css';
import { branchLines } from './branch-tree';

/** Chooses the organization whose subtree everything is limited to. */
export function BranchPicker() {
  const { branch, name, choose } = useBranch();
  const [open, setOpen] = useState(false);
  return (
    <div className={classes.picker}>
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-start"
        width={340}
        trapFocus
        returnFocus
        shadow="md"
      >
        <Popover.Target>
          <button
            type="button"
            className={branch === null ? classes.button : `${classes.button} ${classes.limited}`}
            aria-haspopup="listbox"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <IconFilter size="0.95rem" aria-hidden />
            <span className={classes.name}>{name ?? '全部党组织'}</span>
            <IconChevronDown size="0.95rem" aria-hidden />
          </button>
        </Popover.Target>
        <Popover.Dropdown p={0}>
          <BranchList
            onChoose={(chosen) => {
              choose(chosen);
              setOpen(false);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      {branch !== null && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label="显示全部党组织"
          onClick={() => choose(null)}
        >
          <IconX size="0.95rem" />
        </ActionIcon>
      )}
    </div>
  );
}

interface ListLine {
  readonly id: string | null;
  readonly name: string;
  readonly depth: number;
  readonly count: number | null;
}

function BranchList({ onChoose }: { readonly onChoose: (branch: string | null) => void }) {
  const { branch, tree } = useBranch();
  const [words, setWords] = useState('');
  const listId = useId();
  const lines: readonly ListLine[] = [
    ...(words === '' ? [{ id: null, name: '全部党组织', depth: 0, count: null }] : []),
    ...branchLines(tree, words).map(({ node, depth }) => ({
      id: node.id,
      name: node.name,
      depth,
      count: node.all,
    })),
  ];
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      lines.findIndex(({ id }) => id === branch),
    ),
  );
  const current = Math.min(at, lines.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = lines[current];
    if (step !== 0 && lines.length > 0) {
      event.preventDefault();
      setAt((current + step + lines.length) % lines.length);
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      onChoose(chosen.id);
    }
  };

  return (
    <div>
      <TextInput
        data-autofocus
        m="xs"
        placeholder="输入名称查找"
        aria-label="查找党组织"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={lines[current] === undefined ? undefined : `${listId}-${current}`}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className={classes.list} id={listId} role="listbox" aria-label="党组织">
        {lines.map((line, index) => (
          <BranchOption
            key={line.id ?? ''}
            id={`${listId}-${index}`}
            line={line}
            selected={index === current}
            onChoose={() => onChoose(line.id)}
          />
        ))}
        {lines.length === 0 && <div className={classes.none}>没有这个名称的党组织</div>}
      </div>
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly line: ListLine;
  readonly selected: boolean;
  readonly onChoose: () => void;
}

function BranchOption({ id, line, selected, onChoose }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={selected}
      className={classes.option}
      style={{ paddingLeft: `${0.75 + line.depth * 1.1}rem` }}
      onClick={onChoose}
    >
      <span className={classes.optionName}>{line.name}</span>
      {line.count !== null && <span className={classes.count}>{line.count}</span>}
    </div>
  );
}
