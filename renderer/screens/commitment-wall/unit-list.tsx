// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the list, aria-activedescendant names the option.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the list handles the keys for all its options.
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { WallUnit } from '../../data/api';
import boards from '../boards/boards.module.css';
import classes from './wall.module.css';

interface UnitListProps {
  readonly units: readonly WallUnit[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 };

/** Units with their numbers; arrow keys choose whose wall is shown. */
export function UnitList({ units, chosen, onChoose }: UnitListProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = units.findIndex((unit) => unit.id === chosen);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const last = units.length - 1;
    const wanted =
      event.key === 'Home' ? 0 : event.key === 'End' ? last : step === undefined ? undefined : at + step;
    if (wanted === undefined) return;
    event.preventDefault();
    const unit = units[Math.max(0, Math.min(last, wanted))];
    if (unit !== undefined) onChoose(unit.id);
  };
  return (
    <div
      ref={list}
      className={classes.units}
      role="listbox"
      tabIndex={0}
      aria-label="党组织"
      aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
      onKeyDown={onKeyDown}
    >
      {units.map((unit, index) => (
        <div
          key={unit.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={unit.id === chosen}
          className={classes.unit}
          title={`${unit.name}：承诺 ${unit.total}，逾期 ${unit.late}，待评诺 ${unit.unjudged}`}
          onClick={() => onChoose(unit.id)}
        >
          <span className={classes.unitName}>{unit.name}</span>
          {unit.late === 0 ? null : <span className={boards.bad}>逾 {unit.late}</span>}
          <span className={boards.soft}>{unit.total}</span>
        </div>
      ))}
    </div>
  );
}
