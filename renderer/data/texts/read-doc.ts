import { Gathering, type Taken } from './gathering';
import { TEXT_LIMITS, Unreadable } from './reading';

/** First byte of a table of the FIB; [MS-DOC] 2.5. */
const FIB = {
  ident: 0x00,
  version: 0x02,
  flags: 0x0a,
  /** Offset and size of the Clx in the table stream (FibRgFcLcb97). */
  clxAt: 0x01a2,
  clxSize: 0x01a6,
} as const;
const IDENT = 0xa5ec;
/** nFib of Word 97; older files have another layout and a code page of their own. */
const WORD_97 = 0x00c1;
const ENCRYPTED = 0x0100;
const OBFUSCATED = 0x8000;
const TABLE_1 = 0x0200;

const PROPERTIES = 1;
const PIECES = 2;
const COMPRESSED = 0x4000_0000;

/** The streams of a Word file that hold its text. */
export interface DocStreams {
  readonly document: Uint8Array;
  /** `0Table` and `1Table`; the FIB says which one counts. */
  readonly table: (name: '0Table' | '1Table') => Uint8Array | undefined;
}

/**
 * Text of a Word 97-2003 document by its piece table ([MS-DOC] 2.4.1): each piece lies in the document stream as UTF-16
 * or as one byte a character (Windows-1252). Main text, notes, headers and text boxes follow one another there. What was
 * struck out under tracking is part of it: that it is struck out stands in the formatting, which is not read. Pieces may
 * lie over one another and be as many as the table has room for, so they are followed only until there is enough.
 */
export function readDoc({ document, table }: DocStreams): Taken {
  const fib = viewOf(document);
  if (fib.byteLength < FIB.clxSize + 4 || fib.getUint16(FIB.ident, true) !== IDENT) {
    throw new Unreadable('damaged');
  }
  const flags = fib.getUint16(FIB.flags, true);
  if ((flags & (ENCRYPTED | OBFUSCATED)) !== 0) throw new Unreadable('password');
  if (fib.getUint16(FIB.version, true) < WORD_97) throw new Unreadable('old-format');
  const tables = table((flags & TABLE_1) === 0 ? '0Table' : '1Table');
  if (tables === undefined) throw new Unreadable('damaged');
  const at = fib.getUint32(FIB.clxAt, true);
  const size = fib.getUint32(FIB.clxSize, true);
  if (size === 0 || at + size > tables.length) throw new Unreadable('damaged');
  const into = new Gathering();
  for (const piece of piecesOf(tables.subarray(at, at + size))) {
    if (into.isFull) break;
    into.add(textOf(document, piece));
  }
  const { text, cut } = into.taken();
  return { text: spoken(text), cut };
}

interface Piece {
  readonly characters: number;
  /** Byte of the document stream at which it starts. */
  readonly start: number;
  readonly isCompressed: boolean;
}

/** The Clx: some Prc, then one Pcdt with the PlcPcd ([MS-DOC] 2.9.38, 2.8.35). */
function* piecesOf(clx: Uint8Array): Generator<Piece> {
  const view = viewOf(clx);
  let at = 0;
  while (at + 3 <= clx.length && clx[at] === PROPERTIES) at += 3 + view.getUint16(at + 1, true);
  if (at + 5 > clx.length || clx[at] !== PIECES) throw new Unreadable('damaged');
  const size = view.getUint32(at + 1, true);
  const start = at + 5;
  // n + 1 positions of four bytes, n descriptors of eight.
  const count = Math.floor((size - 4) / 12);
  if (count < 0 || start + size > clx.length) throw new Unreadable('damaged');
  for (let index = 0; index < count; index += 1) {
    const from = view.getUint32(start + 4 * index, true);
    const to = view.getUint32(start + 4 * index + 4, true);
    const place = view.getUint32(start + 4 * (count + 1) + 8 * index + 2, true);
    if (to < from) throw new Unreadable('damaged');
    const isCompressed = (place & COMPRESSED) !== 0;
    const offset = place & (COMPRESSED - 1);
    yield { characters: to - from, start: isCompressed ? offset / 2 : offset, isCompressed };
  }
}

function textOf(document: Uint8Array, { characters, start, isCompressed }: Piece): string {
  const end = start + characters * (isCompressed ? 1 : 2);
  if (end > document.length) throw new Unreadable('damaged');
  const most = (TEXT_LIMITS.rawCharacters + 1) * (isCompressed ? 1 : 2);
  const bytes = document.subarray(start, Math.min(end, start + most));
  if (!isCompressed) return new TextDecoder('utf-16le').decode(bytes);
  // Some engines take Windows-1252 for Latin-1 and leave its quotation marks as control characters.
  const text = new TextDecoder('latin1').decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? '');
}

/** Bytes 0x80 to 0x9f; a blank stands where there is no character ([MS-DOC] 2.9.73). */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const FIELD = 0x13;
const FIELD_RESULT = 0x14;
const FIELD_END = 0x15;

/** Characters with a meaning of their own ([MS-DOC] 2.4.1, 2.8.25): ends of cells and lines, field codes, pictures. */
function spoken(text: string): string {
  const out: string[] = [];
  /** For each open field, whether its code (not its result) is being read. */
  const fields: boolean[] = [];
  /** How many of them are codes: counted, because nobody bounds how deep fields lie in one another. */
  let codes = 0;
  for (const piece of text.split(MARKS)) {
    const code = piece.length === 1 ? piece.charCodeAt(0) : 0x20;
    if (code === FIELD) {
      fields.push(true);
      codes += 1;
    } else if (code === FIELD_RESULT || code === FIELD_END) {
      if (fields.pop() === true) codes -= 1;
      if (code === FIELD_RESULT) fields.push(false);
    } else if (codes === 0) out.push(MEANS.get(code) ?? piece);
  }
  return out.join('');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const MARKS = /([\u0001-\u0008\u000b-\u000e\u0013-\u0015\u001e\u001f])/;
const MEANS: ReadonlyMap<number, string> = new Map([
  [0x01, ''],
  [0x02, ''],
  [0x03, ''],
  [0x04, ''],
  [0x05, ''],
  [0x06, ''],
  [0x07, '\t'],
  [0x08, ''],
  [0x0b, '\n'],
  [0x0c, '\n'],
  [0x0d, '\n'],
  [0x0e, '\n'],
  [0x1e, '-'],
  [0x1f, ''],
]);

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
