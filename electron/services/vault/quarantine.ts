import { join } from 'node:path';
import { readPieces, withFile } from '../fs/durable-file';
import type { FileSystem } from '../fs/file-system';
import { lanePath, QUARANTINE_FOLDER, segmentName, segmentPath } from './lane-files';
import type { LaneScan } from './lane-scan';

/** What can't be used is moved here and never deleted by the program. */
async function copyAway(
  fs: FileSystem,
  folder: string,
  from: string,
  name: string,
  start: number,
): Promise<void> {
  const quarantine = join(folder, QUARANTINE_FOLDER);
  await fs.makeFolder(quarantine);
  const taken = new Set((await fs.list(quarantine)).map((entry) => entry.name));
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}.${count}`;
  await withFile(await fs.open(join(quarantine, free), 'create'), async (file) => {
    let at = 0;
    for await (const piece of readPieces(fs, from, start)) {
      await file.write(piece, at);
      at += piece.length;
    }
    await file.sync();
  });
  await fs.syncFolder(quarantine);
}

/** Moves what stands behind the last complete act out of the lane. The copy is on the disk before the cut. */
export async function cutTail(fs: FileSystem, folder: string, scan: LaneScan, stamp: string): Promise<void> {
  const { tail, lane } = scan;
  if (!tail) return;
  const path = segmentPath(folder, lane, tail.segment);
  const name = `${lane}-${segmentName(tail.segment)}-${tail.offset}-${stamp}.tail`;
  if (tail.bytes > 0) await copyAway(fs, folder, path, name, tail.offset);
  if (tail.offset === 0) {
    await fs.remove(path);
    await fs.syncFolder(lanePath(folder, lane));
    return;
  }
  await withFile(await fs.open(path, 'edit'), async (file) => {
    await file.truncate(tail.offset);
    await file.sync();
  });
}

/** Keeps a damaged segment before a good copy takes its place. */
export async function keepDamaged(
  fs: FileSystem,
  folder: string,
  lane: string,
  segment: number,
  stamp: string,
): Promise<void> {
  const path = segmentPath(folder, lane, segment);
  if ((await fs.stat(path)) === undefined) return;
  await copyAway(fs, folder, path, `${lane}-${segmentName(segment)}-${stamp}.damaged`, 0);
}
