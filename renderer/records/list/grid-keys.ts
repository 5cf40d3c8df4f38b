/** Where the keyboard stands in a grid; row -1 is the row of headings. */
export interface GridSpot {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are in sight at once. */
  readonly page: number;
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** The spot after a key, or null if the key does not move. From the first row one gets up to the headings. */
export function moveSpot(spot: GridSpot, key: string, size: GridSize): GridSpot | null {
  const lastRow = size.rows - 1;
  const lowest = Math.min(0, lastRow);
  switch (key) {
    case 'ArrowDown':
      return { ...spot, row: Math.min(spot.row + 1, lastRow) };
    case 'ArrowUp':
      return { ...spot, row: Math.max(spot.row - 1, -1) };
    case 'ArrowLeft':
      return { ...spot, column: clamp(spot.column - 1, 0, size.columns - 1) };
    case 'ArrowRight':
      return { ...spot, column: clamp(spot.column + 1, 0, size.columns - 1) };
    case 'PageDown':
      return { ...spot, row: clamp(spot.row + size.page, lowest, lastRow) };
    case 'PageUp':
      return { ...spot, row: clamp(spot.row - size.page, lowest, lastRow) };
    case 'Home':
      return { ...spot, row: lowest };
    case 'End':
      return { ...spot, row: lastRow };
    default:
      return null;
  }
}
