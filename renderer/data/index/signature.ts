/**
 * A 512-bit signature a record: which pairs of neighbouring characters its search text has. A scan first compares
 * signatures, a few integer operations a record, and reads only the texts that can match at all.
 */

/** 32-bit words of one signature: the first half for the Chinese text, the second for the Latin one. */
export const WORDS = 16;
const HALF = WORDS / 2;
const BITS = HALF * 32;

/** Writes the signature of a record's two texts to `into`, from word `at`. */
export function writeSignature(into: Uint32Array, at: number, han: string, latin: string): void {
  into.fill(0, at, at + WORDS);
  addPairs(into, at, han);
  // A Chinese text is also searched by single characters: names of one character and the start of typing.
  for (let i = 0; i < han.length; i++) addBit(into, at, mix(han.charCodeAt(i), 0));
  addPairs(into, at + HALF, latin);
}

/** Words and bits that a record must have to contain `text`; empty: the signature can't tell. */
export interface SignatureTest {
  readonly words: readonly number[];
  readonly masks: readonly number[];
}

/** The test for a searched word. */
export function signatureTest(text: string, han: boolean): SignatureTest {
  const bits = new Uint32Array(WORDS);
  const at = han ? 0 : HALF;
  addPairs(bits, at, text);
  if (han) for (let i = 0; i < text.length; i++) addBit(bits, at, mix(text.charCodeAt(i), 0));
  const words: number[] = [];
  const masks: number[] = [];
  bits.forEach((mask, word) => {
    if (mask === 0) return;
    words.push(word);
    masks.push(mask);
  });
  return { words, masks };
}

/** Whether the signature at `at` lets a text match. Never false for a text that does. */
export function passes(signatures: Uint32Array, at: number, test: SignatureTest): boolean {
  const { words, masks } = test;
  for (let i = 0; i < words.length; i++) {
    const mask = masks[i] ?? 0;
    // `>>> 0`: the operators of JavaScript give signed numbers.
    if (((signatures[at + (words[i] ?? 0)] ?? 0) & mask) >>> 0 !== mask) return false;
  }
  return true;
}

function addPairs(into: Uint32Array, at: number, text: string): void {
  for (let i = 0; i + 1 < text.length; i++) addBit(into, at, mix(text.charCodeAt(i), text.charCodeAt(i + 1)));
}

function addBit(into: Uint32Array, at: number, hash: number): void {
  const word = at + (hash >>> 5);
  into[word] = (into[word] ?? 0) | (1 << (hash & 31));
}

/** A bit number from two characters. */
const mix = (a: number, b: number): number => pairHash(a, b) & (BITS - 1);

/** 24 bits from two UTF-16 units. Constants of a common integer hash; only the spread matters. */
export function pairHash(a: number, b: number): number {
  let hash = Math.imul(a * 65_537 + b, 0x9e3779b1);
  hash ^= hash >>> 15;
  return hash >>> 8;
}
