import type { Json } from '../kernel/json';
import type { FieldDefinition, Finding, RecordTypeDefinition } from '../records/define';
import { type Cell, cellAt, textCell } from './cell';
import type { Table, TableRow } from './find-table';
import type { ColumnMapping } from './map-columns';
import { type CellContext, readCell } from './read-cell';

/** One row read through the mapping: what its cells say, before anything outside the row is asked. */
export interface ReadRow {
  /** 1-based, as the clerk sees it in Excel. */
  readonly row: number;
  /** Only filled cells: an empty cell is no value and erases nothing. */
  readonly values: Readonly<Record<string, Json>>;
  /** The text in the sheet (or as mended) for each mapped field. */
  readonly raw: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
}

/** Texts that the user typed over cells, by field. */
export type Mends = Readonly<Record<string, string>>;

interface Reader {
  /** Several only for a list: 介绍人1 and 介绍人2 together make it. */
  readonly columns: readonly number[];
  readonly key: string;
  readonly field: FieldDefinition;
  readonly context: CellContext;
}

/** Prepares the mapping once for all rows of a table. */
export function rowReader(
  type: RecordTypeDefinition,
  mapping: ColumnMapping,
  table: Table,
): (row: TableRow, mends?: Mends) => ReadRow {
  const columnsOf = new Map<string, number[]>();
  for (const { column, field } of mapping.columns) {
    if (field !== null) columnsOf.set(field, [...(columnsOf.get(field) ?? []), column]);
  }
  const readers = [...columnsOf].flatMap(([key, columns]): readonly Reader[] => {
    const field = type.fields[key];
    return field === undefined ? [] : [{ columns, key, field, context: { key, date1904: table.date1904 } }];
  });
  return (row, mends) => readRow(type, readers, row, mends, table.date1904);
}

function readRow(
  type: RecordTypeDefinition,
  readers: readonly Reader[],
  row: TableRow,
  mends: Mends | undefined,
  date1904: boolean,
): ReadRow {
  const values: Record<string, Json> = {};
  const raw: Record<string, string> = {};
  const findings: Finding[] = [];
  const take = (key: string, field: FieldDefinition, cell: Cell, context: CellContext): void => {
    raw[key] = cell.text;
    const reading = readCell(field, cell, context);
    if (reading.value !== undefined) values[key] = reading.value;
    if (reading.findings.length > 0) findings.push(...reading.findings);
  };
  for (const { columns, key, field, context } of readers) {
    const mend = mends?.[key];
    take(key, field, mend === undefined ? cellOf(row, columns, field) : textCell(mend), context);
  }
  for (const [key, text] of Object.entries(mends ?? {})) {
    // A field without a column can be mended too: a missing name, a date that the sheet does not have.
    const field = type.fields[key];
    if (field !== undefined && raw[key] === undefined) take(key, field, textCell(text), { key, date1904 });
  }
  return { row: row.row, values, raw, findings };
}

function cellOf(row: TableRow, columns: readonly number[], field: FieldDefinition): Cell {
  const [only, ...more] = columns;
  if (only === undefined || more.length === 0) return cellAt(row.cells, only ?? 0);
  const cells = columns.map((column) => cellAt(row.cells, column)).filter(({ kind }) => kind !== 'empty');
  const broken = cells.find(({ kind }) => kind === 'error');
  return broken ?? textCell(cells.map(({ text }) => text).join(field.cell?.separator ?? ' '));
}
