import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { pathFault, safeName } from '../../../shared/bundle/safe-names';
import { appError } from '../../../shared/kernel/errors';
import { AppFailure, err, ok, type Result } from '../../../shared/kernel/result';
import { type BagSource, openBagSource } from './bag-source';
import { type VerifyReport, verifyBag } from './bag-verifier';
import { temporaryName, type WriteProgress } from './bag-writer';
import { inBatches, writeAll } from './chunk-writer';
import { checkTarget, discard, type ProbeTarget, renameFree, targetError } from './target';
import { CANONICAL_MODE } from './zip-entry';

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
    const failure = await targetError(error, { folder, path: name, size: bytes });
    await discard(temporary);
    return err(failure);
  }
}

interface ZipJob {
  readonly name: string;
  readonly source: BagSource;
  readonly top: string;
  readonly bytes: number;
  readonly options: ZipOptions;
  readonly limit: number | null;
}

async function writeZip(temporary: string, job: ZipJob): Promise<number> {
  const zip = new ZipFile();
  const output = zip.outputStream;
  if (!(output instanceof PassThrough)) throw new Error('yazl changed its output stream');
  zip.once('error', (error: Error) => output.destroy(error));
  let read = 0;
  const advance = (count: number) => {
    read += count;
    job.options.onProgress?.({ phase: 'write', done: Math.min(read, job.bytes), total: job.bytes });
  };
  for (const [path, size] of inOrder(job.source)) addEntry(zip, path, size, job, advance, output);
  zip.end();
  const handle = await open(temporary, 'wx');
  let written = 0;
  try {
    for await (const batch of inBatches(output)) {
      const bytes = batch.reduce((sum, chunk) => sum + chunk.length, 0);
      if (job.limit !== null && written + bytes > job.limit) {
        throw new AppFailure(appError('bundle.fat-limit', { path: job.name, size: job.bytes }));
      }
      await writeAll(handle, batch, bytes);
      written += bytes;
    }
    await handle.sync();
  } finally {
    output.destroy();
    await handle.close();
  }
  return written;
}

/** yazl does not pass on a source's error, so it is carried to the output, where the writer meets it. */
function addEntry(
  zip: ZipFile,
  path: string,
  size: number,
  job: ZipJob,
  advance: (count: number) => void,
  output: PassThrough,
): void {
  const name = `${job.top}/${path}`;
  const fault = pathFault(name);
  if (fault !== null) throw new AppFailure(appError('bundle.path-invalid', { path }));
  const options = {
    mtime: job.options.time,
    mode: CANONICAL_MODE,
    // The universal time field would be one more place that no checksum covers.
    forceDosTimestamp: true,
    compress: isWorthDeflating(path, size),
    size,
  };
  zip.addReadStreamLazy(name, options, (send) => {
    const stream = Readable.from(counted(job, path, advance), { objectMode: false });
    stream.once('error', (error) => output.destroy(error));
    send(null, stream);
  });
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
