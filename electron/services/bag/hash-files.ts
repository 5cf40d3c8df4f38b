import { type AppError, appError } from '../../../shared/kernel/errors';
import { inLanes } from '../../../shared/kernel/lanes';
import { AppFailure } from '../../../shared/kernel/result';
import type { Manifest } from './bag-manifests';
import type { BagSource } from './bag-source';
import { MultiHash } from './checksum';

/** While one file is hashed the next ones are read. A zip lies in one file and is read from front to back. */
const FILES_AT_ONCE: Readonly<Record<BagSource['kind'], number>> = { folder: 3, zip: 1 };

/** What reading one file through gave: checksums by algorithm, or why it could not be read. */
export interface HashedFile {
  readonly path: string;
  readonly fault: AppError | null;
  readonly digests: Readonly<Record<string, string>>;
}

interface HashOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * One pass over every file with all algorithms that a manifest wants for it; in the order of the source, whichever
 * was done first. A folder's files that no manifest lists are left out.
 */
export async function hashFiles(
  source: BagSource,
  manifests: readonly Manifest[],
  { signal, onProgress }: HashOptions,
): Promise<readonly HashedFile[]> {
  const total = [...source.files.values()].reduce((sum, size) => sum + size, 0);
  let done = 0;
  const hashed = new Map<string, HashedFile>();
  const read = async (path: string, hash: MultiHash): Promise<void> => {
    for await (const chunk of source.stream(path)) {
      if (signal?.aborted) throw new AppFailure(appError('program.cancelled'));
      hash.update(chunk);
      done += chunk.length;
      onProgress?.(Math.min(done, total), total);
    }
  };
  await inLanes([...source.files.keys()], FILES_AT_ONCE[source.kind], async (path) => {
    const lists = manifests.filter(({ present }) => present.has(path));
    if (lists.length === 0 && source.kind === 'folder') return;
    const hash = new MultiHash(new Set(lists.map(({ algorithm }) => algorithm)));
    const fault = await read(path, hash).then(() => null, readFault);
    hashed.set(path, { path, fault, digests: fault === null ? hash.digests() : {} });
  });
  onProgress?.(total, total);
  return [...source.files.keys()].flatMap((path) => hashed.get(path) ?? []);
}

/** The reason why a file could not be read; what is no such reason is thrown on. */
export function readFault(error: unknown): AppError {
  if (!(error instanceof AppFailure) || error.error.code === 'program.cancelled') throw error;
  return error.error;
}
