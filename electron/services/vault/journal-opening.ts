import type { FileSystem } from '../fs/file-system';
import { firstChain, HEADER_BYTES } from './frame';
import { FrameTable, isReadable } from './frame-table';
import type { LastWrite } from './journal-options';
import type { JournalReader, KnownLanes, KnownSegment } from './journal-reader';
import { listLanes, listSegments, segmentLabel, segmentPath } from './lane-files';
import type { LaneScan } from './lane-scan';
import type { WritePlace } from './lane-writer';
import type { Tell } from './notices';
import type { Damage } from './segment-scan';

/** Every segment of every lane of a vault folder, and their bytes in all. */
export async function listSegmentsOf(
  fs: FileSystem,
  folder: string,
): Promise<{
  readonly lanes: readonly string[];
  readonly all: readonly { readonly lane: string; readonly number: number }[];
  readonly bytes: number;
}> {
  const all: { lane: string; number: number }[] = [];
  let bytes = 0;
  const lanes = await listLanes(fs, folder);
  for (const lane of lanes) {
    for (const number of await listSegments(fs, folder, lane)) {
      all.push({ lane, number });
      bytes += (await fs.stat(segmentPath(folder, lane, number)))?.size ?? 0;
    }
  }
  return { lanes, all, bytes };
}

/** Tells what opening found: copies that went on elsewhere, torn tails, missing ends, damage. */
export function reportScans(tell: Tell, scans: readonly LaneScan[], damages: readonly Damage[]): void {
  if (scans.some((scan) => scan.forked)) tell('warning', 'journal.device-forked');
  for (const { tail, missing } of scans) {
    const bytes = tail?.bytes ?? 0;
    if (tail && missing > 0) tell('danger', 'journal.cut-short', { bytes, missing });
    else if (tail) tell('warning', 'journal.torn-tail', { bytes });
    else if (missing > 0) tell('warning', 'journal.restored-folder', { missing });
  }
  reportDamages(tell, damages);
}

export function reportDamages(tell: Tell, damages: readonly Damage[]): void {
  for (const { lane, segment, offset, first, last, entries, what } of damages) {
    const label = segmentLabel(lane, segment);
    if (what === 'missing-segment') tell('danger', 'journal.segment-missing', { segment: label });
    else {
      const facts = { segment: label, offset, first, last, entries: entries ?? -1 };
      tell('danger', 'journal.damaged', facts);
    }
  }
}

/** Marks of the last acts of a lane with the sequence number of each one's last frame, newest first. */
export function* lastActs(
  segments: readonly KnownSegment[],
  most: number,
): Generator<readonly [act: number, seq: number]> {
  let count = 0;
  for (const { frames } of [...segments].reverse()) {
    for (let index = frames.count - 1; index >= 0 && count < most; index -= 1) {
      const spot = frames.at(index);
      if (spot?.kind !== 'end') continue;
      yield [spot.act, spot.seq];
      count += 1;
    }
  }
}

/** The last write of each lane; lanes without entries have none. */
export async function lastWrites(reader: JournalReader, known: KnownLanes): Promise<readonly LastWrite[]> {
  const last: LastWrite[] = [];
  for (const [lane, segments] of known) {
    const frames = [...segments].reverse().find((segment) => segment.frames.entryCount > 0)?.frames;
    for (let index = (frames?.count ?? 0) - 1; index >= 0; index -= 1) {
      const spot = frames?.at(index);
      if (!spot || !isReadable(spot)) continue;
      const content = (await reader.frame(known, lane, spot.seq))?.content;
      if (!content || content.stamp === '') continue;
      last.push({ lane, stamp: content.stamp, wall: content.wall });
      break;
    }
  }
  return last;
}

/** Where writing goes on: behind the last complete act, or in a first or next segment. */
export function writePlace(
  vault: string,
  lane: string,
  scan: LaneScan | undefined,
): { readonly place: WritePlace; readonly frames: FrameTable } {
  const last = scan && [...scan.segments].reverse().find(({ frames }) => frames.count > 0);
  const spot = last?.frames.at(-1);
  if (!scan || !last || !spot) {
    const place = { segment: 0, offset: 0, seq: 1, chain: firstChain(vault, lane), closed: true };
    return { place, frames: new FrameTable() };
  }
  const place = {
    segment: last.number,
    offset: spot.offset + HEADER_BYTES + spot.length,
    seq: scan.head.seq + 1,
    chain: scan.head.chain,
    closed: spot.kind === 'close',
  };
  return { place, frames: last.frames };
}
