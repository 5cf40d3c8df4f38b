import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backUpBeforeQuit, startBackups } from '../../../../electron/main/backup-rounds';
import type { Incidents } from '../../../../electron/main/incidents';
import type { VaultService } from '../../../../electron/services/vault/vault-service';
import type { AppError } from '../../../../shared/kernel/errors';
import { appError } from '../../../../shared/kernel/errors';
import { err } from '../../../../shared/kernel/result';
import { good, newVault, PASSWORD, save, type TestVault, tempFolder } from '../../builders/vault';

const MINUTE = 60_000;
/** Nothing unexpected may happen here. */
const unexpected = (where: string): never => {
  throw new Error(where);
};
const incidents: Incidents = { report: unexpected, asError: unexpected, note: unexpected };

let now: number;
let vault: TestVault;
let warned: AppError[];

beforeEach(async () => {
  now = new Date(2026, 10, 23, 9).getTime();
  warned = [];
  vault = await newVault({ now: () => now });
  await save(vault.service, 0, 2);
  good(await vault.service.lock());
  // Only the timers of the rounds are ours to turn; the disk keeps its own pace.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(async () => {
  vi.useRealTimers();
  await vault.service.lock();
});

const times = async (service: VaultService): Promise<readonly string[]> =>
  good(await service.backups()).map(({ at }) => at);

/** Lets so much time pass and the round that it starts come to its end. */
async function pass(ms: number): Promise<void> {
  now += ms;
  await vi.advanceTimersByTimeAsync(ms);
  // The round's work is in turn before ours.
  good(await vault.service.setBackupPlace(vault.service.backupPlace()));
  await vi.advanceTimersByTimeAsync(0);
  good(await vault.service.checkBackupsIfDue());
}

describe('backups without anybody asking', () => {
  it('come a minute after unlocking, once a day, and not while the vault is locked', async () => {
    const rounds = startBackups(vault.service, incidents, (error) => warned.push(error));
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(await times(vault.service)).toEqual([]);
    good(await vault.service.unlock(vault.user, PASSWORD));
    await pass(MINUTE);
    expect(await times(vault.service)).toEqual(['2026-11-23T09:01:00']);
    expect(good(await vault.service.backups())[0]?.checked).not.toBeNull();
    await pass(60 * MINUTE);
    expect(await times(vault.service)).toHaveLength(1);
    now += 24 * 60 * MINUTE;
    await pass(60 * MINUTE);
    expect(await times(vault.service)).toHaveLength(2);
    rounds.stop();
    expect(warned).toEqual([]);
  });

  it('are made before the program ends when the day has none, and only then', async () => {
    await backUpBeforeQuit(vault.service, incidents, { write: unexpected });
    expect(await times(vault.service)).toEqual([]);
    good(await vault.service.unlock(vault.user, PASSWORD));
    await backUpBeforeQuit(vault.service, incidents, { write: unexpected });
    await backUpBeforeQuit(vault.service, incidents, { write: unexpected });
    expect(await times(vault.service)).toHaveLength(1);
  });

  it('that fail while the program ends stand in the log, and do not keep it from ending', async () => {
    const failing = {
      isUnlocked: true,
      backUpIfDue: async () => err(appError('vault.backup-full', { place: '/stick' })),
    } as unknown as VaultService;
    const written: string[] = [];
    await backUpBeforeQuit(failing, incidents, { write: (level, code) => written.push(`${level} ${code}`) });
    expect(written).toEqual(['warning vault.backup-full']);
  });

  it('that fail are told, and the other place gets its own', async () => {
    const gone = `${await tempFolder()}/file-not-folder`;
    const { writeFile } = await import('node:fs/promises');
    await writeFile(gone, 'x');
    good(await vault.service.unlock(vault.user, PASSWORD));
    good(await vault.service.setBackupPlace(gone));
    good(await vault.service.backUpIfDue());
    expect((await vault.service.status()).notices.map(({ code }) => code)).toContain('vault.backup-failed');
    expect(await times(vault.service)).toHaveLength(1);
  });
});
