/** What a table file holds, as far as import needs to know. The edges (xlsx, csv) produce it; this room only reads it. */

/** How exact a number format shows a date; `yyyy"年"m"月"` is a month, although the file stores its first day. */
export type DatePrecision = 'year' | 'month' | 'day';

export type Cell =
  | { readonly kind: 'empty'; readonly text: '' }
  | { readonly kind: 'text'; readonly text: string }
  /** `text` as the sheet shows it (`4.20683E+17`), `number` as stored (a double: digits past the 15th are lost). */
  | { readonly kind: 'number'; readonly text: string; readonly number: number }
  | { readonly kind: 'boolean'; readonly text: string; readonly boolean: boolean }
  /** A number under a date format: `number` is the serial. */
  | {
      readonly kind: 'date';
      readonly text: string;
      readonly number: number;
      readonly precision: DatePrecision;
    }
  /** `#N/A`, `#REF!` and so on: the result of a formula that failed in the sender's program. */
  | { readonly kind: 'error'; readonly text: string };

export const EMPTY_CELL: Cell = { kind: 'empty', text: '' };

/** A merged area, 0-based, both ends included. Only its first cell holds a value. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One sheet. `rows[0]` is row 1 of the file, so that a row can be named as the clerk sees it. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];
  /** Serials count from 1904-01-01 (files of old Mac programs) instead of 1900. */
  readonly date1904: boolean;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Chinese sentences on what was left out or not run: formulas, macros, links, hidden sheets, rows past the limit. */
  readonly notes: readonly string[];
  /** Rows or columns past the limit were left out; `notes` says which. */
  readonly cut: boolean;
  /** Encoding of a CSV file (`utf-8`, `utf-16le`, `utf-16be`, `gb18030`); null for workbooks. */
  readonly encoding: string | null;
}

/** Makes a text cell, or the empty cell; what CSV files and mended cells consist of. */
export function textCell(text: string): Cell {
  return text === '' ? EMPTY_CELL : { kind: 'text', text };
}

/** The cell at a position, or the empty cell past the end of a short row. */
export function cellAt(row: readonly Cell[] | undefined, column: number): Cell {
  return row?.[column] ?? EMPTY_CELL;
}
