import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { discard } from './target';

/** A writer that lives renews what lies inside; a day without any change is the trace of a killed one. */
const ABANDONED_MS = 24 * 60 * 60_000;
/** Exactly what `temporaryName` makes. */
const OURS = /^\..+\.part-[0-9a-f]{8}$/s;

/**
 * Removes what a killed program left half written in the folder, when it is ours by its name and has not changed for a
 * day: a younger one may belong to another PC that is writing on the same share. Answers the names. What can't be
 * looked at or removed stays; it must not stop a new bundle.
 */
export async function clearLeftovers(folder: string, now: number): Promise<readonly string[]> {
  const removed: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true }).catch((): Dirent[] => []);
  for (const entry of entries) {
    if (!OURS.test(entry.name) || entry.isSymbolicLink()) continue;
    const path = join(folder, entry.name);
    if (!(await isAbandoned(path, now))) continue;
    await discard(path);
    if ((await lstat(path).catch(() => null)) === null) removed.push(entry.name);
  }
  return removed;
}

/** By the newest change of the thing itself and of what lies directly in it and in its `data`. */
async function isAbandoned(path: string, now: number): Promise<boolean> {
  const inside = [path, join(path, 'data')].map(async (folder) => {
    const names = await readdir(folder).catch((): string[] => []);
    return names.map((name) => join(folder, name));
  });
  const paths = [path, ...(await Promise.all(inside)).flat()];
  for (const one of paths) {
    const info = await lstat(one).catch(() => null);
    if (info !== null && now - info.mtimeMs < ABANDONED_MS) return false;
  }
  return true;
}
