import type { RecordTypeDefinition } from '../../records/define';
import { type LedgerColumns, testOf } from '../completeness/conditions';
import type { Cell } from '../completeness/requirement';
import { addDays, earliestDay, latestDay } from '../partial-date';
import { type Capacities, type FiguresInput, type FigureValue, madeOf, tallies } from './figures';
import { type BranchRows, firstFilled, type Grouped, groupedBy, type RowHead } from './grouping';
import type { Days } from './period';
import { type Grouping, OTHER_ROW, type Subject, TOTAL_ROW, UNKNOWN_ROW } from './subject';

/** Everything that counting needs. */
export interface CountInput {
  readonly type: RecordTypeDefinition;
  readonly ledger: LedgerColumns;
  readonly period: Days;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly branches: BranchRows;
  /** Organizations that a row of organizations stands for; of any other row: all that are asked. */
  branchesOf(key: string | null): readonly string[];
  readonly capacityOf: Capacities;
}

export interface CountedRow extends RowHead {
  /** Records in it. */
  readonly size: number;
  readonly values: readonly FigureValue[];
}

export interface Counted {
  readonly rows: readonly CountedRow[];
  readonly total: CountedRow;
  /** Records without a day, or of which the day is not known well enough to say whether it lies in the period. */
  readonly undated: number;
}

/** A number that was opened. `row`: a key of the table; null: the records that could not be dated. */
export interface CellAsked {
  readonly row: string | null;
  readonly figure: string;
}

/** Counts a subject: one pass over its records. */
export function countSubject(subject: Subject, grouping: Grouping, input: CountInput): Counted {
  const grouped = groupedBy(grouping.by, groupingInput(subject, input));
  const newTally = tallies(figuresInput(subject, input));
  const isByBranch = grouping.by.kind === 'branches';
  const line = (key: string) => ({ tally: newTally(input.branchesOf(isByBranch ? key : null)), size: 0 });
  const lines = new Map(grouped.heads.map(({ key }) => [key, line(key)]));
  const all = { tally: newTally(input.branchesOf(null)), size: 0 };
  const put = (key: string, row: number) => {
    let into = lines.get(key);
    if (into === undefined) {
      into = line(key);
      lines.set(key, into);
    }
    into.tally.add(row);
    into.size += 1;
  };
  let undated = 0;
  eachCounted(subject, input, (row, isDated) => {
    if (!isDated) {
      undated += 1;
      return;
    }
    all.tally.add(row);
    all.size += 1;
    const keys = grouped.keysAt(row);
    if (typeof keys === 'string') put(keys, row);
    else for (const key of keys) put(key, row);
  });
  const total = all.tally.values();
  const rows = headsOf(grouped, lines).flatMap((head): CountedRow[] => {
    const own = lines.get(head.key);
    return own === undefined ? [] : [{ ...head, size: own.size, values: own.tally.values(total) }];
  });
  return { rows, total: { key: TOTAL_ROW, label: '合计', size: all.size, values: total }, undated };
}

/** Rows in the order in which they stand: those known beforehand, local wording, what is else, what is not filled in. */
function headsOf(
  grouped: Grouped,
  lines: ReadonlyMap<string, { readonly size: number }>,
): readonly RowHead[] {
  const known = new Set(grouped.heads.map(({ key }) => key));
  const sizeOf = (key: string) => lines.get(key)?.size ?? 0;
  const found = [...lines.keys()].filter(
    (key) => !known.has(key) && key !== OTHER_ROW && key !== UNKNOWN_ROW,
  );
  return [
    ...grouped.heads.filter(({ key }) => !grouped.dropsEmpty || sizeOf(key) > 0),
    ...found.sort().map((key) => ({ key, label: grouped.labelOf(key) })),
    ...(sizeOf(OTHER_ROW) > 0 ? [{ key: OTHER_ROW, label: '不在上列' }] : []),
    ...(sizeOf(UNKNOWN_ROW) > 0 ? [{ key: UNKNOWN_ROW, label: '未填' }] : []),
  ];
}

