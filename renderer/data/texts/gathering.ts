import { TEXT_LIMITS } from './reading';

/** What a reader took out of a file, as it stands there; `cut`: the file holds more. */
export interface Taken {
  readonly text: string;
  readonly cut: boolean;
}

/** Text that a reader collects bit by bit, until there is more than is worth tidying. */
export class Gathering {
  private readonly parts: string[] = [];
  private length = 0;

  /** Nothing more need be read: at most the last addition goes beyond `TEXT_LIMITS.rawCharacters`. */
  get isFull(): boolean {
    return this.length > TEXT_LIMITS.rawCharacters;
  }

  add(text: string): void {
    if (text === '' || this.isFull) return;
    this.parts.push(text);
    this.length += text.length;
  }

  /** @param more whether the reader left something out for another reason */
  taken(more = false): Taken {
    return { text: this.parts.join(''), cut: more || this.isFull };
  }
}
