import type { RecordValues } from '../records/define';
import { addDays, daysBetween, latestDay } from './partial-date';
import { dueDay, isOverdue } from './rectification-rules';
import { textOf } from './values';

/** Lanes of the board by deadline, in their order; the last two are shown only when something lies in them. */
export const DEADLINE_LANES = [
  'overdue',
  'week',
  'month',
  'later',
  'at-once',
  'lasting',
  'closed',
  'undated',
  'left',
] as const;

export type DeadlineLane = (typeof DEADLINE_LANES)[number];

/** As ledgers and meetings call them. */
export const DEADLINE_LANE_LABELS: Readonly<Record<DeadlineLane, string>> = {
  overdue: '逾期',
  week: '本周',
  month: '本月',
  later: '以后',
  'at-once': '立行立改',
  lasting: '长期坚持',
  closed: '已销号',
  undated: '时限不明',
  left: '移交、撤销',
};

/**
 * The one lane in which an item lies. Being settled goes before being late, being late before the wording of the limit:
 * what should have been done at once by a day that is past is overdue. Weeks run from Monday to Sunday, a week that
 * reaches into the next month is still this week; extensions count.
 * @param today `YYYY-MM-DD`
 */
export function deadlineLane(values: RecordValues, today: string): DeadlineLane {
  const state = textOf(values, 'state');
  const kind = textOf(values, 'kind');
  if (state === 'closed') return 'closed';
  if (state === 'void' || state === 'transferred') return 'left';
  if (isOverdue(values, today)) return 'overdue';
  if (state === 'lasting' || kind === 'lasting') return 'lasting';
  if (kind === 'at-once') return 'at-once';
  const due = dueDay(values);
  const day = due === undefined ? undefined : latestDay(due);
  if (day === undefined) return 'undated';
  if (day <= endOfWeek(today)) return 'week';
  return day.slice(0, 7) === today.slice(0, 7) ? 'month' : 'later';
}

/** Days since the deadline of an overdue item; 0: it is not overdue. */
export function daysOverdue(values: RecordValues, today: string): number {
  const due = isOverdue(values, today) ? dueDay(values) : undefined;
  const last = due === undefined ? undefined : latestDay(due);
  return last === undefined ? 0 : (daysBetween(last, today) ?? 0);
}

/** A Monday: weeks are counted from it. */
const MONDAY = '2024-01-01';

/** Sunday of the week in which a day lies. */
export function endOfWeek(day: string): string {
  const since = daysBetween(MONDAY, day) ?? 0;
  return addDays(day, 6 - (((since % 7) + 7) % 7)) ?? day;
}
