import { type FileHandle, open } from 'node:fs/promises';
import { appError } from '../../../shared/kernel/errors';
import { AppFailure } from '../../../shared/kernel/result';

const WINDOW = 64 * 1024;
const WINDOWS = 3;
/** Large enough that hashing, not waiting, is the cost; small enough to keep memory flat. */
export const READ_CHUNK = 256 * 1024;

/**
 * Random access to one file with a few small windows kept in memory: the thousands of little headers of a zip lie close
 * together and cost one read per window.
 */
export class FileWindow {
  readonly size: number;
  readonly #handle: FileHandle;
  /** Latest first. Several, because a zip is read in its directory and in its headers by turns. */
  #windows: readonly { readonly start: number; readonly bytes: Buffer }[] = [];

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  /** `size`, where it is known already, saves a call per file: bags hold tens of thousands of small ones. */
  static async open(path: string, size?: number): Promise<FileWindow> {
    const handle = await open(path, 'r');
    if (size !== undefined) return new FileWindow(handle, size);
    try {
      return new FileWindow(handle, (await handle.stat()).size);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Exactly `length` bytes at `position`; a file that ends before is a truncated zip. */
  async bytes(position: number, length: number): Promise<Buffer> {
    if (position < 0 || position + length > this.size) {
      throw new AppFailure(appError('bundle.zip-truncated', { at: this.size }));
    }
    if (length > WINDOW) return this.#read(position, length);
    const known = this.#windows.find(
      ({ start, bytes }) => position >= start && position + length <= start + bytes.length,
    );
    const window = known ?? (await this.#load(position));
    return window.bytes.subarray(position - window.start, position - window.start + length);
  }

  async #load(start: number): Promise<{ readonly start: number; readonly bytes: Buffer }> {
    const window = { start, bytes: await this.#read(start, Math.min(WINDOW, this.size - start)) };
    this.#windows = [window, ...this.#windows].slice(0, WINDOWS);
    return window;
  }

  /** The bytes from `start` up to `end`, a fresh buffer each time. */
  async *stream(start: number, end: number): AsyncGenerator<Buffer> {
    for (let position = start; position < end; position += READ_CHUNK) {
      yield await this.#read(position, Math.min(READ_CHUNK, end - position));
    }
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  async #read(position: number, length: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafeSlow(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await this.#handle.read(buffer, filled, length - filled, position + filled);
      if (bytesRead === 0) throw new AppFailure(appError('bundle.zip-truncated', { at: position + filled }));
      filled += bytesRead;
    }
    return buffer;
  }
}
