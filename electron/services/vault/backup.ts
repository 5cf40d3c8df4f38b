import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { appError } from '../../../shared/kernel/errors';
import { AppFailure } from '../../../shared/kernel/result';
import { hashFile, writeDurably } from '../fs/durable-file';
import type { FileSystem } from '../fs/file-system';
import { errnoOf } from '../fs/file-system';
import { stoppable } from '../fs/stoppable';
import type { BackupDeps, BackupSource } from './backup-copy';
import { backupStopped, clearTemp, copyAll } from './backup-copy';
import type { BackupManifest } from './backup-manifest';
import {
  isWhole,
  localTime,
  objectPath,
  placeRoot,
  readSnapshots,
  snapshotName,
  snapshotPath,
  snapshotsFolder,
} from './backup-manifest';
import type { Keepable } from './backup-rotation';
import { chooseKept } from './backup-rotation';
import { isDiskFull } from './disk-error';

/** One backup as listed: the shape that the bridge carries. */
export interface SnapshotFacts {
  readonly id: string;
  /** Local time `YYYY-MM-DDTHH:mm:ss`. */
  readonly at: string;
  readonly place: string;
  readonly bytes: number;
  readonly verified: boolean;
  readonly kept: 'daily' | 'weekly';
  readonly entries: number;
  /** Local time when every file was last read again; null: not since it was made. */
  readonly checked: string | null;
}

/** Tells places apart in ids of snapshots. */
const placeMark = (place: string): string => createHash('sha256').update(place).digest('hex').slice(0, 8);

export const snapshotId = (place: string, name: string): string => `${placeMark(place)}.${name}`;

/** Splits the id of a snapshot; undefined when no such place is known. */
export function findSnapshot(
  id: string,
  places: readonly string[],
): { readonly place: string; readonly name: string } | undefined {
  const place = places.find((one) => id.startsWith(`${placeMark(one)}.`));
  return place === undefined ? undefined : { place, name: id.slice(9) };
}

/**
 * Makes a backup at a place: copies what is not there yet, reads every copy back, writes the manifest last. Rejects with
 * a coded failure that names the place; earlier backups are never touched by a failing one. One that is stopped leaves no
 * manifest and no half file; what it copied and read back stays, and the next backup goes on from there.
 */
export async function makeBackup(
  deps: BackupDeps,
  source: BackupSource,
  place: string,
  now: number,
  signal: AbortSignal = new AbortController().signal,
): Promise<SnapshotFacts> {
  const root = placeRoot(place, source.vault);
  const added: string[] = [];
  const fs = stoppable(deps.fs, signal, backupStopped);
  let name: string | undefined;
  try {
    const manifest = await copyAll({ ...deps, fs }, source, root, now, added);
    await fs.makeFolder(snapshotsFolder(root));
    const free = await freeName(fs, root, now);
    const text = Buffer.from(`${JSON.stringify(manifest)}\n`, 'utf8');
    if (signal.aborted) throw backupStopped();
    name = free;
    // From here on it is not stopped any more: the manifest is written whole or not at all.
    await writeDurably(deps.fs, snapshotPath(root, name), text, deps.sleep);
    // The backup is there. Old ones that can't be cleared away today are cleared away another day.
    await rotate(fs, root, name).catch(() => undefined);
    return factsOf(place, name, manifest, true, 'daily');
  } catch (error) {
    await takeBack(deps.fs, root, name, signal.aborted ? [] : added).catch(() => undefined);
    throw backupFailure(error, place);
  }
}

function backupFailure(error: unknown, place: string): unknown {
  const code = errnoOf(error);
  if (error instanceof AppFailure || code === undefined) return error;
  if (isDiskFull(error)) return new AppFailure(appError('vault.backup-full', { place }));
  return new AppFailure(appError('vault.backup-failed', { place, code }));
}

/** Removes what a failed backup wrote: the manifest first, so that none is ever left without its files. */
async function takeBack(
  fs: FileSystem,
  root: string,
  name: string | undefined,
  added: readonly string[],
): Promise<void> {
  if (name !== undefined && (await fs.stat(snapshotPath(root, name))) !== undefined) {
    await fs.remove(snapshotPath(root, name));
    await fs.syncFolder(snapshotsFolder(root));
  }
  for (const path of added) await fs.remove(path);
  await clearTemp(fs, root);
}

