import { isSaid, type LedgerColumns, type RowTest, testOf } from '../completeness/conditions';
import type { Cell } from '../completeness/requirement';
import type { Figure } from './subject';

/** A figure as a number: things are whole, amounts in hundredths, percent in hundredths of a percent; null: nothing to say. */
export type FigureValue = number | null;

/** What one row adds up to. */
export interface Tally {
  /** One record. */
  add(row: number): void;
  /** Values in the order of the figures. `total`: of the row of totals, for shares; absent: this is that row. */
  values(total?: readonly FigureValue[]): readonly FigureValue[];
}

/** Numbers that organizations themselves have, by field and organization; for coverage. */
export type Capacities = (field: string, branch: string) => number | undefined;

export interface FiguresInput {
  readonly figures: readonly Figure[];
  readonly ledger: LedgerColumns;
  readonly cutoff: string;
  readonly capacityOf: Capacities;
}

interface Counter {
  add(row: number): void;
  value(): FigureValue;
}

type NewCounter = (branches: readonly string[]) => Counter;

/** Compiles the figures; each row of the table then takes a tally of its own. `branches`: organizations of that row. */
export function tallies(input: FiguresInput): (branches: readonly string[]) => Tally {
  const { figures } = input;
  const makers = figures.map((figure) => counterOf(figure, input));
  return (branches) => {
    const counters = makers.map((make) => make?.(branches));
    const basic = counters.filter((counter): counter is Counter => counter !== undefined);
    return {
      add: (row) => {
        for (const counter of basic) counter.add(row);
      },
      values: (total) => {
        const values = counters.map((counter) => counter?.value() ?? null);
        const figureOf = (id: string, among: readonly FigureValue[]) =>
          among[figures.findIndex((figure) => figure.id === id)] ?? null;
        return figures.map((figure, at) => {
          if (figure.kind === 'rate')
            return percent(figureOf(figure.part, values), figureOf(figure.whole, values));
          if (figure.kind === 'share')
            return percent(figureOf(figure.of, values), figureOf(figure.of, total ?? values));
          return values[at] ?? null;
        });
      },
    };
  };
}

/** Records that a figure is made of, among those of a row: what is shown when it is opened. */
export function madeOf(figure: Figure, { figures, ledger, cutoff }: FiguresInput): RowTest {
  switch (figure.kind) {
    case 'count':
      return testOf(figure.where, ledger, cutoff);
    case 'sum':
      return isGiven(figure.given ?? [], ledger);
    case 'mean':
      return isGiven([figure.field], ledger);
    case 'distinct':
    case 'coverage':
      return isGiven(figure.fields, ledger);
    case 'rate':
    case 'share': {
      const basis = figures.find(({ id }) => id === (figure.kind === 'rate' ? figure.whole : figure.of));
      if (basis === undefined || basis.kind === 'rate' || basis.kind === 'share') return () => true;
      return madeOf(basis, { figures, ledger, cutoff, capacityOf: () => undefined });
    }
  }
}

function counterOf(figure: Figure, { ledger, cutoff, capacityOf }: FiguresInput): NewCounter | undefined {
  switch (figure.kind) {
    case 'count': {
      const test = testOf(figure.where, ledger, cutoff);
      return () => counting(test);
    }
    case 'sum': {
      const given = isGiven(figure.given ?? [], ledger);
      const reads = figure.fields.map((field) => ledger.reader(field));
      return () => summing(given, reads);
    }
    case 'mean': {
      const read = ledger.reader(figure.field);
      return () => averaging(read);
    }
    case 'distinct': {
      const keyAt = keyReader(figure.fields, ledger);
      return () => differing(keyAt);
    }
    case 'coverage': {
      const keyAt = keyReader(figure.fields, ledger);
      return (branches) => covering(keyAt, ledger, branches, (branch) => capacityOf(figure.outOf, branch));
    }
    case 'rate':
    case 'share':
      return undefined;
  }
}

function counting(test: RowTest): Counter {
  let count = 0;
  return {
    add: (row) => {
      if (test(row)) count += 1;
    },
    value: () => count,
  };
}

type Read = (row: number) => Cell;

/** Whole hundredths, so that money adds up exactly. */
const hundredths = (cell: Cell): number | undefined => {
  const number = cell === undefined || cell === '' || typeof cell === 'boolean' ? Number.NaN : Number(cell);
  return Number.isFinite(number) ? Math.round(number * 100) : undefined;
};

function summing(given: RowTest, reads: readonly Read[]): Counter {
  let sum = 0;
  return {
    add: (row) => {
      if (!given(row)) return;
      for (const read of reads) sum += hundredths(read(row)) ?? 0;
    },
    value: () => sum,
  };
}

function averaging(read: Read): Counter {
  let [sum, count] = [0, 0];
  return {
    add: (row) => {
      const value = hundredths(read(row));
      if (value === undefined) return;
      sum += value;
      count += 1;
    },
    value: () => (count === 0 ? null : Math.round(sum / count)),
  };
}

function differing(keyAt: KeyReader): Counter {
  const met = new Set<string>();
  return {
    add: (row) => {
      const key = keyAt(row);
      if (key !== undefined) met.add(key);
    },
    value: () => met.size,
  };
}

function covering(
  keyAt: KeyReader,
  ledger: LedgerColumns,
  branches: readonly string[],
  capacityOf: (branch: string) => number | undefined,
): Counter {
  const met = new Set<string>();
  const known = new Map(branches.map((branch) => [branch, capacityOf(branch) ?? 0] as const));
  const all = [...known.values()].reduce((sum, number) => sum + number, 0);
  return {
    add: (row) => {
      if ((known.get(ledger.branchAt(row) ?? '') ?? 0) <= 0) return;
      const key = keyAt(row);
      if (key !== undefined) met.add(key);
    },
    value: () => (all <= 0 ? null : percent(met.size, all)),
  };
}

type KeyReader = (row: number) => string | undefined;

/** One text for a combination of values; undefined if one of them is missing. */
function keyReader(fields: readonly string[], ledger: LedgerColumns): KeyReader {
  const reads = fields.map((field) => ledger.reader(field));
  return (row) => {
    const cells: string[] = [];
    for (const read of reads) {
      const cell = read(row);
      if (!isSaid(cell)) return undefined;
      cells.push(String(cell));
    }
    return cells.join('\n');
  };
}

function isGiven(fields: readonly string[], ledger: LedgerColumns): RowTest {
  const reads = fields.map((field) => ledger.reader(field));
  return (row) => reads.every((read) => isSaid(read(row)));
}

const percent = (part: FigureValue, whole: FigureValue): FigureValue =>
  part === null || whole === null || whole === 0 ? null : Math.round((part / whole) * 10_000);

/** As it is written: `12`, `83.3%`, `1250.50`, `—`. */
export function showFigure(figure: Figure, value: FigureValue): string {
  if (value === null) return '—';
  switch (figure.kind) {
    case 'count':
    case 'distinct':
      return String(value);
    case 'rate':
    case 'share':
    case 'coverage':
      return `${(value / 100).toFixed(1)}%`;
    case 'mean':
      return (value / 100).toFixed(2);
    case 'sum':
      return (value / 100).toFixed(figure.places);
  }
}
