import { crc32, deflateRawSync } from 'node:zlib';

/** Zip files byte by byte, so that tests can tell any lie a hostile or broken archive tells. */
export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly data?: string | Uint8Array;
  readonly deflate?: boolean;
  /** Lies; each replaces the true value in the central directory, `local*` in the local header. */
  readonly flags?: number;
  readonly localFlags?: number;
  readonly method?: number;
  readonly localMethod?: number;
  readonly localName?: string;
  readonly crc?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly localSize?: number;
  readonly localTime?: number;
  readonly externalAttributes?: number;
  readonly madeBy?: number;
  /** Start of the local header that the directory names; by default where it is. */
  readonly offset?: number;
  readonly extra?: Uint8Array;
  readonly localExtra?: Uint8Array;
  /** Writes sizes and CRC after the data. `bad` writes a wrong CRC there. */
  readonly descriptor?: 'plain' | 'unmarked' | 'wide' | 'bad';
  /** No local part: the entry points at another one's. */
  readonly noLocal?: boolean;
}

export interface ZipLies {
  readonly entryCount?: number;
  readonly entriesHere?: number;
  readonly directorySize?: number;
  readonly directoryOffset?: number;
  readonly disk?: number;
  readonly comment?: string;
  readonly before?: Uint8Array;
  readonly between?: Uint8Array;
  readonly after?: Uint8Array;
  /** Adds the zip64 records; with `lie`, their entry count is one too high. */
  readonly zip64?: 'true' | 'lie';
}

const UTF8 = 0x800;
const TIME = 0x6000;
const DATE = 0x5c21;
const MADE_BY_UNIX = (3 << 8) | 63;

export function zipBytes(parts: readonly ZipPart[], lies: ZipLies = {}): Buffer {
  const chunks: Uint8Array[] = [];
  let position = 0;
  const put = (...bytes: readonly Uint8Array[]) => {
    for (const chunk of bytes) {
      chunks.push(chunk);
      position += chunk.length;
    }
  };
  put(lies.before ?? new Uint8Array());
  const directory: Uint8Array[] = [];
  for (const part of parts) {
    const start = position;
    if (!part.noLocal) put(...localPart(part), lies.between ?? new Uint8Array());
    directory.push(centralPart(part, part.offset ?? start - (lies.before?.length ?? 0)));
  }
  const directoryStart = position - (lies.before?.length ?? 0);
  put(...directory);
  const directorySize = directory.reduce((sum, bytes) => sum + bytes.length, 0);
  const count = lies.entryCount ?? parts.length;
  const truth = {
    count,
    size: lies.directorySize ?? directorySize,
    offset: lies.directoryOffset ?? directoryStart,
  };
  if (lies.zip64) put(...zip64End(truth, position, lies.zip64 === 'lie'));
  put(endRecord(truth, lies), lies.after ?? new Uint8Array());
  return Buffer.concat(chunks);
}

interface Content {
  readonly data: Buffer;
  readonly packed: Buffer;
  readonly crc: number;
}

/** Packed once: parts that tell lies about one large content share it. */
const packedOnce = new WeakMap<Uint8Array, Content>();

function contentOf({ data: given = '', deflate }: ZipPart): Content {
  if (typeof given === 'string' || !deflate) {
    const data = Buffer.from(given);
    return { data, packed: deflate ? deflateRawSync(data) : data, crc: crc32(data) };
  }
  const known = packedOnce.get(given);
  if (known !== undefined) return known;
  const data = Buffer.from(given);
  const content = { data, packed: deflateRawSync(data), crc: crc32(data) };
  packedOnce.set(given, content);
  return content;
}

function nameOf(name: string | Uint8Array): Buffer {
  return Buffer.from(name);
}

function flagsOf(part: ZipPart): number {
  return part.flags ?? (typeof part.name === 'string' ? UTF8 : 0) | (part.descriptor ? 8 : 0);
}

