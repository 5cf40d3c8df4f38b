import { constants } from 'node:fs';
import { access, lstat, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { numbered } from '../../../shared/bundle/safe-names';
import { type AppError, appError } from '../../../shared/kernel/errors';
import { AppFailure, err, ok, type Result } from '../../../shared/kernel/result';
import { causeOf } from './bag-source';

/** Largest file on FAT12, FAT16 and FAT32. */
export const FAT_FILE_LIMIT = 4 * 1024 ** 3 - 1;
const VFAT_MAGIC = 0x4d44;
const MSDOS_TYPES: ReadonlySet<number> = new Set([VFAT_MAGIC]);
/** How long a rename is tried again while a virus scanner holds the file. */
const RENAME_PAUSES_MS = [50, 150, 400, 900, 1500, 2000];
const MAX_NUMBER = 999;

/** What is known of the place a bundle goes to. */
export interface TargetSpace {
  /** Bytes free for us; null when the system does not say. */
  readonly free: number | null;
  /** Largest single file in bytes; null when there is no practical limit. */
  readonly fileLimit: number | null;
}

export type ProbeTarget = (folder: string) => Promise<TargetSpace>;

/** Asks the file system. Windows reports no type: there the limit shows as EFBIG while writing. */
export const probeTarget: ProbeTarget = async (folder) => {
  const info = await statfs(folder);
  return {
    free: info.blocks === 0 ? null : info.bavail * info.bsize,
    fileLimit: MSDOS_TYPES.has(info.type) ? FAT_FILE_LIMIT : null,
  };
};

/** Checks before the first byte: the folder is there, writable, and has room for `bytes` and five per cent more. */
export async function checkTarget(
  folder: string,
  bytes: number,
  probe: ProbeTarget = probeTarget,
): Promise<Result<TargetSpace>> {
  const info = await stat(folder).catch(() => null);
  if (!info?.isDirectory()) return err(appError('bundle.target-missing', { folder }));
  try {
    await access(folder, constants.W_OK);
    const space = await probe(folder);
    const need = Math.ceil(bytes * 1.05);
    if (space.free !== null && space.free < need) {
      return err(appError('bundle.target-full', { need, free: space.free }));
    }
    return ok(space);
  } catch (error) {
    return err(await targetError(error, { folder }));
  }
}

/** Turns what the file system threw into a coded error that says what happened to the stick. */
export async function targetError(
  error: unknown,
  facts: { readonly folder: string; readonly path?: string; readonly size?: number },
): Promise<AppError> {
  if (error instanceof AppFailure) return error.error;
  const { folder, path = '', size = 0 } = facts;
  const cause = causeOf(error);
  switch (cause) {
    case 'EROFS':
      return appError('bundle.target-read-only', { folder });
    case 'EACCES':
    case 'EPERM':
      return appError('bundle.target-denied', { folder });
    case 'ENOSPC':
    case 'EDQUOT':
      return appError('bundle.target-full', { need: size, free: (await freeBytes(folder)) ?? 0 });
    case 'EFBIG':
      return appError('bundle.fat-limit', { path, size });
    case 'ENOENT':
    case 'ENODEV':
    case 'ENXIO':
    case 'ENOTCONN':
    case 'ESTALE':
    case 'ENOTDIR':
      return appError('bundle.target-removed');
    case '未知原因':
      throw error;
    default:
      return (await stat(folder).catch(() => null)) === null
        ? appError('bundle.target-removed')
        : appError('bundle.target-io', { cause });
  }
}

async function freeBytes(folder: string): Promise<number | null> {
  return probeTarget(folder).then(
    (space) => space.free,
    () => null,
  );
}

/** Makes names in a folder durable. Windows and some FUSE drivers can't, and say so; that is not a failed write. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch((error: unknown) => tolerate(error));
  if (handle === null) return;
  try {
    await handle.sync().catch((error: unknown) => tolerate(error));
  } finally {
    await handle.close();
  }
}

const NO_FOLDER_SYNC: ReadonlySet<string> = new Set([
  'EPERM',
  'EISDIR',
  'EINVAL',
  'ENOTSUP',
  'EBADF',
  'EACCES',
]);

function tolerate(error: unknown): null {
  if (NO_FOLDER_SYNC.has(causeOf(error))) return null;
  throw error;
}

/**
 * Gives the finished thing its name; never replaces what is there, but takes ` (2)`, ` (3)` ... Returns the path.
 * The last step of every write: before it, nothing carries a name that looks whole.
 */
export async function renameFree(temporary: string, folder: string, name: string): Promise<string> {
  for (let number = 1; number <= MAX_NUMBER; number += 1) {
    const target = join(folder, numbered(name, number));
    if ((await lstat(target).catch(() => null)) !== null) continue;
    try {
      await renamePatiently(temporary, target);
    } catch (error) {
      if (causeOf(error) === 'ENOTEMPTY' || causeOf(error) === 'EEXIST') continue;
      throw error;
    }
    await syncFolder(folder);
    return target;
  }
  throw new AppFailure(appError('bundle.target-name', { name }));
}

async function renamePatiently(from: string, to: string): Promise<void> {
  for (const wait of [...RENAME_PAUSES_MS, null]) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (wait === null || !['EBUSY', 'EACCES', 'EPERM'].includes(causeOf(error))) throw error;
      await pause(wait);
    }
  }
}

/** Removes what was half written; a stick that is gone takes it along. */
export async function discard(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
}
