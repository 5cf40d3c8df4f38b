import { withFile } from '../fs/durable-file';
import type { FileSystem } from '../fs/file-system';
import type { FrameHeader } from './frame';
import { firstChain, isComplete } from './frame';
import { deviceOfLane, listSegments, segmentPath } from './lane-files';
import type { Damage, ScanState, SegmentScan } from './segment-scan';
import { scanSegment } from './segment-scan';
import type { AcceptedLoss, Erasure } from './vault-card';
import { erasedIn } from './vault-card';

/** A sequence number and the chain value (hex) of the frame that has it. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export interface LaneScan {
  readonly lane: string;
  readonly segments: SegmentScan[];
  readonly damages: readonly Damage[];
  /** Damage that an administrator has given up. */
  readonly accepted: readonly Damage[];
  /** The last complete frame; seq 0 when the lane is empty. */
  readonly head: { readonly seq: number; readonly chain: Uint8Array };
  /** What stands behind the last complete act of the last segment and was never acknowledged. */
  readonly tail: { readonly segment: number; readonly offset: number; readonly bytes: number } | undefined;
  /** Frames that this PC once saw and that are gone (the folder is older than we know), 0: none. */
  readonly missing: number;
  /** This PC once saw another frame under the same number: two copies went on under one device id. */
  readonly forked: boolean;
}

export interface LaneScanOptions {
  readonly vault: string;
  /** Are the payload hashes of this segment checked too? */
  readonly payloads: (segment: number, last: boolean) => boolean;
  /** The furthest head that this PC has seen of the lane. */
  readonly known?: Head | undefined;
  readonly accepted?: readonly AcceptedLoss[];
  readonly erased?: readonly Erasure[] | undefined;
}

const isAccepted = (damage: Damage, accepted: readonly AcceptedLoss[]): boolean =>
  accepted.some(
    (loss) =>
      loss.lane === damage.lane &&
      loss.segment === damage.segment &&
      loss.offset <= damage.offset &&
      damage.end <= loss.end,
  );

/** Chains of the frames where the lane may end, so that cutting the tail finds the chain to go on from. */
class ChainLog {
  #recent: { seq: number; chain: Buffer }[] = [];
  #atKnown: string | undefined;
  readonly #known: Head | undefined;

  constructor(known: Head | undefined) {
    this.#known = known;
  }

