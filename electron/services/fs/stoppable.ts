import type { FileSystem, OpenFile } from './file-system';

/**
 * The same files, for a long job that may be stopped: once the signal is given, the next operation rejects with
 * `reason()`. Removing and closing go on, so that the job can clear up behind itself.
 */
export function stoppable(fs: FileSystem, signal: AbortSignal, reason: () => Error): FileSystem {
  const unlessStopped = async <T>(work: () => Promise<T>): Promise<T> => {
    if (signal.aborted) throw reason();
    return work();
  };
  const watched = (file: OpenFile): OpenFile => ({
    read: (into, position) => unlessStopped(() => file.read(into, position)),
    write: (bytes, position) => unlessStopped(() => file.write(bytes, position)),
    sync: () => unlessStopped(() => file.sync()),
    truncate: (size) => unlessStopped(() => file.truncate(size)),
    size: () => unlessStopped(() => file.size()),
    close: () => file.close(),
  });
  return {
    open: (path, mode) => unlessStopped(async () => watched(await fs.open(path, mode))),
    readFile: (path) => unlessStopped(() => fs.readFile(path)),
    list: (path) => unlessStopped(() => fs.list(path)),
    stat: (path) => unlessStopped(() => fs.stat(path)),
    makeFolder: (path) => unlessStopped(() => fs.makeFolder(path)),
    rename: (from, to) => unlessStopped(() => fs.rename(from, to)),
    remove: (path) => fs.remove(path),
    removeFolder: (path) => fs.removeFolder(path),
    syncFolder: (path) => unlessStopped(() => fs.syncFolder(path)),
    touch: (path) => unlessStopped(() => fs.touch(path)),
    freeBytes: (path) => unlessStopped(() => fs.freeBytes(path)),
  };
}
