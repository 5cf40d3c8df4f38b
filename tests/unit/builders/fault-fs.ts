import { basename, dirname } from 'node:path';
import type { FileSystem, Listed, OpenFile, OpenMode } from '../../../electron/services/fs/file-system';

/**
 * A disk for fault tests in the manner of SQLite's: it remembers what was synced and what only lies in the cache.
 * `cutPower` keeps the first and drops, keeps or garbles the second; `failAt` makes the n-th changing operation fail.
 */
export class FaultError extends Error {
  readonly code: string;
  constructor(code: string, path: string) {
    super(`${code}: ${path}`);
    this.code = code;
  }
}

/** The operations that change the disk, in the order in which they are counted. */
export type Operation =
  | 'create'
  | 'write'
  | 'sync'
  | 'truncate'
  | 'rename'
  | 'remove'
  | 'folder'
  | 'sync-folder';

export interface Failure {
  /** Counts from 1. */
  readonly at: number;
  readonly forEver: boolean;
  /** Which operations count; all when left out. */
  readonly only?: readonly Operation[];
  /** What the failing operation reports. */
  readonly code: string | ((operation: Operation) => string);
  /** The power goes at that moment: the operation and all later ones do not happen. */
  readonly powerCut?: boolean;
}

interface Inode {
  /** What a reader sees. */
  bytes: Buffer;
  /** What is on the disk. */
  durable: Buffer;
  modified: number;
}

/** A folder's names, as a reader sees them and as they are on the disk. */
interface Folder {
  names: Map<string, Inode | Folder>;
  durable: Map<string, Inode | Folder>;
}

const isFolder = (node: Inode | Folder | undefined): node is Folder => node !== undefined && 'names' in node;

const newFolder = (): Folder => ({ names: new Map(), durable: new Map() });

function cloneNode(node: Folder, seen: Map<Inode | Folder, Inode | Folder>): Folder {
  const known = seen.get(node);
  if (isFolder(known)) return known;
  const fresh = newFolder();
  seen.set(node, fresh);
  const copy = (one: Inode | Folder): Inode | Folder => {
    if (isFolder(one)) return cloneNode(one, seen);
    const file = seen.get(one) ?? { ...one };
    seen.set(one, file);
    return file;
  };
  for (const [name, one] of node.names) fresh.names.set(name, copy(one));
  for (const [name, one] of node.durable) fresh.durable.set(name, copy(one));
  return fresh;
}

/** What happens at a power cut to what was not synced. */
export type Cut = 'drop' | 'keep' | 'garble';

export class FaultDisk implements FileSystem {
  #root = newFolder();
  #failure: Failure | undefined;
  #count = 0;
  #isDead = false;
  readonly #random: () => number;
  /** Operations that failed because of `failAt`. */
  failed = 0;

  constructor(random: () => number = () => 0.5) {
    this.#random = random;
  }

  /** Arms the n-th failure; undefined disarms. */
  failAt(failure: Failure | undefined): void {
    this.#failure = failure;
    this.#count = 0;
    this.failed = 0;
    this.#isDead = false;
  }

