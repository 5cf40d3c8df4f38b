import type { RecordTypeDefinition } from '../../../shared/records/define';
import { type Cell, Column } from './column';
import { DELETED_AT, DELETED_BY, type Described, type Level } from './described';
import { passes, type SignatureTest, WORDS, writeSignature } from './signature';

const DELETED = 1;
const CONFLICT = 2;
const WARNING = 4;
const ERROR = 8;
const FAR_AHEAD = 16;

/** Changes of which the rows are remembered; who is further behind looks at everything anew. */
const REMEMBERED_CHANGES = 5_000;

/** Parts of a type's index as the snapshot holds them. */
export interface TypeParts {
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly flags: Uint8Array;
  readonly complete: Uint8Array;
  readonly columns: ReadonlyMap<string, Uint8Array>;
  readonly han: readonly string[];
  readonly latin: readonly string[];
  readonly signatures: Uint32Array<ArrayBuffer>;
}

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
  private ids: string[] = [];
  private rowsById = new Map<string, number>();
  private titles: string[] = [];
  private flags = new Uint8Array(64);
  private complete = new Uint8Array(64);
  private columns = new Map<string, Column>();
  private han: string[] = [];
  private latin: string[] = [];
  private signatures = new Uint32Array(64 * WORDS);
  /** Search texts of the snapshot, read when the first search or the first change needs them. */
  private loadTexts: (() => Pick<TypeParts, 'han' | 'latin' | 'signatures'>) | undefined;

  constructor(type: RecordTypeDefinition) {
    this.type = type;
  }

  /** Number of rows, deleted ones among them. */
  get size(): number {
    return this.ids.length;
  }

  rowOf(id: string): number | undefined {
    return this.rowsById.get(id);
  }

  idAt(row: number): string {
    return this.ids[row] ?? '';
  }

  titleAt(row: number): string {
    return this.titles[row] ?? '';
  }

  isLive(row: number): boolean {
    return row < this.ids.length && ((this.flags[row] ?? 0) & DELETED) === 0;
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

  /** The column of a field; undefined when no record ever had a value there. */
  column(field: string): Column | undefined {
    return this.columns.get(field);
  }

  /** Takes over what is known of a record now. */
  upsert(record: Described): void {
    this.openTexts();
    this.version += 1;
    let row = this.rowsById.get(record.id);
    if (row === undefined) {
      row = this.ids.length;
      this.ids.push(record.id);
      this.rowsById.set(record.id, row);
      this.grow(row + 1);
    }
    this.changedRows.push(row);
    if (this.changedRows.length > 2 * REMEMBERED_CHANGES) {
      this.changedRows = this.changedRows.slice(-REMEMBERED_CHANGES);
    }
    this.titles[row] = record.title.replaceAll('\n', ' ');
    this.flags[row] = flagsOf(record);
    this.complete[row] = record.completeness;
    this.setCells(row, record);
    this.han[row] = record.texts.han;
    this.latin[row] = record.texts.latin;
    writeSignature(this.signatures, row * WORDS, record.texts.han, record.texts.latin);
  }

  /** Whether a record's text can contain what the test asks, by its signature alone. */
  mayContain(row: number, test: SignatureTest): boolean {
    return passes(this.signatures, row * WORDS, test);
  }

  hanAt(row: number): string {
    return this.han[row] ?? '';
  }

  latinAt(row: number): string {
    return this.latin[row] ?? '';
  }

  /** Reads the search texts now instead of at the first search. */
  openTexts(): void {
    if (this.loadTexts === undefined) return;
    const { han, latin, signatures } = this.loadTexts();
    this.loadTexts = undefined;
    this.han = [...han];
    this.latin = [...latin];
    this.signatures = signatures;
    this.grow(this.ids.length);
  }

  /** Everything for the snapshot. */
  parts(): TypeParts {
    this.openTexts();
    const size = this.ids.length;
    return {
      ids: this.ids,
      titles: this.titles,
      flags: this.flags.slice(0, size),
      complete: this.complete.slice(0, size),
      columns: new Map([...this.columns].map(([field, column]) => [field, column.pack()])),
      han: this.han,
      latin: this.latin,
      signatures: this.signatures.slice(0, size * WORDS),
    };
  }

  /** Takes over what the snapshot holds. To be called once, on an empty index. */
  restore(
    parts: Omit<TypeParts, 'han' | 'latin' | 'signatures'>,
    texts: () => Pick<TypeParts, 'han' | 'latin' | 'signatures'>,
  ): void {
    this.ids = [...parts.ids];
    this.rowsById = new Map(parts.ids.map((id, row) => [id, row]));
    this.titles = [...parts.titles];
    this.flags = parts.flags.slice();
    this.complete = parts.complete.slice();
    this.columns = new Map([...parts.columns].map(([field, packed]) => [field, new Column(packed)]));
    this.loadTexts = texts;
    this.version += 1;
    this.changedRows = [];
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
        column = new Column();
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

function grown<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

function flagsOf(record: Described): number {
  return (
    (record.deleted ? DELETED : 0) |
    (record.conflict ? CONFLICT : 0) |
    (record.level === 'warning' ? WARNING : 0) |
    (record.level === 'error' ? ERROR : 0) |
    (record.farAhead ? FAR_AHEAD : 0)
  );
}
