import { type Cell, type Merge, type Sheet, textCell, type Workbook } from '../../../shared/import/cell';

/** A sheet of text cells; numbers become number cells. */
export function sheetOf(
  rows: readonly (readonly (string | number)[])[],
  more: { readonly merges?: readonly Merge[]; readonly name?: string; readonly hidden?: boolean } = {},
): Sheet {
  return {
    name: more.name ?? '花名册',
    hidden: more.hidden ?? false,
    rows: rows.map((row) => row.map(toCell)),
    merges: more.merges ?? [],
    date1904: false,
  };
}

export function workbookOf(...sheets: readonly Sheet[]): Workbook {
  return { sheets, notes: [], cut: false, encoding: null };
}

/** A merged area, 0-based, both ends included. */
export const merge = (top: number, left: number, bottom: number, right: number): Merge => ({
  top,
  left,
  bottom,
  right,
});

const toCell = (value: string | number): Cell =>
  typeof value === 'number' ? { kind: 'number', text: String(value), number: value } : textCell(value);
