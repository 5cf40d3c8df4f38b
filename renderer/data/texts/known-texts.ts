import { type Reading, TEXT_LIMITS } from './reading';
import { FileTextIndex } from './text-index';

/** What is known of a file's text; the text itself lies in the index (as searched) and in the store (as written). */
export type Known =
  | { readonly state: 'text'; readonly characters: number; readonly cut: boolean }
  | Exclude<Reading, { readonly state: 'text' }>
  | { readonly state: 'absent' };

const CROWDED = { state: 'failed', trouble: 'crowded' } as const;

/** What is known of the files' texts by content hash, and the texts as they are searched, as many as there is room for. */
export class KnownTexts {
  readonly index: FileTextIndex;
  private readonly byBlob = new Map<string, Known>();
  /** Characters of the texts that found no room. */
  private readonly crowded = new Map<string, number>();

  /** @param most characters of all texts together, in UTF-16 units */
  constructor(most = TEXT_LIMITS.allCharacters) {
    this.index = new FileTextIndex(most);
  }

  get isCrowded(): boolean {
    return this.crowded.size > 0;
  }

  of(blob: string): Known | undefined {
    return this.byBlob.get(blob);
  }

  blobs(): Iterable<string> {
    return this.byBlob.keys();
  }

  take(blob: string, reading: Reading | 'absent'): void {
    this.forget(blob);
    if (reading === 'absent') this.byBlob.set(blob, { state: 'absent' });
    else if (reading.state !== 'text') this.byBlob.set(blob, reading);
    else {
      const { text, cut } = reading;
      const hasRoom = this.index.put(blob, text);
      if (!hasRoom) this.crowded.set(blob, text.length);
      this.byBlob.set(blob, hasRoom ? { state: 'text', characters: text.length, cut } : CROWDED);
    }
  }

  forget(blob: string): void {
    this.index.remove(blob);
    this.crowded.delete(blob);
    this.byBlob.delete(blob);
  }

  /** Files whose content was not here are asked for again. */
  forgetAbsent(): void {
    for (const [blob, { state }] of this.byBlob) if (state === 'absent') this.byBlob.delete(blob);
  }

  /** Texts that found no room and would find it now are taken for unread; `order` says whose turn is first. */
  forgetCrowded(order: Iterable<string>): void {
    let { room } = this.index;
    for (const blob of order) {
      const characters = this.crowded.get(blob);
      if (characters === undefined || characters > room) continue;
      room -= characters;
      this.forget(blob);
    }
  }

  clear(): void {
    this.index.clear();
    this.crowded.clear();
    this.byBlob.clear();
  }
}
