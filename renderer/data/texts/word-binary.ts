import * as XLSX from 'xlsx';
import { z } from 'zod';

/**
 * Text of a Word 97-2003 file (.doc, and .wps of the same build), by [MS-DOC] 2.4.1 "Retrieving Text": the piece table
 * says which stretches of the stream hold the text, and whether each is UTF-16 or one byte a character. The library
 * that reads such files needs Node; the container is read by the one that reads .xls here anyway.
 */
export function wordText(bytes: Uint8Array): string | null {
  const container: unknown = XLSX.CFB.read(bytes, { type: 'array' });
  const main = contentOf(container, 'WordDocument');
  if (main === null || main.byteLength < CLX_LENGTH + 4 || main.getUint16(0, true) !== WORD) return null;
  const flags = main.getUint16(FLAGS, true);
  if ((flags & ENCRYPTED) !== 0) return null;
  const table = contentOf(container, (flags & SECOND_TABLE) === 0 ? '0Table' : '1Table');
  if (table === null) return null;
  const pieces = pieceTable(table, main.getUint32(CLX_AT, true), main.getUint32(CLX_LENGTH, true));
  if (pieces === null) return null;
  return plain(readPieces(main, pieces));
}

/** FibBase.wIdent and flags, FibRgFcLcb97.fcClx and lcbClx. */
const WORD = 0xa5ec;
const FLAGS = 0x0a;
const ENCRYPTED = 0x0100;
const SECOND_TABLE = 0x0200;
const CLX_AT = 0x01a2;
const CLX_LENGTH = 0x01a6;

/** Bits of FcCompressed. */
const COMPRESSED = 0x40000000;
const PLACE = 0x3fffffff;

const PROPERTIES = 1;
const PIECES = 2;

/** The library gives no types for what it reads: what it hands over is looked at. */
const entrySchema = z.object({ content: z.union([z.instanceof(Uint8Array), z.array(z.number())]) });

function contentOf(container: unknown, name: string): DataView | null {
  const found = entrySchema.safeParse(XLSX.CFB.find(container, name));
  if (!found.success) return null;
  return new DataView(Uint8Array.from(found.data.content).buffer);
}

interface PieceTable {
  readonly view: DataView;
  readonly at: number;
  readonly count: number;
}

/** Finds the Pcdt behind the Prcs; null where the structure says otherwise. */
function pieceTable(table: DataView, start: number, length: number): PieceTable | null {
  const end = Math.min(start + length, table.byteLength);
  let at = start;
  while (at + 5 <= end) {
    const kind = table.getUint8(at);
    if (kind === PROPERTIES) at += 3 + table.getUint16(at + 1, true);
    else if (kind === PIECES) {
      const size = Math.min(table.getUint32(at + 1, true), end - at - 5);
      // n + 1 positions of four bytes and n descriptors of eight.
      return { view: table, at: at + 5, count: Math.floor((size - 4) / 12) };
    } else return null;
  }
  return null;
}

const ONE_BYTE = new TextDecoder('windows-1252');
const TWO_BYTES = new TextDecoder('utf-16le');

function readPieces(main: DataView, { view, at, count }: PieceTable): string {
  const texts: string[] = [];
  for (let piece = 0; piece < count; piece++) {
    const characters = view.getUint32(at + 4 * (piece + 1), true) - view.getUint32(at + 4 * piece, true);
    const place = view.getUint32(at + 4 * (count + 1) + 8 * piece + 2, true);
    const isCompressed = (place & COMPRESSED) !== 0;
    const from = isCompressed ? (place & PLACE) / 2 : place & PLACE;
    const size = isCompressed ? characters : 2 * characters;
    if (characters <= 0 || from + size > main.byteLength) continue;
    texts.push((isCompressed ? ONE_BYTE : TWO_BYTES).decode(new Uint8Array(main.buffer, from, size)));
  }
  return texts.join('');
}

/** Field instructions go (0x13 to 0x14), what they show stays; other marks of Word become blanks and lines. */
const plain = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are Word's own marks
    .replace(/\u0013[^\u0013\u0014\u0015]*\u0014?/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are Word's own marks
    .replace(/[\u0007\u000b\u000c\r]/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are Word's own marks
    .replace(/[\u0000-\u0008\u000e-\u001f]/g, '');
