import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { copyDurably, withFile } from '../fs/durable-file';
import type { FileSystem } from '../fs/file-system';
import { BLOBS_FOLDER } from './blob-store';
import { firstChain, HEADER_BYTES, isComplete } from './frame';
import { deviceOfLane, lanePath, listLanes, listSegments, segmentName, segmentPath } from './lane-files';
import type { ScanState } from './segment-scan';
import { scanSegment } from './segment-scan';
import type { Erasure } from './vault-card';
import { erasedIn } from './vault-card';

/** A lane as another copy of the vault has it. */
interface LaneFacts {
  /** Chain (hex) of each frame by number. */
  readonly chains: ReadonlyMap<number, string>;
  readonly last: number;
  /** Segments with the byte behind their last complete act. */
  readonly segments: readonly { readonly number: number; readonly end: number }[];
}

export interface Adopted {
  readonly segments: number;
  readonly blobs: number;
  /** Devices under whose id two copies went on differently; both are kept. */
  readonly forked: readonly string[];
}

/**
 * Takes in what another copy of the same vault has and this one lacks: whole segments and attachments, in any order, as
 * often as one likes. Where both went on under one device id, theirs becomes a lane of its own. Damaged parts of the
 * other copy are not taken.
 */
export async function adoptLanes(
  fs: FileSystem,
  folder: string,
  vault: string,
  other: string,
  erased: readonly Erasure[] = [],
): Promise<Adopted> {
  let segments = 0;
  const forked: string[] = [];
  for (const lane of await listLanes(fs, other)) {
    const theirs = await readLane(fs, other, lane, vault, erased);
    const ours = await readLane(fs, folder, lane, vault, erased);
    if (theirs.last === 0) continue;
    const common = Math.min(theirs.last, ours.last);
    const isFork = common > 0 && theirs.chains.get(common) !== ours.chains.get(common);
    if (isFork) {
      const hash = theirs.chains.get(theirs.last) ?? '';
      const kept = `${deviceOfLane(lane)}~${hash.slice(0, 8)}`;
      forked.push(deviceOfLane(lane));
      segments += await copySegments(fs, { folder: other, lane, facts: theirs }, folder, kept);
    } else if (theirs.last > ours.last) {
      segments += await copySegments(fs, { folder: other, lane, facts: theirs }, folder, lane);
    }
  }
  return { segments, forked, blobs: await copyBlobs(fs, folder, other) };
}

async function readLane(
  fs: FileSystem,
  folder: string,
  lane: string,
  vault: string,
  erasures: readonly Erasure[],
): Promise<LaneFacts> {
  const erased = erasedIn(erasures, lane);
  const chains = new Map<number, string>();
  const state: ScanState = {
    seq: 1,
    chain: firstChain(vault, deviceOfLane(lane)),
    synced: 0,
    onFrame: ({ seq, chain }) => chains.set(seq, Buffer.from(chain).toString('hex')),
  };
  const segments: { number: number; end: number }[] = [];
  let last = 0;
  for (const number of await listSegments(fs, folder, lane)) {
    const file = await fs.open(segmentPath(folder, lane, number), 'read');
    const scan = await withFile(file, (open) =>
      scanSegment(open, { lane, segment: number, payloads: true, erased }, state),
    );
    const { frames } = scan;
    for (let spot = frames.at(-1); spot && !isComplete(spot.kind); spot = frames.at(-1))
      frames.cut(frames.count - 1);
    const spot = frames.at(-1);
    // What stands behind damage has no proven link; it is left for another time.
    if (!spot || scan.damages.length > 0) break;
    segments.push({ number, end: spot.offset + HEADER_BYTES + spot.length });
    last = spot.seq;
    if (scan.rest) break;
  }
  return { chains, last, segments };
}

async function copySegments(
  fs: FileSystem,
  from: { readonly folder: string; readonly lane: string; readonly facts: LaneFacts },
  folder: string,
  lane: string,
): Promise<number> {
  let count = 0;
  await fs.makeFolder(lanePath(folder, lane));
  for (const { number, end } of from.facts.segments) {
    const to = segmentPath(folder, lane, number);
    if (((await fs.stat(to))?.size ?? 0) >= end) continue;
    const temp = join(
      lanePath(folder, lane),
      `.${segmentName(number)}.${randomBytes(6).toString('hex')}.tmp`,
    );
    await copyDurably(fs, segmentPath(from.folder, from.lane, number), temp, end);
    await fs.rename(temp, to);
    await fs.syncFolder(lanePath(folder, lane));
    count += 1;
  }
  return count;
}

async function copyBlobs(fs: FileSystem, folder: string, other: string): Promise<number> {
  let count = 0;
  for (const shelf of await fs.list(join(other, BLOBS_FOLDER))) {
    if (!/^[0-9a-f]{2}$/.test(shelf.name)) continue;
    for (const { name } of await fs.list(join(other, BLOBS_FOLDER, shelf.name))) {
      const to = join(folder, BLOBS_FOLDER, shelf.name, name);
      if (!/^[0-9a-f]{64}$/.test(name) || (await fs.stat(to)) !== undefined) continue;
      await fs.makeFolder(dirname(to));
      const temp = join(dirname(to), `.${randomBytes(6).toString('hex')}.tmp`);
      await copyDurably(fs, join(other, BLOBS_FOLDER, shelf.name, name), temp);
      await fs.rename(temp, to);
      await fs.syncFolder(dirname(to));
      count += 1;
    }
  }
  return count;
}
