import type { OpenFile } from '../fs/file-system';
import type { FrameHeader } from './frame';
import { chainOf, HEADER_BYTES, MAGIC, payloadHash, readHeader } from './frame';
import { FrameTable } from './frame-table';

/** A stretch of a segment that does not hold what was written there. */
export interface Damage {
  readonly lane: string;
  readonly segment: number;
  readonly offset: number;
  /** First byte behind the damage; equal to `offset` when frames are missing between two good ones. */
  readonly end: number;
  /** Sequence numbers of the frames that can't be read. */
  readonly first: number;
  readonly last: number;
  readonly what: 'header' | 'payload' | 'chain' | 'gap' | 'missing-segment';
  /** Tag of the act that lost a frame, where its header is readable; hex. */
  readonly act?: string;
  /** Entries in the damaged frames, where the header is readable. */
  readonly entries?: number;
}

/** What scanning carries from frame to frame and from segment to segment. */
export interface ScanState {
  /** Sequence number that the next frame must have. */
  seq: number;
  /** Chain of the frame before; undefined behind damage that swallowed it. */
  chain: Uint8Array | undefined;
  /** Highest sequence number that some frame says was synced before it was written. */
  synced: number;
  /** Called for every frame whose header is good. */
  readonly onFrame?: (header: FrameHeader) => void;
}

export interface SegmentScan {
  readonly number: number;
  readonly size: number;
  readonly frames: FrameTable;
  readonly damages: Damage[];
  /** Set when the file ends in bytes that are no frame: where they start, and whether a frame was cut by the file's end. */
  readonly rest: { readonly offset: number; readonly cut: boolean } | undefined;
  /** Frames that are to be blank: those that are, and those that still hold their payload. */
  readonly blank: number[];
  readonly notYetBlank: number[];
}

const WINDOW = 1024 * 1024;
const PEEK = 4096;

