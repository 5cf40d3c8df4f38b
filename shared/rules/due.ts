import type { DueFacet } from '../records/define';
import { addDays, latestDay } from './partial-date';

/** Days ahead that a clerk looks: this week, today among them. */
const AHEAD = 6;

/** What is asked of days by which things are due. */
export type DueWhen = 'overdue' | 'due-soon';

type Read = (row: number) => string | number | boolean | undefined;

/**
 * Whether a record is open and its day has passed, or comes within the week. A date of which only the month is known
 * is due on the last day of it.
 */
export function dueTest(
  due: DueFacet,
  reader: (field: string) => Read,
  when: DueWhen,
  today: string,
): (row: number) => boolean {
  const date = reader(due.date);
  const done = due.doneBy.map(({ field, codes }) => ({ read: reader(field), codes }));
  const until = addDays(today, AHEAD) ?? today;
  return (row) => {
    const cell = date(row);
    const day = typeof cell === 'string' ? latestDay(cell) : undefined;
    if (day === undefined) return false;
    if (when === 'overdue' ? day >= today : day < today || day > until) return false;
    return !done.some(({ read, codes }) => {
      const value = read(row);
      return codes === undefined ? value !== undefined : typeof value === 'string' && codes.includes(value);
    });
  };
}
