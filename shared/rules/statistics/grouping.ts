import { ancestorsOf, codeList, labelOf } from '../../records/codes';
import type { RecordTypeDefinition } from '../../records/define';
import { type LedgerColumns, testOf } from '../completeness/conditions';
import { addMonths, ageAt, earliestDay, latestDay } from '../partial-date';
import { type Days, partsOf } from './period';
import { type By, type Case, OTHER_ROW, UNKNOWN_ROW } from './subject';

/** A row of the table before anything is counted. */
export interface RowHead {
  readonly key: string;
  readonly label: string;
}

/** The organizations of a table. */
export interface BranchRows {
  readonly heads: readonly RowHead[];
  /** Row of a record's organization; undefined: outside of what is asked, null: no organization is known. */
  keyOf(branch: string | undefined): string | null | undefined;
}

/** What a grouping may ask of the world. */
export interface GroupingInput {
  readonly type: RecordTypeDefinition;
  readonly ledger: LedgerColumns;
  readonly period: Days;
  /** Day after the last one that is counted. */
  readonly cutoff: string;
  readonly branches: BranchRows;
  /** Fields with a record's day, for rows of time. */
  readonly dates: readonly string[];
}

/** Rows as they are known beforehand, and the row or rows of each record. */
export interface Grouped {
  readonly heads: readonly RowHead[];
  keysAt(row: number): string | readonly string[];
  /** Label of a row that was not known beforehand. */
  labelOf(key: string): string;
  /** Whether rows without a record are left out. */
  readonly dropsEmpty: boolean;
}

/** Compiles a grouping for many rows. */
export function groupedBy(by: By, input: GroupingInput): Grouped {
  switch (by.kind) {
    case 'codes':
      return byCodes(by, input);
    case 'code-bands':
      return byCodeBands(by, input);
    case 'years':
      return byYears(by, input);
    case 'days':
      return byDays(by, input);
    case 'cases':
      return banded(by.cases, caseTest(by.cases, input));
    case 'time':
      return byTime(input);
    case 'branches': {
      const { branches, ledger } = input;
      const keysAt = (row: number) => branches.keyOf(ledger.branchAt(row)) ?? UNKNOWN_ROW;
      return { heads: branches.heads, keysAt, labelOf: plain, dropsEmpty: false };
    }
  }
}

const plain = (key: string): string => key;

/** Rows of bands known beforehand: the key is the label, because both are part of the declaration. */
const banded = (bands: readonly { readonly label: string }[], keysAt: (row: number) => string): Grouped => ({
  heads: bands.map(({ label }) => ({ key: label, label })),
  keysAt,
  labelOf: plain,
  dropsEmpty: false,
});

function byCodes({ field, also, zeros }: Extract<By, { kind: 'codes' }>, input: GroupingInput): Grouped {
  const { type, ledger } = input;
  const codes = type.fields[field]?.codes ?? '';
  const entries = (codeList(codes)?.entries ?? []).filter(({ heading }) => heading !== true);
  const read = ledger.reader(field);
  const more = also === undefined ? undefined : ledger.reader(also);
  return {
    heads: entries.map(({ code, label }) => ({ key: code, label })),
    keysAt: (row) => {
      const cell = read(row);
      const own = cell === undefined || cell === '' ? UNKNOWN_ROW : String(cell);
      const others = more?.(row);
      if (typeof others !== 'string' || others === '') return own;
      return [...new Set([own, ...others.split('\n')])];
    },
    labelOf: (code) => labelOf(codes, code),
    dropsEmpty: zeros !== true,
  };
}

function byCodeBands({ field, bands }: Extract<By, { kind: 'code-bands' }>, input: GroupingInput): Grouped {
  const codes = input.type.fields[field]?.codes ?? '';
  const read = input.ledger.reader(field);
  // Few distinct codes, very many rows.
  const known = new Map<string, string>();
  const bandOf = (code: string): string => {
    const line = [code, ...ancestorsOf(codes, code)];
    return bands.find((band) => line.some((one) => band.codes.includes(one)))?.label ?? OTHER_ROW;
  };
  return banded(bands, (row) => {
    const cell = read(row);
    if (typeof cell !== 'string' || cell === '') return UNKNOWN_ROW;
    const before = known.get(cell);
    if (before !== undefined) return before;
    const found = bandOf(cell);
    known.set(cell, found);
    return found;
  });
}

function caseTest(cases: readonly Case[], { ledger, cutoff }: GroupingInput): (row: number) => string {
  const tests = cases.map(({ label, where }) => ({ label, test: testOf(where, ledger, cutoff) }));
  return (row) => tests.find(({ test }) => test(row))?.label ?? UNKNOWN_ROW;
}

function byYears(by: Extract<By, { kind: 'years' }>, input: GroupingInput): Grouped {
  const { ledger, period } = input;
  const apart = caseTest(by.apart ?? [], input);
  const since = ledger.reader(by.since);
  const less = by.lessMonths === undefined ? undefined : ledger.reader(by.lessMonths);
  const bandOf = (years: number): string =>
    by.bands.find(({ upTo }) => upTo === undefined || years <= upTo)?.label ?? OTHER_ROW;
  return banded([...(by.apart ?? []), ...by.bands], (row) => {
    const own = apart(row);
    if (own !== UNKNOWN_ROW) return own;
    const cell = since(row);
    const first = typeof cell === 'string' ? earliestDay(cell) : undefined;
    if (first === undefined) return UNKNOWN_ROW;
    const months = Number(less?.(row) ?? 0);
    if (first > period.to) return OTHER_ROW;
    const counted = months === 0 ? first : (addMonths(first, months) ?? first);
    return bandOf(Math.max(0, ageAt(counted, period.to)?.least ?? 0));
  });
}

function byDays({ field, bands }: Extract<By, { kind: 'days' }>, { ledger }: GroupingInput): Grouped {
  const read = ledger.reader(field);
  const limits = bands.map(({ label, upTo }) => ({
    label,
    last: upTo === undefined ? undefined : latestDay(upTo),
  }));
  return banded(bands, (row) => {
    const cell = read(row);
    const first = typeof cell === 'string' ? earliestDay(cell) : undefined;
    if (first === undefined) return UNKNOWN_ROW;
    return limits.find(({ last }) => last === undefined || first <= last)?.label ?? OTHER_ROW;
  });
}

function byTime({ ledger, period, dates }: GroupingInput): Grouped {
  const heads = partsOf(period);
  const length = heads[0]?.key.length ?? 0;
  const readers = dates.map((field) => ledger.reader(field));
  return {
    heads,
    keysAt: (row) => {
      const cell = firstFilled(readers, row);
      return cell === undefined || cell.length < length ? UNKNOWN_ROW : cell.slice(0, length);
    },
    labelOf: plain,
    dropsEmpty: false,
  };
}

/** The first text that a row has in these columns. */
export function firstFilled(
  readers: readonly ((row: number) => string | number | boolean | undefined)[],
  row: number,
): string | undefined {
  for (const read of readers) {
    const cell = read(row);
    if (typeof cell === 'string' && cell !== '') return cell;
  }
  return undefined;
}