/** Reads a file front to back in big pieces, or in small ones when payloads are skipped. */
class Window {
  readonly #file: OpenFile;
  readonly #size: number;
  #start = 0;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(file: OpenFile, size: number) {
    this.#file = file;
    this.#size = size;
  }

  /** `length` bytes at `offset` (fewer at the end of the file); valid until the next call. */
  async at(offset: number, length: number, ahead: number): Promise<Buffer> {
    const from = offset - this.#start;
    if (from >= 0 && from + length <= this.#bytes.length) return this.#bytes.subarray(from, from + length);
    const want = Math.max(0, Math.min(Math.max(length, ahead), this.#size - offset));
    const buffer = Buffer.allocUnsafe(want);
    const count = await this.#file.read(buffer, offset);
    this.#start = offset;
    this.#bytes = buffer.subarray(0, count);
    return this.#bytes.subarray(0, Math.min(length, count));
  }
}

interface Found {
  readonly header: FrameHeader;
  readonly offset: number;
  readonly end: number;
}

async function headerAt(window: Window, offset: number, ahead: number): Promise<FrameHeader | undefined> {
  const bytes = await window.at(offset, HEADER_BYTES, ahead);
  // Copied: the window's buffer is replaced while the header is still in use.
  return bytes.length < HEADER_BYTES ? undefined : readHeader(Buffer.from(bytes));
}

/** A blanked payload is zeros. Zeros alone prove nothing: a broken disk makes them too, so the card must name the frame. */
async function isPayloadBlank(window: Window, header: FrameHeader, offset: number): Promise<boolean> {
  const sealed = await window.at(offset + HEADER_BYTES, header.length, WINDOW);
  return sealed.length === header.length && sealed.every((byte) => byte === 0);
}

async function isPayloadWhole(window: Window, header: FrameHeader, offset: number): Promise<boolean> {
  const sealed = await window.at(offset + HEADER_BYTES, header.length, WINDOW);
  return sealed.length === header.length && payloadHash(sealed).equals(header.payloadHash);
}

/** Looks for the next whole frame behind a damaged place: magic, checksum, payload hash, a later sequence number. */
async function resync(
  window: Window,
  size: number,
  from: number,
  leastSeq: number,
): Promise<Found | undefined> {
  const magic = Buffer.from(MAGIC);
  for (let at = from; at + HEADER_BYTES <= size; ) {
    const bytes = await window.at(at, Math.min(WINDOW, size - at), WINDOW);
    const hit = bytes.indexOf(magic);
    if (hit < 0) {
      at += Math.max(1, bytes.length - magic.length + 1);
      continue;
    }
    const offset = at + hit;
    const header = await headerAt(window, offset, WINDOW);
    const end = offset + HEADER_BYTES + (header?.length ?? 0);
    if (header && header.seq >= leastSeq && end <= size && (await isPayloadWhole(window, header, offset))) {
      return { header, offset, end };
    }
    at = offset + 1;
  }
  return undefined;
}

/**
 * Walks one segment: headers and chain always, hashes of the payloads with `payloads`. Never throws for what the bytes
 * say; `state` is left behind the last frame.
 */
export async function scanSegment(
  file: OpenFile,
  where: {
    readonly lane: string;
    readonly segment: number;
    readonly payloads: boolean;
    /** Numbers of the frames whose payload was to be blanked. */
    readonly erased?: ReadonlySet<number> | undefined;
  },
  state: ScanState,
): Promise<SegmentScan> {
  const size = await file.size();
  const window = new Window(file, size);
  const frames = new FrameTable();
  const damages: Damage[] = [];
  const blank: number[] = [];
  const notYetBlank: number[] = [];
  const { lane, segment } = where;
  const report = (damage: Omit<Damage, 'lane' | 'segment'>): void => {
    damages.push({ lane, segment, ...damage });
  };
  let at = 0;
  let ahead = WINDOW;
  while (at < size) {
    const header = await headerAt(window, at, ahead);
    const end = at + HEADER_BYTES + (header?.length ?? 0);
    if (header === undefined || end > size || header.seq < state.seq) {
      const next = await resync(window, size, at + 1, state.seq);
      if (next === undefined) {
        const cut = size - at < HEADER_BYTES || (header !== undefined && end > size);
        return { number: segment, size, frames, damages, rest: { offset: at, cut }, blank, notYetBlank };
      }
      report({ offset: at, end: next.offset, first: state.seq, last: next.header.seq - 1, what: 'header' });
      state.seq = next.header.seq;
      state.chain = undefined;
      at = next.offset;
      continue;
    }
    if (header.seq > state.seq) {
      report({ offset: at, end: at, first: state.seq, last: header.seq - 1, what: 'gap' });
      state.chain = undefined;
    }
    const isErased = where.erased?.has(header.seq) ?? false;
    const isWhole = (!where.payloads && !isErased) || (await isPayloadWhole(window, header, at));
    const isBlank = isErased && !isWhole && (await isPayloadBlank(window, header, at));
    if (isErased && isWhole) notYetBlank.push(header.seq);
    if (isBlank) blank.push(header.seq);
    const one = { offset: at, end, first: header.seq, last: header.seq };
    if (!isWhole && !isBlank) {
      report({
        ...one,
        what: 'payload',
        act: Buffer.from(header.act).toString('hex'),
        entries: header.entries,
      });
    } else {
      if (state.chain && !chainOf(state.chain, header.bytes).equals(header.chain))
        report({ ...one, what: 'chain' });
      frames.push(isBlank ? { ...header, entries: 0 } : header, at);
      state.synced = Math.max(state.synced, header.seq - header.sinceSync);
    }
    state.onFrame?.(header);
    state.seq = header.seq + 1;
    state.chain = header.chain;
    // Big payloads are jumped over: reading ahead would read what is not looked at.
    ahead = where.payloads || header.length < WINDOW / 16 ? WINDOW : PEEK;
    at = end;
  }
  return { number: segment, size, frames, damages, rest: undefined, blank, notYetBlank };
}
