import type { Cell, DatePrecision } from './cell';
import { cleanText } from './heading';

/** What a cell says about a date. Values are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; an invented day is never added. */
export type DateReading =
  | { readonly kind: 'date'; readonly value: string; readonly note?: DateNote }
  | { readonly kind: 'none' }
  /** Two-digit year, or day and month that can be swapped: only the clerk knows. */
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'unreadable' };

/** `serial`: a bare number taken for an Excel date; `zero`: 1975-00-00; `tenth`: the number 2010.1, January or October. */
export type DateNote = 'serial' | 'zero' | 'tenth';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
/** Bare numbers are taken for serials from 1927-05-18 on; below, they may be years or anything. */
const FIRST_BARE_SERIAL = 10_000;
const LAST_SERIAL = 73_415;
const OFFSET_1904 = 1462;
const DAY = 86_400_000;

const SEPARATED =
  /^(\d{4})[-./\u5E74,、。_~\u2010-\u2015](\d{1,2})(?:[-./\u6708,、。_~\u2010-\u2015](\d{1,2}))?[\u6708\u65E5\u53F7.]?$/;
const PACKED = /^(\d{4})(\d{2})(\d{2})?$/;
const YEAR = /^(\d{4})年?$/;
const TIME = /(?:T|(?<=\d|日)(?=\d{1,2}:))\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const BARE_SERIAL = /^\d{5}$/;
/** Two-digit years, and day/month/year in either order. */
const AMBIGUOUS =
  /^(?:\d{2}[-./年]\d{1,2}(?:[-./月]\d{1,2})?[月日]?|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{2}年)$/;
const NOTHING = /^(?:无|不详|未知|暂无|没有|空|\/+|\\|[-—–_]+|\?+|null|none|n\/a)$/i;
const CHINESE_DIGITS = '〇一二三四五六七八九';

/** Reads the date in a cell as people write dates in rosters. */
export function readDate(cell: Cell, date1904 = false): DateReading {
  switch (cell.kind) {
    case 'empty':
      return { kind: 'none' };
    case 'date':
      return fromSerial(cell.number, cell.precision, date1904);
    case 'number':
      return fromNumber(cell.number, cell.text, date1904);
    case 'text':
      return fromText(cell.text, date1904);
    case 'boolean':
    case 'error':
      return { kind: 'unreadable' };
  }
}

function fromSerial(serial: number, precision: DatePrecision, date1904: boolean): DateReading {
  const value = serialToDate(serial, date1904);
  if (value === null) return { kind: 'unreadable' };
  const length = precision === 'year' ? 4 : precision === 'month' ? 7 : 10;
  return { kind: 'date', value: value.slice(0, length) };
}

/** 2010.7 and 201007 typed as numbers, years, and serials that lost their date format. */
function fromNumber(number: number, shown: string, date1904: boolean): DateReading {
  const bare = Number.isInteger(number) && number >= FIRST_BARE_SERIAL && number <= LAST_SERIAL;
  if (bare) return noted(fromSerial(number, 'day', date1904), 'serial');
  const text = /^\d{4}\.\d{1,2}$/.test(shown) ? shown : String(number);
  const reading = fromText(text, date1904);
  // Excel drops the zero of 2010.10; the number alone can't say which month was meant.
  return /^\d{4}\.1$/.test(text) ? noted(reading, 'tenth') : reading;
}

function noted(reading: DateReading, note: DateNote): DateReading {
  return reading.kind === 'date' ? { ...reading, note } : reading;
}

function fromText(raw: string, date1904: boolean): DateReading {
  const text = comparable(raw);
  if (text === '' || NOTHING.test(text)) return { kind: 'none' };
  const parts = SEPARATED.exec(text) ?? PACKED.exec(text) ?? YEAR.exec(text);
  if (parts !== null) return fromParts(parts[1] ?? '', parts[2], parts[3]);
  if (BARE_SERIAL.test(text)) {
    const serial = Number(text);
    if (serial >= FIRST_BARE_SERIAL && serial <= LAST_SERIAL) {
      return noted(fromSerial(serial, 'day', date1904), 'serial');
    }
  }
  return AMBIGUOUS.test(text) ? { kind: 'ambiguous' } : { kind: 'unreadable' };
}

/** Widths, blanks, invisible characters, clock times and Chinese numerals out of the way. */
function comparable(raw: string): string {
  let text = cleanText(raw).normalize('NFKC').replace(/\s+/g, '').replace(/^'/, '');
  if (text.includes(':')) text = text.replace(TIME, '');
  return /[〇○零一二三四五六七八九十]/.test(text) ? fromChineseNumerals(text) : text;
}

/** 二〇一〇年七月一日, 二○一○年十二月三十一日. Other text stays as it is and is found unreadable. */
function fromChineseNumerals(text: string): string {
  const parts =
    /^([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})[日号])?)?$/.exec(
      text,
    );
  if (parts === null) return text;
  const year = [...(parts[1] ?? '')].map((digit) => Math.max(0, CHINESE_DIGITS.indexOf(digit))).join('');
  const month = parts[2] === undefined ? '' : `${chineseNumber(parts[2])}月`;
  const day = parts[3] === undefined ? '' : `${chineseNumber(parts[3])}日`;
  return `${year}年${month}${day}`;
}

function chineseNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = !text.includes('十') ? 0 : tens === '' ? 1 : CHINESE_DIGITS.indexOf(tens ?? '');
  return ten * 10 + (ones === '' ? 0 : CHINESE_DIGITS.indexOf(ones ?? ''));
}

function fromParts(year: string, month: string | undefined, day: string | undefined): DateReading {
  const y = Number(year);
  if (y < FIRST_YEAR || y > LAST_YEAR) return { kind: 'unreadable' };
  if (month === undefined) return { kind: 'date', value: year };
  const m = Number(month);
  const d = day === undefined ? undefined : Number(day);
  if (m === 0)
    return d === undefined || d === 0 ? { kind: 'date', value: year, note: 'zero' } : { kind: 'unreadable' };
  if (m > 12) return { kind: 'unreadable' };
  const yearMonth = `${year}-${String(m).padStart(2, '0')}`;
  if (d === undefined) return { kind: 'date', value: yearMonth };
  if (d === 0) return { kind: 'date', value: yearMonth, note: 'zero' };
  if (d > daysIn(y, m)) return { kind: 'unreadable' };
  return { kind: 'date', value: `${yearMonth}-${String(d).padStart(2, '0')}` };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Excel counts a 29 February 1900 that never was: from 1 March on serials are one too high against 1899-12-31. */
function serialToDate(serial: number, date1904: boolean): string | null {
  const days = Math.floor(serial) + (date1904 ? OFFSET_1904 : 0);
  if (days < 1 || days > LAST_SERIAL || days === 60) return null;
  const epoch = Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return civil(Math.round(epoch / DAY) + days);
}

/** Days since 1970-01-01 to a calendar date (Howard Hinnant's civil_from_days), without the Date object. */
function civil(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
