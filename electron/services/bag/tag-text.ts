import { TextDecoder } from 'node:util';
import { appError } from '../../../shared/kernel/errors';
import { err, ok, type Result } from '../../../shared/kernel/result';

/** Tag files are read whole; a manifest of half a million files still fits. */
export const MAX_TAG_BYTES = 128 * 1024 * 1024;

/** Text of a tag file, and whether a byte order mark was taken off. */
export interface TagText {
  readonly text: string;
  readonly bom: boolean;
}

/** Collects a stream up to `limit` bytes; null when there are more. */
export async function readCapped(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** Decodes by the name in bagit.txt. Wrong bytes are a fault, never replaced silently. */
export function decodeTag(bytes: Buffer, encoding: string, file: string): Result<TagText> {
  const name = encoding.toLowerCase();
  if (name === 'utf-16' || name === 'utf-16le' || name === 'utf-16be') return decodeUtf16(bytes, name, file);
  if (name === 'iso-8859-1' || name === 'latin1' || name === 'us-ascii' || name === 'ascii') {
    return ok({ text: bytes.toString('latin1'), bom: false });
  }
  const decoder = makeDecoder(name);
  if (decoder === null) return err(appError('bundle.encoding-unsupported', { encoding }));
  const bom =
    name.replace('-', '') === 'utf8' && bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  try {
    return ok({ text: decoder.decode(bom ? bytes.subarray(3) : bytes), bom });
  } catch {
    return err(appError('bundle.tag-undecodable', { file, encoding }));
  }
}

/** RFC 2781: the mark decides, and without one it is big-endian, unless only little-endian makes sense of it. */
function decodeUtf16(bytes: Buffer, name: string, file: string): Result<TagText> {
  const bad = err(appError('bundle.tag-undecodable', { file, encoding: name.toUpperCase() }));
  if (bytes.length % 2 !== 0) return bad;
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  const bom = mark === 0xfeff || mark === 0xfffe;
  const asciiLittle = bytes.length >= 2 && bytes[1] === 0 && bytes[0] !== 0;
  const little =
    mark === 0xfffe || (mark !== 0xfeff && (name === 'utf-16le' || (name === 'utf-16' && asciiLittle)));
  const ordered = little ? bytes : Buffer.from(bytes).swap16();
  const text = ordered.toString('utf16le').slice(bom ? 1 : 0);
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)
    ? bad
    : ok({ text, bom });
}

function makeDecoder(name: string): TextDecoder | null {
  try {
    return new TextDecoder(name, { fatal: true, ignoreBOM: true });
  } catch {
    return null;
  }
}
