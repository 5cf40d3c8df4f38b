import type { ReadLimits } from './limits';

/**
 * Looks through a zip's directory before the xlsx parser sees it. The parser trusts the sizes in the local headers and
 * grows without bound where they are 0 (streamed zips), so both are checked against the directory and, in a copy,
 * filled in: after that it can't unpack more than the directory admits.
 */
export type ZipScan =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly names: readonly string[];
      readonly parts: readonly ZipPart[];
    }
  | { readonly ok: false; readonly reason: string };

/** Where a part lies in the scanned bytes, as the directory has it and the headers agree. */
export interface ZipPart {
  readonly name: string;
  readonly deflated: boolean;
  /** First byte of its packed content. */
  readonly start: number;
  readonly packed: number;
  readonly unpacked: number;
}

interface DirectoryEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
  readonly extraStart: number;
  readonly extraEnd: number;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 0x2041;
const STREAMED = 0x0008;
const ZIP64_FIELD = 0x0001;
/** An id that no program uses: the field is then skipped by its length. */
const UNUSED_FIELD = 0xfffe;
/** Copying is quadratic in the parser: it slices the rest of the file for each entry. */
const LARGEST_WORK = 4 * 2 ** 30;

const refuse = (reason: string): ZipScan => ({ ok: false, reason });

/** Checks entry count, sizes, ratio, names and overlaps against the limits; returns the bytes to parse. */
export function scanZip(
  input: Uint8Array,
  limits: Pick<ReadLimits, 'zipEntries' | 'unpackedBytes' | 'ratio' | 'ratioFreeBytes'>,
): ZipScan {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  const end = findEnd(view);
  if (end < 0) return refuse('缺少压缩目录，文件不完整');
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) return refuse('压缩包过大');
  if (count > limits.zipEntries) return refuse(`内含 ${count} 个部件，超过 ${limits.zipEntries} 个`);
  if (count * input.length > LARGEST_WORK) return refuse('部件过多且文件过大');
  const entries = readDirectory(view, start, count, end);
  if (entries === null) return refuse('压缩目录损坏');
  const fault = checkTotals(entries, limits) ?? checkNames(entries);
  if (fault !== null) return refuse(fault);
  return fillLocalHeaders(input, entries, start);
}

/** Position of the end record, or -1; a comment of up to 64 KiB may stand behind it. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return -1;
}

function readDirectory(
  view: DataView,
  start: number,
  count: number,
  end: number,
): readonly DirectoryEntry[] | null {
  const entries: DirectoryEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const extraStart = at + 46 + nameLength;
    const extraEnd = extraStart + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > end) return null;
    const name = new TextDecoder('utf-8').decode(
      new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength),
    );
    entries.push({
      name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      extraStart,
      extraEnd,
    });
    at = next;
  }
  return entries;
}

function checkTotals(
  entries: readonly DirectoryEntry[],
  limits: Pick<ReadLimits, 'unpackedBytes' | 'ratio' | 'ratioFreeBytes'>,
): string | null {
  let packed = 0;
  let unpacked = 0;
  for (const entry of entries) {
    packed += entry.packed;
    unpacked += entry.unpacked;
  }
  if (unpacked > limits.unpackedBytes) return `解压后将达 ${Math.ceil(unpacked / 2 ** 20)} MB`;
  if (unpacked > limits.ratioFreeBytes && unpacked > packed * limits.ratio) return '压缩比异常';
  return null;
}

function checkNames(entries: readonly DirectoryEntry[]): string | null {
  const seen = new Set<string>();
  for (const { name, flags, method } of entries) {
    if ((flags & ENCRYPTED) !== 0) return '部件被加密';
    if (method !== 0 && method !== 8) return '压缩方法不受支持';
    const folded = name.toLowerCase();
    if (seen.has(folded)) return '部件重名';
    seen.add(folded);
  }
  return null;
}

/** Writes the directory's sizes into a copy of the local headers; refuses headers that contradict the directory. */
function fillLocalHeaders(
  input: Uint8Array,
  entries: readonly DirectoryEntry[],
  directoryStart: number,
): ZipScan {
  const bytes = new Uint8Array(input);
  const view = new DataView(bytes.buffer);
  const ordered = [...entries].sort((a, b) => a.offset - b.offset);
  const parts: ZipPart[] = [];
  let free = 0;
  for (const entry of ordered) {
    const at = entry.offset;
    if (at < free || at + 30 > directoryStart || view.getUint32(at, true) !== LOCAL) {
      return refuse('部件位置重叠或错误');
    }
    const extraStart = at + 30 + view.getUint16(at + 26, true);
    const data = extraStart + view.getUint16(at + 28, true);
    free = data + entry.packed;
    if (free > directoryStart) return refuse('部件超出文件范围');
    const streamed = (view.getUint16(at + 6, true) & STREAMED) !== 0;
    const same =
      view.getUint32(at + 18, true) === entry.packed && view.getUint32(at + 22, true) === entry.unpacked;
    if (!same && !streamed) return refuse('部件大小与目录不符');
    if (entry.method === 0 && entry.packed !== entry.unpacked) return refuse('部件大小与目录不符');
    view.setUint32(at + 18, entry.packed, true);
    view.setUint32(at + 22, entry.unpacked, true);
    dropZip64(view, extraStart, data);
    dropZip64(view, entry.extraStart, entry.extraEnd);
    const { name, packed, unpacked } = entry;
    parts.push({ name, deflated: entry.method === 8, start: data, packed, unpacked });
  }
  return { ok: true, bytes, names: entries.map((entry) => entry.name), parts };
}

/** The parser lets a zip64 field overrule the sizes that were just checked; below 4 GiB nobody needs one. */
function dropZip64(view: DataView, start: number, end: number): void {
  let at = start;
  while (at + 4 <= end) {
    if (view.getUint16(at, true) === ZIP64_FIELD) view.setUint16(at, UNUSED_FIELD, true);
    at += 4 + view.getUint16(at + 2, true);
  }
}
