import type { Mark } from './mark';

/** One sealed row of the view. */
export interface SealedRow {
  readonly id: string;
  /** Number of the batch that wrote it last. */
  readonly applied: number;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** One sealed part of the index snapshot, or the text of one attachment. */
export interface SealedChunk {
  readonly key: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/**
 * Where sealed rows lie: Dexie, or memory when the disk must not be touched. Nobody but the projector writes here,
 * and everything it holds can be made again from the journal and the attachments.
 */
export interface View {
  /** Null: nothing was ever applied. */
  readMark(): Promise<Mark | null>;
  countRows(): Promise<number>;
  /** Rows by id, in the order of the ids; undefined where there is none. */
  readRows(ids: readonly string[]): Promise<readonly (SealedRow | undefined)[]>;
  /** Rows of batches after this one. */
  readRowsAfter(applied: number): Promise<readonly SealedRow[]>;
  /** All rows, some at a time, in the order of ids. */
  allRows(batch: number): AsyncIterable<readonly SealedRow[]>;
  /** Rows and mark, both or neither, on the disk when it answers. */
  writeRows(rows: readonly SealedRow[], mark: Mark): Promise<void>;
  /** The chunks whose keys begin so. */
  readSnapshot(prefix: string): Promise<readonly SealedChunk[]>;
  /** Replaces the whole snapshot, or leaves the old one. */
  writeSnapshot(chunks: readonly SealedChunk[]): Promise<void>;
  /** All sealed texts of attachments, some at a time. */
  allTexts(batch: number): AsyncIterable<readonly SealedChunk[]>;
  readText(key: string): Promise<SealedChunk | undefined>;
  writeText(text: SealedChunk): Promise<void>;
  dropTexts(keys: readonly string[]): Promise<void>;
  close(): void;
}
