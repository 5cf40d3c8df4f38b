import mammoth from 'mammoth';
import { pdfText } from '../../pdf/pdf-text';
import { decodeText } from '../spreadsheet/decode-text';
import { READ_LIMITS } from '../spreadsheet/limits';
import { scanZip } from '../spreadsheet/zip-scan';
import { wordText } from './word-binary';

/** Characters of one file that are searched; a book of four hundred pages. */
export const LONGEST_TEXT = 400_000;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const PDF = [0x25, 0x50, 0x44, 0x46];

/**
 * The text that a document file holds, by what it is and not by its name; null where there is none (a scan, a picture,
 * a damaged or locked file). Rejects on nothing: a file that can't be read is kept all the same, only not searched.
 */
export async function readText(bytes: Uint8Array<ArrayBuffer>, ending: string): Promise<string | null> {
  try {
    const text = await textOf(bytes, ending);
    const cut = text?.slice(0, LONGEST_TEXT).trim() ?? '';
    return cut === '' ? null : cut;
  } catch {
    return null;
  }
}

async function textOf(bytes: Uint8Array<ArrayBuffer>, ending: string): Promise<string | null> {
  if (startsWith(bytes, ZIP)) return docxText(bytes);
  if (startsWith(bytes, OLE)) return wordText(bytes);
  if (startsWith(bytes, PDF)) return pdfText(bytes, LONGEST_TEXT);
  if (ending !== 'txt' && ending !== 'md') return null;
  const decoded = decodeText(bytes, `.${ending}`);
  return decoded.ok ? decoded.value.text : null;
}

/** Archives are looked through before anything is unpacked: one that says it is small may be meant to fill memory. */
async function docxText(bytes: Uint8Array): Promise<string | null> {
  const scan = scanZip(bytes, READ_LIMITS);
  if (!scan.ok || !scan.names.includes('word/document.xml')) return null;
  const copy = Uint8Array.from(scan.bytes);
  // The library's builds for Node and for browsers take the file under different names.
  const input = { arrayBuffer: copy.buffer, buffer: copy };
  return (await mammoth.extractRawText(input as { arrayBuffer: ArrayBuffer })).value;
}

const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte);
