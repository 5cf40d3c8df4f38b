import { TextDecoder } from 'node:util';
import { getFileNameLowLevel, type Entry as RawEntry } from 'yauzl';
import { pathFault } from '../../../shared/bundle/safe-names';
import { type AppError, appError } from '../../../shared/kernel/errors';
import type { FileWindow } from './file-window';

/** One entry of a zip, after both of its headers were read. */
export interface ZipEntry {
  /** As stored, `/` between folders; a folder ends with `/`. */
  readonly path: string;
  readonly size: number;
  readonly packedSize: number;
  readonly deflated: boolean;
  readonly crc: number;
  readonly isFolder: boolean;
  /** First byte of the local header, of the data, and the byte after data and descriptor. */
  readonly start: number;
  readonly dataStart: number;
  readonly end: number;
}

export interface ZipLimits {
  readonly entries: number;
  readonly bytes: number;
  /** Unpacked to packed; not asked of entries under `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Of a path inside the top folder. */
  readonly pathLength: number;
}

export const ZIP_LIMITS: ZipLimits = {
  entries: 100_000,
  bytes: 64 * 1024 ** 3,
  ratio: 200,
  ratioFrom: 1024 ** 2,
  pathLength: 180,
};

const ENCRYPTED = 0x1 | 0x40 | 0x2000;
const DESCRIPTOR = 0x8;
const UTF8 = 0x800;

/** Decodes a name: UTF-8 when flagged; else what Chinese systems wrote there, UTF-8 or GB18030, before code page 437. */
export function decodeEntryName(entry: RawEntry): string {
  const flagged = (entry.generalPurposeBitFlag & UTF8) !== 0;
  const decoded = getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    entry.fileNameRaw,
    entry.extraFields,
    true,
  );
  if (flagged || entry.extraFields.some((field) => field.id === 0x7075)) return decoded;
  if (entry.fileNameRaw.every((byte) => byte < 0x80)) return decoded;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(entry.fileNameRaw);
    } catch {
      // Not in this encoding; the next one, or code page 437, tells.
    }
  }
  return decoded;
}

/** Faults that the central directory alone shows: name, kind of file, encryption, method, ratio. */
export function entryFaults(entry: RawEntry, path: string, limits: ZipLimits): AppError[] {
  const faults: AppError[] = [];
  const isFolder = path.endsWith('/');
  const badUtf8 = (entry.generalPurposeBitFlag & UTF8) !== 0 && path.includes('\ufffd');
  const longest = limits.pathLength + path.indexOf('/') + 1;
  const why = badUtf8 ? '不是合法的 UTF-8' : pathFault(isFolder ? path.slice(0, -1) : path, longest);
  if (why !== null) faults.push(appError('bundle.zip-name', { path: printable(path), why }));
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (kind === 0o120000 || (entry.externalFileAttributes & 0x400) !== 0) {
    faults.push(appError('bundle.zip-link', { path: printable(path) }));
  } else if (kind !== 0 && kind !== (isFolder ? 0o040000 : 0o100000)) {
    faults.push(appError('bundle.zip-special', { path: printable(path) }));
  }
  if (isFolder && entry.uncompressedSize !== 0) {
    faults.push(appError('bundle.zip-special', { path: printable(path) }));
  }
  const encrypted = (entry.generalPurposeBitFlag & ENCRYPTED) !== 0;
  if (encrypted) {
    faults.push(appError('bundle.zip-encrypted', { path: printable(path) }));
  } else if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    faults.push(appError('bundle.zip-method', { path: printable(path), method: entry.compressionMethod }));
  }
  if (entry.compressionMethod === 0 && !encrypted && entry.compressedSize !== entry.uncompressedSize) {
    faults.push(appError('bundle.zip-header', { path: printable(path), field: '大小' }));
  }
  const ratio = Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize));
  if (entry.uncompressedSize > limits.ratioFrom && ratio > limits.ratio) {
    faults.push(appError('bundle.zip-ratio', { path: printable(path), ratio }));
  }
  return faults;
}

