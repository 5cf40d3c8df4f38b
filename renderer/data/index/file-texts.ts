import { type SearchWord, searchable } from './searchable';

/** Texts of files as they are searched, by the hash of the file's content. */
export class FileTexts {
  private readonly texts = new Map<string, SearchedText>();
  /** Raised with each change. */
  version = 0;
  /** What the last words were found in: a search asks for the same word type by type, and letter by letter. */
  private readonly found = new Map<string, ReadonlySet<string>>();

  get size(): number {
    return this.texts.size;
  }

  has(blob: string): boolean {
    return this.texts.has(blob);
  }

  blobs(): Iterable<string> {
    return this.texts.keys();
  }

  /** Takes a file's text over; an empty one is remembered too, so that nobody reads the file again. */
  set(blob: string, text: string): void {
    const line = closeUp(searchable(text));
    this.texts.set(blob, { line, pairs: pairsOf(line) });
    this.changed();
  }

  delete(blob: string): void {
    if (this.texts.delete(blob)) this.changed();
  }

  /** Files whose text holds the word. One character or a single Latin letter finds nothing: it would find everything. */
  holding({ text }: SearchWord): ReadonlySet<string> {
    if (text.length < 2) return NONE;
    const before = this.found.get(text);
    if (before !== undefined) return before;
    const pairs = pairPlaces(text);
    const blobs = new Set<string>();
    for (const [blob, searched] of this.texts) {
      if (mayHold(searched.pairs, pairs) && searched.line.includes(text)) blobs.add(blob);
    }
    if (this.found.size >= REMEMBERED) this.found.clear();
    this.found.set(text, blobs);
    return blobs;
  }

  /** The first place of a word in a file, with some text on both sides; empty where it does not stand. */
  around(blob: string, { text }: SearchWord): string {
    const line = this.texts.get(blob)?.line ?? '';
    const at = line.indexOf(text);
    if (at < 0) return '';
    const from = Math.max(0, at - BEFORE);
    const to = Math.min(line.length, at + text.length + BEHIND);
    return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
  }

  private changed(): void {
    this.version += 1;
    this.found.clear();
  }
}

interface SearchedText {
  readonly line: string;
  readonly pairs: Uint32Array;
}

const NONE: ReadonlySet<string> = new Set();
const REMEMBERED = 50;
const BEFORE = 12;
const BEHIND = 30;

/** Blanks and line ends between Chinese characters are the paper's, not the author's: 创先\n争优 is one word. */
const closeUp = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(
      /(?<=[\p{Script=Han}，。、；：？！“”（）《》]) (?=[\p{Script=Han}，。、；：？！“”（）《》])/gu,
      '',
    );

/**
 * Which pairs of neighbouring characters a text has, as bits at places told by a hash: most texts are passed over without
 * being read. 32,768 bits tell a speech of ten thousand characters from the next.
 */
const BITS = 32_768;

function pairsOf(line: string): Uint32Array {
  const pairs = new Uint32Array(BITS / 32);
  for (let at = 0; at + 1 < line.length; at++) {
    const place = placeOf(line.charCodeAt(at), line.charCodeAt(at + 1));
    pairs[place >>> 5] = (pairs[place >>> 5] ?? 0) | (1 << (place & 31));
  }
  return pairs;
}

function pairPlaces(word: string): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at + 1 < word.length; at++)
    places.push(placeOf(word.charCodeAt(at), word.charCodeAt(at + 1)));
  return places;
}

const placeOf = (first: number, second: number): number =>
  (Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) >>> 17) % BITS;

function mayHold(pairs: Uint32Array, places: readonly number[]): boolean {
  for (const place of places) if (((pairs[place >>> 5] ?? 0) & (1 << (place & 31))) === 0) return false;
  return true;
}
