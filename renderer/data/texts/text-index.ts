import { pairHash } from '../index/signature';
import { folded } from './fold';

/** One text that holds all words. */
export interface TextMatch {
  readonly key: string;
  /** Where the first word stands first, in UTF-16 units. */
  readonly at: number;
  /** How often, counted up to `MOST_COUNTED`. */
  readonly count: number;
}

interface Indexed {
  readonly text: string;
  /** One bit for each pair of neighbouring units, and for each unit: which of them the text has. */
  readonly bits: Uint32Array;
}

const MOST_COUNTED = 20;
/** Bits a character; at 4 about one in ten is set in Chinese prose. */
const BITS_PER_UNIT = 4;
const FEWEST_BITS = 256;
/** `pairHash` gives 24 bits; a book fills a quarter of these. */
const MOST_BITS = 2 ** 18;

/**
 * The texts of files, in memory. A search first asks the bits, a few operations a text, and reads only the texts that
 * can hold the words at all; what it finds is exactly what looking through every text would find. Chinese needs no
 * words cut out of it, and a part of a Latin word or number is found too.
 */
export class FileTextIndex {
  private readonly texts = new Map<string, Indexed>();
  private characters = 0;

  /** @param most characters of all texts together, in UTF-16 units */
  constructor(private readonly most: number) {}

  /** Characters that still find room. */
  get room(): number {
    return this.most - this.characters;
  }

  /** Takes a text in, in the place of the one before; false: there is no room for it, and it is not found. */
  put(key: string, text: string): boolean {
    this.remove(key);
    if (text.length > this.room) return false;
    this.characters += text.length;
    const searched = folded(text);
    this.texts.set(key, { text: searched, bits: bitsOf(searched) });
    return true;
  }

  remove(key: string): void {
    this.characters -= this.texts.get(key)?.text.length ?? 0;
    this.texts.delete(key);
  }

  clear(): void {
    this.characters = 0;
    this.texts.clear();
  }

  /**
   * Texts that hold every word, those that say the first word oftenest first.
   * @param words as `fileWords` makes them; none finds nothing
   */
  search(words: readonly string[]): readonly TextMatch[] {
    const [first, ...others] = words;
    if (first === undefined) return [];
    const hashes = words.flatMap(hashesOf);
    const found: TextMatch[] = [];
    for (const [key, { text, bits }] of this.texts) {
      if (!hasAll(bits, hashes)) continue;
      const at = text.indexOf(first);
      if (at < 0 || !others.every((word) => text.includes(word))) continue;
      found.push({ key, at, count: countFrom(at, text, first) });
    }
    return found.sort((a, b) => b.count - a.count);
  }
}

function bitsOf(text: string): Uint32Array {
  const wanted = Math.min(MOST_BITS, Math.max(FEWEST_BITS, text.length * BITS_PER_UNIT));
  const count = 2 ** Math.ceil(Math.log2(wanted));
  const bits = new Uint32Array(count / 32);
  const mask = count - 1;
  for (let at = 0; at < text.length; at += 1) {
    setBit(bits, pairHash(text.charCodeAt(at), 0) & mask);
    if (at + 1 < text.length) setBit(bits, pairHash(text.charCodeAt(at), text.charCodeAt(at + 1)) & mask);
  }
  return bits;
}

function setBit(bits: Uint32Array, bit: number): void {
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

function hashesOf(word: string): readonly number[] {
  if (word.length === 1) return [pairHash(word.charCodeAt(0), 0)];
  return Array.from({ length: word.length - 1 }, (_, at) =>
    pairHash(word.charCodeAt(at), word.charCodeAt(at + 1)),
  );
}

function hasAll(bits: Uint32Array, hashes: readonly number[]): boolean {
  const mask = bits.length * 32 - 1;
  for (const hash of hashes) {
    const bit = hash & mask;
    if (((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
  }
  return true;
}

function countFrom(first: number, text: string, word: string): number {
  let count = 0;
  for (let at = first; at >= 0 && count < MOST_COUNTED; at = text.indexOf(word, at + word.length)) count += 1;
  return count;
}
