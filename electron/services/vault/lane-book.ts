import { HEADER_BYTES } from './frame';
import type { FrameTable } from './frame-table';
import type { KnownLanes, KnownSegment } from './journal-reader';
import { findFrame } from './journal-reader';
import type { Head, LaneScan } from './lane-scan';

interface Lane {
  readonly segments: KnownSegment[];
  head: Head;
}

/** What an open journal knows of its lanes: where their frames stand, and how far each reaches. */
export class LaneBook {
  readonly #lanes = new Map<string, Lane>();

  /** How many frames have been blanked. */
  blank = 0;
  /** Frames that were to be blanked and still hold their payload, as they were found. */
  readonly notYetBlank: (readonly [lane: string, seq: number])[] = [];

  /** Takes a lane over as it was found; answers its segments. */
  take({ lane, segments: found, head }: LaneScan): readonly KnownSegment[] {
    const segments = found.filter(({ frames }) => frames.count > 0);
    const hash = Buffer.from(head.chain).toString('hex');
    this.#lanes.set(lane, {
      segments: segments.map(({ number, frames }) => ({ number, frames })),
      head: { seq: head.seq, hash },
    });
    for (const { blank, notYetBlank } of segments) {
      this.blank += blank.length;
      for (const seq of notYetBlank) this.notYetBlank.push([lane, seq]);
    }
    return segments;
  }

  /** Where a frame stands; undefined when the lane does not have it. */
  place(lane: string, seq: number): ReturnType<typeof findFrame> {
    return findFrame(this.known(), lane, seq);
  }

  /** Begins a segment, of a new lane too. */
  addSegment(name: string, number: number, frames: FrameTable): void {
    const lane = this.#lanes.get(name) ?? { segments: [], head: { seq: 0, hash: '' } };
    lane.segments.push({ number, frames });
    this.#lanes.set(name, lane);
  }

  headOf(lane: string): Head {
    return this.#lanes.get(lane)?.head ?? { seq: 0, hash: '' };
  }

  setHead(name: string, head: Head): void {
    const lane = this.#lanes.get(name);
    if (lane) lane.head = head;
  }

  heads(): Record<string, Head> {
    return Object.fromEntries([...this.#lanes].map(([lane, { head }]) => [lane, head]));
  }

  /** All segments, by lanes in the order of their names. */
  known(): KnownLanes {
    const names = [...this.#lanes.keys()].sort();
    return new Map(names.map((lane) => [lane, this.#lanes.get(lane)?.segments ?? []]));
  }

  /** Every segment with the byte behind its last synced frame. */
  segmentEnds(): { readonly lane: string; readonly number: number; readonly size: number }[] {
    return [...this.known()].flatMap(([lane, segments]) =>
      segments.map(({ number, frames }) => {
        const spot = frames.at(-1);
        return { lane, number, size: spot ? spot.offset + HEADER_BYTES + spot.length : 0 };
      }),
    );
  }
}
