import type { FieldDefinition } from '../../../shared/records/define';
import { displayText, maskedText } from '../../../shared/records/display';
import { dueTest } from '../../../shared/rules/due';
import type { ColumnFilter, Facet, QuerySpec } from '../api';
import { rowsOfCell } from '../statistics/tables';
import { blobsAt } from './blobs';
import type { Cell } from './column';
import { compareTexts, type SortKey, sortRows } from './order';
import type { RecordIndex } from './record-index';
import { askedWords, matchesWords } from './search';
import { filterText, searchable } from './searchable';
import { readerOf, type TypeIndex } from './type-index';

/** What a question is asked beside the records. */
export interface QueryContext {
  /** `YYYY-MM-DD`, for what is due. */
  readonly today: string;
  /** Content hashes of the files that hold all words typed; absent: nobody looks into files. */
  readonly filesWith?: FilesWith;
}

export type FilesWith = (typed: string) => ReadonlySet<string>;

/** Rows of a type that a question means, in its order. */
export function runQuery(
  index: RecordIndex,
  ofType: TypeIndex,
  spec: QuerySpec,
  context: QueryContext,
): Int32Array {
  const rows = matchingRows(index, ofType, spec, context);
  return sortRows(rows, sortKeys(index, ofType, spec.sort));
}

/** Text per column of the totals row: sums of numbers, counts by code, else how many are filled in. */
export function totalsOf(ofType: TypeIndex, rows: Int32Array): Readonly<Record<string, string>> {
  const totals = (ofType.type.list.totals ?? []).map((key) => {
    const field = ofType.type.fields[key];
    return [key, field ? totalOf(ofType, key, field, rows) : ''] as const;
  });
  return Object.fromEntries(totals);
}

