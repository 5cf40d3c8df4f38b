import { appError } from '../../../shared/kernel/errors';
import type { Json } from '../../../shared/kernel/json';
import { AppFailure } from '../../../shared/kernel/result';
import { withFile } from '../fs/durable-file';
import type { FileSystem, OpenFile } from '../fs/file-system';
import type { ActContent } from './act-payload';
import { readPayload } from './act-payload';
import { HEADER_BYTES, readHeader, sealedWith } from './frame';
import type { FrameSpot, FrameTable } from './frame-table';
import { isReadable } from './frame-table';
import type { EntryPosition } from './journal-writer';
import { deviceOfLane, segmentPath } from './lane-files';
import { unseal } from './seal';

/** A segment as the journal knows it: its number and where its frames are. */
export interface KnownSegment {
  readonly number: number;
  readonly frames: FrameTable;
}

export type KnownLanes = ReadonlyMap<string, readonly KnownSegment[]>;

export interface ReadFrame {
  readonly lane: string;
  readonly segment: number;
  readonly seq: number;
  /** Undefined when the seal does not open: damaged or forged. */
  readonly content: ActContent | undefined;
}

export interface Batch {
  readonly entries: Json[];
  readonly positions: EntryPosition[];
  /** How far each lane has been read. */
  readonly heads: Record<string, number>;
  readonly done: boolean;
}

const READ_AT_ONCE = 1024 * 1024;
const CACHED_FRAMES = 32;

/** Opens frames and hands out entries. Holds no entries itself but a few of the frames read last. */
export class JournalReader {
  readonly #fs: FileSystem;
  readonly #folder: string;
  readonly #vault: string;
  readonly #key: Uint8Array;
  readonly #cache = new Map<string, ReadFrame>();
  readonly #onUnreadable: (frame: ReadFrame) => void;
  #isClosed = false;

  constructor(
    where: {
      readonly fs: FileSystem;
      readonly folder: string;
      readonly vault: string;
      readonly key: Uint8Array;
    },
    onUnreadable: (frame: ReadFrame) => void,
  ) {
    this.#fs = where.fs;
    this.#folder = where.folder;
    this.#vault = where.vault;
    this.#key = where.key;
    this.#onUnreadable = onUnreadable;
  }

  /** Forgets what it holds in clear. Readings under way end with `vault.closed-meanwhile`. */
  close(): void {
    this.#isClosed = true;
    this.#cache.clear();
  }

  /**
   * Entries behind these heads, lane by lane in the order of writing, until about `maxBytes` of sealed payload were
   * read. Pass the answered heads to go on.
   */
  async readSince(
    lanes: KnownLanes,
    heads: Readonly<Record<string, number>>,
    maxBytes: number,
  ): Promise<Batch> {
    const batch: Batch = { entries: [], positions: [], heads: { ...heads }, done: true };
    let left = maxBytes;
    for (const [lane, segments] of lanes) {
      for (const { number, frames } of segments) {
        const from = frames.firstFrom((batch.heads[lane] ?? 0) + 1);
        if (from >= frames.count) continue;
        if (left <= 0) return { ...batch, done: false };
        left = await this.#readInto(batch, lane, number, frames, from, left);
        if ((frames.at(-1)?.seq ?? 0) > (batch.heads[lane] ?? 0)) return { ...batch, done: false };
      }
    }
    return batch;
  }

  /** The entries at these positions, in their order; null where there is none (any more). */
  async fetch(lanes: KnownLanes, positions: readonly EntryPosition[]): Promise<readonly Json[]> {
    const found: Json[] = [];
    for (const [lane, seq, index] of positions) {
      const frame = await this.frame(lanes, lane, seq);
      found.push(frame?.content?.entries[index] ?? null);
    }
    return found;
  }

