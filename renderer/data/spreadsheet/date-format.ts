import type { DatePrecision } from '../../../shared/import/cell';

/** Literals, escapes, fillers and [colours, locales, conditions] of a number format: not part of the date. */
const DECORATION = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;
const CLOCK = /h|s|am\/pm|上午/i;

/**
 * How exact a date is under a number format, or null when the format shows no calendar date.
 * `yyyy"年"m"月"` is a month although the file stores a day; that day was invented by Excel, not by the clerk.
 */
export function datePrecision(format: string): DatePrecision | null {
  const known = remembered.get(format);
  if (known !== undefined) return known;
  const bare = (format.split(';')[0] ?? '').replace(DECORATION, '').replace(/general/gi, '');
  const precision = precisionOf(bare);
  remembered.set(format, precision);
  return precision;
}

const remembered = new Map<string, DatePrecision | null>();

function precisionOf(bare: string): DatePrecision | null {
  const year = /[ye]/i.test(bare);
  const day = /d/i.test(bare);
  const month = /m/i.test(bare);
  if (/[0#?]/.test(bare) || (!year && !day && !month)) return null;
  if (day && (month || year)) return 'day';
  if (year && month) return 'month';
  if (year) return 'year';
  // "m月" or "d" alone: shown without a year, but stored with one.
  return CLOCK.test(bare) ? null : 'day';
}
