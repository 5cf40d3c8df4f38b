import type { Json } from '../../../shared/kernel/json';
import { type PackedValues, packValues, SHARED, unpackValues } from './packed-values';

/** What a cell of the index holds: lists are held as their number of elements. */
export type Cell = string | number | boolean | undefined;

/** A cell for a stored value. */
export const cellOf = (value: Json | undefined): Cell =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : Array.isArray(value) && value.length > 0
      ? value.length
      : undefined;

/** A part of the index was asked for that has not been read from the snapshot yet. Whoever asked waits, and asks again. */
export class PartAway extends Error {
  constructor() {
    super('a part of the index is not read yet');
    this.name = 'PartAway';
  }
}

/** Single texts read from a packed column before it is unpacked: a screen of rows is far less, a scan far more. */
const SINGLE_READS = 2_000;
/** Changes kept beside a packed column before it is unpacked. */
const MOST_LATE = 2_000;

/**
 * The values of one field for all records of a type. A column of the snapshot stays packed until most of it is
 * read, and may come after the others: most of a member's seventy fields are never looked at between two locks.
 */
export class Column {
  /** Raised with each change; what was derived from the column asks it. */
  version = 0;
  private values: Cell[] | undefined;
  private packed: Uint8Array | undefined;
  private reader: PackedValues | undefined;
  private singleReads = 0;
  /** Changes to a packed column. */
  private late = new Map<number, Cell>();
  private shared: Map<string, string> | undefined = new Map();
  private changed: Set<number> | undefined;

  private constructor(values: Cell[] | undefined) {
    this.values = values;
  }

  /** A column without a value. */
  static empty(): Column {
    return new Column([]);
  }

  /** A column of the snapshot whose bytes are still to come; reading it throws `PartAway`, changing it does not. */
  static away(): Column {
    const column = new Column(undefined);
    column.changed = new Set();
    return column;
  }

  /** A column of the snapshot. */
  static of(packed: Uint8Array): Column {
    const column = Column.away();
    column.arrive(packed);
    return column;
  }

  /** Takes the bytes that `pack` made. To be called once, on a column that is away. */
  arrive(packed: Uint8Array): void {
    this.packed = packed;
    this.reader = unpackValues(packed);
  }

  get(row: number): Cell {
    if (this.values !== undefined) return this.values[row];
    if (this.late.size > 0 && this.late.has(row)) return this.late.get(row);
    const reader = this.here();
    if (!reader.quick && ++this.singleReads > SINGLE_READS) return this.unpack()[row];
    return reader.at(row);
  }

  /** Whether there is a value: no text is read for it. */
  has(row: number): boolean {
    if (this.values !== undefined) return this.values[row] !== undefined;
    if (this.late.size > 0 && this.late.has(row)) return this.late.get(row) !== undefined;
    return this.here().has(row);
  }

  set(row: number, value: Cell): void {
    if (this.values === undefined) {
      if (this.reader !== undefined && this.get(row) === value) return;
      this.version += 1;
      this.late.set(row, value);
      this.changed?.add(row);
      if (this.reader !== undefined && this.late.size > MOST_LATE) this.unpack();
      return;
    }
    if (this.values[row] === value) return;
    this.version += 1;
    this.changed?.add(row);
    this.write(this.values, row, value);
  }

  /** Whether this row's value is another than the snapshot gave. */
  isChanged(row: number): boolean {
    return this.changed?.has(row) ?? true;
  }

  /** Bytes for the snapshot. */
  pack(): Uint8Array {
    if (this.packed !== undefined && this.late.size === 0) return this.packed;
    return packValues(this.unpack());
  }

  /** All values at once, because all will be read. */
  unpack(): readonly Cell[] {
    if (this.values !== undefined) return this.values;
    const values = this.here().all();
    for (const [row, value] of this.late) this.write(values, row, value);
    this.values = values;
    this.late.clear();
    this.packed = undefined;
    this.reader = undefined;
    return values;
  }

  private here(): PackedValues {
    if (this.reader === undefined) throw new PartAway();
    return this.reader;
  }

  private write(values: Cell[], row: number, value: Cell): void {
    // Holes would turn the array into a slow one.
    while (values.length < row) values.push(undefined);
    values[row] = typeof value === 'string' ? this.share(value) : value;
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
