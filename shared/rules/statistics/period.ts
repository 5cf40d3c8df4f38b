import { type Period, periodsOfYear } from '../completeness/periods';
import type { PeriodUnit } from '../completeness/requirement';
import { addDays, addMonths, isPartialDate } from '../partial-date';

const UNITS: readonly PeriodUnit[] = ['year', 'half', 'quarter', 'month'];
const MONTHS: Readonly<Record<PeriodUnit, number>> = { year: 12, half: 6, quarter: 3, month: 1 };

/** First and last day, both `YYYY-MM-DD`. */
export type Days = Pick<Period, 'from' | 'to'>;

/** The period of a unit that a day lies in. */
export function periodAround(day: string, unit: PeriodUnit): Period {
  const year = Number(day.slice(0, 4));
  const found = periodsOfYear(year, unit).find(({ from, to }) => from <= day && day <= to);
  if (found === undefined) throw new Error(`no day: ${day}`);
  return found;
}

/** The unit that two days make up exactly; undefined: any other stretch. */
export const unitOf = ({ from, to }: Days): PeriodUnit | undefined =>
  UNITS.find((unit) =>
    periodsOfYear(Number(from.slice(0, 4)), unit).some((one) => one.from === from && one.to === to),
  );

/** Chinese: `2026年第一季度`, or the two days. */
export function periodLabel({ from, to }: Days): string {
  const unit = unitOf({ from, to });
  return unit === undefined ? `${from}至${to}` : periodAround(from, unit).label;
}

/** The period of the same length before (-1) or after (1). */
export function neighbour({ from, to }: Days, step: -1 | 1): Days {
  const unit = unitOf({ from, to });
  if (unit !== undefined) {
    const next = periodAround(addMonths(from, step * MONTHS[unit]) ?? from, unit);
    return { from: next.from, to: next.to };
  }
  const length = daysBetween(from, to) + 1;
  return { from: addDays(from, step * length) ?? from, to: addDays(to, step * length) ?? to };
}

/** Whether the days are whole days in order. */
export const isStretch = ({ from, to }: Days): boolean =>
  [from, to].every((day) => day.length === 10 && isPartialDate(day)) && from <= to;

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Stretches longer than this are shown by year. */
const MOST_MONTHS = 24;

/** The stretches by which a period is told in time: its months, or its years if they are many. */
export function partsOf({ from, to }: Days): readonly { readonly key: string; readonly label: string }[] {
  const [first, last] = [monthsOf(from), monthsOf(to)];
  if (last - first < MOST_MONTHS)
    return range(first, last).map((month) => {
      const [year, inYear] = [Math.floor(month / 12), (month % 12) + 1];
      return { key: `${year}-${String(inYear).padStart(2, '0')}`, label: `${year}年${inYear}月` };
    });
  return range(Math.floor(first / 12), Math.floor(last / 12)).map((year) => ({
    key: String(year),
    label: `${year}年`,
  }));
}

const monthsOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);
