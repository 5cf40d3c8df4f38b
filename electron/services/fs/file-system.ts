/**
 * The little of a file system that the vault needs. Everything durable goes through this port, so that tests can fail
 * the n-th operation or cut the power, and look at what a restart finds.
 * All calls reject with Node's errors (`code` is ENOSPC, EIO, ...). Paths are absolute.
 */
export interface FileSystem {
  /** `read`: must exist. `edit`: must exist, read and write. `create`: must not exist (EEXIST), read and write. */
  open(path: string, mode: OpenMode): Promise<OpenFile>;
  readFile(path: string): Promise<Uint8Array>;
  /** Names in a folder, sorted; an empty list when the folder does not exist. */
  list(path: string): Promise<readonly Listed[]>;
  /** Undefined when there is nothing at that path. */
  stat(path: string): Promise<FileFacts | undefined>;
  /** Makes the folder and its parents; existing is fine. */
  makeFolder(path: string): Promise<void>;
  /** Replaces an existing file at `to`. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; missing is fine. */
  remove(path: string): Promise<void>;
  /** Removes a folder and all below; missing is fine. */
  removeFolder(path: string): Promise<void>;
  /** Makes names in a folder durable (new files, renames). Does nothing where the system has no such call. */
  syncFolder(path: string): Promise<void>;
  /** Sets the modification time to the file system's present. */
  touch(path: string): Promise<void>;
  /** Bytes that this user can still write; Infinity where the system can't say. */
  freeBytes(path: string): Promise<number>;
}

export type OpenMode = 'read' | 'edit' | 'create';

export interface OpenFile {
  /** Reads up to `into.length` bytes at `position`; answers how many (less only at the end of the file). */
  read(into: Uint8Array, position: number): Promise<number>;
  /** Writes all bytes at `position`. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Data and length are on the disk when it resolves. After a rejection the file must not be trusted or synced again. */
  sync(): Promise<void>;
  truncate(size: number): Promise<void>;
  size(): Promise<number>;
  close(): Promise<void>;
}

export interface Listed {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'other';
  readonly size: number;
  /** ms since 1970 UTC, by the clock of that file system. */
  readonly modified: number;
}

/** The system's error code (`ENOSPC`), or undefined when the error did not come from the system. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined;
}
