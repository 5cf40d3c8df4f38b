// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the list, aria-activedescendant names the option.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the list handles the keys for all its options.
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import boards from './boards.module.css';
import classes from './counted-list.module.css';
import { moveInList } from './list-keys';

/** A line of the list at the side: what it is of, how many, how many of them are late. */
export interface CountedItem {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly late: number;
  /** In whole words, on pointing. */
  readonly title: string;
  /** There is nothing in it to be shown: neither a key nor a press chooses it. */
  readonly disabled?: boolean;
}

interface CountedListProps {
  readonly label: string;
  readonly items: readonly CountedItem[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** Units or groups with their numbers beside a board; arrow keys choose which of them the board shows. */
export function CountedList({ label, items, chosen, onChoose }: CountedListProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = items.findIndex((item) => item.id === chosen);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const open = items.map(({ disabled }) => disabled !== true);
    const wanted = moveInList(at, event.key, open);
    if (wanted === null) return;
    event.preventDefault();
    const item = items[wanted];
    if (item !== undefined) onChoose(item.id);
  };
  return (
    <div
      ref={list}
      className={classes.list}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
      onKeyDown={onKeyDown}
    >
      {items.map((item, index) => (
        <div
          key={item.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={item.id === chosen}
          aria-disabled={item.disabled === true || undefined}
          className={classes.item}
          title={item.title}
          onClick={item.disabled === true ? undefined : () => onChoose(item.id)}
        >
          <span className={classes.name}>{item.name}</span>
          {item.late === 0 ? null : <span className={boards.bad}>逾 {item.late}</span>}
          <span className={boards.soft}>{item.count}</span>
        </div>
      ))}
    </div>
  );
}
