import { addDays, addMonths } from '../partial-date';
import type { PeriodUnit } from './requirement';

/** A stretch of days, both ends included, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string;
  readonly to: string;
  /** Chinese: `2026年3月`, `2026年第一季度`. */
  readonly label: string;
}

/** A period in which something is due, with the days that decide whether it came in time. */
export interface DuePeriod extends Period {
  /** Last day on which it is in time. */
  readonly deadline: string;
  /** Last day on which it counts as late and not as missing. */
  readonly last: string;
}

const MONTHS: Readonly<Record<PeriodUnit, number>> = { month: 1, quarter: 3, half: 6, year: 12 };
const QUARTERS = ['一', '二', '三', '四'];

/** The periods of one unit that make up a calendar year. */
export function periodsOfYear(year: number, unit: PeriodUnit): readonly Period[] {
  const length = MONTHS[unit];
  return Array.from({ length: 12 / length }, (_, index) => {
    const from = `${year}-${String(index * length + 1).padStart(2, '0')}-01`;
    return { from, to: dayBefore(addMonths(from, length) ?? from), label: labelOf(year, unit, index) };
  });
}

/**
 * Periods of a year that are asked on `today`: what is not over yet is not asked, nor what began before the
 * requirement's first day.
 */
export function duePeriods(
  year: number,
  rhythm: { readonly every: PeriodUnit; readonly graceDays: number; readonly by?: string },
  from: string | undefined,
  today: string,
): readonly DuePeriod[] {
  return periodsOfYear(year, rhythm.every).flatMap((period) => {
    const deadline = rhythm.by === undefined ? period.to : `${year}-${rhythm.by}`;
    // What was due in the course of the year can be made up for until its end.
    const last = rhythm.by === undefined ? (addDays(deadline, rhythm.graceDays) ?? deadline) : period.to;
    const isAsked = deadline < today && (from === undefined || period.from >= from);
    return isAsked ? [{ ...period, deadline, last }] : [];
  });
}

function labelOf(year: number, unit: PeriodUnit, index: number): string {
  switch (unit) {
    case 'month':
      return `${year}年${index + 1}月`;
    case 'quarter':
      return `${year}年第${QUARTERS[index]}季度`;
    case 'half':
      return `${year}年${index === 0 ? '上' : '下'}半年`;
    case 'year':
      return `${year}年`;
  }
}

const dayBefore = (day: string): string => addDays(day, -1) ?? day;
