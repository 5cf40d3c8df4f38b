/** Why the text of a file could not be read; the words for the user stand in shared/kernel/errors/texts.ts. */
export type ReadingTrouble =
  | 'password'
  | 'damaged'
  | 'too-large'
  | 'too-slow'
  | 'unsafe'
  | 'old-format'
  | 'encoding'
  | 'unreadable'
  /** What reads files came to its end over it, most likely for want of memory. */
  | 'broke-off'
  /** It was read, but the texts of all files fill the memory that they may take; see `TEXT_LIMITS.allCharacters`. */
  | 'crowded';

/** What a file says. */
export type Reading =
  /** `cut`: only the beginning was kept, see `TEXT_LIMITS`. */
  | { readonly state: 'text'; readonly text: string; readonly cut: boolean }
  /** It was read and holds no words: a scan, a photograph. Nothing recognises pictures here. */
  | { readonly state: 'none' }
  /** A kind of file whose words nobody looks for (sound, film, packed folders). */
  | { readonly state: 'other' }
  | { readonly state: 'failed'; readonly trouble: ReadingTrouble };

/** Bounds of reading one file. What lies beyond them is said in the row of the attachment, never passed over. */
export interface TextLimits {
  /** Bytes of the file. The longest report with pictures stays below; more would fill the memory of a 4 GB PC twice. */
  readonly fileBytes: number;
  /** Unpacked bytes of the parts that hold text, together; the XML of a thousand pages has 20 MB. */
  readonly unpackedBytes: number;
  /** Characters kept of one file: a thick book. Each is two bytes of memory as long as the vault is open. */
  readonly characters: number;
  /** Characters taken out of one file before they are tidied, which leaves out blanks and lines without words. */
  readonly rawCharacters: number;
  /** Characters kept open of all files together: 120 MB, as much as the rest of a large vault takes. */
  readonly allCharacters: number;
  /** Pages of a PDF that are looked at: more than `characters` hold at 300 a page. */
  readonly pages: number;
  /** Time for one file; the slowest PC that is supported takes 10 s for 1,000 pages. */
  readonly milliseconds: number;
}

export const TEXT_LIMITS: TextLimits = {
  fileBytes: 64 * 2 ** 20,
  unpackedBytes: 64 * 2 ** 20,
  characters: 300_000,
  rawCharacters: 600_000,
  allCharacters: 60_000_000,
  pages: 1_000,
  milliseconds: 60_000,
};

export const failed = (trouble: ReadingTrouble): Reading => ({ state: 'failed', trouble });

/** Whether a file may be read well another time: the PC was busy, or something else held the memory. */
export const isChance = (reading: Reading): boolean =>
  reading.state === 'failed' && (reading.trouble === 'too-slow' || reading.trouble === 'broke-off');

/** A reader met what it can say something about; caught by `readFile`, never let out of it. */
export class Unreadable extends Error {
  constructor(readonly trouble: ReadingTrouble) {
    super(trouble);
    this.name = 'Unreadable';
  }
}
