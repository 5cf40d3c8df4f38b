import { createHash } from 'node:crypto';
import { createInflateRaw } from 'node:zlib';
import { fromRandomAccessReader, RandomAccessReader, type Entry as RawEntry, type ZipFile } from 'yauzl';
import { collisionKey } from '../../../shared/bundle/safe-names';
import { type AppError, appError } from '../../../shared/kernel/errors';
import { AppFailure } from '../../../shared/kernel/result';
import { crc32 } from './crc32';
import { FileWindow } from './file-window';
import { readZipEnd, type ZipEnd } from './zip-end';
import {
  decodeEntryName,
  entryFaults,
  locateEntry,
  printable,
  ZIP_LIMITS,
  type ZipEntry,
  type ZipLimits,
} from './zip-entry';

/** A zip that was looked through and not unpacked. With faults, nothing but `close` may be called. */
export interface ZipArchive {
  readonly entries: readonly ZipEntry[];
  /** Every reason to refuse it, coded, in Chinese. */
  readonly faults: readonly AppError[];
  readonly warnings: readonly AppError[];
  /** Whether the archive's comment is the checksum of all bytes before it, as our writer puts it there. */
  isSealed(): Promise<boolean>;
  /** The unpacked bytes; ends in an `AppFailure` when size, CRC or deflate data are wrong. */
  stream(entry: ZipEntry): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Opens a zip in place and checks names, sizes, kinds and layout of all entries before anyone can read one.
 * Throws only what the file system throws on opening.
 */
export async function openZip(path: string, limits: ZipLimits = ZIP_LIMITS): Promise<ZipArchive> {
  const file = await FileWindow.open(path);
  try {
    const scan = await scanZip(file, limits);
    return {
      ...scan,
      stream: (entry) => (entry.isFolder ? nothing() : unpack(file, entry)),
      close: () => file.close(),
    };
  } catch (error) {
    if (!(error instanceof AppFailure)) {
      await file.close();
      throw error;
    }
    return refused(file, [error.error]);
  }
}

type Scan = Pick<ZipArchive, 'entries' | 'faults' | 'warnings' | 'isSealed'>;

async function scanZip(file: FileWindow, limits: ZipLimits): Promise<Scan> {
  const end = await readZipEnd(file);
  if (!end.ok) return { entries: [], faults: [end.error], warnings: [], isSealed: unsealed };
  const { entryCount } = end.value;
  if (entryCount > limits.entries) {
    const fault = appError('bundle.zip-too-many', { count: entryCount, limit: limits.entries });
    return { entries: [], faults: [fault], warnings: [], isSealed: unsealed };
  }
  const faults: AppError[] = [];
  const entries: ZipEntry[] = [];
  let size = 0;
  for await (const raw of walkDirectory(file, end.value)) {
    const path = decodeEntryName(raw);
    faults.push(...entryFaults(raw, path, limits));
    const located = await locateEntry(file, raw, path);
    faults.push(...located.faults);
    entries.push(located.entry);
    size += located.entry.size;
  }
  if (size > limits.bytes) faults.push(appError('bundle.zip-too-large', { size, limit: limits.bytes }));
  faults.push(...nameCollisions(entries));
  const layout = checkLayout(entries, end.value);
  faults.push(...layout.faults);
  return {
    entries,
    faults,
    warnings: layout.gaps > 0 ? [appError('bundle.warn-zip-gap')] : [],
    isSealed: () => checkSeal(file, end.value),
  };
}

/** yauzl reads the central directory; names stay raw so that all bad ones can be listed, not only the first. */
async function* walkDirectory(file: FileWindow, end: ZipEnd): AsyncGenerator<RawEntry> {
  const zip = await openDirectory(file);
  let cursor = end.directoryStart;
  try {
    for await (const raw of zip.eachEntry()) {
      cursor += 46 + raw.fileNameLength + raw.extraFieldLength + raw.fileCommentLength;
      if (cursor > end.directoryEnd) throw structure('目录超出了它的范围');
      if (cursor === end.directoryEnd && zip.entriesRead < zip.entryCount)
        throw structure('目录的条目数不对');
      yield raw;
    }
  } catch (error) {
    throw asStructure(error);
  }
  if (cursor !== end.directoryEnd) throw structure('目录的长度与登记不符');
}

async function openDirectory(file: FileWindow): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, strictFileNames: true };
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(
      new WindowReader(file),
      file.size,
      { ...options, validateEntrySizes: false },
      (error, zip) => {
        if (error) reject(asStructure(error));
        else resolve(zip);
      },
    );
  });
}

/** Lets yauzl read through our window instead of opening a stream for every 46 bytes. */
class WindowReader extends RandomAccessReader {
  readonly #file: FileWindow;

