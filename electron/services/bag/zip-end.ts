import type { AppError, ErrorFacts } from '../../../shared/kernel/errors';
import { appError } from '../../../shared/kernel/errors';
import { err, ok, type Result } from '../../../shared/kernel/result';
import type { FileWindow } from './file-window';

export const END_SIZE = 22;
const LOCATOR_SIZE = 20;
const END64_SIZE = 56;
const MAX_COMMENT = 0xffff;

/** Where the central directory lies, as the end of the archive says. */
export interface ZipEnd {
  readonly entryCount: number;
  readonly directoryStart: number;
  readonly directoryEnd: number;
  /** Where the last record begins; only it and the comment follow. */
  readonly endOffset: number;
  readonly comment: Buffer;
  readonly zip64: boolean;
}

/**
 * Reads and cross-checks the end records. Stricter than unpackers are: every byte from the central directory to the
 * end of the file must belong to a record, so that nothing can hide there and two readers can't see two archives.
 */
export async function readZipEnd(file: FileWindow): Promise<Result<ZipEnd>> {
  const tailSize = Math.min(file.size, END_SIZE + MAX_COMMENT);
  const tail = await file.bytes(file.size - tailSize, tailSize);
  const at = findEnd(tail);
  if (at === null) return err(await whyNoEnd(file, tail));
  const end = tail.subarray(at);
  const endOffset = file.size - tailSize + at;
  const end64 = await readEnd64(file, endOffset);
  if (!end64.ok) return end64;
  const plain = {
    disk: end.readUInt16LE(4),
    directoryDisk: end.readUInt16LE(6),
    entriesHere: end.readUInt16LE(8),
    entries: end.readUInt16LE(10),
    directorySize: end.readUInt32LE(12),
    directoryOffset: end.readUInt32LE(16),
  };
  const real = end64.value ?? { ...plain, offset: endOffset };
  if (end64.value && !agrees(plain, end64.value)) return structure('两处结尾记录不一致');
  if (real.disk !== 0 || real.directoryDisk !== 0 || real.entriesHere !== real.entries) {
    return err(appError('bundle.zip-multi-disk'));
  }
  const gap = real.offset - (real.directoryOffset + real.directorySize);
  if (gap > 0 && (await looksShifted(file, real.directoryOffset, gap))) {
    return err(appError('bundle.zip-leading', { count: gap }));
  }
  if (gap !== 0) return structure('目录的位置或长度不对');
  return ok({
    entryCount: real.entries,
    directoryStart: real.directoryOffset,
    directoryEnd: real.offset,
    endOffset,
    comment: Buffer.from(end.subarray(END_SIZE)),
    zip64: end64.value !== null,
  });
}

interface EndFields {
  readonly disk: number;
  readonly directoryDisk: number;
  readonly entriesHere: number;
  readonly entries: number;
  readonly directorySize: number;
  readonly directoryOffset: number;
}

/** The last place whose comment length fits exactly to the end of the file. */
function findEnd(tail: Buffer): number | null {
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue;
    if (tail.readUInt16LE(at + 20) === tail.length - at - END_SIZE) return at;
  }
  return null;
}

async function whyNoEnd(file: FileWindow, tail: Buffer): Promise<AppError> {
  const head = file.size >= 4 ? (await file.bytes(0, 4)).readUInt32LE(0) : 0;
  const last = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (last !== -1 && tail.length - last >= END_SIZE) {
    const extra = tail.length - last - END_SIZE - tail.readUInt16LE(last + 20);
    if (extra > 0) return appError('bundle.zip-trailing', { count: extra });
  }
  return head === 0x04034b50 || head === 0x06054b50
    ? appError('bundle.zip-truncated', { at: file.size })
    : appError('bundle.zip-not-zip');
}

async function readEnd64(
  file: FileWindow,
  endOffset: number,
): Promise<Result<(EndFields & { readonly offset: number }) | null>> {
  if (endOffset < LOCATOR_SIZE) return ok(null);
  const locator = await file.bytes(endOffset - LOCATOR_SIZE, LOCATOR_SIZE);
  if (locator.readUInt32LE(0) !== 0x07064b50) return ok(null);
  if (locator.readUInt32LE(4) !== 0 || locator.readUInt32LE(16) > 1) {
    return err(appError('bundle.zip-multi-disk'));
  }
  const offset = safeNumber(locator.readBigUInt64LE(8));
  if (offset === null || offset + END64_SIZE > endOffset - LOCATOR_SIZE)
    return structure('zip64 结尾记录的位置不对');
  const end64 = await file.bytes(offset, END64_SIZE);
  if (end64.readUInt32LE(0) !== 0x06064b50) return structure('缺少 zip64 结尾记录');
  const size = safeNumber(end64.readBigUInt64LE(4));
  const entriesHere = safeNumber(end64.readBigUInt64LE(24));
  const entries = safeNumber(end64.readBigUInt64LE(32));
  const directorySize = safeNumber(end64.readBigUInt64LE(40));
  const directoryOffset = safeNumber(end64.readBigUInt64LE(48));
  if (size === null || offset + 12 + size !== endOffset - LOCATOR_SIZE)
    return structure('zip64 结尾记录的长度不对');
  if (entriesHere === null || entries === null || directorySize === null || directoryOffset === null) {
    return structure('zip64 数值过大');
  }
  const [disk, directoryDisk] = [end64.readUInt32LE(16), end64.readUInt32LE(20)];
  return ok({ disk, directoryDisk, entriesHere, entries, directorySize, directoryOffset, offset });
}

/** A field of the old record is either all ones ("look in the new one") or says the same. */
function agrees(plain: EndFields, real: EndFields): boolean {
  const same = (value: number, ones: number, other: number) => value === ones || value === other;
  return (
    same(plain.disk, 0xffff, real.disk) &&
    same(plain.directoryDisk, 0xffff, real.directoryDisk) &&
    same(plain.entriesHere, 0xffff, real.entriesHere) &&
    same(plain.entries, 0xffff, real.entries) &&
    same(plain.directorySize, 0xffffffff, real.directorySize) &&
    same(plain.directoryOffset, 0xffffffff, real.directoryOffset)
  );
}

/** Something was put before the archive: the directory stands `gap` bytes later than it says. */
async function looksShifted(file: FileWindow, directoryOffset: number, gap: number): Promise<boolean> {
  const at = directoryOffset + gap;
  if (at + 4 > file.size || directoryOffset + 4 > file.size) return false;
  const there = (await file.bytes(at, 4)).readUInt32LE(0) === 0x02014b50;
  const here = (await file.bytes(directoryOffset, 4)).readUInt32LE(0) === 0x02014b50;
  return there && !here;
}

function safeNumber(value: bigint): number | null {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : null;
}

function structure(detail: ErrorFacts[string]): Result<never> {
  return err(appError('bundle.zip-structure', { detail }));
}
