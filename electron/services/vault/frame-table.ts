import type { FrameHeader, FrameKind } from './frame';
import { hasEntries } from './frame';

/** Where one frame stands in its segment. */
export interface FrameSpot {
  readonly offset: number;
  /** Of the sealed payload. */
  readonly length: number;
  readonly seq: number;
  readonly kind: FrameKind;
  /** None where the payload was blanked. */
  readonly entries: number;
  readonly part: number;
  /** First 48 bits of the act tag; 0: none. Enough to find candidates, the payload decides. */
  readonly act: number;
}

/** Whether a frame has entries that can be read: those that were blanked have none any more. */
export const isReadable = ({ kind, entries }: FrameSpot): boolean => hasEntries(kind) && entries > 0;

const KINDS: readonly FrameKind[] = ['open', 'part', 'end', 'close', 'note'];

/** The 48 bits of an act tag that are kept in memory. */
export const shortTag = (tag: Uint8Array): number =>
  Buffer.from(tag.buffer, tag.byteOffset, tag.byteLength).readUIntBE(0, 6);

/** The frames of one segment in columns of numbers: a hundred thousand frames cost a few megabytes. */
export class FrameTable {
  readonly #offsets: number[] = [];
  readonly #lengths: number[] = [];
  readonly #seqs: number[] = [];
  readonly #kinds: number[] = [];
  readonly #entries: number[] = [];
  readonly #parts: number[] = [];
  readonly #acts: number[] = [];

  get count(): number {
    return this.#seqs.length;
  }

  push(
    header: Omit<FrameHeader, 'bytes' | 'chain' | 'nonce' | 'payloadHash' | 'sinceSync'>,
    offset: number,
  ): void {
    this.#offsets.push(offset);
    this.#lengths.push(header.length);
    this.#seqs.push(header.seq);
    this.#kinds.push(KINDS.indexOf(header.kind));
    this.#entries.push(header.entries);
    this.#parts.push(header.part);
    this.#acts.push(shortTag(header.act));
  }

  /** The frame at an index; negative counts from the end. */
  at(index: number): FrameSpot | undefined {
    const i = index < 0 ? this.count + index : index;
    const offset = this.#offsets[i];
    const kind = KINDS[this.#kinds[i] ?? -1];
    if (offset === undefined || kind === undefined) return undefined;
    return {
      offset,
      length: this.#lengths[i] ?? 0,
      seq: this.#seqs[i] ?? 0,
      kind,
      entries: this.#entries[i] ?? 0,
      part: this.#parts[i] ?? 0,
      act: this.#acts[i] ?? 0,
    };
  }

  /** All frames, in their order. */
  all(): readonly FrameSpot[] {
    return Array.from({ length: this.count }, (_, index) => this.at(index)).filter(
      (spot) => spot !== undefined,
    );
  }

  /** Index of the first frame with this sequence number or a later one. */
  firstFrom(seq: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#seqs[middle] ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Drops the frames from this index on. */
  cut(index: number): void {
    for (const column of [
      this.#offsets,
      this.#lengths,
      this.#seqs,
      this.#kinds,
      this.#entries,
      this.#parts,
      this.#acts,
    ]) {
      column.length = Math.min(column.length, index);
    }
  }

  /** Entries in all frames. */
  get entryCount(): number {
    let sum = 0;
    for (const count of this.#entries) sum += count;
    return sum;
  }
}
