import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { formatManifest } from '../../../shared/bundle/bagit-text';
import { collisionKey, pathFault, safeName } from '../../../shared/bundle/safe-names';
import { type AppError, appError } from '../../../shared/kernel/errors';
import { AppFailure, err, ok, type Result } from '../../../shared/kernel/result';
import { tagFiles } from './bag-tags';
import { type VerifyReport, verifyBag } from './bag-verifier';
import { CHECK_CODE_SOURCE, checkCode } from './check-code';
import { MultiHash } from './checksum';
import { type Content, inBatches, writeAll } from './chunk-writer';
import { clearLeftovers } from './leftovers';
import { checkTarget, discard, type ProbeTarget, renameFree, syncFolder, targetError } from './target';

/**
 * Files whose data are on their way to the medium while the next ones are written. Each holds one of the four threads
 * that Node has for files: with all four waiting for the disk, nothing would be read or written meanwhile.
 */
const SYNCS_IN_FLIGHT = 2;

export interface WriteProgress {
  readonly phase: 'write' | 'verify';
  /** Bytes; `done` never passes `total`. */
  readonly done: number;
  readonly total: number;
}

export interface BagOptions {
  /** Existing folder, such as the root of a stick, in which the bag's folder is made. */
  readonly folder: string;
  /** Name of the bag's folder; made safe, and numbered when it is taken. */
  readonly name: string;
  /** Elements of bag-info.txt in order; Payload-Oxum is added. */
  readonly info: readonly (readonly [label: string, value: string])[];
  readonly algorithm: 'sha256' | 'sha512';
  /** Bytes of payload to come, as far as known: for the check of free space and for progress. */
  readonly expectedBytes?: number;
  readonly onProgress?: (progress: WriteProgress) => void;
  readonly signal?: AbortSignal;
  /** Wall clock, ms: tells what an earlier writer left behind from what another one is writing. */
  readonly now?: number;
  /** How the target is asked for room and limits; the file system by default. */
  readonly probe?: ProbeTarget;
}

/** A file as it stands in the bag. */
export interface WrittenFile {
  readonly path: string;
  readonly size: number;
  readonly checksum: string;
}

export interface WrittenBag {
  readonly path: string;
  readonly files: readonly WrittenFile[];
  readonly report: VerifyReport;
  /** See check-code.ts; null without a SHA-256 manifest. */
  readonly checkCode: string | null;
}

/**
 * Starts a bag in a folder. Everything goes to `.<name>.part-<random>` beside the target; only `finish` gives it its
 * name, after all of it was synced, read back and verified. The first failure ends the writer and removes the rest.
 */
export async function createBag(options: BagOptions): Promise<Result<BagWriter>> {
  const space = await checkTarget(options.folder, options.expectedBytes ?? 0, options.probe);
  if (!space.ok) return space;
  await clearLeftovers(options.folder, options.now ?? Date.now());
  const name = safeName(options.name);
  const root = join(options.folder, temporaryName(name));
  try {
    await mkdir(root);
    await mkdir(join(root, 'data'));
    const device = (await stat(root)).dev;
    return ok(new BagWriter({ ...options, name }, root, device, space.value.fileLimit));
  } catch (error) {
    const failure = await targetError(error, { folder: options.folder });
    await discard(root);
    return err(failure);
  }
}

/** `.<name>.part-<random>`: hidden on Unix, and nobody's idea of a finished bundle elsewhere. */
export function temporaryName(name: string): string {
  return `.${name}.part-${randomBytes(4).toString('hex')}`;
}

export class BagWriter {
  readonly #options: BagOptions;
  readonly #root: string;
  readonly #device: number;
  readonly #fileLimit: number | null;
  readonly #files: WrittenFile[] = [];
  readonly #taken = new Set<string>();
  /** Each made once, however many files of it arrive together. */
  readonly #folders = new Map<string, Promise<void>>([['data', Promise.resolve()]]);
  readonly #syncs = new Set<Promise<void>>();
  #syncError: unknown = null;
  #active = 0;
  #whenIdle: () => void = () => undefined;
  /** Set with the first failure: resolves with its reason when nothing of the bag is left. */
  #ending: Promise<AppError> | null = null;
  #written = 0;
  #checkCode: string | null = null;

  constructor(options: BagOptions, root: string, device: number, fileLimit: number | null) {
    this.#options = options;
    this.#root = root;
    this.#device = device;
    this.#fileLimit = fileLimit;
  }