/** Reads the local header (and descriptor) of an entry and holds them against the central directory. */
export async function locateEntry(
  file: FileWindow,
  raw: RawEntry,
  path: string,
): Promise<{ readonly entry: ZipEntry; readonly faults: AppError[] }> {
  const fields: string[] = [];
  const start = raw.relativeOffsetOfLocalHeader;
  const local = Buffer.from(await file.bytes(start, 30));
  // No header here: whatever its bytes say about lengths means nothing.
  const isHeader = local.readUInt32LE(0) === 0x04034b50;
  if (!isHeader) local.fill(0);
  if (!isHeader) fields.push('标志');
  const [nameLength, extraLength] = [local.readUInt16LE(26), local.readUInt16LE(28)];
  const variable = await file.bytes(start + 30, nameLength + extraLength);
  if (!variable.subarray(0, nameLength).equals(raw.fileNameRaw)) fields.push('名称');
  if (local.readUInt16LE(6) !== raw.generalPurposeBitFlag) fields.push('标记位');
  if (local.readUInt16LE(8) !== raw.compressionMethod) fields.push('压缩方法');
  if (local.readUInt16LE(10) !== raw.lastModFileTime || local.readUInt16LE(12) !== raw.lastModFileDate) {
    fields.push('时间');
  }
  const streamed = isHeader && (raw.generalPurposeBitFlag & DESCRIPTOR) !== 0;
  const extra = Buffer.from(variable.subarray(nameLength));
  if (!sizesAgree(local, extra, raw, streamed)) fields.push('大小或校验码');
  const dataStart = start + 30 + nameLength + extraLength;
  const dataEnd = dataStart + raw.compressedSize;
  const descriptor = streamed ? await descriptorSize(file, raw, dataEnd) : 0;
  if (descriptor === null) fields.push('尾部说明');
  const entry: ZipEntry = {
    path,
    size: raw.uncompressedSize,
    packedSize: raw.compressedSize,
    deflated: raw.compressionMethod === 8,
    crc: raw.crc32,
    isFolder: path.endsWith('/'),
    start,
    dataStart,
    end: dataEnd + (descriptor ?? 0),
  };
  const faults = fields.map((field) => appError('bundle.zip-header', { path: printable(path), field }));
  return { entry, faults };
}

function sizesAgree(local: Buffer, extra: Buffer, raw: RawEntry, streamed: boolean): boolean {
  const crc = local.readUInt32LE(14);
  let packed = local.readUInt32LE(18);
  let size = local.readUInt32LE(22);
  if (streamed && crc === 0 && isUnset(packed) && isUnset(size)) return true;
  const wide = zip64Extra(extra);
  if (size === 0xffffffff && wide && wide.length >= 8) size = Number(wide.readBigUInt64LE(0));
  if (packed === 0xffffffff && wide && wide.length >= 16) packed = Number(wide.readBigUInt64LE(8));
  return crc === raw.crc32 && packed === raw.compressedSize && size === raw.uncompressedSize;
}

function isUnset(size: number): boolean {
  return size === 0 || size === 0xffffffff;
}

function zip64Extra(extra: Buffer): Buffer | null {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return null;
}

/** Length of the data descriptor: with or without its mark, with 4 or 8 byte sizes; null when none of these fits. */
async function descriptorSize(file: FileWindow, raw: RawEntry, at: number): Promise<number | null> {
  const bytes = await file.bytes(at, Math.max(0, Math.min(24, file.size - at)));
  for (const mark of [4, 0]) {
    if (mark === 4 && (bytes.length < 4 || bytes.readUInt32LE(0) !== 0x08074b50)) continue;
    for (const width of [4, 8]) {
      const size = mark + 4 + 2 * width;
      if (bytes.length < size || bytes.readUInt32LE(mark) !== raw.crc32) continue;
      const read = (offset: number) =>
        width === 4 ? bytes.readUInt32LE(offset) : Number(bytes.readBigUInt64LE(offset));
      if (read(mark + 4) === raw.compressedSize && read(mark + 4 + width) === raw.uncompressedSize)
        return size;
    }
  }
  return null;
}

/** Names from hostile archives end up in messages: keep them short and free of control characters. */
export function printable(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
  const visible = path.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu, '□');
  return visible.length > 200 ? `${visible.slice(0, 200)}…` : visible;
}