  readonly note = (header: FrameHeader): void => {
    if (header.seq === this.#known?.seq) this.#atKnown = Buffer.from(header.chain).toString('hex');
    // A complete frame that says everything before it was synced makes the older ones superfluous.
    const synced = header.seq - header.sinceSync;
    if (this.#recent.length > 64) this.#recent = this.#recent.filter(({ seq }) => seq >= synced);
    this.#recent.push({ seq: header.seq, chain: Buffer.from(header.chain) });
  };

  chainAt(seq: number): Buffer | undefined {
    return this.#recent.find((one) => one.seq === seq)?.chain;
  }

  get forked(): boolean {
    return this.#atKnown !== undefined && this.#atKnown !== this.#known?.hash;
  }
}

/**
 * Scans all segments of a lane. What is broken behind the last synced frame of the last segment was never acknowledged
 * and is the tail; what is broken before it is damage.
 */
export async function scanLane(
  fs: FileSystem,
  folder: string,
  lane: string,
  options: LaneScanOptions,
): Promise<LaneScan> {
  const chains = new ChainLog(options.known);
  const origin = firstChain(options.vault, deviceOfLane(lane));
  const state: ScanState = { seq: 1, chain: origin, synced: 0, onFrame: chains.note };
  const numbers = await listSegments(fs, folder, lane);
  const last = numbers.at(-1) ?? 0;
  const erased = erasedIn(options.erased ?? [], lane);
  const segments: SegmentScan[] = [];
  const missing: number[] = [];
  for (let number = 1; number <= last; number += 1) {
    if (!numbers.includes(number)) {
      missing.push(number);
      continue;
    }
    const payloads = options.payloads(number, number === last);
    const file = await fs.open(segmentPath(folder, lane, number), 'read');
    const scan = await withFile(file, (open) =>
      scanSegment(open, { lane, segment: number, payloads, erased }, state),
    );
    segments.push(scan);
    if (number !== last && scan.rest) {
      // The number of frames that were here shows when the next segment's first frame is met.
      scan.damages.push(restAsDamage(lane, scan, state.seq));
      state.chain = undefined;
    }
  }
  const synced = Math.max(state.synced, options.known?.seq ?? 0);
  const tail = settleTail(lane, segments.at(-1), synced, state.seq, options.accepted ?? []);
  const head = headOf(segments, chains, origin, tail !== undefined);
  const found = explainGaps(lane, segments, missing);
  const accepted = options.accepted ?? [];
  return {
    lane,
    segments,
    damages: found.filter((damage) => !isAccepted(damage, accepted)),
    accepted: found.filter((damage) => isAccepted(damage, accepted)),
    head,
    tail,
    missing: missingFrames(options.known, head.seq, found),
    forked: chains.forked,
  };
}

const restAsDamage = (lane: string, scan: SegmentScan, seq: number): Damage => ({
  lane,
  segment: scan.number,
  offset: scan.rest?.offset ?? scan.size,
  end: scan.size,
  first: seq,
  last: seq,
  what: 'header',
});

/** Decides where the last segment ends, and takes the frames behind that out of its table. */
function settleTail(
  lane: string,
  scan: SegmentScan | undefined,
  synced: number,
  nextSeq: number,
  accepted: readonly AcceptedLoss[],
): LaneScan['tail'] {
  if (scan === undefined) return undefined;
  let from = scan.size;
  const { rest } = scan;
  // What was given up stays where it is, so that a copy found later can still mend it.
  const isGivenUp = (damage: Damage): boolean => isAccepted(damage, accepted);
  if (rest && !isGivenUp(restAsDamage(lane, scan, nextSeq)) && (rest.cut || nextSeq > synced))
    from = rest.offset;
  else if (rest) scan.damages.push(restAsDamage(lane, scan, nextSeq));
  const unsynced = scan.damages.findIndex(
    (damage) => damage.first > synced && damage.offset < from && !isGivenUp(damage),
  );
  if (unsynced >= 0) {
    from = Math.min(from, scan.damages[unsynced]?.offset ?? from);
    scan.damages.splice(unsynced);
  }
  const { frames } = scan;
  while ((frames.at(-1)?.offset ?? -1) >= from) frames.cut(frames.count - 1);
  // Frames of an act without its last frame: the act was never acknowledged.
  const damageEnd = scan.damages.at(-1)?.end ?? 0;
  for (
    let spot = frames.at(-1);
    spot && !isComplete(spot.kind) && spot.offset >= damageEnd;
    spot = frames.at(-1)
  ) {
    from = spot.offset;
    frames.cut(frames.count - 1);
  }
  return from < scan.size ? { segment: scan.number, offset: from, bytes: scan.size - from } : undefined;
}

function headOf(
  segments: readonly SegmentScan[],
  chains: ChainLog,
  origin: Uint8Array,
  isCut: boolean,
): LaneScan['head'] {
  const lastOf = (scan: SegmentScan): number => {
    const behind = scan.damages.reduce((seq, damage) => Math.max(seq, damage.last), 0);
    return Math.max(scan.frames.at(-1)?.seq ?? 0, isCut ? 0 : behind);
  };
  const seq = segments.reduce((highest, scan) => Math.max(highest, lastOf(scan)), 0);
  // Behind a damaged last frame there is no chain to go on from; the next frame then starts from the origin again, and
  // scanning does not ask it for a link, because the damage stands between.
  return { seq, chain: chains.chainAt(seq) ?? origin };
}

/** A gap in the numbers at a segment's start belongs to the missing or shortened segment before it. */
function explainGaps(lane: string, segments: readonly SegmentScan[], missing: readonly number[]): Damage[] {
  const all: Damage[] = [];
  for (const scan of segments) {
    for (const damage of scan.damages) {
      const before = segments.find((one) => one.number === scan.number - 1);
      const gone = missing.filter((number) => number < scan.number).at(-1);
      if (damage.what !== 'gap' || damage.offset !== 0) all.push(damage);
      else if (gone === scan.number - 1) {
        all.push({ ...damage, segment: gone, what: 'missing-segment' });
      } else if (before?.damages.at(-1)?.end !== before?.size || before === undefined) {
        const end = before?.size ?? 0;
        all.push({ ...damage, segment: before?.number ?? scan.number, offset: end, end });
      } else extendLast(all, damage.last);
    }
  }
  const last = segments.at(-1)?.number ?? 0;
  const unexplained = missing.filter((number) => number < last && !all.some((one) => one.segment === number));
  for (const segment of unexplained) {
    all.push({ lane, segment, offset: 0, end: 0, first: 0, last: 0, what: 'missing-segment' });
  }
  return all;
}

function extendLast(all: Damage[], last: number): void {
  const before = all.pop();
  if (before) all.push({ ...before, last });
}

/** Frames we knew beyond the present end, less those that stand in the report of damage. */
function missingFrames(known: Head | undefined, head: number, damages: readonly Damage[]): number {
  if (known === undefined) return 0;
  const reported = damages.reduce((highest, damage) => Math.max(highest, damage.last), 0);
  return Math.max(0, known.seq - Math.max(head, reported));
}
