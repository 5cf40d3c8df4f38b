/** Where the keyboard stands in a matrix. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

export interface MatrixSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are in sight at once. */
  readonly page: number;
}

const clamp = (value: number, high: number): number => Math.max(0, Math.min(high, value));

/** The square after a key, or null if the key does not move. Ctrl+Home and Ctrl+End go to the corners. */
export function moveInMatrix(
  { row, column }: Spot,
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  size: MatrixSize,
): Spot | null {
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  switch (key) {
    case 'ArrowDown':
      return { row: clamp(row + 1, lastRow), column };
    case 'ArrowUp':
      return { row: clamp(row - 1, lastRow), column };
    case 'ArrowRight':
      return { row, column: clamp(column + 1, lastColumn) };
    case 'ArrowLeft':
      return { row, column: clamp(column - 1, lastColumn) };
    case 'PageDown':
      return { row: clamp(row + size.page, lastRow), column };
    case 'PageUp':
      return { row: clamp(row - size.page, lastRow), column };
    case 'Home':
      return ctrlKey ? { row: 0, column: 0 } : { row, column: 0 };
    case 'End':
      return ctrlKey ? { row: lastRow, column: lastColumn } : { row, column: lastColumn };
    default:
      return null;
  }
}
