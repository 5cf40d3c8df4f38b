import type { RecordTypeDefinition } from '../../../shared/records/define';
import { type Cell, Column, PartAway } from './column';
import { DELETED_AT, DELETED_BY, type Described, type Level, type Marks } from './described';
import type { SearchTexts } from './searchable';
import { passes, type SignatureTest, WORDS, writeSignature } from './signature';

const DELETED = 1;
const CONFLICT = 2;
const WARNING = 4;
const ERROR = 8;
const FAR_AHEAD = 16;

/** Changes of which the rows are remembered; who is further behind looks at everything anew. */
const REMEMBERED_CHANGES = 5_000;

/** Names of the fixed parts of a type's index in the snapshot; columns are `column:<field>`. */
const COLUMN = 'column:';
type Part = 'ids' | 'titles' | 'flags' | 'complete' | 'han' | 'latin' | 'signatures';
export type PartName = Part | `${typeof COLUMN}${string}`;

/** The part that holds a field's values. */
export const columnPart = (field: string): PartName => `${COLUMN}${field}`;

/** What a list can't do without, whatever its columns. */
export const LIST_PARTS: readonly PartName[] = ['ids', 'titles', 'flags', 'complete'];

/**
 * All records of one type in columns. A record keeps its row for as long as the index lives; a deleted one stays,
 * marked, because the bin shows it and an undo brings it back.
 */
export class TypeIndex {
  readonly type: RecordTypeDefinition;
  /** Raised with each change. */
  version = 0;
  /** Rows of the last changes, the newest last: row of version `version - i` at `length - 1 - i`. */
  private changedRows: number[] = [];
  private rows = 0;
  private ids = Column.empty();
  /** Made of the ids when it is first asked for. */
  private rowsById: Map<string, number> | undefined = new Map();
  private titles = Column.empty();
  private flags = new Uint8Array(64);
  private complete = new Uint8Array(64);
  private columns = new Map<string, Column>();
  private han = Column.empty();
  private latin = Column.empty();
  private signatures = new Uint32Array(64 * WORDS);
  /** Search texts of records that changed before the snapshot's signatures were read. */
  private unsigned: Map<number, SearchTexts> | undefined;

  constructor(type: RecordTypeDefinition) {
    this.type = type;
  }

  /** Number of rows, deleted ones among them. */
  get size(): number {
    return this.rows;
  }

  rowOf(id: string): number | undefined {
    return this.places().get(id);
  }

  idAt(row: number): string {
    return textOf(this.ids.get(row));
  }

  titleAt(row: number): string {
    return textOf(this.titles.get(row));
  }

  isLive(row: number): boolean {
    return row < this.rows && ((this.flags[row] ?? 0) & DELETED) === 0;
  }

  isConflict(row: number): boolean {
    return ((this.flags[row] ?? 0) & CONFLICT) !== 0;
  }

  isFarAhead(row: number): boolean {
    return ((this.flags[row] ?? 0) & FAR_AHEAD) !== 0;
  }

  levelAt(row: number): Level {
    const flags = this.flags[row] ?? 0;
    return flags & ERROR ? 'error' : flags & WARNING ? 'warning' : null;
  }

  completenessAt(row: number): number {
    return this.complete[row] ?? 0;
  }

  /** Rows changed after a version, each once; undefined when that is too long ago to know. */
  rowsChangedSince(version: number): readonly number[] | undefined {
    const behind = this.version - version;
    if (behind > this.changedRows.length) return undefined;
    return [...new Set(behind === 0 ? [] : this.changedRows.slice(-behind))];
  }

  cell(field: string, row: number): Cell {
    return this.columns.get(field)?.get(row);
  }

  /** Whether a record has a value there: cheaper than the value. */
  has(field: string, row: number): boolean {
    return this.columns.get(field)?.has(row) ?? false;
  }

  /** In how many records a field is filled, deleted ones among them. */
  filled(field: string): number {
    let count = 0;
    for (let row = 0; row < this.rows; row++) if (this.has(field, row)) count += 1;
    return count;
  }

  /** The column of a field; undefined when no record ever had a value there. */
  column(field: string): Column | undefined {
    return this.columns.get(field);
  }

  /** Takes over how a record stands that itself is as it was. */
  mark(marks: Marks): void {
    const row = this.places().get(marks.id);
    const flags = flagsOf(marks);
    if (row === undefined || this.flags[row] === flags) return;
    this.version += 1;
    this.noteChange(row);
    this.flags[row] = flags;
  }

  private noteChange(row: number): void {
    this.changedRows.push(row);
    if (this.changedRows.length > 2 * REMEMBERED_CHANGES) {
      this.changedRows = this.changedRows.slice(-REMEMBERED_CHANGES);
    }
  }

  /** Takes over what is known of a record now. */
  upsert(record: Described): void {
    this.version += 1;
    const places = this.places();
    let row = places.get(record.id);
    if (row === undefined) {
      row = this.rows++;
      this.ids.set(row, record.id);
      places.set(record.id, row);
      this.grow(this.rows);
    }
    this.noteChange(row);
    this.titles.set(row, record.title.replaceAll('\n', ' '));
    this.flags[row] = flagsOf(record);
    this.complete[row] = record.completeness;
    this.setCells(row, record);
    this.han.set(row, record.texts.han);
    this.latin.set(row, record.texts.latin);
    if (this.unsigned === undefined) this.sign(row, record.texts);
    else this.unsigned.set(row, record.texts);
  }

