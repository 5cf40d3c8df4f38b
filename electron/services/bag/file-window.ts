import { type FileHandle, open } from 'node:fs/promises';
import { appError } from '../../../shared/kernel/errors';
import { AppFailure } from '../../../shared/kernel/result';

const WINDOW = 64 * 1024;
/** Large enough that hashing, not waiting, is the cost; small enough to keep memory flat. */
export const READ_CHUNK = 256 * 1024;

/**
 * Random access to one file with a small window kept in memory: the thousands of little headers of a zip lie close
 * together and cost one read per window.
 */
export class FileWindow {
  readonly size: number;
  readonly #handle: FileHandle;
  #window: Buffer = Buffer.alloc(0);
  #start = 0;

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  static async open(path: string): Promise<FileWindow> {
    const handle = await open(path, 'r');
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
    if (position < this.#start || position + length > this.#start + this.#window.length) {
      this.#window = await this.#read(position, Math.min(WINDOW, this.size - position));
      this.#start = position;
    }
    return this.#window.subarray(position - this.#start, position - this.#start + length);
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
