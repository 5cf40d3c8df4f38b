import { execFileSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { newHome } from '../../journeys/launch';

/** A disk of its own below a program's home, so that it can be full without harm to anybody. */
export interface SmallDisk {
  readonly home: string;
  /** Takes all free room away at once, however much the program had given back. */
  fill(): void;
  /** Gives room for this many megabytes. */
  free(megabytes: number): void;
}

const MIB = 1024 * 1024;

const usedBytes = (folder: string): number => {
  const disk = statfsSync(folder);
  return (disk.blocks - disk.bfree) * disk.bsize;
};

/**
 * Mounts a file system in memory as a home. Its size can be changed while it is in use, which fills and empties it
 * without writing a byte. Needs root, as the machines that run these tests give.
 */
export function newSmallDisk(megabytes: number): SmallDisk {
  const home = newHome();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', home]);
  const resize = (bytes: number) => execFileSync('mount', ['-o', `remount,size=${bytes}`, home]);
  return {
    home,
    fill: () => resize(usedBytes(home)),
    free: (more) => resize(usedBytes(home) + more * MIB),
  };
}

/** Makes a folder read-only for as long as `work` runs; what lies beside it stays writable. */
export async function whileReadOnly(folder: string, work: () => Promise<void>): Promise<void> {
  execFileSync('mount', ['--bind', folder, folder]);
  try {
    execFileSync('mount', ['-o', 'remount,bind,ro', folder]);
    await work();
  } finally {
    execFileSync('umount', ['-l', folder]);
  }
}
