import { type KeyboardEvent, useRef, useState } from 'react';
import { labelOf } from '../../../shared/records/codes';
import { isPresent } from '../../../shared/rules/meeting-attendance';
import { textOf } from '../../../shared/rules/values';
import type { Element } from '../../fields/list/elements';
import classes from './meeting.module.css';

interface AttendanceListProps {
  readonly attendance: readonly Element[];
  /** Why somebody has no vote, by the id of the element. */
  readonly notes: ReadonlyMap<string, string>;
  readonly readOnly: boolean;
  readonly onTick: (element: Element) => void;
  readonly onExcuse: (element: Element) => void;
  readonly onRemove: (element: Element) => void;
}

/** Columns of the list; the arrow keys go by them. */
const COLUMNS = 3;

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: COLUMNS,
  ArrowUp: -COLUMNS,
};

/** The people in boxes to tick. One stop of the Tab key; arrows move, blank ticks, Q excuses. */
export function AttendanceList(props: AttendanceListProps) {
  const { attendance, notes, readOnly } = props;
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  if (attendance.length === 0) return null;
  const active = Math.min(at, attendance.length - 1);

  const go = (next: number) => {
    if (next < 0 || next >= attendance.length) return;
    setAt(next);
    list.current?.querySelectorAll('input')[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const element = attendance[active];
    if (event.ctrlKey || event.altKey || element === undefined) return;
    if (step !== undefined) {
      event.preventDefault();
      go(active + step);
    } else if (!readOnly && event.key.toLowerCase() === 'q') {
      event.preventDefault();
      props.onExcuse(element);
    } else if (!readOnly && event.key === 'Delete' && textOf(element, 'role') !== 'due') {
      event.preventDefault();
      props.onRemove(element);
    }
  };

  return (
    <ul ref={list} className={classes.people} aria-label="参会人员" onKeyDown={onKeyDown}>
      {attendance.map((element, index) => (
        <li key={element.id} data-state={textOf(element, 'state')}>
          <label className={classes.person}>
            <input
              type="checkbox"
              checked={isPresent(element)}
              disabled={readOnly}
              tabIndex={index === active ? 0 : -1}
              onFocus={() => setAt(index)}
              onChange={() => props.onTick(element)}
            />
            <span>{textOf(element, 'name')}</span>
            <span className={classes.aside}>{asideOf(element, notes.get(element.id))}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}

/** What stands beside a name: as whom they came, that they have no vote, why they are away. */
function asideOf(element: Element, note: string | undefined): string {
  const role = textOf(element, 'role') ?? 'due';
  const state = textOf(element, 'state') ?? '';
  const reason = textOf(element, 'reason');
  const isAway = !isPresent(element) && (state !== 'absent' || reason !== undefined);
  return [
    role === 'due' ? '' : labelOf('attendance-role', role),
    note ?? '',
    isAway ? labelOf('attendance-state', state) : '',
    reason === undefined ? '' : labelOf('absence-reason', reason),
    element.excludedFromDue === true ? '不计入应到' : '',
  ]
    .filter((part) => part !== '')
    .join('·');
}