/** Rows of the records behind a number, in the order of the ledger. */
export function rowsBehind(
  subject: Subject,
  grouping: Grouping,
  input: CountInput,
  cell: CellAsked,
): readonly number[] {
  const rows: number[] = [];
  const grouped = groupedBy(grouping.by, groupingInput(subject, input));
  const figure = subject.figures.find(({ id }) => id === cell.figure);
  const test = figure === undefined ? () => true : madeOf(figure, figuresInput(subject, input));
  const isIn = (row: number): boolean => {
    if (cell.row === TOTAL_ROW) return true;
    const keys = grouped.keysAt(row);
    return typeof keys === 'string' ? keys === cell.row : keys.some((key) => key === cell.row);
  };
  eachCounted(subject, input, (row, isDated) => {
    if (cell.row === null ? !isDated : isDated && isIn(row) && test(row)) rows.push(row);
  });
  return rows;
}

/** The last day that is counted, and the day after it. */
const cutoffOf = ({ period, today }: CountInput): string => {
  const last = period.to < today ? period.to : today;
  return addDays(last, 1) ?? last;
};

const groupingInput = (subject: Subject, input: CountInput) => ({
  type: input.type,
  ledger: input.ledger,
  period: input.period,
  cutoff: cutoffOf(input),
  branches: input.branches,
  dates: datesOf(subject),
});

const figuresInput = (subject: Subject, input: CountInput): FiguresInput => ({
  figures: subject.figures,
  ledger: input.ledger,
  cutoff: cutoffOf(input),
  capacityOf: input.capacityOf,
});

const datesOf = ({ time }: Subject): readonly string[] =>
  time.kind === 'happened' ? time.dates : [time.since];

/** Live records of the organizations that are asked, in the period or of no certain day. */
function eachCounted(
  subject: Subject,
  input: CountInput,
  visit: (row: number, isDated: boolean) => void,
): void {
  const { ledger, branches } = input;
  const where = testOf(subject.where, ledger, cutoffOf(input));
  const standing = standingOf(subject, input);
  for (let row = 0; row < ledger.size; row++) {
    if (!ledger.isLive(row) || branches.keyOf(ledger.branchAt(row)) === undefined || !where(row)) continue;
    const belongs = standing(row);
    if (belongs !== 'out') visit(row, belongs === 'in');
  }
}

/** Whether a record belongs to the period. */
function standingOf({ time }: Subject, input: CountInput): (row: number) => 'in' | 'out' | 'undated' {
  const { ledger, period } = input;
  if (time.kind === 'happened') {
    const dates = time.dates.map((field) => ledger.reader(field));
    return (row) => whenHappened(firstFilled(dates, row), period);
  }
  const since = ledger.reader(time.since);
  const isGone = testOf(time.gone, ledger, cutoffOf(input));
  const [enteredAt, leftAt] = [ledger.reader(time.enteredAt), ledger.reader(time.leftAt)];
  const isAfter = (cell: Cell, which: 0 | -1, read: typeof earliestDay): boolean | undefined => {
    const day = typeof cell === 'string' ? read(cell.split('\n').at(which) ?? '') : undefined;
    return day === undefined ? undefined : day > period.to;
  };
  return (row) => {
    if (isAfter(since(row), 0, earliestDay) === true || isAfter(enteredAt(row), 0, earliestDay) === true)
      return 'out';
    return !isGone(row) || isAfter(leftAt(row), -1, latestDay) === true ? 'in' : 'out';
  };
}

function whenHappened(date: string | undefined, { from, to }: Days): 'in' | 'out' | 'undated' {
  if (date === undefined) return 'undated';
  // Nearly all dates are whole days, and there may be a hundred thousand of them.
  if (date.length === 10) return date >= from && date <= to ? 'in' : 'out';
  const [first, last] = [earliestDay(date), latestDay(date)];
  if (first === undefined || last === undefined) return 'undated';
  if (first >= from && last <= to) return 'in';
  return last < from || first > to ? 'out' : 'undated';
}
