import { stoppable } from '../fs/stoppable';
import { checkBackup } from './backup';
import { backupStopped } from './backup-copy';
import type { BackupManifest, ReadSnapshot } from './backup-manifest';
import { objectPath, placeRoot, readManifest, readSnapshots } from './backup-manifest';
import { NO_BACKUPS } from './device-state';
import type { VaultDeps } from './vault-deps';
import type { VaultSession } from './vault-session';
import { backUp, backupPlaces } from './vault-upkeep';

/** A stick that is never read again rots unseen: once a week every file of the newest backup is read and hashed. */
const CHECK_EVERY_MS = 7 * 24 * 60 * 60_000;

/** The newest backup of a place, due to be read again. */
export interface DueCheck {
  readonly place: string;
  readonly root: string;
  readonly name: string;
}

/** Places whose newest backup was not read whole for a week. A clock that went back makes everything due. */
export async function dueChecks(deps: VaultDeps, session: VaultSession): Promise<readonly DueCheck[]> {
  const checked = deps.state.of(session.mark)?.backups.checked ?? {};
  const due: DueCheck[] = [];
  for (const place of backupPlaces(deps, session.mark)) {
    const age = deps.now() - (checked[place]?.at ?? Number.NEGATIVE_INFINITY);
    if (age >= 0 && age < CHECK_EVERY_MS) continue;
    const root = placeRoot(place, session.card.vault);
    // A stick that is not plugged in has none; it is looked at when it comes back.
    const snapshots: readonly ReadSnapshot[] = await readSnapshots(deps.fs, root).catch(() => []);
    const newest = snapshots.filter(({ manifest }) => manifest !== undefined).at(-1);
    if (newest !== undefined) due.push({ place, root, name: newest.name });
  }
  return due;
}

/** Files of that backup that are not what was written; none when the backup has been rotated away meanwhile. */
export async function wrongFiles({ fs }: VaultDeps, { root, name }: DueCheck): Promise<readonly string[]> {
  const manifest = await readManifest(fs, root, name);
  return manifest === undefined ? [] : checkBackup(fs, root, manifest);
}

export async function noteChecked(
  deps: VaultDeps,
  { mark }: VaultSession,
  { place, name }: DueCheck,
): Promise<void> {
  const before = deps.state.of(mark)?.backups ?? NO_BACKUPS;
  const checked = { ...before.checked, [place]: { at: deps.now(), name } };
  await deps.state.update(mark, { backups: { ...before, checked } });
}

/**
 * Puts the spoiled files of a backup aside, tells the user, and backs up anew at once, so that the place holds a good
 * copy again. To be called in turn: nothing else may make or rotate backups meanwhile.
 */
export async function mendBackup(
  deps: VaultDeps,
  session: VaultSession,
  due: DueCheck,
  signal: AbortSignal,
): Promise<void> {
  const fs = stoppable(deps.fs, signal, backupStopped);
  const manifest = await readManifest(fs, due.root, due.name);
  if (manifest === undefined) return;
  const wrong = new Set(await checkBackup(fs, due.root, manifest));
  if (wrong.size === 0) return;
  await putAside(deps, due.root, manifest, wrong);
  session.tell('warning', 'vault.backup-rotten', { place: due.place, count: wrong.size });
  // The new backup reads back what it writes; the next look at everything is due in a week.
  await backUp(deps, session, [due.place], signal);
  await noteChecked(deps, session, due);
}

/** A file under another name is not taken for a good one; the next rotation clears it away, after a good backup. */
async function putAside(
  { fs }: VaultDeps,
  root: string,
  { files }: BackupManifest,
  wrong: ReadonlySet<string>,
): Promise<void> {
  for (const { path, sha256 } of files) {
    const object = objectPath(root, sha256);
    if (wrong.has(path) && (await fs.stat(object)) !== undefined)
      await fs.rename(object, `${object}.spoiled`);
  }
}