function localPart(part: ZipPart): Buffer[] {
  const { data, packed, crc: trueCrc } = contentOf(part);
  const name = nameOf(part.localName ?? part.name);
  const crc = part.crc ?? trueCrc;
  const late = part.descriptor !== undefined;
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(part.localFlags ?? flagsOf(part), 6);
  head.writeUInt16LE(part.localMethod ?? part.method ?? (part.deflate ? 8 : 0), 8);
  head.writeUInt16LE(part.localTime ?? TIME, 10);
  head.writeUInt16LE(DATE, 12);
  head.writeUInt32LE(late ? 0 : crc, 14);
  head.writeUInt32LE(late ? 0 : (part.packedSize ?? packed.length), 18);
  head.writeUInt32LE(late ? 0 : (part.localSize ?? part.size ?? data.length), 22);
  head.writeUInt16LE(name.length, 26);
  head.writeUInt16LE(part.localExtra?.length ?? 0, 28);
  const tail = late ? descriptor(part, crc, packed.length, data.length) : Buffer.alloc(0);
  return [head, name, Buffer.from(part.localExtra ?? []), packed, tail];
}

function descriptor(part: ZipPart, crc: number, packed: number, size: number): Buffer {
  const wide = part.descriptor === 'wide';
  const body = Buffer.alloc(wide ? 20 : 12);
  body.writeUInt32LE(part.descriptor === 'bad' ? (crc ^ 1) >>> 0 : crc, 0);
  if (wide) {
    body.writeBigUInt64LE(BigInt(packed), 4);
    body.writeBigUInt64LE(BigInt(size), 12);
  } else {
    body.writeUInt32LE(packed, 4);
    body.writeUInt32LE(size, 8);
  }
  return part.descriptor === 'unmarked' ? body : Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), body]);
}

function centralPart(part: ZipPart, offset: number): Buffer {
  const { data, packed, crc: trueCrc } = contentOf(part);
  const name = nameOf(part.name);
  const extra = Buffer.from(part.extra ?? []);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(part.madeBy ?? MADE_BY_UNIX, 4);
  head.writeUInt16LE(20, 6);
  head.writeUInt16LE(flagsOf(part), 8);
  head.writeUInt16LE(part.method ?? (part.deflate ? 8 : 0), 10);
  head.writeUInt16LE(TIME, 12);
  head.writeUInt16LE(DATE, 14);
  head.writeUInt32LE(part.crc ?? trueCrc, 16);
  head.writeUInt32LE(part.packedSize ?? packed.length, 20);
  head.writeUInt32LE(part.size ?? data.length, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(extra.length, 30);
  const isFolder = typeof part.name === 'string' && part.name.endsWith('/');
  head.writeUInt32LE(part.externalAttributes ?? (isFolder ? 0o040755 : 0o100644) * 0x10000, 38);
  head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, name, extra]);
}

interface EndFacts {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

function zip64End(truth: EndFacts, position: number, lie: boolean): Buffer[] {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(truth.count + (lie ? 1 : 0)), 24);
  record.writeBigUInt64LE(BigInt(truth.count + (lie ? 1 : 0)), 32);
  record.writeBigUInt64LE(BigInt(truth.size), 40);
  record.writeBigUInt64LE(BigInt(truth.offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(position), 8);
  locator.writeUInt32LE(1, 16);
  return [record, locator];
}

function endRecord(truth: EndFacts, lies: ZipLies): Buffer {
  const comment = Buffer.from(lies.comment ?? '');
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(lies.disk ?? 0, 4);
  record.writeUInt16LE(lies.disk ?? 0, 6);
  record.writeUInt16LE(Math.min(0xffff, lies.entriesHere ?? truth.count), 8);
  record.writeUInt16LE(Math.min(0xffff, truth.count), 10);
  record.writeUInt32LE(truth.size, 12);
  record.writeUInt32LE(truth.offset, 16);
  record.writeUInt16LE(comment.length, 20);
  return Buffer.concat([record, comment]);
}

/** Parts of a zip that holds a bag under one top folder. */
export function zipOfFiles(files: Iterable<readonly [string, Uint8Array]>, top = 'bag/'): ZipPart[] {
  return [...files].map(([path, data]) => ({ name: `${top}${path}`, data, deflate: data.length > 40 }));
}
