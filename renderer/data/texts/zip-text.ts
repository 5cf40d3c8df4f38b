import type { ZipPart } from '../spreadsheet/zip-scan';
import { TEXT_LIMITS, Unreadable } from './reading';

/** Unpacked : packed of honest XML stays below this; small parts are left alone, because empty forms pack well. */
const RATIO = 150;
const RATIO_FREE = 4 * 2 ** 20;

/**
 * Unpacks one part to text, as UTF-8 or as its byte order mark says. The stream is let go as soon as it gives more
 * than the directory admits, so no part grows beyond what was checked before.
 */
export async function partText(bytes: Uint8Array, part: ZipPart): Promise<string> {
  if (part.unpacked > TEXT_LIMITS.unpackedBytes) throw new Unreadable('unsafe');
  if (part.unpacked > RATIO_FREE && part.unpacked > part.packed * RATIO) throw new Unreadable('unsafe');
  const packed = bytes.slice(part.start, part.start + part.packed);
  const plain = part.deflated ? await inflated(packed, part.unpacked) : packed;
  const isUtf16 = (plain[0] === 0xff && plain[1] === 0xfe) || (plain[0] === 0xfe && plain[1] === 0xff);
  const encoding = !isUtf16 ? 'utf-8' : plain[0] === 0xff ? 'utf-16le' : 'utf-16be';
  return new TextDecoder(encoding).decode(plain);
}

async function inflated(packed: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array> {
  const plain = new Uint8Array(size);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > size) {
      await reader.cancel().catch(() => undefined);
      throw new Unreadable('unsafe');
    }
    plain.set(value, at);
    at += value.length;
  }
  if (at !== size) throw new Unreadable('damaged');
  return plain;
}
