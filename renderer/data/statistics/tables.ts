import { type CountInput, countSubject, rowsBehind } from '../../../shared/rules/statistics/count';
import { showFigure } from '../../../shared/rules/statistics/figures';
import type { BranchRows } from '../../../shared/rules/statistics/grouping';
import { isStretch, periodLabel } from '../../../shared/rules/statistics/period';
import type { Grouping, Subject } from '../../../shared/rules/statistics/subject';
import { subjectOf, tableTitle } from '../../../shared/rules/statistics/subjects';
import type { StatisticsAsked, StatisticsCell, StatisticsRow, StatisticsTable } from '../api-statistics';
import { placeName } from '../boards/board-scope';
import { ledgerOf } from '../completeness/ledgers';
import type { RecordIndex } from '../index/record-index';

interface KnownTable {
  readonly from: string;
  readonly table: StatisticsTable;
}

/** Tables counted before, by what was asked; forgotten with the index. */
const tablesByIndex = new WeakMap<RecordIndex, Map<string, KnownTable>>();
/** A clerk goes through a handful of them. */
const MOST_TABLES = 60;

/**
 * A table of the statistics. It is counted anew only if a record of its type has changed, an organization, or the day.
 * @param unit name of the office, for tables of all organizations
 * @returns undefined for a table that this version doesn't know, or days that are no period
 */
export function tableOf(
  index: RecordIndex,
  asked: StatisticsAsked,
  today: string,
  unit: string,
): StatisticsTable | undefined {
  const known = tablesByIndex.get(index) ?? new Map<string, KnownTable>();
  tablesByIndex.set(index, known);
  const found = lookUp(index, asked, today);
  if (found === undefined) return undefined;
  const key = JSON.stringify([asked.subject, asked.grouping, asked.branch, asked.from, asked.to]);
  const from = JSON.stringify([
    today,
    unit,
    index.organizations().version,
    index.of(found.subject.type)?.version ?? 0,
  ]);
  const before = known.get(key);
  if (before?.from === from) return before.table;
  const table = countTable(index, asked, found, unit);
  if (known.size >= MOST_TABLES) known.clear();
  known.set(key, { from, table });
  return table;
}

/** Rows of a type behind one number; undefined for a table that this version doesn't know. */
export function rowsOfCell(
  index: RecordIndex,
  cell: StatisticsCell,
  today: string,
): { readonly type: string; readonly rows: ReadonlySet<number> } | undefined {
  const found = lookUp(index, cell, today);
  if (found === undefined) return undefined;
  const { subject, grouping, input } = found;
  return { type: subject.type, rows: new Set(rowsBehind(subject, grouping, input, cell)) };
}

interface Found {
  readonly subject: Subject;
  readonly grouping: Grouping;
  readonly input: CountInput;
}

function lookUp(index: RecordIndex, asked: StatisticsAsked, today: string): Found | undefined {
  const named = subjectOf(asked.subject, asked.grouping);
  const period = { from: asked.from, to: asked.to };
  if (named === undefined || !isStretch(period)) return undefined;
  const ofType = index.of(named.subject.type);
  const ledger = ledgerOf(index, named.subject.type);
  if (ofType === undefined || ledger === undefined) return undefined;
  const { rows, below } = branchesOf(index, asked.branch);
  const organizations = index.organizations();
  const input: CountInput = {
    type: ofType.type,
    ledger,
    period,
    today,
    branches: rows,
    branchesOf: (key) => below.get(key) ?? [],
    capacityOf: (field, branch) => {
      const cell = organizations.cell(field, organizations.rowOf(branch) ?? -1);
      return typeof cell === 'number' ? cell : undefined;
    },
  };
  return { ...named, input };
}

/** The row of what the chosen organization itself has. */
const OWN = 'own';

interface Branches {
  readonly rows: BranchRows;
  /** Organizations of a row; null: all. */
  readonly below: ReadonlyMap<string | null, readonly string[]>;
}

/** One row for each organization directly below the chosen one, and one for its own records. */
function branchesOf(index: RecordIndex, branch: string | null): Branches {
  const tree = index.tree();
  const nodes = tree.nodes(new Map());
  const roots = nodes.filter(({ parent }) => parent === null);
  // A township's vault has one root, under which all else stands.
  const top = branch ?? (roots.length === 1 ? (roots[0]?.id ?? null) : null);
  const direct = nodes.filter(({ parent }) => parent === top);
  const keys = new Map<string, string>();
  const below = new Map<string | null, readonly string[]>();
  for (const { id } of direct) {
    const all = [...tree.subtree(id)];
    below.set(id, all);
    for (const one of all) keys.set(one, id);
  }
  if (top !== null) {
    keys.set(top, OWN);
    below.set(OWN, [top]);
  }
  below.set(null, [...keys.keys()]);
  const own =
    top === null ? [] : [{ key: OWN, label: direct.length === 0 ? placeName({ index }, top) : '本级' }];
  const heads = [...own, ...direct.map(({ id }) => ({ key: id, label: placeName({ index }, id) }))];
  // Records of no known organization belong to the whole and to none of its parts.
  const elsewhere = branch === null ? null : undefined;
  return { rows: { heads, keyOf: (id) => keys.get(id ?? '') ?? elsewhere }, below };
}

function countTable(
  index: RecordIndex,
  asked: StatisticsAsked,
  { subject, grouping, input }: Found,
  unit: string,
): StatisticsTable {
  const { rows, total, undated } = countSubject(subject, grouping, input);
  const shown = subject.figures.flatMap((figure, at) => (figure.hidden === true ? [] : [{ figure, at }]));
  const rowOf = ({ key, label, values }: (typeof rows)[number]): StatisticsRow => ({
    key,
    label,
    figures: shown.map(({ figure, at }) => {
      const value = values[at] ?? null;
      return { value, text: showFigure(figure, value) };
    }),
  });
  return {
    title: tableTitle(subject, grouping),
    place: asked.branch === null ? unit : (index.titleOf('organization', asked.branch) ?? unit),
    period: periodLabel(asked),
    corner: grouping.label,
    columns: shown.map(({ figure: { id, label, unit: of } }) => ({ id, label, unit: of ?? '' })),
    rows: rows.map(rowOf),
    total: rowOf(total),
    undated,
    notes: [
      ...subject.notes,
      ...(grouping.source === undefined ? [] : [`${grouping.label}分段：${grouping.source}。`]),
    ],
    asOf: input.today,
  };
}
