import { shortTag } from './frame-table';
import type { JournalReader, KnownLanes } from './journal-reader';
import type { Appended } from './journal-writer';
import { readStoredAct } from './stored-act';

/** Acts that are on the disk, so that one that is sent a second time is answered and not written again. */
export class KnownActs {
  readonly #acts = new Map<number, { readonly lane: string; readonly seq: number }>();

  /** Notes where the last frame of an act stands; `tag` is the short one. */
  note(tag: number, lane: string, seq: number): void {
    this.#acts.set(tag, { lane, seq });
  }

  /** The answer of an act that is already on the disk, and the lane that has it. */
  async find(
    act: string,
    tag: Uint8Array,
    reader: JournalReader,
    known: KnownLanes,
  ): Promise<(Omit<Appended, 'head'> & { readonly lane: string }) | undefined> {
    const last = this.#acts.get(shortTag(tag));
    const found = last && (await readStoredAct(reader, known, last, act));
    return found && { ...found, lane: last.lane };
  }
}
