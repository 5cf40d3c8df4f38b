import type { Json } from '../../../shared/kernel/json';

/** What a cell of the index holds: lists are held as their number of elements. */
export type Cell = string | number | boolean | undefined;

/** A cell for a stored value. */
export const cellOf = (value: Json | undefined): Cell =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : Array.isArray(value) && value.length > 0
      ? value.length
      : undefined;

/** Distinct values up to which a column shares its strings. */
const SHARED = 4096;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The values of one field for all records of a type. A column of the snapshot is read when it is first asked for:
 * most of a member's seventy fields are never looked at between two locks.
 */
export class Column {
  /** Raised with each change; what was derived from the column asks it. */
  version = 0;
  private values: Cell[] | undefined;
  private packed: Uint8Array | undefined;
  /** Changes to a column that nobody has read yet. */
  private late = new Map<number, Cell>();
  private shared: Map<string, string> | undefined = new Map();

  constructor(packed?: Uint8Array) {
    this.packed = packed;
    if (packed === undefined) this.values = [];
  }

  get(row: number): Cell {
    return this.open()[row];
  }

  set(row: number, value: Cell): void {
    if (this.values === undefined) {
      this.late.set(row, value);
      this.version += 1;
      return;
    }
    if (this.values[row] === value) return;
    this.version += 1;
    this.write(this.values, row, value);
  }

  /** Bytes for the snapshot. */
  pack(): Uint8Array {
    if (this.packed !== undefined && this.late.size === 0) return this.packed;
    return encoder.encode(JSON.stringify(packValues(this.open())));
  }

  private write(values: Cell[], row: number, value: Cell): void {
    // Holes would turn the array into a slow one.
    while (values.length < row) values.push(undefined);
    values[row] = typeof value === 'string' ? this.share(value) : value;
  }

  private open(): Cell[] {
    if (this.values === undefined) {
      this.values = unpackValues(JSON.parse(decoder.decode(this.packed)));
      this.packed = undefined;
      for (const [row, value] of this.late) this.write(this.values, row, value);
      this.late.clear();
    }
    return this.values;
  }

  private share(text: string): string {
    if (this.shared === undefined) return text;
    const known = this.shared.get(text);
    if (known !== undefined) return known;
    if (this.shared.size >= SHARED) this.shared = undefined;
    else this.shared.set(text, text);
    return text;
  }
}

type Packed =
  /** Few distinct values: each once, and numbers. 0 stands for an empty cell. */
  { readonly d: readonly Cell[]; readonly c: readonly number[] } | { readonly v: readonly (Cell | null)[] };

function packValues(values: readonly Cell[]): Packed {
  const numbers = new Map<Cell, number>();
  for (const value of values) {
    if (value === undefined || numbers.has(value)) continue;
    numbers.set(value, numbers.size + 1);
    if (numbers.size > SHARED) return { v: values.map((cell) => cell ?? null) };
  }
  return { d: [...numbers.keys()], c: values.map((cell) => numbers.get(cell) ?? 0) };
}

/** The bytes were sealed by us and authenticated; their shape is what `packValues` wrote. */
function unpackValues(packed: Packed): Cell[] {
  if ('v' in packed) return packed.v.map((cell) => cell ?? undefined);
  const { d, c } = packed;
  return c.map((number) => (number === 0 ? undefined : d[number - 1]));
}
