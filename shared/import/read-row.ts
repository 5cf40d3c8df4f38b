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
  readonly column: number;
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
  const readers = mapping.columns.flatMap(({ column, field: key }): readonly Reader[] => {
    const field = key === null ? undefined : type.fields[key];
    if (key === null || field === undefined) return [];
    return [{ column, key, field, context: { key, date1904: table.date1904 } }];
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
  for (const { column, key, field, context } of readers) {
    const mend = mends?.[key];
    take(key, field, mend === undefined ? cellAt(row.cells, column) : textCell(mend), context);
  }
  for (const [key, text] of Object.entries(mends ?? {})) {
    // A field without a column can be mended too: a missing name, a date that the sheet does not have.
    const field = type.fields[key];
    if (field !== undefined && raw[key] === undefined) take(key, field, textCell(text), { key, date1904 });
  }
  return { row: row.row, values, raw, findings };
}
