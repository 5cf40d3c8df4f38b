import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { pathFault, safeName } from '../../../shared/bundle/safe-names';
import { appError } from '../../../shared/kernel/errors';
import { AppFailure, err, ok, type Result } from '../../../shared/kernel/result';
import { type BagSource, openBagSource } from './bag-source';
import { type VerifyReport, verifyBag } from './bag-verifier';
import { temporaryName, type WriteProgress } from './bag-writer';
import { inBatches, writeAll } from './chunk-writer';
import { readCapped } from './tag-text';
import { checkTarget, discard, type ProbeTarget, renameFree, targetError } from './target';
import { END_SIZE } from './zip-end';
import { sealText } from './zip-reader';

export interface ZipOptions {
  /** Time that all entries carry: the bundle's own, so that the same bag gives the same zip. */
  readonly time: Date;
  readonly onProgress?: (progress: WriteProgress) => void;
  readonly signal?: AbortSignal;
  readonly probe?: ProbeTarget;
}

/** Text that shrinks to a fifth; media, office files and archives are packed already and only cost time. */
const TEXT = /\.(jsonl?|csv|txt|xml|html?|md|svg)$/i;
/** Above this, text from outside is stored: a log of one repeated line would look like a bomb to any reader. */
const DEFLATE_FOREIGN_UP_TO = 1024 ** 2;
const FILE_MODE = 0o100644;
const SMALL_FILE = 64 * 1024;

/**
 * Packs a finished bag folder into one zip: one top folder, UTF-8 names, streamed, zip64 where needed. Written under
 * a temporary name, synced, read back and verified as a zip, then renamed; never replaces a file.
 */
export async function zipBag(
  bagFolder: string,
  zipPath: string,
  options: ZipOptions,
): Promise<Result<{ readonly path: string; readonly size: number; readonly report: VerifyReport }>> {
  const opened = await openBagSource(bagFolder);
  if (!opened.ok) return opened;
  const source = opened.value;
  const folder = dirname(zipPath);
  const name = safeName(basename(zipPath));
  const bytes = [...source.files.values()].reduce((sum, size) => sum + size, 0);
  const space = await checkTarget(folder, bytes, options.probe);
  if (!space.ok) return space;
  const temporary = join(folder, temporaryName(name));
  try {
    const job = { source, name, top: basename(bagFolder), bytes, options, limit: space.value.fileLimit };
    const size = await writeZip(temporary, job);
    const report = await readBack(temporary, options);
    const path = await renameFree(temporary, folder, name);
    return ok({ path, size, report: { ...report, path } });
  } catch (error) {
    await discard(temporary);
    return err(await targetError(error, { folder, path: name, size: bytes }));
  }
}

/** What one zip is made of. */
export interface ZipJob {
  readonly name: string;
  readonly source: BagSource;
  readonly top: string;
  readonly bytes: number;
  readonly options: ZipOptions;
  readonly limit: number | null;
}

