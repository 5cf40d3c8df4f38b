import { constants, promises as nodeFs } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileFacts, FileSystem, Listed, OpenFile, OpenMode } from './file-system';
import { errnoOf } from './file-system';

const FLAGS: Readonly<Record<OpenMode, number>> = {
  read: constants.O_RDONLY,
  edit: constants.O_RDWR,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
};

const kindOf = (entry: { isFile(): boolean; isDirectory(): boolean }): Listed['kind'] =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';

function openFile(handle: FileHandle): OpenFile {
  return {
    async read(into, position) {
      let done = 0;
      while (done < into.length) {
        const { bytesRead } = await handle.read(into, done, into.length - done, position + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return done;
    },
    async write(bytes, position) {
      let done = 0;
      // A write may be short when the disk fills up; the rest then fails with ENOSPC.
      while (done < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
        done += bytesWritten;
      }
    },
    // fdatasync carries the data and what is needed to read it back (length included), and spares the timestamps.
    sync: () => handle.datasync(),
    truncate: (size) => handle.truncate(size),
    size: async () => (await handle.stat()).size,
    close: () => handle.close(),
  };
}

const orMissing =
  <T>(missing: T) =>
  (error: unknown): T => {
    if (errnoOf(error) === 'ENOENT') return missing;
    throw error;
  };

/** The real disk. */
export const nodeFileSystem: FileSystem = {
  open: async (path, mode) => openFile(await nodeFs.open(path, FLAGS[mode], 0o600)),
  readFile: (path) => nodeFs.readFile(path),

  async list(path) {
    const entries = await nodeFs.readdir(path, { withFileTypes: true }).catch(orMissing([]));
    return entries
      .map((entry): Listed => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  },

  async stat(path): Promise<FileFacts | undefined> {
    const facts = await nodeFs.lstat(path).catch(orMissing(undefined));
    return facts && { kind: kindOf(facts), size: facts.size, modified: facts.mtimeMs };
  },

  async makeFolder(path) {
    const first = await nodeFs.mkdir(path, { recursive: true, mode: 0o700 });
    if (first === undefined) return;
    // `first` is the topmost folder that did not exist: each new name has to be durable in its parent.
    for (let folder = dirname(path); folder.length >= dirname(first).length; folder = dirname(folder)) {
      await nodeFileSystem.syncFolder(folder);
      if (folder === dirname(folder)) return;
    }
  },

  rename: (from, to) => nodeFs.rename(from, to),
  remove: (path) => nodeFs.unlink(path).catch(orMissing(undefined)),
  removeFolder: (path) => nodeFs.rm(path, { recursive: true, force: true }),

  async syncFolder(path) {
    // Windows has no such call: NTFS journals names by itself.
    if (process.platform === 'win32') return;
    const handle = await nodeFs.open(path, constants.O_RDONLY);
    try {
      await handle.sync();
    } catch (error) {
      // Some network and FUSE file systems refuse to sync a folder; there is nothing better to be had from them.
      if (errnoOf(error) !== 'EINVAL' && errnoOf(error) !== 'ENOTSUP') throw error;
    } finally {
      await handle.close();
    }
  },

  async touch(path) {
    const handle = await nodeFs.open(path, constants.O_RDWR);
    try {
      const now = new Date();
      await handle.utimes(now, now);
    } finally {
      await handle.close();
    }
  },

  async freeBytes(path) {
    const facts = await nodeFs.statfs(path);
    return facts.bavail * facts.bsize;
  },
};
