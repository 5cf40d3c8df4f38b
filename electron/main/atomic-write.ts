import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { AppError } from '../../shared/kernel/errors';
import { appError } from '../../shared/kernel/errors';
import type { Result } from '../../shared/kernel/result';
import { err, ok } from '../../shared/kernel/result';

/** Virus scanners hold a new file for a moment; after this many tries (about 5 s) it is somebody else. */
const RENAME_TRIES = 12;

/**
 * Replaces a file only whole: temporary name beside it, fsync, rename, fsync of the folder. Whatever fails, the old
 * file stands as it was and no temporary file is left. Errors: `files.*`.
 */
export async function writeWhole(file: string, bytes: Uint8Array | string): Promise<Result<void>> {
  const temporary = path.join(path.dirname(file), `.${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renamePatiently(temporary, file);
    await syncFolder(path.dirname(file));
    return ok(undefined);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return err(writeError(error, path.basename(file)));
  }
}

/** The coded form of a failed write; `name` is the file's name as the user chose it. */
export function writeError(error: unknown, name: string): AppError {
  const reason = errnoOf(error);
  if (reason === 'ENOSPC' || reason === 'EDQUOT') return appError('files.disk-full', { name });
  if (reason === 'EROFS' || reason === 'EACCES' || reason === 'EPERM')
    return appError('files.read-only', { name });
  if (reason === 'EBUSY') return appError('files.in-use', { name });
  if (reason === undefined) throw error;
  return appError('files.not-written', { name, reason });
}

async function renamePatiently(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const isHeld = ['EACCES', 'EBUSY', 'EPERM'].includes(errnoOf(error) ?? '');
      if (!isHeld || attempt === RENAME_TRIES) throw error;
      await pause(attempt * 75);
    }
  }
}

/** Makes the rename itself durable. Windows can't open a folder and doesn't need to. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function errnoOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
