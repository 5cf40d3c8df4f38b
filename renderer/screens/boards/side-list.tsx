// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the list, aria-activedescendant names the option.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the list handles the keys for all its options.
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import boards from './boards.module.css';
import classes from './side-list.module.css';

/** A line of the list at the side: what it is of, how many, how many of them are late. */
export interface SideItem {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  readonly late: number;
  /** In whole words, on pointing. */
  readonly title: string;
}

interface SideListProps {
  readonly label: string;
  readonly items: readonly SideItem[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 };

/** Units or groups with their numbers beside a board; arrow keys choose which of them the board shows. */
export function SideList({ label, items, chosen, onChoose }: SideListProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = items.findIndex((item) => item.id === chosen);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const last = items.length - 1;
    const wanted =
      event.key === 'Home' ? 0 : event.key === 'End' ? last : step === undefined ? undefined : at + step;
    if (wanted === undefined) return;
    event.preventDefault();
    const item = items[Math.max(0, Math.min(last, wanted))];
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
          className={classes.item}
          title={item.title}
          onClick={() => onChoose(item.id)}
        >
          <span className={classes.name}>{item.name}</span>
          {item.late === 0 ? null : <span className={boards.bad}>逾 {item.late}</span>}
          <span className={boards.soft}>{item.count}</span>
        </div>
      ))}
    </div>
  );
}