  /**
   * Adds `data/...` from bytes or a stream, hashed while it is written. `size`, where known, is checked beforehand
   * against the limits of the medium and afterwards against what came. Where the content is stored under its SHA-256,
   * `sha256` saves a second hashing: what was written is held against it when it is read back. Chunks must not be
   * reused by the sender. Several files may be added at once.
   */
  async addFile(
    path: string,
    content: Content,
    size?: number,
    sha256?: string,
  ): Promise<Result<WrittenFile>> {
    return this.#guard(path, async () => {
      const fault = path.startsWith('data/') ? pathFault(path) : '不在 data 文件夹内';
      if (fault !== null) throw new AppFailure(appError('bundle.path-invalid', { path }));
      const key = collisionKey(path);
      if (this.#taken.has(key)) throw new AppFailure(appError('bundle.path-twice', { path }));
      this.#taken.add(key);
      await this.#makeFolders(path);
      const file = await this.#write(path, content, size, sha256);
      this.#files.push(file);
      return file;
    });
  }

  /** Writes the manifests, syncs, reads everything back, verifies, and gives the bag its name. */
  async finish(): Promise<Result<WrittenBag>> {
    return this.#guard('', async () => {
      await this.#writeTags();
      await this.#drain(0);
      for (const folder of [...this.#folders.keys()].reverse()) await syncFolder(join(this.#root, folder));
      await syncFolder(this.#root);
      const report = await this.#readBack();
      if ((await stat(this.#root)).dev !== this.#device)
        throw new AppFailure(appError('bundle.target-removed'));
      const path = await renameFree(this.#root, this.#options.folder, this.#options.name);
      await this.#lookAgain(path);
      return { path, files: this.#files, report: { ...report, path }, checkCode: this.#checkCode };
    });
  }

  /** A driver that loses a folder's content when it is renamed (seen with fusefat) must not be reported as success. */
  async #lookAgain(path: string): Promise<void> {
    const last = join(path, `tagmanifest-${this.#options.algorithm}.txt`);
    if ((await stat(last).catch(() => null))?.isFile()) return;
    await discard(path);
    throw new AppFailure(appError('bundle.target-io', { cause: '改名后内容丢失' }));
  }

  /** Gives up and removes what was written. */
  async cancel(): Promise<void> {
    this.#ending ??= this.#end(new AppFailure(appError('program.cancelled')), '');
    await this.#ending;
  }

  async #guard<T>(path: string, act: () => Promise<T>): Promise<Result<T>> {
    if (this.#ending !== null) return err(await this.#ending);
    this.#active += 1;
    try {
      this.#throwIfStopped();
      return ok(await act());
    } catch (error) {
      this.#ending ??= this.#end(error, path);
    } finally {
      this.#active -= 1;
      if (this.#active === 0) this.#whenIdle();
    }
    return err(await this.#ending);
  }

  /** Waits for what is under way and removes everything. A bug leaves nothing behind either, and is thrown on. */
  async #end(error: unknown, path: string): Promise<AppError> {
    const idle = new Promise<void>((resolve) => {
      this.#whenIdle = resolve;
    });
    if (this.#active > 0) await idle;
    await Promise.allSettled(this.#syncs);
    await discard(this.#root);
    const size = this.#options.expectedBytes ?? this.#written;
    return targetError(error, { folder: this.#options.folder, path, size });
  }

  #throwIfStopped(): void {
    if (this.#options.signal?.aborted || this.#ending !== null)
      throw new AppFailure(appError('program.cancelled'));
    if (this.#syncError !== null) throw this.#syncError;
  }

  /** One level at a time and never the root: after a stick was pulled, its mount point must not fill with folders. */
  async #makeFolders(path: string): Promise<void> {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      const folder = path.slice(0, slash);
      const made = this.#folders.get(folder) ?? mkdir(join(this.#root, folder));
      this.#folders.set(folder, made);
      await made;
    }
  }

  async #write(path: string, content: Content, size?: number, sha256?: string): Promise<WrittenFile> {
    this.#checkLimit(path, size ?? 0);
    const { algorithm } = this.#options;
    const known = algorithm === 'sha256' ? sha256 : undefined;
    const hash = new MultiHash(known === undefined ? [algorithm] : []);
    const handle = await open(join(this.#root, path), 'wx');
    try {
      for await (const batch of inBatches(content)) {
        this.#throwIfStopped();
        const bytes = batch.reduce((sum, chunk) => sum + chunk.length, 0);
        this.#checkLimit(path, hash.size + bytes);
        // The disk takes the batch while the processor hashes it.
        const writing = writeAll(handle, batch, bytes);
        for (const chunk of batch) hash.update(chunk);
        await writing;
        this.#advance(bytes);
      }
    } catch (error) {
      await handle.close();
      throw error;
    }
    this.#syncLater(handle);
    await this.#drain(SYNCS_IN_FLIGHT);
    if (size !== undefined && size !== hash.size)
      throw new AppFailure(appError('bundle.source-size', { path }));
    return { path, size: hash.size, checksum: known ?? hash.digests()[algorithm] ?? '' };
  }

  #checkLimit(path: string, size: number): void {
    if (this.#fileLimit !== null && size > this.#fileLimit) {
      throw new AppFailure(appError('bundle.fat-limit', { path, size }));
    }
  }

  #syncLater(handle: FileHandle): void {
    const syncing = handle
      .sync()
      .finally(() => handle.close())
      .catch((error: unknown) => {
        this.#syncError ??= error;
      })
      .finally(() => this.#syncs.delete(syncing));
    this.#syncs.add(syncing);
  }

  async #drain(inFlight: number): Promise<void> {
    while (this.#syncs.size > inFlight) await Promise.race(this.#syncs);
    if (this.#syncError !== null) throw this.#syncError;
  }

  async #writeTags(): Promise<void> {
    const { algorithm, info } = this.#options;
    const checksums = new Map<string, string>();
    for (const [path, text] of tagFiles(this.#files, algorithm, info)) {
      const written = await this.#write(path, Buffer.from(text, 'utf8'));
      checksums.set(path, written.checksum);
      if (path === CHECK_CODE_SOURCE) this.#checkCode = checkCode(written.checksum);
    }
    await this.#write(`tagmanifest-${algorithm}.txt`, Buffer.from(formatManifest(checksums), 'utf8'));
  }

  async #readBack(): Promise<VerifyReport> {
    const { onProgress, signal } = this.#options;
    const report = await verifyBag(this.#root, {
      signal,
      onProgress: (done, total) => onProgress?.({ phase: 'verify', done, total }),
    });
    if (!report.ok) throw new AppFailure(appError('bundle.target-removed'));
    const [first] = report.value.reasons;
    if (first) {
      throw new AppFailure(
        appError('bundle.read-back', { count: report.value.reasons.length, first: first.message }),
      );
    }
    return report.value;
  }

  #advance(bytes: number): void {
    this.#written += bytes;
    const total = Math.max(this.#options.expectedBytes ?? 0, this.#written);
    this.#options.onProgress?.({ phase: 'write', done: this.#written, total });
  }
}
