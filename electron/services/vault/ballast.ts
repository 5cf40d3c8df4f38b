import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { withFile } from '../fs/durable-file';
import type { FileSystem } from '../fs/file-system';

export const BALLAST_NAME = 'ballast';

/**
 * A file that only takes up room. When the disk is full it is given back, so that an export (and the program itself) can
 * still work. Half of its size stays reserved for that: saving is refused while there is less.
 */
export class Ballast {
  readonly #fs: FileSystem;
  readonly #folder: string;
  readonly #bytes: number;
  #isThere = false;

  /** `bytes` 0 switches it off. */
  constructor(fs: FileSystem, folder: string, bytes: number) {
    this.#fs = fs;
    this.#folder = folder;
    this.#bytes = bytes;
  }

  /** Puts the ballast there if it is missing and the disk has four times the room. */
  async ensure(): Promise<void> {
    if (this.#bytes === 0) return;
    const path = join(this.#folder, BALLAST_NAME);
    this.#isThere = (await this.#fs.stat(path))?.size === this.#bytes;
    if (this.#isThere || (await this.#fs.freeBytes(this.#folder)) < 4 * this.#bytes) return;
    await this.#fs.remove(path);
    try {
      await this.#fill(path);
      this.#isThere = true;
    } catch {
      await this.#fs.remove(path).catch(() => undefined);
    }
  }

  /** May the journal grow? Without the ballast only while there is room left for an export. */
  async leavesRoom(): Promise<boolean> {
    if (this.#bytes === 0 || this.#isThere) return true;
    return (await this.#fs.freeBytes(this.#folder)) >= this.#bytes / 2;
  }

  /** Gives the room back. */
  async release(): Promise<void> {
    this.#isThere = false;
    await this.#fs.remove(join(this.#folder, BALLAST_NAME));
  }

  async #fill(path: string): Promise<void> {
    // Random, because a file system that compresses would give a file of zeros no room at all.
    const piece = randomBytes(Math.min(this.#bytes, 1024 * 1024));
    await withFile(await this.#fs.open(path, 'create'), async (file) => {
      for (let at = 0; at < this.#bytes; at += piece.length) {
        await file.write(piece.subarray(0, Math.min(piece.length, this.#bytes - at)), at);
      }
      await file.sync();
    });
  }
}
