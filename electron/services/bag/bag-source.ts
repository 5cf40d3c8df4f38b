import type { Dirent } from 'node:fs';
import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type AppError, appError } from '../../../shared/kernel/errors';
import { AppFailure, err, ok, type Result } from '../../../shared/kernel/result';
import { FileWindow } from './file-window';
import type { ZipEntry, ZipLimits } from './zip-entry';
import { openZip, type ZipArchive } from './zip-reader';

/** A bag to read from, folder or zip; paths are relative to the bag's base directory, `/` between names. */
export interface BagSource {
  readonly kind: 'folder' | 'zip';
  /** Size of every regular file by path. */
  readonly files: ReadonlyMap<string, number>;
  readonly folders: ReadonlySet<string>;
  readonly faults: readonly AppError[];
  readonly warnings: readonly AppError[];
  /** Zip: whether our writer's seal over all its bytes holds. A folder has no bytes of its own. */
  isSealed(): Promise<boolean>;
  /** Name of the base directory. */
  readonly name: string | null;
  /** Streams a listed file. Ends in an `AppFailure` when it can't be read. */
  stream(path: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** Opens a folder or zip without judging it as a bag. Fails only when the path is of no use at all. */
export async function openBagSource(path: string, limits?: ZipLimits): Promise<Result<BagSource>> {
  const info = await stat(path).catch(() => null);
  if (info === null) return err(appError('bundle.not-found', { path }));
  if (info.isDirectory()) return ok(await openFolder(path));
  if (!info.isFile()) return err(appError('bundle.not-a-bag', { path }));
  if (!/\.zip$/i.test(path) && !(await startsLikeZip(path)))
    return err(appError('bundle.not-a-bag', { path }));
  try {
    return ok(await zipSource(await openZip(path, limits)));
  } catch (error) {
    return err(appError('bundle.unreadable', { path, cause: causeOf(error) }));
  }
}

async function startsLikeZip(path: string): Promise<boolean> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt16LE(0) === 0x4b50;
  } finally {
    await handle.close();
  }
}

async function openFolder(root: string): Promise<BagSource> {
  const files = new Map<string, number>();
  const folders = new Set<string>();
  const faults: AppError[] = [];
  // An explicit stack: a hostile tree may be deeper than the call stack.
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const plain: string[] = [];
    for (const item of await list(join(root, folder), folder, faults)) {
      const path = folder === '' ? item.name : `${folder}/${item.name}`;
      if (item.isDirectory()) {
        folders.add(path);
        pending.push(path);
      } else if (item.isFile()) plain.push(path);
      else faults.push(appError('bundle.special-file', { path }));
    }
    await measure(root, plain, files, faults);
  }
  return {
    kind: 'folder',
    files,
    folders,
    faults,
    warnings: [],
    isSealed: async () => true,
    name: null,
    stream: (path) => streamFile(join(root, path), path, files.get(path)),
    close: async () => {},
  };
}

/** Sizes of files, a handful at a time: one after another, the waiting would outweigh the work. */
async function measure(
  root: string,
  paths: readonly string[],
  files: Map<string, number>,
  faults: AppError[],
): Promise<void> {
  for (let start = 0; start < paths.length; start += 32) {
    const some = paths.slice(start, start + 32);
    const sizes = await Promise.allSettled(some.map(async (path) => (await lstat(join(root, path))).size));
    for (const [at, size] of sizes.entries()) {
      const path = some[at] ?? '';
      if (size.status === 'fulfilled') files.set(path, size.value);
      else faults.push(appError('bundle.unreadable', { path, cause: causeOf(size.reason) }));
    }
  }
}

async function list(folder: string, path: string, faults: AppError[]): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    faults.push(appError('bundle.unreadable', { path: path === '' ? '.' : path, cause: causeOf(error) }));
    return [];
  }
}

async function* streamFile(file: string, path: string, size: number | undefined): AsyncGenerator<Uint8Array> {
  let window: FileWindow | null = null;
  try {
    window = await FileWindow.open(file, size);
    yield* window.stream(0, window.size);
  } catch (error) {
    throw new AppFailure(appError('bundle.unreadable', { path, cause: causeOf(error) }));
  } finally {
    await window?.close();
  }
}

/** Finds the base directory inside the archive: the single top folder, or (leniently) the archive's own root. */
function zipSource(zip: ZipArchive): BagSource {
  const warnings = [...zip.warnings];
  const faults = [...zip.faults];
  const tops = new Set<string>();
  for (const entry of zip.entries) {
    const top = entry.path.split('/', 1)[0] ?? '';
    if (isSystemClutter(entry.path)) continue;
    tops.add(entry.path.includes('/') ? `${top}/` : top);
  }
  const atRoot = tops.has('bagit.txt');
  const [only] = [...tops].filter((top) => top.endsWith('/'));
  const prefix = atRoot || tops.size !== 1 ? '' : (only ?? '');
  if (atRoot) warnings.push(appError('bundle.warn-zip-root'));
  else if (tops.size > 1) faults.push(appError('bundle.zip-several-roots', { count: tops.size }));
  const byPath = new Map<string, ZipEntry>();
  const folders = new Set<string>();
  for (const entry of zip.entries) {
    if (!entry.path.startsWith(prefix) || isSystemClutter(entry.path)) {
      warnings.push(appError('bundle.warn-zip-ignored', { path: entry.path }));
      continue;
    }
    const path = entry.path.slice(prefix.length);
    addFolders(folders, path);
    if (!entry.isFolder) byPath.set(path, entry);
  }
  return {
    kind: 'zip',
    files: new Map([...byPath].map(([path, entry]) => [path, entry.size])),
    folders,
    faults,
    warnings,
    isSealed: () => zip.isSealed(),
    name: prefix === '' ? null : prefix.slice(0, -1),
    stream: (path) => streamEntry(zip, byPath.get(path), path),
    close: () => zip.close(),
  };
}

/** Folders that macOS and Windows add to archives; they never belong to the bag. */
function isSystemClutter(path: string): boolean {
  return path.startsWith('__MACOSX/');
}

function addFolders(folders: Set<string>, path: string): void {
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    folders.add(path.slice(0, slash));
  }
}

async function* streamEntry(
  zip: ZipArchive,
  entry: ZipEntry | undefined,
  path: string,
): AsyncGenerator<Uint8Array> {
  if (entry === undefined) throw new AppFailure(appError('bundle.entry-missing', { path }));
  yield* zip.stream(entry);
}

/** System error code for a message; never the text, which may hold paths of the user's PC. */
export function causeOf(error: unknown): string {
  if (error instanceof AppFailure) return error.error.code;
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '未知原因';
}