/** All backups of a vault at these places, newest first. A place that is not there has none. */
export async function listBackups(
  fs: FileSystem,
  vault: string,
  places: readonly string[],
): Promise<readonly SnapshotFacts[]> {
  const all: { taken: number; facts: SnapshotFacts }[] = [];
  for (const place of places) {
    const root = placeRoot(place, vault);
    const { snapshots, keepable } = await judgeSnapshots(fs, root).catch(() => ({
      snapshots: [],
      keepable: [],
    }));
    const kept = chooseKept(keepable);
    for (const { name, manifest, whole } of snapshots) {
      const facts = factsOf(place, name, manifest, whole, kept.get(name) ?? 'daily');
      all.push({ taken: manifest.taken, facts });
    }
  }
  return all.sort((a, b) => b.taken - a.taken).map(({ facts }) => facts);
}

/** Reads every file of a backup and compares its hash; answers the paths that are not as they were. */
export async function checkBackup(
  fs: FileSystem,
  root: string,
  manifest: BackupManifest,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { path, size, sha256 } of manifest.files) {
    const found = await hashFile(fs, objectPath(root, sha256)).catch(() => undefined);
    if (found?.sha256 !== sha256 || found.size !== size) wrong.push(path);
  }
  return wrong;
}

const factsOf = (
  place: string,
  name: string,
  manifest: BackupManifest,
  verified: boolean,
  kept: 'daily' | 'weekly',
): SnapshotFacts => ({
  id: snapshotId(place, name),
  at: localTime(manifest.taken),
  place,
  bytes: manifest.files.reduce((sum, { size }) => sum + size, 0),
  verified: verified && !manifest.damaged,
  kept,
  entries: manifest.entries,
  checked: null,
});

async function freeName(fs: FileSystem, root: string, now: number): Promise<string> {
  const name = snapshotName(now);
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if ((await fs.stat(snapshotPath(root, candidate))) === undefined) return candidate;
  }
}

interface Judged {
  readonly snapshots: readonly { name: string; manifest: BackupManifest; whole: boolean }[];
  readonly keepable: readonly Keepable[];
  /** Manifests that can't be read: nothing may be pruned while one of them might still need it. */
  readonly unreadable: number;
}

async function judgeSnapshots(fs: FileSystem, root: string): Promise<Judged> {
  const snapshots: { name: string; manifest: BackupManifest; whole: boolean }[] = [];
  let unreadable = 0;
  for (const { name, manifest } of await readSnapshots(fs, root)) {
    if (!manifest) unreadable += 1;
    else snapshots.push({ name, manifest, whole: await isWhole(fs, root, manifest) });
  }
  const keepable = snapshots.map(({ name, manifest, whole }) => ({
    name,
    taken: manifest.taken,
    good: whole && !manifest.damaged,
  }));
  return { snapshots, keepable, unreadable };
}

/**
 * Removes manifests that are not to be kept, then objects that no manifest names any more. The one just `made` stays
 * whatever the calendar says: with a clock that went back years it would count as the oldest of all.
 */
async function rotate(fs: FileSystem, root: string, made: string): Promise<void> {
  const { snapshots, keepable, unreadable } = await judgeSnapshots(fs, root);
  const kept = new Set([...chooseKept(keepable).keys(), made]);
  if (!keepable.some(({ name, good }) => good && kept.has(name))) return;
  for (const { name } of snapshots) if (!kept.has(name)) await fs.remove(snapshotPath(root, name));
  await fs.syncFolder(snapshotsFolder(root));
  if (unreadable > 0) return;
  const needed = new Set(
    snapshots
      .filter(({ name }) => kept.has(name))
      .flatMap(({ manifest }) => manifest.files.map((file) => file.sha256)),
  );
  const objects = join(root, 'objects');
  for (const shelf of await fs.list(objects)) {
    for (const { name } of await fs.list(join(objects, shelf.name))) {
      if (!needed.has(name)) await fs.remove(join(objects, shelf.name, name));
    }
  }
}