  /** One frame by its number; undefined when the lane does not have it or it carries no entries. */
  async frame(lanes: KnownLanes, lane: string, seq: number): Promise<ReadFrame | undefined> {
    const name = `${lane} ${seq}`;
    const cached = this.#cache.get(name);
    if (cached) return cached;
    const found = findFrame(lanes, lane, seq);
    if (!found || !isReadable(found.spot)) return undefined;
    const { segment, spot } = found;
    const file = await this.#fs.open(segmentPath(this.#folder, lane, segment), 'read');
    const [frame] = await withFile(file, (open) => this.#openRun(open, lane, segment, [spot]));
    if (frame) this.#remember(name, frame);
    return frame;
  }

  /** Texts of the notes that were sealed into the lanes: who gave up or erased what, and why. */
  async notes(lanes: KnownLanes): Promise<readonly string[]> {
    const texts: string[] = [];
    for (const [lane, segments] of lanes) {
      for (const { number, frames } of segments) {
        const spots = frames.all().filter(({ kind }) => kind === 'note');
        if (spots.length === 0) continue;
        const file = await this.#fs.open(segmentPath(this.#folder, lane, number), 'read');
        await withFile(file, async (open) => {
          for (const spot of spots) {
            const bytes = Buffer.alloc(HEADER_BYTES + spot.length);
            await open.read(bytes, spot.offset);
            const plain = this.#unseal(lane, bytes);
            if (plain) texts.push(Buffer.from(plain).toString('utf8'));
          }
        });
      }
    }
    return texts;
  }

  #remember(name: string, frame: ReadFrame): void {
    if (this.#isClosed) return;
    this.#cache.set(name, frame);
    const oldest = this.#cache.keys().next();
    if (this.#cache.size > CACHED_FRAMES && !oldest.done) this.#cache.delete(oldest.value);
  }

  /** Reads from one segment into the batch; answers how much of the budget is left. */
  async #readInto(
    batch: Batch,
    lane: string,
    segment: number,
    frames: FrameTable,
    from: number,
    budget: number,
  ): Promise<number> {
    let left = budget;
    const file = await this.#fs.open(segmentPath(this.#folder, lane, segment), 'read');
    await withFile(file, async (open) => {
      for (let index = from; index < frames.count && left > 0; ) {
        const run = nextRun(frames, index, Math.min(left, READ_AT_ONCE));
        index += run.length;
        for (const frame of await this.#openRun(open, lane, segment, run.filter(isReadable))) {
          frame.content?.entries.forEach((entry, place) => {
            batch.entries.push(entry);
            batch.positions.push([lane, frame.seq, place]);
          });
        }
        batch.heads[lane] = run.at(-1)?.seq ?? 0;
        left -= run.reduce((sum, spot) => sum + spot.length, 0);
      }
    });
    return left;
  }

  /** Reads neighbouring frames with one read and opens their seals. */
  async #openRun(
    file: OpenFile,
    lane: string,
    segment: number,
    spots: readonly FrameSpot[],
  ): Promise<readonly ReadFrame[]> {
    const first = spots[0];
    const last = spots.at(-1);
    if (!first || !last) return [];
    const bytes = Buffer.allocUnsafe(last.offset + HEADER_BYTES + last.length - first.offset);
    const count = await file.read(bytes, first.offset);
    // The key may be zeros by now: what it does not open would be taken for damage.
    if (this.#isClosed) throw new AppFailure(appError('vault.closed-meanwhile'));
    return spots.map((spot) => {
      const at = spot.offset - first.offset;
      const whole = bytes.subarray(0, count).subarray(at, at + HEADER_BYTES + spot.length);
      const frame = { lane, segment, seq: spot.seq, content: this.#open(lane, whole) };
      if (!frame.content) this.#onUnreadable(frame);
      return frame;
    });
  }

  #open(lane: string, bytes: Uint8Array): ReadFrame['content'] {
    const plain = this.#unseal(lane, bytes);
    return plain && readPayload(plain);
  }

  #unseal(lane: string, bytes: Uint8Array): Uint8Array | undefined {
    const header = readHeader(bytes);
    if (!header || bytes.length !== HEADER_BYTES + header.length) return undefined;
    const bound = sealedWith(this.#vault, deviceOfLane(lane), header.bytes);
    return unseal(this.#key, header.nonce, bytes.subarray(HEADER_BYTES), bound);
  }
}

/** Where a frame stands; undefined when the lane does not have it. */
export function findFrame(
  lanes: KnownLanes,
  lane: string,
  seq: number,
): { readonly segment: number; readonly spot: FrameSpot } | undefined {
  for (const { number, frames } of lanes.get(lane) ?? []) {
    const spot = frames.at(frames.firstFrom(seq));
    if (spot?.seq === seq) return { segment: number, spot };
  }
  return undefined;
}

/** Frames from `index` on that fit into `bytes` together (at least one). */
function nextRun(frames: FrameTable, index: number, bytes: number): readonly FrameSpot[] {
  const run: FrameSpot[] = [];
  let sum = 0;
  for (let at = index; at < frames.count; at += 1) {
    const spot = frames.at(at);
    const before = run.at(-1);
    if (!spot) break;
    const isNext = before === undefined || before.offset + HEADER_BYTES + before.length === spot.offset;
    if (run.length > 0 && (!isNext || sum + spot.length > bytes)) break;
    run.push(spot);
    sum += spot.length + HEADER_BYTES;
  }
  return run;
}
