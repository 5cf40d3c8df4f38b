import { ATTACHMENTS_FIELD } from '../../records/define';
import { earliestDay, latestDay } from '../partial-date';
import type { Cell, Condition } from './requirement';

/** Records of one type in columns, rows from 0; what completeness may ask of the index. */
export interface LedgerColumns {
  readonly size: number;
  isLive(row: number): boolean;
  /** Id of the record. */
  idAt(row: number): string;
  /** Organization that owns it. */
  branchAt(row: number): string | undefined;
  /** Values of a field by row; of `list/key` the codes of its elements, one a line. */
  reader(field: string): (row: number) => Cell;
  /** Whether a check of level error stands against the record. */
  hasError(row: number): boolean;
}

/** Whether a row is meant. */
export type RowTest = (row: number) => boolean;

/** Column with the purposes of a record's attachments. */
const PURPOSES = `${ATTACHMENTS_FIELD}/purpose`;

/** One test for all conditions, made once for many rows. */
export function testOf(
  conditions: readonly Condition[] | undefined,
  ledger: LedgerColumns,
  today: string,
): RowTest {
  const tests = (conditions ?? []).map((condition) => single(condition, ledger, today));
  const [first, second] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  return (row) => tests.every((test) => test(row));
}

function single(condition: Condition, ledger: LedgerColumns, today: string): RowTest {
  if ('any' in condition) {
    const tests = condition.any.map((one) => single(one, ledger, today));
    return (row) => tests.some((test) => test(row));
  }
  if ('sound' in condition) return (row) => !ledger.hasError(row);
  if ('attachment' in condition) {
    const purposes = ledger.reader(PURPOSES);
    return (row) => condition.attachment.some((purpose) => hasCode(purposes(row), purpose));
  }
  const read = ledger.reader(condition.field);
  if ('in' in condition) return (row) => condition.in.includes(read(row));
  if ('notIn' in condition) return (row) => !condition.notIn.includes(read(row));
  if ('includes' in condition) return (row) => hasCode(read(row), condition.includes);
  if ('atLeast' in condition) return (row) => Number(read(row) ?? 0) >= condition.atLeast;
  if ('day' in condition) return (row) => isOnSide(condition.day, read(row), today);
  if (condition.is === 'unsaid') return (row) => !isSaid(read(row));
  const wanted = condition.is === 'present';
  return (row) => isFilled(read(row)) === wanted;
}

/** Whether there is any value, also a zero. */
export const isSaid = (cell: Cell): boolean => cell !== undefined && cell !== '';

const isFilled = (cell: Cell): boolean => isSaid(cell) && cell !== 0;

/** Codes of a list stand one a line: one can hold a blank, where local wording is allowed. */
const hasCode = (cell: Cell, code: string): boolean =>
  typeof cell === 'string' && (cell === code || cell.split('\n').includes(code));

/** An empty date is on neither side. */
function isOnSide(side: 'past' | 'not-past', cell: Cell, today: string): boolean {
  if (typeof cell !== 'string' || earliestDay(cell) === undefined) return false;
  const isPast = (latestDay(cell) ?? '') < today;
  return side === 'past' ? isPast : !isPast;
}
