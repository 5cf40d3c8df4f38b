/** A date as exact as the paper has it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export interface PartialDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** Reads a stored date; undefined if it is not one of the three forms or the day does not exist. */
export function readPartialDate(text: string): PartialDate | undefined {
  if (!STORED_FORMS.test(text)) return undefined;
  const year = Number(text.slice(0, 4));
  if (year === 0) return undefined;
  if (text.length === 4) return { year };
  const month = Number(text.slice(5, 7));
  if (month < 1 || month > 12) return undefined;
  if (text.length === 7) return { year, month };
  const day = Number(text.slice(8));
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : undefined;
}

const STORED_FORMS = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** Whether a text is a date as stored. */
export function isPartialDate(text: string): boolean {
  return readPartialDate(text) !== undefined;
}

/** First day that the date can mean, as `YYYY-MM-DD`; undefined for text that is no date. */
export function earliestDay(text: string): string | undefined {
  const date = readPartialDate(text);
  if (date === undefined || date.day !== undefined) return date && text;
  return formatDay(date.year, date.month ?? 1, 1);
}

/** Last day that the date can mean, as `YYYY-MM-DD`; undefined for text that is no date. */
export function latestDay(text: string): string | undefined {
  const date = readPartialDate(text);
  if (date === undefined || date.day !== undefined) return date && text;
  const month = date.month ?? 12;
  return formatDay(date.year, month, daysInMonth(date.year, month));
}

/** Whether `a` is before `b` however both are meant. False if either is no date, or if the precision leaves it open. */
export function isSurelyBefore(a: string, b: string): boolean {
  const last = latestDay(a);
  const first = earliestDay(b);
  return last !== undefined && first !== undefined && last < first;
}

/** Whether two dates can mean the same day (`1990-03` and `1990-03-02`). */
export function canBeSameDay(a: string, b: string): boolean {
  return isPartialDate(a) && isPartialDate(b) && !isSurelyBefore(a, b) && !isSurelyBefore(b, a);
}

/**
 * A full day some natural months later (earlier with a negative count); the 31st becomes the last day of a shorter
 * month. Undefined if `day` is not `YYYY-MM-DD`.
 */
export function addMonths(day: string, count: number): string | undefined {
  const date = readPartialDate(day);
  if (date?.month === undefined || date.day === undefined) return undefined;
  const months = date.year * 12 + (date.month - 1) + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return formatDay(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/** A full day some calendar days later (earlier with a negative count). Undefined if `day` is not `YYYY-MM-DD`. */
export function addDays(day: string, count: number): string | undefined {
  const date = readPartialDate(day);
  if (date?.month === undefined || date.day === undefined) return undefined;
  const later = new Date(Date.UTC(date.year, date.month - 1, date.day + count));
  return formatDay(later.getUTCFullYear(), later.getUTCMonth() + 1, later.getUTCDate());
}

/** Calendar days from one full day to another; negative when `to` is earlier. Undefined if either is no `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number | undefined {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return first === undefined || last === undefined ? undefined : last - first;
}

const DAY_MS = 86_400_000;

function dayNumber(day: string): number | undefined {
  const date = readPartialDate(day);
  if (date?.month === undefined || date.day === undefined) return undefined;
  return Date.UTC(date.year, date.month - 1, date.day) / DAY_MS;
}

/** Whether less than `months` natural months lie between the two dates, however both are meant. */
export function isSurelySooner(from: string, to: string, months: number): boolean {
  const first = earliestDay(from);
  const due = first && addMonths(first, months);
  return due !== undefined && isSurelyBefore(to, due);
}

/** Full years of age on a day: the least and the most that the precision of both dates allows. */
export function ageAt(
  birth: string,
  at: string,
): { readonly least: number; readonly most: number } | undefined {
  const [bornFirst, bornLast, atFirst, atLast] = [
    earliestDay(birth),
    latestDay(birth),
    earliestDay(at),
    latestDay(at),
  ];
  if (!bornFirst || !bornLast || !atFirst || !atLast) return undefined;
  return { least: fullYears(bornLast, atFirst), most: fullYears(bornFirst, atLast) };
}

/** Days of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

// Born on 29 February: the year is full on 1 March of a common year, which comparing month and day as text gives.
const fullYears = (from: string, to: string): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);

const formatDay = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
