import type { FieldDefinition } from '../../../shared/records/define';
import type { Cell, Column } from './column';

/** Chinese by pinyin, digits inside text by value (第2组 before 第10组). */
const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** Text in the order in which people look names up. */
export const compareTexts = (a: string, b: string): number => collator.compare(a, b);

/**
 * Whose order of text this is: ranks that were kept under another one are of no use. Chromium brings its own tables,
 * and names its version here.
 */
export const collation = (): string =>
  `${collator.resolvedOptions().locale} ${typeof navigator === 'undefined' ? '' : navigator.userAgent}`;

interface Ranked {
  readonly version: number;
  readonly size: number;
  readonly ranks: Int32Array;
}

/**
 * Ranks of a column's rows, so that sorting compares integers: comparing Chinese by locale costs a microsecond, and
 * a sort of a hundred thousand rows needs two million comparisons. Distinct texts are sorted once and kept in order;
 * after a change only the new ones are put in.
 */
export class Ranks {
  private ranked = new WeakMap<Column, Ranked>();
  private ordered = new WeakMap<Column, string[]>();

  /** Rank by row; empty cells have rank -1. `textOf` gives the text of a cell by which people order. */
  of(
    column: Column,
    size: number,
    field: FieldDefinition | undefined,
    textOf: (cell: Cell) => string,
  ): Int32Array {
    const known = this.ranked.get(column);
    // Titles of referred records change without the column: those are ranked afresh.
    const depends = field?.kind === 'reference';
    if (known !== undefined && known.version === column.version && known.size === size && !depends)
      return known.ranks;
    const ranks = isNumeric(field) ? rankNumbers(column, size) : this.rankTexts(column, size, textOf);
    this.ranked.set(column, { version: column.version, size, ranks });
    return ranks;
  }

  /** Takes over ranks that were made for the column as the snapshot has it. */
  adopt(column: Column, size: number, ranks: Int32Array): void {
    this.ranked.set(column, { version: column.version, size, ranks });
  }

  private rankTexts(column: Column, size: number, textOf: (cell: Cell) => string): Int32Array {
    const texts = new Map<Cell, string>();
    for (let row = 0; row < size; row++) {
      const cell = column.get(row);
      if (cell !== undefined && !texts.has(cell)) texts.set(cell, textOf(cell));
    }
    const before = this.ordered.get(column) ?? orderedBy(this.ranked.get(column), column, textOf);
    const inOrder = new Set(before);
    const added = [...new Set(texts.values())].filter((text) => !inOrder.has(text)).sort(compareTexts);
    const ordered = mergeOrdered(before, added);
    this.ordered.set(column, ordered);
    const rankOf = new Map(ordered.map((text, rank) => [text, rank]));
    const ranks = new Int32Array(size);
    for (let row = 0; row < size; row++) {
      const cell = column.get(row);
      ranks[row] = cell === undefined ? -1 : (rankOf.get(texts.get(cell) ?? '') ?? -1);
    }
    return ranks;
  }
}

/** The texts that adopted ranks stand for, in order; those of cells that changed since are told by nothing. */
function orderedBy(
  known: Ranked | undefined,
  column: Column,
  textOf: (cell: Cell) => string,
): readonly string[] {
  const texts: string[] = [];
  for (let row = 0; row < (known?.size ?? 0); row++) {
    const cell = column.get(row);
    const rank = known?.ranks[row] ?? -1;
    if (rank >= 0 && cell !== undefined && !column.isChanged(row)) texts[rank] = textOf(cell);
  }
  return texts.filter((text) => text !== undefined);
}

const isNumeric = (field: FieldDefinition | undefined): boolean =>
  field?.kind === 'integer' ||
  field?.kind === 'decimal' ||
  field?.kind === 'list' ||
  field?.kind === 'boolean';

function rankNumbers(column: Column, size: number): Int32Array {
  const distinct = new Set<number>();
  const numberAt = (row: number): number => {
    const cell = column.get(row);
    return cell === undefined ? Number.NaN : Number(cell);
  };
  for (let row = 0; row < size; row++) {
    const number = numberAt(row);
    if (!Number.isNaN(number)) distinct.add(number);
  }
  const rankOf = new Map([...distinct].sort((a, b) => a - b).map((number, rank) => [number, rank]));
  const ranks = new Int32Array(size);
  for (let row = 0; row < size; row++) ranks[row] = rankOf.get(numberAt(row)) ?? -1;
  return ranks;
}

function mergeOrdered(a: readonly string[], b: readonly string[]): string[] {
  if (b.length === 0) return [...a];
  const merged: string[] = [];
  let i = 0;
  for (const text of b) {
    while (i < a.length && compareTexts(a[i] ?? '', text) <= 0) merged.push(a[i++] ?? '');
    merged.push(text);
  }
  return merged.concat(a.slice(i));
}

export interface SortKey {
  readonly ranks: Int32Array;
  readonly descending: boolean;
}

/** Sorts rows by several keys; empty cells last whichever the direction, equal rows as they were entered. */
export function sortRows(rows: Int32Array, keys: readonly SortKey[]): Int32Array {
  // By the last key first: each pass keeps the order of equal rows.
  return keys.reduceRight((sorted, key) => byRank(sorted, key), rows);
}

/** Counting instead of comparing, because ranks are small whole numbers; plain loops, because this runs cold. */
function byRank(rows: Int32Array, { ranks, descending }: SortKey): Int32Array {
  const places = new Int32Array(rows.length);
  let highest = -1;
  for (let at = 0; at < rows.length; at++) {
    const rank = ranks[rows[at] ?? 0] ?? -1;
    places[at] = rank;
    if (rank > highest) highest = rank;
  }
  const starts = new Int32Array(highest + 3);
  for (let at = 0; at < places.length; at++) {
    const rank = places[at] ?? -1;
    const place = rank < 0 ? highest + 1 : descending ? highest - rank : rank;
    places[at] = place;
    starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  }
  for (let place = 1; place < starts.length; place++) {
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  }
  const sorted = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const place = places[at] ?? 0;
    const to = starts[place] ?? 0;
    sorted[to] = rows[at] ?? 0;
    starts[place] = to + 1;
  }
  return sorted;
}
