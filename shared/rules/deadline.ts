import { daysInMonth, isPartialDate } from './partial-date';

/** What the wording of a time limit means: the kind of rectification, and the day if it says one for certain. */
export interface DeadlineReading {
  readonly kind: 'at-once' | 'deadline' | 'lasting' | undefined;
  readonly due: string | undefined;
  /** The wording is a bare Excel serial: `due` is what it was meant to show. */
  readonly isSerial: boolean;
}

const AT_ONCE = /立行立改|立即|即知即改|立改立行|马上/;
const LASTING = /长期|持续|常态/;
const SERIAL = /^\d{5}$/;
/** 1927-05-18 to 2100: what the reading of dates takes for a serial as well. */
const FIRST_SERIAL = 10_000;
const LAST_SERIAL = 73_415;
const FULL = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?(?:之?前|以前|止)?$/;
const MONTH = /^(\d{4})[-./年](\d{1,2})月?(?:底|末)?(?:之?前|以前|止)?$/;
const YEAR = /^(\d{4})年?(?:年?底|年?末|内)(?:之?前|以前|止)?$/;
const DAY_OF_YEAR = /^(\d{1,2})[月.](\d{1,2})[日号]?(?:之?前|以前|止)?$/;
const MONTH_OF_YEAR = /^(\d{1,2})月(?:份)?(?:底|末)?(?:之?前|以前|止)?$/;

/**
 * Reads a time limit as ledgers write it. A wording without a year is certain only when the ledger's year is known;
 * a month means its last day, as “10 月底前” does.
 */
export function readDeadline(wording: string, year: string | undefined): DeadlineReading {
  const text = wording.normalize('NFKC').replace(/\s/g, '');
  if (AT_ONCE.test(text)) return { kind: 'at-once', due: undefined, isSerial: false };
  if (LASTING.test(text)) return { kind: 'lasting', due: undefined, isSerial: false };
  if (SERIAL.test(text) && Number(text) >= FIRST_SERIAL && Number(text) <= LAST_SERIAL)
    return { kind: 'deadline', due: fromSerial(Number(text)), isSerial: true };
  const due = fullDay(text) ?? withinYear(text, year?.slice(0, 4));
  return { kind: due === undefined ? undefined : 'deadline', due, isSerial: false };
}

function fullDay(text: string): string | undefined {
  const day = FULL.exec(text);
  if (day) return dayOf(day[1], day[2], day[3]);
  const month = MONTH.exec(text);
  if (month) return endOfMonth(month[1], month[2]);
  const year = YEAR.exec(text);
  return year ? dayOf(year[1], '12', '31') : undefined;
}

function withinYear(text: string, year: string | undefined): string | undefined {
  const day = DAY_OF_YEAR.exec(text);
  if (day) return dayOf(year, day[1], day[2]);
  const month = MONTH_OF_YEAR.exec(text);
  if (month) return endOfMonth(year, month[1]);
  return /^年(?:底|末|内)(?:之?前|以前)?$/.test(text) ? dayOf(year, '12', '31') : undefined;
}

function dayOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  const text = `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isPartialDate(text) ? text : undefined;
}

function endOfMonth(year: string | undefined, month: string | undefined): string | undefined {
  return dayOf(year, month, String(daysInMonth(Number(year), Number(month))));
}

/** Serials after the leap day of 1900 that never was count from 1899-12-30. */
function fromSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}
