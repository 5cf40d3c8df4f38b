import { addDays, addMonths } from '../partial-date';
import type { PeriodUnit } from './requirement';

/** A stretch of days, both ends included, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string;
  readonly to: string;
  /** Chinese: `2026年3月`, `2026年第一季度`. */
  readonly label: string;
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