/** Distinct values of a column under all of the question but the column's own filter, the most frequent first. */
export function facetsOf(
  index: RecordIndex,
  ofType: TypeIndex,
  spec: QuerySpec,
  key: string,
  context: QueryContext,
): readonly Facet[] {
  const { [key]: _own, ...filters } = spec.filters;
  const counts = new Map<string, number>();
  for (const row of matchingRows(index, ofType, { ...spec, filters }, context)) {
    const value = keyOf(ofType.cell(key, row));
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const field = ofType.type.fields[key];
  const titleOf = (type: string, id: string) => index.titleOf(type, id);
  const facets = [...counts].map(([value, count]) => ({
    value,
    text: value === '' ? '（空）' : field ? maskedText(field, cellFromKey(field, value), { titleOf }) : value,
    count,
  }));
  return facets.sort((a, b) => b.count - a.count || compareTexts(a.text, b.text));
}

/** A cell as the filter “in” names it. */
export const keyOf = (cell: Cell): string => (cell === undefined ? '' : String(cell));

function matchingRows(
  index: RecordIndex,
  ofType: TypeIndex,
  spec: QuerySpec,
  { today, filesWith }: QueryContext,
): Int32Array {
  const tests = [
    ...branchTest(index, ofType, spec.branch),
    ...onlyTest(ofType, spec.only, today),
    ...countedTest(index, ofType, spec.counted, today),
    ...Object.entries(spec.filters).map(([key, filter]) => filterTest(index, ofType, key, filter)),
    ...textTest(ofType, spec.text ?? '', filesWith),
  ];
  const rows = new Int32Array(ofType.size);
  let count = 0;
  for (let row = 0; row < ofType.size; row++) {
    if (ofType.isLive(row) && tests.every((test) => test(row))) rows[count++] = row;
  }
  return rows.subarray(0, count);
}

type Test = (row: number) => boolean;

function branchTest(index: RecordIndex, ofType: TypeIndex, branch: string | null): readonly Test[] {
  if (branch === null) return [];
  const scope = index.tree().subtree(branch);
  return [(row) => scope.has(index.branchAt(ofType, row) ?? '')];
}

function onlyTest(ofType: TypeIndex, only: QuerySpec['only'], today: string): readonly Test[] {
  switch (only) {
    case undefined:
      return [];
    case 'conflict':
      return [(row) => ofType.isConflict(row)];
    case 'incomplete':
      return [(row) => ofType.completenessAt(row) < 100];
    case 'error':
    case 'warning':
      return [(row) => ofType.levelAt(row) === only];
    case 'overdue':
    case 'due-soon': {
      const { due } = ofType.type;
      return [due === undefined ? () => false : dueTest(due, readerOf(ofType), only, today)];
    }
  }
}

function countedTest(
  index: RecordIndex,
  ofType: TypeIndex,
  cell: QuerySpec['counted'],
  today: string,
): readonly Test[] {
  if (cell === undefined) return [];
  const rows = rowsOfCell(index, cell, today);
  return [rows?.type === ofType.type.name ? (row) => rows.rows.has(row) : () => false];
}

function textTest(ofType: TypeIndex, text: string, filesWith: FilesWith | undefined): readonly Test[] {
  const asked = askedWords(text);
  if (asked.length === 0) return [];
  const inRecord: Test = (row) => matchesWords(ofType, row, asked);
  const files = ofType.type.searchFiles === true ? filesWith?.(text) : undefined;
  if (files === undefined || files.size === 0) return [inRecord];
  return [(row) => inRecord(row) || blobsAt(ofType, row).some((blob) => files.has(blob))];
}

function filterTest(index: RecordIndex, ofType: TypeIndex, key: string, filter: ColumnFilter): Test {
  const field = ofType.type.fields[key];
  switch (filter.kind) {
    case 'contains':
      return containsTest(index, ofType, key, field, filter.text);
    case 'in': {
      const wanted = new Set(filter.values);
      return (row) => wanted.has(keyOf(ofType.cell(key, row)));
    }
    case 'between':
      return field?.kind === 'integer' || field?.kind === 'decimal'
        ? numberTest(ofType, key, filter)
        : dateTest(ofType, key, filter);
    case 'empty':
      return (row) => !ofType.has(key, row);
    case 'present':
      return (row) => ofType.has(key, row);
  }
}

function containsTest(
  index: RecordIndex,
  ofType: TypeIndex,
  key: string,
  field: FieldDefinition | undefined,
  text: string,
): Test {
  const wanted = searchable(text.trim());
  // Codes and references repeat: each distinct value is shown once.
  const known = new Map<Cell, boolean>();
  const titleOf = (type: string, id: string) => index.titleOf(type, id);
  return (row) => {
    const cell = ofType.cell(key, row);
    if (cell === undefined) return wanted === '';
    const before = known.get(cell);
    if (before !== undefined) return before;
    const shown = field ? filterText(field, cell, titleOf) : searchable(String(cell));
    const found = shown.includes(wanted);
    known.set(cell, found);
    return found;
  };
}

type Between = Extract<ColumnFilter, { kind: 'between' }>;

/** A date of which only the year or month is known covers all its days: it is in the range if any of them is. */
function dateTest(ofType: TypeIndex, key: string, { from, to }: Between): Test {
  return (row) => {
    const cell = ofType.cell(key, row);
    if (typeof cell !== 'string') return false;
    return (from === null || `${cell}~` >= from) && (to === null || cell <= `${to}~`);
  };
}

function numberTest(ofType: TypeIndex, key: string, { from, to }: Between): Test {
  const low = from === null || from === '' ? Number.NEGATIVE_INFINITY : Number(from);
  const high = to === null || to === '' ? Number.POSITIVE_INFINITY : Number(to);
  return (row) => {
    const cell = ofType.cell(key, row);
    return cell !== undefined && Number(cell) >= low && Number(cell) <= high;
  };
}

function sortKeys(index: RecordIndex, ofType: TypeIndex, sort: QuerySpec['sort']): readonly SortKey[] {
  return sort.flatMap(({ field, descending }) => {
    const column = ofType.column(field);
    return column === undefined ? [] : [{ ranks: index.ranksOf(ofType, field, column), descending }];
  });
}

function totalOf(ofType: TypeIndex, key: string, field: FieldDefinition, rows: Int32Array): string {
  if (field.kind === 'integer' || field.kind === 'decimal') return sumOf(ofType, key, rows);
  if (field.kind !== 'code') return `${filledIn(ofType, key, rows)}`;
  const counts = new Map<Cell, number>();
  for (const row of rows) {
    const cell = ofType.cell(key, row);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  counts.delete(undefined);
  if (counts.size === 0 || counts.size > 4) return `${filledIn(ofType, key, rows)}`;
  const parts = [...counts].map(([code, count]) => [String(code), count] as const);
  parts.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return parts.map(([code, count]) => `${displayText(field, code)} ${count}`).join(' · ');
}

function filledIn(ofType: TypeIndex, key: string, rows: Int32Array): number {
  let filled = 0;
  for (const row of rows) if (ofType.has(key, row)) filled += 1;
  return filled;
}

/** Sum in whole hundredths of the finest place, so that amounts of money add up exactly. */
function sumOf(ofType: TypeIndex, key: string, rows: Int32Array): string {
  let sum = 0n;
  let places = 0;
  const amounts: string[] = [];
  for (const row of rows) {
    const cell = ofType.cell(key, row);
    if (cell === undefined || !/^-?\d+(\.\d+)?$/.test(String(cell))) continue;
    amounts.push(String(cell));
    places = Math.max(places, String(cell).split('.')[1]?.length ?? 0);
  }
  for (const amount of amounts) {
    const [whole = '0', fraction = ''] = amount.split('.');
    sum += BigInt(whole + fraction.padEnd(places, '0'));
  }
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return sum < 0n ? `-${text}` : text;
}

function cellFromKey(field: FieldDefinition, key: string): string | number | boolean {
  if (field.kind === 'boolean') return key === 'true';
  return field.kind === 'integer' || field.kind === 'list' ? Number(key) : key;
}
