import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { appError } from '../../../shared/kernel/errors';
import type { Result } from '../../../shared/kernel/result';
import { err, ok } from '../../../shared/kernel/result';
import type { Sleep } from '../fs/durable-file';
import { withFile } from '../fs/durable-file';
import type { FileSystem } from '../fs/file-system';
import { errnoOf } from '../fs/file-system';

/**
 * `lock` in the vault folder says which process works there. A lock whose process is gone is taken over without asking:
 * a file left behind by a crash or a power cut never stands in anybody's way.
 */
export interface ProcessTable {
  readonly pid: number;
  /** Something that another process with the same number does not have (its start time), or undefined. */
  startOf(pid: number): Promise<string | undefined>;
  isAlive(pid: number): boolean;
}

const lockFile = z.object({
  pid: z.number().int(),
  start: z.string().nullable(),
  machine: z.string(),
  token: z.string(),
});
type LockFile = z.infer<typeof lockFile>;

export const LOCK_NAME = 'lock';
/** The lock file is touched so often; one that was not touched for four times as long is stale where nothing else tells. */
const BEAT_MS = 30_000;
const STALE_MS = 4 * BEAT_MS;
const TAKEOVER_MS = 150;

export interface VaultLock {
  release(): Promise<void>;
}

/** Processes of this machine. */
export const systemProcesses: ProcessTable = {
  pid: process.pid,
  async startOf(pid) {
    try {
      const [stat, boot] = await Promise.all([
        readFile(`/proc/${pid}/stat`, 'latin1'),
        readFile('/proc/sys/kernel/random/boot_id', 'latin1'),
      ]);
      // The name in parentheses may hold blanks; the start time is the 20th field behind it.
      const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      return start && `${boot.trim()} ${start}`;
    } catch {
      return undefined;
    }
  },
  isAlive(pid) {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return errnoOf(error) === 'EPERM';
    }
  },
};

export interface LockOptions {
  readonly fs: FileSystem;
  readonly folder: string;
  readonly machine: string;
  readonly processes: ProcessTable;
  readonly sleep: Sleep;
}

/** Takes the lock, or says who has it. On a folder that can't be written it rejects with the system's error. */
export async function takeLock(options: LockOptions): Promise<Result<VaultLock>> {
  const { fs, folder, machine, processes } = options;
  const path = join(folder, LOCK_NAME);
  const token = randomBytes(12).toString('hex');
  const mine = {
    pid: processes.pid,
    start: (await processes.startOf(processes.pid)) ?? null,
    machine,
    token,
  };
  for (let round = 0; round < 3; round += 1) {
    try {
      await writeLock(fs, path, mine);
      if (round > 0) {
        // Two programs may have found the same stale lock: the later one removed ours. Look again before believing it.
        await options.sleep(TAKEOVER_MS);
        const held = await readLock(fs, path);
        if (held?.token !== token) return err(heldError(held, machine));
      }
      return ok(holdLock(fs, path, token));
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
    const other = await readLock(fs, path);
    const isHeld = other
      ? await isHeldBy(options, path, other)
      : !(await isOld(fs, folder, path, BEAT_MS / 10));
    if (isHeld) return err(heldError(other, machine));
    await fs.remove(path);
  }
  return err(appError('vault.in-use'));
}

const heldError = (other: LockFile | undefined, machine: string) =>
  other && other.machine !== machine
    ? appError('vault.in-use-elsewhere')
    : appError('vault.in-use', other ? { pid: other.pid } : {});

async function writeLock(fs: FileSystem, path: string, lock: LockFile): Promise<void> {
  const file = await fs.open(path, 'create');
  try {
    await withFile(file, (open) => open.write(Buffer.from(JSON.stringify(lock)), 0));
  } catch (error) {
    // A full disk gives a name and no room: an empty lock would stand in the next program's way.
    await fs.remove(path).catch(() => undefined);
    throw error;
  }
}

async function readLock(fs: FileSystem, path: string): Promise<LockFile | undefined> {
  try {
    const parsed = lockFile.safeParse(JSON.parse(Buffer.from(await fs.readFile(path)).toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

async function isHeldBy(options: LockOptions, path: string, other: LockFile): Promise<boolean> {
  const { fs, folder, machine, processes } = options;
  // Another machine's processes can't be asked; it shows that it lives by touching the file.
  if (other.machine !== machine) return !(await isOld(fs, folder, path, STALE_MS));
  if (!processes.isAlive(other.pid)) return false;
  if (other.start !== null) return other.start === (await processes.startOf(other.pid));
  return !(await isOld(fs, folder, path, STALE_MS));
}

/** Was the file left alone for that long, by the clock of its own file system (a server's may differ from ours)? */
async function isOld(fs: FileSystem, folder: string, path: string, ms: number): Promise<boolean> {
  const probe = join(folder, `.${randomBytes(6).toString('hex')}.tmp`);
  await withFile(await fs.open(probe, 'create'), (file) => file.write(Buffer.from('.'), 0));
  const now = (await fs.stat(probe))?.modified ?? 0;
  await fs.remove(probe);
  const then = (await fs.stat(path))?.modified;
  return then === undefined || now - then > ms || then - now > ms;
}

function holdLock(fs: FileSystem, path: string, token: string): VaultLock {
  const beat = setInterval(() => {
    fs.touch(path).catch(() => undefined);
  }, BEAT_MS);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      // Somebody may have taken over a lock that looked stale: theirs is not ours to remove.
      if ((await readLock(fs, path))?.token === token) await fs.remove(path).catch(() => undefined);
    },
  };
}
