import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './bag-folder';

/** Real file systems for fault tests. Mounting needs root; each function answers null where this machine refuses. */

export const NO_MOUNT = 'this machine does not allow mounting (needs root)';

/** A disk in memory; `options` as in `size=3m`. */
export function mountMemory(options: string): string | null {
  const point = mountPoint();
  return attempt('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', point], point);
}

/**
 * A real FAT32 volume of `megabytes` in an image file: by the kernel where it knows FAT, else by fusefat, which takes
 * ASCII names only.
 */
export function mountFat(megabytes: number): string | null {
  const image = join(temporaryFolder(), 'stick.img');
  const point = mountPoint();
  if (spawnSync('truncate', ['-s', `${megabytes}M`, image]).status !== 0) return null;
  if (spawnSync('mkfs.vfat', ['-F', '32', image]).status !== 0) return null;
  return (
    attempt('mount', ['-t', 'vfat', '-o', 'loop,utf8', image, point], point) ??
    attempt('fusefat', ['-o', 'rw+', image, point], point)
  );
}

/** Pulls the stick: files that are open may go on, the place is gone. */
export function pull(point: string): void {
  execFileSync('umount', ['-l', point]);
}

/** Waits for files that are still being closed; the kernel refuses while one is open for writing. */
export async function remountReadOnly(point: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (spawnSync('mount', ['-o', 'remount,ro', point], { stdio: 'ignore' }).status === 0) return;
    await pause(20);
  }
  throw new Error('could not remount read-only');
}

function mountPoint(): string {
  const point = join(temporaryFolder(), 'stick');
  mkdirSync(point);
  return point;
}

function attempt(command: string, args: readonly string[], point: string): string | null {
  const before = spawnSync('mountpoint', ['-q', point]).status;
  if (before === 0 || spawnSync(command, args, { stdio: 'ignore' }).status !== 0) return null;
  if (spawnSync('mountpoint', ['-q', point]).status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', ['-l', point], { stdio: 'ignore' }));
  return point;
}