  constructor(file: FileWindow) {
    super();
    this.#file = file;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.#file.bytes(position, length).then(
      (bytes) => callback(null, bytes.copy(buffer, offset)),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
    );
  }
}

/** One name twice (NFC, case folded), or a file where another entry needs a folder. */
function nameCollisions(entries: readonly ZipEntry[]): AppError[] {
  const faults: AppError[] = [];
  const files = new Set<string>();
  const seen = new Set<string>();
  for (const entry of entries) {
    const key = collisionKey(entry.isFolder ? entry.path.slice(0, -1) : entry.path);
    if (seen.has(key)) faults.push(appError('bundle.zip-duplicate', { path: printable(entry.path) }));
    seen.add(key);
    if (!entry.isFolder) files.add(key);
  }
  for (const entry of entries) {
    const parts = collisionKey(entry.path).split('/');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const parent = parts.slice(0, depth).join('/');
      if (!(entry.isFolder && depth === parts.length - 1) && files.has(parent)) {
        faults.push(appError('bundle.zip-duplicate', { path: printable(parent) }));
      }
    }
  }
  return faults;
}

/** Entries must lie one after another from the first byte to the directory; overlaps are how small bombs are made. */
function checkLayout(
  entries: readonly ZipEntry[],
  end: ZipEnd,
): { readonly faults: AppError[]; readonly gaps: number } {
  const faults: AppError[] = [];
  let gaps = 0;
  let position = 0;
  for (const entry of [...entries].sort((a, b) => a.start - b.start)) {
    if (entry.start < position || entry.end > end.directoryStart) {
      faults.push(appError('bundle.zip-overlap', { path: printable(entry.path) }));
    } else if (entry.start > position) {
      if (position === 0) faults.push(appError('bundle.zip-leading', { count: entry.start }));
      gaps += 1;
    }
    position = Math.max(position, entry.end);
  }
  if (position === 0 && end.directoryStart > 0) {
    faults.push(appError('bundle.zip-leading', { count: end.directoryStart }));
  } else if (position < end.directoryStart) gaps += 1;
  return { faults, gaps };
}

async function* unpack(file: FileWindow, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const packed = file.stream(entry.dataStart, entry.dataStart + entry.packedSize);
  let size = 0;
  let crc = 0;
  for await (const chunk of entry.deflated ? inflate(packed, entry) : packed) {
    size += chunk.length;
    if (size > entry.size) break;
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== entry.size) throw new AppFailure(appError('bundle.zip-data', { path: printable(entry.path) }));
  if (crc !== entry.crc) throw new AppFailure(appError('bundle.zip-crc', { path: printable(entry.path) }));
}

async function* inflate(packed: AsyncIterable<Buffer>, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const engine = createInflateRaw({ chunkSize: 64 * 1024 });
  const feeding = feed(packed, engine);
  // The engine's own error surfaces in the loop below; this keeps the feeder's copy from being unhandled.
  feeding.catch(() => engine.destroy());
  try {
    for await (const chunk of engine) yield chunk as Buffer;
    await feeding;
    // Deflate data that ends before the entry does would leave room for hidden bytes.
    if (engine.bytesWritten !== entry.packedSize) throw new Error('bytes after the deflate stream');
  } catch (error) {
    if (error instanceof AppFailure) throw error;
    throw new AppFailure(appError('bundle.zip-data', { path: printable(entry.path) }));
  } finally {
    engine.destroy();
  }
}

async function feed(packed: AsyncIterable<Buffer>, engine: NodeJS.WritableStream): Promise<void> {
  for await (const chunk of packed) {
    if (!engine.writable) return;
    if (engine.write(chunk)) continue;
    await new Promise<void>((resolve) => {
      const done = () => {
        engine.off('drain', done);
        engine.off('close', done);
        engine.off('error', done);
        resolve();
      };
      engine.on('drain', done);
      engine.on('close', done);
      engine.on('error', done);
    });
  }
  engine.end();
}

async function checkSeal(file: FileWindow, end: ZipEnd): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const chunk of file.stream(0, end.endOffset)) hash.update(chunk);
  return end.comment.toString('latin1') === sealText(hash.digest('hex'));
}

/** The seal as it stands in the archive's comment, where any zip tool shows it. */
export function sealText(sha256: string): string {
  return `sha256:${sha256}`;
}

async function unsealed(): Promise<boolean> {
  return false;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function refused(file: FileWindow, faults: readonly AppError[]): ZipArchive {
  return {
    entries: [],
    faults,
    warnings: [],
    isSealed: unsealed,
    stream: nothing,
    close: () => file.close(),
  };
}

function structure(detail: string): AppFailure {
  return new AppFailure(appError('bundle.zip-structure', { detail }));
}

/** What yauzl says is English and about bytes; the user needs to know that the directory is broken. */
function asStructure(error: unknown): AppFailure {
  return error instanceof AppFailure ? error : structure('目录无法解析');
}