  /** Whether a record's text can contain what the test asks, by its signature alone. */
  mayContain(row: number, test: SignatureTest): boolean {
    if (this.unsigned !== undefined) throw new PartAway();
    return passes(this.signatures, row * WORDS, test);
  }

  hanAt(row: number): string {
    return textOf(this.han.get(row));
  }

  latinAt(row: number): string {
    return textOf(this.latin.get(row));
  }

  /** Unpacks the search texts now instead of at the first search. */
  openTexts(): void {
    this.han.unpack();
    this.latin.unpack();
  }

  /** Everything for the snapshot, by name. */
  pack(): ReadonlyMap<PartName, Uint8Array> {
    const columns = [...this.columns].map(([field, column]) => [columnPart(field), column.pack()] as const);
    const signatures = this.signatures.slice(0, this.rows * WORDS);
    return new Map<PartName, Uint8Array>([
      ['ids', this.ids.pack()],
      ['titles', this.titles.pack()],
      ['flags', this.flags.slice(0, this.rows)],
      ['complete', this.complete.slice(0, this.rows)],
      ...columns,
      ['signatures', new Uint8Array(signatures.buffer)],
      ['han', this.han.pack()],
      ['latin', this.latin.pack()],
    ]);
  }

  /** Takes over that the snapshot holds so many records; its parts arrive after. To be called once, on an empty index. */
  expect(rows: number, parts: Iterable<string>): void {
    this.rows = rows;
    this.rowsById = undefined;
    this.ids = Column.away();
    this.titles = Column.away();
    this.han = Column.away();
    this.latin = Column.away();
    this.unsigned = new Map();
    for (const part of parts) {
      if (part.startsWith(COLUMN)) this.columns.set(part.slice(COLUMN.length), Column.away());
    }
    this.grow(rows);
    this.version += 1;
    this.changedRows = [];
  }

  /** Takes over a part of the snapshot that was expected. */
  arrive(part: string, bytes: Uint8Array): void {
    if (part === 'flags') this.flags.set(bytes);
    else if (part === 'complete') this.complete.set(bytes);
    else if (part === 'signatures') this.arriveSignatures(bytes);
    else this.columnOf(part)?.arrive(bytes);
  }

  private columnOf(part: string): Column | undefined {
    if (part.startsWith(COLUMN)) return this.columns.get(part.slice(COLUMN.length));
    const { ids, titles, han, latin } = this;
    return new Map(Object.entries({ ids, titles, han, latin })).get(part);
  }

  private arriveSignatures(bytes: Uint8Array): void {
    // A copy, because a part needn't begin at a multiple of four bytes.
    this.signatures.set(new Uint32Array(new Uint8Array(bytes).buffer));
    const unsigned = this.unsigned ?? new Map<number, SearchTexts>();
    this.unsigned = undefined;
    for (const [row, texts] of unsigned) this.sign(row, texts);
  }

  private sign(row: number, { han, latin }: SearchTexts): void {
    writeSignature(this.signatures, row * WORDS, han, latin);
  }

  private places(): Map<string, number> {
    this.rowsById ??= new Map(this.ids.unpack().map((id, row) => [textOf(id), row]));
    return this.rowsById;
  }

  private setCells(row: number, record: Described): void {
    const cells = new Map(record.cells);
    if (record.deletedAt !== undefined) cells.set(DELETED_AT, record.deletedAt);
    if (record.deletedBy !== undefined) cells.set(DELETED_BY, record.deletedBy);
    for (const [field, column] of this.columns) {
      if (!cells.has(field)) column.set(row, undefined);
    }
    for (const [field, value] of cells) {
      let column = this.columns.get(field);
      if (column === undefined) {
        column = Column.empty();
        this.columns.set(field, column);
      }
      column.set(row, value);
    }
  }

  private grow(rows: number): void {
    if (rows > this.flags.length) {
      this.flags = grown(this.flags, new Uint8Array(rows * 2));
    }
    if (rows > this.complete.length) this.complete = grown(this.complete, new Uint8Array(rows * 2));
    if (rows * WORDS > this.signatures.length) {
      this.signatures = grown(this.signatures, new Uint32Array(rows * 2 * WORDS));
    }
  }
}

/** Values of a field by row; its column is looked up once. */
export function readerOf(index: TypeIndex): (field: string) => (row: number) => Cell {
  return (field) => {
    const column = index.column(field);
    return column === undefined ? () => undefined : (row) => column.get(row);
  };
}

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : '');

function grown<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

function flagsOf(record: Marks): number {
  return (
    (record.deleted ? DELETED : 0) |
    (record.conflict ? CONFLICT : 0) |
    (record.level === 'warning' ? WARNING : 0) |
    (record.level === 'error' ? ERROR : 0) |
    (record.farAhead ? FAR_AHEAD : 0)
  );
}
