import { statfs } from 'node:fs/promises';

/** Below this Chromium is kept away from its storage: it may erase an origin when it starts on a full disk. */
export const LOW_SPACE_MB = 300;

/**
 * True when one of the folders lies on a disk with less than `limitMb` free. A folder that can't be asked does not
 * count: its own errors will be told where it is used.
 */
export async function isSpaceLow(folders: readonly string[], limitMb = LOW_SPACE_MB): Promise<boolean> {
  const free = await Promise.all(folders.map(freeMegabytes));
  return free.some((megabytes) => megabytes < limitMb);
}

async function freeMegabytes(folder: string): Promise<number> {
  try {
    const disk = await statfs(folder);
    return (disk.bavail * disk.bsize) / 1_000_000;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