/** Streams a source into a new zip file and syncs it; resolves with its size. */
export async function writeZip(temporary: string, job: ZipJob): Promise<number> {
  const zip = new ZipFile();
  const output = zip.outputStream;
  if (!(output instanceof PassThrough)) throw new Error('yazl changed its output stream');
  zip.once('error', (error: Error) => output.destroy(error));
  const handle = await open(temporary, 'wx');
  const feeding = feed(zip, output, job);
  // The reason reaches the loop below through the output; this only keeps it from being unhandled.
  feeding.catch((error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  let written = 0;
  const hash = createHash('sha256');
  const end = new HeldTail(END_SIZE);
  try {
    for await (const batch of inBatches(output)) {
      const bytes = batch.reduce((sum, chunk) => sum + chunk.length, 0);
      if (job.limit !== null && written + bytes > job.limit) {
        throw new AppFailure(appError('bundle.fat-limit', { path: job.name, size: job.bytes }));
      }
      const ready = end.push(batch);
      for (const chunk of ready) hash.update(chunk);
      const size = ready.reduce((sum, chunk) => sum + chunk.length, 0);
      await writeAll(handle, ready, size);
      written += size;
    }
    await feeding;
    const last = sealedEnd(end.held, hash.digest('hex'));
    await writeAll(handle, [last], last.length);
    written += last.length;
    await handle.sync();
  } finally {
    output.destroy();
    await handle.close();
  }
  return written;
}

/** Passes chunks on, less the last few bytes, which may have to be changed. */
class HeldTail {
  readonly #size: number;
  held: Buffer = Buffer.alloc(0);

  constructor(size: number) {
    this.#size = size;
  }

  push(chunks: readonly Uint8Array[]): Uint8Array[] {
    const ready: Uint8Array[] = [this.held, ...chunks];
    const tail: Uint8Array[] = [];
    for (let size = 0; size < this.#size && ready.length > 0; ) {
      const chunk = ready.pop() ?? this.held;
      tail.unshift(chunk);
      size += chunk.length;
    }
    const last = Buffer.concat(tail);
    const cut = Math.max(0, last.length - this.#size);
    this.held = last.subarray(cut);
    return [...ready, last.subarray(0, cut)];
  }
}

/** The end record with the checksum of all before it as the archive's comment. */
function sealedEnd(end: Buffer, sha256: string): Buffer {
  const comment = Buffer.from(sealText(sha256), 'latin1');
  const sealed = Buffer.concat([end, comment]);
  sealed.writeUInt16LE(comment.length, END_SIZE - 2);
  return sealed;
}

/**
 * Hands yazl one file after another, as the output drains. Small files go whole, with their CRC in the first header;
 * large ones stream. yazl does not pass on a source's error, so it ends the feeding and, with it, the output.
 */
async function feed(zip: ZipFile, output: PassThrough, job: ZipJob): Promise<void> {
  const { time, onProgress } = job.options;
  let read = 0;
  const advance = (count: number) => {
    read += count;
    onProgress?.({ phase: 'write', done: Math.min(read, job.bytes), total: job.bytes });
  };
  const done = new DoneEntries(zip);
  const gone = new AbortController();
  output.once('close', () => gone.abort());
  for (const [path, size] of inOrder(job.source)) {
    if (pathFault(path) !== null) throw new AppFailure(appError('bundle.path-invalid', { path }));
    const name = `${job.top}/${path}`;
    // The universal time field would be one more place that no checksum covers.
    const options = {
      mtime: time,
      mode: FILE_MODE,
      forceDosTimestamp: true,
      compress: isWorthDeflating(path, size),
    };
    const content = counted(job, path, advance);
    if (size <= SMALL_FILE)
      zip.addBuffer((await readCapped(content, SMALL_FILE)) ?? changed(path), name, options);
    else {
      const stream = Readable.from(content, { objectMode: false });
      // A writer that gave up must not leave the source's file open.
      output.once('close', () => stream.destroy());
      zip.addReadStream(stream, name, { ...options, size });
      await finished(stream, { writable: false });
    }
    if (output.writableNeedDrain) await once(output, 'drain', { signal: gone.signal });
    done.park();
  }
  done.restore();
  zip.end();
}

const ENTRY_DONE = 3;

/**
 * yazl looks through all its entries for the next one to write, each time: with tens of thousands, that is all it
 * does. Written ones are kept aside here until the central directory needs them.
 */
class DoneEntries {
  readonly #zip: ZipFile;
  #done: unknown[] = [];

  constructor(zip: ZipFile) {
    this.#zip = zip;
  }

  park(): void {
    const entries: unknown = Reflect.get(this.#zip, 'entries');
    if (!Array.isArray(entries) || entries.length < 64) return;
    const open = entries.findIndex((entry: { readonly state?: unknown }) => entry.state !== ENTRY_DONE);
    const written: unknown[] = entries.splice(0, open === -1 ? entries.length : open);
    for (const entry of written) this.#done.push(entry);
  }

  restore(): void {
    const entries: unknown = Reflect.get(this.#zip, 'entries');
    if (Array.isArray(entries)) Reflect.set(this.#zip, 'entries', this.#done.concat(entries));
    this.#done = [];
  }
}

function changed(path: string): never {
  throw new AppFailure(appError('bundle.source-size', { path }));
}

async function* counted(
  job: ZipJob,
  path: string,
  advance: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of job.source.stream(path)) {
    if (job.options.signal?.aborted) throw new AppFailure(appError('program.cancelled'));
    advance(chunk.length);
    yield chunk;
  }
}

function isWorthDeflating(path: string, size: number): boolean {
  if (size === 0 || !TEXT.test(path)) return false;
  return isOwnText(path) || size <= DEFLATE_FOREIGN_UP_TO;
}

/** What this program writes itself: tag files, records, head, catalogue, page. */
function isOwnText(path: string): boolean {
  return !path.startsWith('data/') || path.startsWith('data/records/') || /^data\/[^/]+$/.test(path);
}

async function readBack(temporary: string, options: ZipOptions): Promise<VerifyReport> {
  const report = await verifyBag(temporary, {
    signal: options.signal,
    onProgress: (done, total) => options.onProgress?.({ phase: 'verify', done, total }),
  });
  if (!report.ok) throw new AppFailure(appError('bundle.target-removed'));
  const { reasons } = report.value;
  if (reasons[0]) {
    throw new AppFailure(appError('bundle.read-back', { count: reasons.length, first: reasons[0].message }));
  }
  return report.value;
}

/** bagit.txt and the manifests first: a reader knows what it holds before the gigabytes come. */
function inOrder(source: BagSource): [path: string, size: number][] {
  const rank = (path: string) => (path === 'bagit.txt' ? 0 : path.includes('/') ? 2 : 1);
  return [...source.files].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
