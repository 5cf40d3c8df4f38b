import { join } from 'node:path';
import { appError } from '../../../shared/kernel/errors';
import { AppFailure } from '../../../shared/kernel/result';
import type { Sleep } from '../fs/durable-file';
import { renamePatiently } from '../fs/durable-file';
import type { FileSystem, OpenFile } from '../fs/file-system';
import { errnoOf } from '../fs/file-system';
import {
  BLOB_HEADER,
  blobFileSize,
  blobHeader,
  blobKey,
  blobName,
  blobShape,
  CHUNK,
  newHash,
  openChunk,
  readBlobHeader,
  SEALED_CHUNK,
  sealChunk,
} from './blob-format';

export const BLOBS_FOLDER = 'blobs';
const TEMP_FOLDER = 'tmp';
/** Sealed chunks are gathered to writes of this size. */
const GATHER = 1024 * 1024;
const READ_CHUNKS = 16;
export const BLOB_LIMIT = 200 * 1024 * 1024;

export interface StoredBlob {
  /** Of the content; hex. */
  readonly sha256: string;
  readonly size: number;
  /** The same content was there before; nothing new takes up room. */
  readonly known: boolean;
}

export interface BlobStoreOptions {
  readonly fs: FileSystem;
  readonly folder: string;
  readonly keys: { readonly blobs: Uint8Array; readonly names: Uint8Array };
  readonly random: (count: number) => Uint8Array;
  readonly sleep: Sleep;
  /** Largest content in bytes. */
  readonly limit?: number;
}

/** Takes bytes one after the other. `finish` or `abort` must be called. */
export interface BlobUpload {
  append(bytes: Uint8Array): Promise<void>;
  finish(): Promise<StoredBlob>;
  /** Leaves nothing behind. */
  abort(): Promise<void>;
}

/**
 * Attachments: each content once, in a sealed file named by a keyed hash of the content's SHA-256. All of it streams;
 * nothing here holds more than a megabyte or two of a file. Failures are thrown: `AppFailure` for what the user can
 * meet, the system's errors for the disk.
 */
export class BlobStore {
  readonly #options: BlobStoreOptions;
  #limit: number;
  #isClosed = false;

  constructor(options: BlobStoreOptions) {
    this.#options = options;
    this.#limit = options.limit ?? BLOB_LIMIT;
  }

  setLimit(bytes: number): void {
    this.#limit = bytes;
  }

  /** To be called before the keys are wiped: nothing is sealed or named with zeros. */
  close(): void {
    this.#isClosed = true;
  }

  /** Removes what uploads left behind when the program was killed. */
  async clearLeftovers(): Promise<void> {
    const { fs, folder } = this.#options;
    const temp = join(folder, BLOBS_FOLDER, TEMP_FOLDER);
    for (const { name } of await fs.list(temp)) await fs.remove(join(temp, name));
  }