  /** The state of the disk, to start from again. Buffers are shared: no operation changes one in place. */
  snapshot(): FaultDisk {
    const copy = new FaultDisk(this.#random);
    copy.#root = cloneNode(this.#root, new Map());
    return copy;
  }

  /** The power goes and comes back: what was not synced is dropped, kept, or partly written with noise in it. */
  cutPower(cut: Cut): void {
    const settle = (folder: Folder): void => {
      const left = cut === 'keep' ? folder.names : folder.durable;
      folder.names = new Map(left);
      folder.durable = new Map(left);
      for (const node of left.values()) {
        if (isFolder(node)) settle(node);
        else {
          node.bytes = this.#afterCut(node, cut);
          node.durable = node.bytes;
        }
      }
    };
    settle(this.#root);
    this.failAt(undefined);
  }

  async open(path: string, mode: OpenMode): Promise<OpenFile> {
    const node = this.#find(path);
    if (mode === 'create') {
      if (node) throw new FaultError('EEXIST', path);
      const folder = this.#folder(dirname(path));
      this.#step('create', path);
      const inode = { bytes: Buffer.alloc(0), durable: Buffer.alloc(0), modified: Date.now() };
      folder.names.set(basename(path), inode);
      return this.#handle(path, inode);
    }
    if (node === undefined) throw new FaultError('ENOENT', path);
    if (isFolder(node)) throw new FaultError('EISDIR', path);
    return this.#handle(path, node);
  }

  async readFile(path: string): Promise<Uint8Array> {
    const node = this.#find(path);
    if (node === undefined || isFolder(node)) throw new FaultError('ENOENT', path);
    return Buffer.from(node.bytes);
  }

  async list(path: string): Promise<readonly Listed[]> {
    const node = this.#find(path);
    if (!isFolder(node)) return [];
    return [...node.names]
      .map(([name, one]): Listed => ({ name, kind: isFolder(one) ? 'folder' : 'file' }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async stat(path: string) {
    const node = this.#find(path);
    if (node === undefined) return undefined;
    if (isFolder(node)) return { kind: 'folder' as const, size: 0, modified: 0 };
    return { kind: 'file' as const, size: node.bytes.length, modified: node.modified };
  }

  async makeFolder(path: string): Promise<void> {
    if (this.#find(path)) return;
    await this.makeFolder(dirname(path));
    this.#step('folder', path);
    const folder = newFolder();
    const parent = this.#folder(dirname(path));
    // The real one syncs the parents of the folders that it made.
    parent.names.set(basename(path), folder);
    parent.durable.set(basename(path), folder);
  }

  async rename(from: string, to: string): Promise<void> {
    const node = this.#find(from);
    if (node === undefined) throw new FaultError('ENOENT', from);
    this.#step('rename', from);
    this.#folder(dirname(from)).names.delete(basename(from));
    this.#folder(dirname(to)).names.set(basename(to), node);
  }

  async remove(path: string): Promise<void> {
    if (!this.#find(path)) return;
    this.#step('remove', path);
    this.#folder(dirname(path)).names.delete(basename(path));
  }

  removeFolder(path: string): Promise<void> {
    return this.remove(path);
  }

  async syncFolder(path: string): Promise<void> {
    const folder = this.#folder(path);
    this.#step('sync-folder', path);
    folder.durable = new Map(folder.names);
  }

  async touch(path: string): Promise<void> {
    const node = this.#find(path);
    if (node && !isFolder(node)) node.modified = Date.now();
  }

  async freeBytes(): Promise<number> {
    return Number.POSITIVE_INFINITY;
  }

  #find(path: string): Inode | Folder | undefined {
    let node: Inode | Folder | undefined = this.#root;
    for (const name of path.split('/').filter(Boolean))
      node = isFolder(node) ? node.names.get(name) : undefined;
    return node;
  }

  #folder(path: string): Folder {
    const node = this.#find(path);
    if (!isFolder(node)) throw new FaultError('ENOENT', path);
    return node;
  }

  #handle(path: string, inode: Inode): OpenFile {
    return {
      read: async (into, position) => inode.bytes.copy(into, 0, position, position + into.length),
      write: async (bytes, position) => {
        const fails = this.#fails('write');
        // A failing write may have written a part.
        const part = fails ? bytes.subarray(0, Math.floor(bytes.length * this.#random())) : bytes;
        const size = Math.max(inode.bytes.length, position + part.length);
        const grown = Buffer.alloc(size);
        inode.bytes.copy(grown);
        grown.set(part, position);
        inode.bytes = grown;
        if (fails) throw new FaultError(fails, path);
      },
      sync: async () => {
        this.#step('sync', path);
        inode.durable = Buffer.from(inode.bytes);
      },
      truncate: async (size) => {
        this.#step('truncate', path);
        inode.bytes = Buffer.from(inode.bytes.subarray(0, size));
      },
      size: async () => inode.bytes.length,
      close: async () => undefined,
    };
  }

  #fails(operation: Operation): string | undefined {
    const failure = this.#failure;
    if (this.#isDead) return 'EIO';
    if (!failure || (failure.only && !failure.only.includes(operation))) return undefined;
    this.#count += 1;
    const isHit = failure.forEver ? this.#count >= failure.at : this.#count === failure.at;
    if (!isHit) return undefined;
    this.failed += 1;
    if (failure.powerCut) this.#isDead = true;
    return typeof failure.code === 'string' ? failure.code : failure.code(operation);
  }

  #step(operation: Operation, path: string): void {
    const code = this.#fails(operation);
    if (code) throw new FaultError(code, path);
  }

  /** Bytes of a file after the power came back. */
  #afterCut(inode: Inode, cut: Cut): Buffer {
    if (cut === 'keep') return inode.bytes;
    if (cut === 'drop') return Buffer.from(inode.durable);
    const { durable, bytes } = inode;
    if (bytes.equals(durable)) return Buffer.from(durable);
    // Some of the unsynced bytes got there, in any order and with noise; what was synced stays.
    const length = durable.length + Math.floor(Math.max(0, bytes.length - durable.length) * this.#random());
    const mixed = Buffer.alloc(Math.max(length, Math.min(durable.length, bytes.length)));
    bytes.copy(mixed);
    durable.copy(mixed, 0, 0, Math.min(durable.length, mixed.length));
    for (let at = durable.length; at < mixed.length; at += 64) {
      if (this.#random() < 0.5)
        mixed.fill(Math.floor(this.#random() * 256), at, Math.min(at + 64, mixed.length));
    }
    return mixed;
  }
}

/** Numbers in [0, 1) that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}
