import years from '../../resources/workdays.json';

/**
 * Days of notice and of time limits. Working days need the yearly list of holidays and worked weekends of the State
 * Council; for a year that is not on the list weekends alone are counted and the answer is provisional.
 */
export interface Deadline {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The list of holidays of a year in between is missing (暂算). */
  readonly isProvisional: boolean;
}

export type DayUnit = 'calendar' | 'working';

const KNOWN_YEARS: ReadonlySet<string> = new Set(years.map(({ year }) => String(year)));
const WORKED: ReadonlySet<string> = new Set(years.flatMap(({ worked }) => worked));
const HOLIDAYS: readonly (readonly string[])[] = years.flatMap(({ holidays }) => holidays);

const FULL_DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Longer than any notice or limit; a typing error must not count for ever. */
const LONGEST = 3_660;

/** Whether offices work on a day. */
export function isWorkingDay(day: string): boolean {
  if (WORKED.has(day)) return true;
  if (HOLIDAYS.some(([from = '', to = '']) => from <= day && day <= to)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** Working days from one day to another, both included; undefined if either is no full date. */
export function workingDaysBetween(from: string, to: string): number | undefined {
  if (!isRealDay(from) || !isRealDay(to)) return undefined;
  let count = 0;
  for (let day = from, left = LONGEST; day <= to && left > 0; day = nextDay(day), left -= 1)
    if (isWorkingDay(day)) count += 1;
  return count;
}

/**
 * Last of so many days from `from` on. The first day counted is the next one, unless `countsFirst`. Undefined if `from`
 * is no full date or the count makes no sense.
 */
export function lastDay(
  from: string,
  count: number,
  unit: DayUnit,
  countsFirst = false,
): Deadline | undefined {
  if (!isRealDay(from) || !Number.isSafeInteger(count) || count < 1 || count > LONGEST) return undefined;
  let day = countsFirst ? from : nextDay(from);
  let left = count;
  let isProvisional = false;
  for (;;) {
    if (unit === 'working') isProvisional ||= !KNOWN_YEARS.has(day.slice(0, 4));
    if (unit === 'calendar' || isWorkingDay(day)) left -= 1;
    if (left === 0) return { day, isProvisional };
    day = nextDay(day);
  }
}

/** The day after, `YYYY-MM-DD`. */
export function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

const isRealDay = (day: string): boolean =>
  FULL_DAY.test(day) && day < '9000' && new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day;