  async begin(): Promise<BlobUpload> {
    const { fs, folder, keys, random } = this.#options;
    const tempFolder = join(folder, BLOBS_FOLDER, TEMP_FOLDER);
    await fs.makeFolder(tempFolder);
    const temp = join(tempFolder, Buffer.from(random(12)).toString('hex'));
    const salt = random(32);
    const key = blobKey(this.#open(keys).blobs, salt);
    const file = await fs.open(temp, 'create');
    const sink = new SealingSink(file, key, blobHeader(salt));
    const discard = async (): Promise<void> => {
      await file.close().catch(() => undefined);
      await fs.remove(temp).catch(() => undefined);
    };
    const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
      try {
        return await work();
      } catch (error) {
        await discard();
        throw error;
      }
    };
    return {
      append: (bytes) =>
        guarded(async () => {
          if (sink.size + bytes.length > this.#limit) throw tooLarge(this.#limit);
          await sink.append(bytes);
        }),
      finish: () =>
        guarded(async () => {
          const { sha256, size } = await sink.finish();
          await file.close();
          return { sha256, size, known: await this.#place(temp, sha256, size) };
        }),
      abort: discard,
    };
  }

  /** Stores a stream of bytes. */
  async put(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<StoredBlob> {
    const upload = await this.begin();
    try {
      for await (const bytes of source) await upload.append(bytes);
    } catch (error) {
      await upload.abort();
      throw error;
    }
    return upload.finish();
  }

  /** Size of the content, or undefined when it is not stored (whole). */
  async sizeOf(sha256: string): Promise<number | undefined> {
    const facts = await this.#options.fs.stat(this.#path(sha256));
    return facts && blobShape(facts.size)?.size;
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.sizeOf(sha256)) !== undefined;
  }

  /** The content from `start` up to `end` (exclusive), decrypted piece by piece. */
  async *read(sha256: string, start = 0, end = Number.POSITIVE_INFINITY): AsyncGenerator<Uint8Array> {
    const { fs, keys } = this.#options;
    const file = await fs.open(this.#path(sha256), 'read').catch((error: unknown) => {
      if (errnoOf(error) === 'ENOENT') throw new AppFailure(appError('vault.blob-missing'));
      throw error;
    });
    try {
      const shape = blobShape(await file.size());
      const header = Buffer.alloc(BLOB_HEADER);
      const count = await file.read(header, 0);
      const salt = count === BLOB_HEADER ? readBlobHeader(header) : undefined;
      if (!shape || !salt) throw damaged();
      const key = blobKey(this.#open(keys).blobs, salt);
      const stop = Math.min(end, shape.size);
      const last = Math.min(shape.chunks, Math.max(1, Math.ceil(stop / CHUNK)));
      for await (const [index, sealed] of sealedChunks(file, Math.floor(start / CHUNK), last)) {
        const plain = openChunk(key, index, index === shape.chunks - 1, sealed);
        if (!plain) throw damaged();
        const at = index * CHUNK;
        const piece = plain.subarray(Math.max(0, start - at), Math.max(0, Math.min(plain.length, stop - at)));
        if (piece.length > 0) yield piece;
      }
    } finally {
      await file.close();
    }
  }

  /** Reads the whole content and compares its hash; false when it is missing, damaged or another content. */
  async verify(sha256: string): Promise<boolean> {
    const hash = newHash();
    try {
      for await (const piece of this.read(sha256)) hash.update(piece);
    } catch (error) {
      if (error instanceof AppFailure) return false;
      throw error;
    }
    return hash.digest('hex') === sha256;
  }

  /** The keys, as long as they are keys. */
  #open<T>(keys: T): T {
    if (this.#isClosed) throw new AppFailure(appError('vault.closed-meanwhile'));
    return keys;
  }

  #path(sha256: string): string {
    const name = blobName(this.#open(this.#options.keys).names, sha256);
    return join(this.#options.folder, BLOBS_FOLDER, name.slice(0, 2), name);
  }

  /** Gives a finished file its name; answers whether the content was there before. */
  async #place(temp: string, sha256: string, size: number): Promise<boolean> {
    const { fs, folder, sleep } = this.#options;
    const path = this.#path(sha256);
    const shelf = join(path, '..');
    if ((await fs.stat(path))?.size === blobFileSize(size) && (await this.verify(sha256))) {
      await fs.remove(temp);
      return true;
    }
    await fs.makeFolder(shelf);
    await renamePatiently(fs, temp, path, sleep);
    await fs.syncFolder(shelf);
    await fs.syncFolder(join(folder, BLOBS_FOLDER));
    return false;
  }
}

const damaged = (): AppFailure => new AppFailure(appError('vault.blob-damaged'));

const tooLarge = (limit: number): AppFailure =>
  new AppFailure(appError('vault.blob-too-large', { limit: Math.floor(limit / 1024 / 1024) }));

/** The sealed chunks with their numbers, read a megabyte at a time; the next one comes while this one is opened. */
async function* sealedChunks(
  file: OpenFile,
  from: number,
  until: number,
): AsyncGenerator<readonly [index: number, sealed: Buffer]> {
  const load = async (index: number): Promise<Buffer> => {
    const bytes = Buffer.allocUnsafe(Math.min(READ_CHUNKS, until - index) * SEALED_CHUNK);
    return bytes.subarray(0, await file.read(bytes, BLOB_HEADER + index * SEALED_CHUNK));
  };
  let coming = load(from);
  try {
    for (let index = from; index < until; index += READ_CHUNKS) {
      const bytes = await coming;
      if (index + READ_CHUNKS < until) coming = load(index + READ_CHUNKS);
      for (let at = 0; index + at < Math.min(index + READ_CHUNKS, until); at += 1)
        yield [index + at, bytes.subarray(at * SEALED_CHUNK, (at + 1) * SEALED_CHUNK)];
    }
  } finally {
    // Whoever stops early closes the file: not under a read that is still going on.
    await coming.catch(() => undefined);
  }
}

/** Cuts a stream into chunks, seals them and writes them in big pieces. */
class SealingSink {
  readonly #file: OpenFile;
  readonly #key: Uint8Array;
  readonly #hash = newHash();
  #open = Buffer.alloc(CHUNK);
  #filled = 0;
  #sealed: Buffer[];
  #gathered: number;
  #written = 0;
  #index = 0;
  size = 0;

  constructor(file: OpenFile, key: Uint8Array, header: Buffer) {
    this.#file = file;
    this.#key = key;
    this.#sealed = [header];
    this.#gathered = header.length;
  }

  async append(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.size += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      // A full chunk is sealed only when more follows: the last one carries the mark of the end.
      if (this.#filled === CHUNK) this.#sealOpen(false);
      const count = Math.min(CHUNK - this.#filled, bytes.length - at);
      this.#open.set(bytes.subarray(at, at + count), this.#filled);
      this.#filled += count;
      at += count;
      if (this.#gathered >= GATHER) await this.#flush();
    }
  }

  /** Everything is on the disk when it resolves. */
  async finish(): Promise<{ readonly sha256: string; readonly size: number }> {
    this.#sealOpen(true);
    await this.#flush();
    await this.#file.sync();
    this.#key.fill(0);
    this.#open.fill(0);
    return { sha256: this.#hash.digest('hex'), size: this.size };
  }

  #sealOpen(isLast: boolean): void {
    const sealed = sealChunk(this.#key, this.#index, isLast, this.#open.subarray(0, this.#filled));
    this.#sealed.push(sealed);
    this.#gathered += sealed.length;
    this.#index += 1;
    this.#filled = 0;
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#sealed);
    this.#sealed = [];
    this.#gathered = 0;
    await this.#file.write(bytes, this.#written);
    this.#written += bytes.length;
  }
}
