import { createHash, randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { FileSystem, OpenFile } from './file-system';
import { errnoOf } from './file-system';

/** Waits; injected so that tests do not. */
export type Sleep = (ms: number) => Promise<void>;

export const realSleep: Sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Antivirus programs and indexers hold a new file for a moment; together five seconds of patience. */
const RENAME_WAITS = [20, 80, 200, 500, 1000, 1500, 1700] as const;
const HELD_BY_OTHERS = new Set(['EACCES', 'EBUSY', 'EPERM']);

/** Renames, with patience for programs that hold the file. Rejects with the last error; `from` then still exists. */
export async function renamePatiently(
  fs: FileSystem,
  from: string,
  to: string,
  sleep: Sleep = realSleep,
): Promise<void> {
  for (const wait of RENAME_WAITS) {
    try {
      return await fs.rename(from, to);
    } catch (error) {
      if (!HELD_BY_OTHERS.has(errnoOf(error) ?? '')) throw error;
      await sleep(wait);
    }
  }
  await fs.rename(from, to);
}

/** Runs `use` with an open file and closes it whatever happens; the first error wins. */
export async function withFile<T>(file: OpenFile, use: (file: OpenFile) => Promise<T>): Promise<T> {
  let value: T;
  try {
    value = await use(file);
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  await file.close();
  return value;
}

/**
 * Writes a small file so that a reader finds either the old or the new content, also after a power cut:
 * temporary name, sync, rename, sync of the folder.
 */
export async function writeDurably(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
  sleep: Sleep = realSleep,
): Promise<void> {
  const temp = join(dirname(path), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await withFile(await fs.open(temp, 'create'), async (file) => {
      await file.write(bytes, 0);
      await file.sync();
    });
    await renamePatiently(fs, temp, path, sleep);
  } catch (error) {
    await fs.remove(temp).catch(() => undefined);
    throw error;
  }
  await fs.syncFolder(dirname(path));
}

/** Is this the name of a temporary file of `writeDurably`, left behind by a crash? */
export const isLeftover = (name: string): boolean => /^\.[0-9a-f]{12}\.tmp$/.test(name);

const PIECE = 1024 * 1024;

/** The bytes of a file in pieces of 1 MiB, from `start` up to `end` (exclusive; the file's end when left out). */
export async function* readPieces(
  fs: FileSystem,
  path: string,
  start = 0,
  end = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  const file = await fs.open(path, 'read');
  try {
    for (let at = start; at < end; ) {
      const buffer = Buffer.allocUnsafe(Math.min(PIECE, end - at));
      const count = await file.read(buffer, at);
      if (count === 0) return;
      yield buffer.subarray(0, count);
      at += count;
    }
  } finally {
    await file.close();
  }
}

/** SHA-256 (hex) and length of a file, or of its first `end` bytes. */
export async function hashFile(
  fs: FileSystem,
  path: string,
  end?: number,
): Promise<{ readonly sha256: string; readonly size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of readPieces(fs, path, 0, end)) {
    hash.update(piece);
    size += piece.length;
  }
  return { sha256: hash.digest('hex'), size };
}

/** Copies the first `end` bytes of a file to a new synced file; answers the hash of what was written. */
export async function copyDurably(
  fs: FileSystem,
  from: string,
  to: string,
  end?: number,
): Promise<{ readonly sha256: string; readonly size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  await withFile(await fs.open(to, 'create'), async (file) => {
    for await (const piece of readPieces(fs, from, 0, end)) {
      hash.update(piece);
      await file.write(piece, size);
      size += piece.length;
    }
    await file.sync();
  });
  return { sha256: hash.digest('hex'), size };
}
