import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { appError } from '../../../shared/kernel/errors';
import { AppFailure } from '../../../shared/kernel/result';
import type { Sleep } from '../fs/durable-file';
import { copyDurably, hashFile, renamePatiently } from '../fs/durable-file';
import type { FileSystem } from '../fs/file-system';
import type { BackupFile, BackupManifest } from './backup-manifest';
import { objectPath, readSnapshots, withDigest } from './backup-manifest';
import { BLOBS_FOLDER } from './blob-store';
import { JOURNAL_FOLDER, segmentName } from './lane-files';
import { CARD_NAME } from './vault-card';

export interface BackupDeps {
  readonly fs: FileSystem;
  readonly sleep: Sleep;
}

/** Why a backup that was stopped ended: the vault was locked. */
export const backupStopped = (): AppFailure => new AppFailure(appError('vault.backup-stopped'));

/** What is to be backed up; the ends of the segments are those of the last synced act. */
export interface BackupSource {
  readonly folder: string;
  readonly vault: string;
  readonly entries: number;
  readonly damaged: boolean;
  readonly segments: readonly { readonly lane: string; readonly number: number; readonly size: number }[];
}

/** Copies what the backup place does not hold yet; paths of new objects go to `added`. Answers the manifest to write. */
export async function copyAll(
  deps: BackupDeps,
  source: BackupSource,
  root: string,
  now: number,
  added: string[],
): Promise<BackupManifest> {
  const { fs } = deps;
  const { folder, vault, entries, damaged } = source;
  const before = (await readSnapshots(fs, root)).at(-1)?.manifest;
  await clearTemp(fs, root);
  const files: BackupFile[] = [await copyOne(deps, root, folder, CARD_NAME, undefined, added)];
  for (const { lane, number, size } of source.segments) {
    const path = `${JOURNAL_FOLDER}/${lane}/${segmentName(number)}`;
    files.push(await copyOne(deps, root, folder, path, size, added));
  }
  const known = new Map(before?.files.map((file) => [file.path, file]));
  for (const { path, size } of await listBlobs(fs, folder)) {
    // A blob never changes: the same name and size need no second reading of perhaps gigabytes.
    const old = known.get(path);
    const isThere = old?.size === size && (await fs.stat(objectPath(root, old.sha256)))?.size === size;
    files.push(old && isThere ? old : await copyOne(deps, root, folder, path, undefined, added));
  }
  return withDigest({ format: 1, vault, taken: now, entries, damaged, files });
}

/** Copies one file to its object and reads it back. */
async function copyOne(
  { fs, sleep }: BackupDeps,
  root: string,
  folder: string,
  path: string,
  end: number | undefined,
  added: string[],
): Promise<BackupFile> {
  const from = join(folder, ...path.split('/'));
  const known = await hashFile(fs, from, end);
  const there = await fs.stat(objectPath(root, known.sha256));
  if (there?.size === known.size) return { path, ...known };
  const temp = join(root, 'tmp', randomBytes(12).toString('hex'));
  await fs.makeFolder(join(root, 'tmp'));
  const copied = await copyDurably(fs, from, temp, end);
  const readBack = await hashFile(fs, temp);
  if (readBack.sha256 !== copied.sha256 || readBack.size !== copied.size) {
    await fs.remove(temp);
    throw new AppFailure(appError('vault.backup-mismatch', { file: path }));
  }
  const object = objectPath(root, copied.sha256);
  await fs.makeFolder(join(object, '..'));
  await renamePatiently(fs, temp, object, sleep);
  added.push(object);
  await fs.syncFolder(join(object, '..'));
  return { path, ...copied };
}

async function listBlobs(fs: FileSystem, folder: string): Promise<readonly { path: string; size: number }[]> {
  const found: { path: string; size: number }[] = [];
  const blobs = join(folder, BLOBS_FOLDER);
  for (const shelf of await fs.list(blobs)) {
    if (shelf.kind !== 'folder' || !/^[0-9a-f]{2}$/.test(shelf.name)) continue;
    for (const { name } of await fs.list(join(blobs, shelf.name))) {
      const size = (await fs.stat(join(blobs, shelf.name, name)))?.size;
      if (size !== undefined && /^[0-9a-f]{64}$/.test(name)) {
        found.push({ path: `${BLOBS_FOLDER}/${shelf.name}/${name}`, size });
      }
    }
  }
  return found;
}

/** Removes half copies that a broken-off backup left. */
export async function clearTemp(fs: FileSystem, root: string): Promise<void> {
  for (const { name } of await fs.list(join(root, 'tmp'))) await fs.remove(join(root, 'tmp', name));
}
