import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../electron/services/fs/node-file-system';
import { openUserSlot } from '../../electron/services/vault/key-slots';
import { deriveVaultKeys } from '../../electron/services/vault/seal';
import { CARD_COPY, CARD_NAME, readCard, signCard } from '../../electron/services/vault/vault-card';
import type { ProcessTable } from '../../electron/services/vault/vault-lock';
import { VaultService } from '../../electron/services/vault/vault-service';
import { parseStamp } from '../../shared/journal/clock';
import {
  bad,
  codesOf,
  draft,
  EDIT,
  entryIds,
  expectClean,
  good,
  newVault,
  PASSWORD,
  reopened,
  save,
  testDeps,
} from '../unit/builders/vault';

const YEAR = 365 * 24 * 60 * 60 * 1000;
const TODAY = Date.UTC(2026, 10, 23);

const DAY = 24 * 60 * 60 * 1000;

function deviceOf(service: VaultService): string {
  return good(service.session()).device;
}

/** The year in which each entry's stamp stands. */
async function yearsOf(service: VaultService): Promise<Record<string, number>> {
  const { entries } = good(await service.readSince({}, 1_000_000));
  return Object.fromEntries(
    entries.map((entry) => {
      const { id, stamp } = entry as { id: string; stamp: string };
      return [id, new Date(parseStamp(stamp)!.ms).getUTCFullYear()];
    }),
  );
}

async function stampsOf(service: VaultService): Promise<string[]> {
  const { entries } = good(await service.readSince({}, 1_000_000));
  return entries.map((entry) =>
    typeof entry === 'object' && entry !== null && 'stamp' in entry ? String(entry.stamp) : '',
  );
}

describe('a wrong clock', () => {
  it('set back 3 years: saving works, the order holds, and the user is told', async () => {
    const vault = await newVault({ now: () => TODAY });
    await save(vault.service, 0, 2);
    good(await vault.service.lock());
    const service = await reopened(vault, { now: () => TODAY - 3 * YEAR });
    expect(await codesOf(service)).toEqual(['vault.clock-behind']);
    expect((await service.status()).notices[0]!.message).toContain('保存不受影响，先后次序不会乱');
    await save(service, 2, 2);
    const stamps = await stampsOf(service);
    expect([...stamps].sort()).toEqual(stamps);
    expect(new Set(stamps).size).toBe(4);
    await expectClean(service);
    good(await service.lock());
  });

  it('10 years ahead and then right again: saving works, later edits do not stand in the future, and the user is told', async () => {
    const vault = await newVault({ now: () => TODAY });
    await save(vault.service, 0, 2);
    good(await vault.service.lock());
    const ahead = await reopened(vault, { now: () => TODAY + 10 * YEAR });
    expect(await codesOf(ahead)).toEqual(['vault.clock-ahead']);
    await save(ahead, 2, 2);
    const wrong = deviceOf(ahead);
    good(await ahead.lock());
    const right = await reopened(vault, { now: () => TODAY + DAY });
    expect(await codesOf(right)).toEqual(['vault.clock-behind']);
    expect(deviceOf(right)).not.toBe(wrong);
    await save(right, 4, 2);
    expect(await yearsOf(right)).toEqual({ e0: 2026, e1: 2026, e2: 2036, e3: 2036, e4: 2026, e5: 2026 });
    const own = deviceOf(right);
    good(await right.lock());
    // From then on nothing is wrong any more: the device stays, nobody is warned again.
    const later = await reopened(vault, { now: () => TODAY + 2 * DAY });
    expect(await codesOf(later)).toEqual([]);
    expect(deviceOf(later)).toBe(own);
    await expectClean(later);
    good(await later.lock());
  });

  it('put right while the vault is open: what is saved from then on does not stand in the future', async () => {
    let now = TODAY + 10 * YEAR;
    const vault = await newVault({ now: () => now });
    await save(vault.service, 0, 3);
    now = TODAY;
    await Promise.all([3, 4, 5].map((number) => save(vault.service, number, 1)));
    expect(await yearsOf(vault.service)).toEqual({
      ...{ e0: 2036, e1: 2036, e2: 2036, e3: 2026, e4: 2026, e5: 2026 },
    });
    const own = deviceOf(vault.service);
    good(await vault.service.lock());
    const again = await reopened(vault, { now: () => TODAY + DAY });
    expect(deviceOf(again)).toBe(own);
    // The same act, sent again, is known whichever lane it went to.
    await save(again, 0, 6);
    expect(await entryIds(again)).toHaveLength(6);
    await expectClean(again);
    good(await again.lock());
  });
});

describe('a vault of a newer program', () => {
  it('is opened read-only, says what to do, and is not changed by a byte', async () => {
    const vault = await newVault();
    await save(vault.service, 0, 3);
    good(await vault.service.lock());
    const path = join(vault.folder, CARD_NAME);
    const read = await readCard(nodeFileSystem, vault.folder);
    if (read.kind !== 'card') throw new Error(read.kind);
    const data = await openUserSlot(read.card.vault, read.card.users[0]!, PASSWORD);
    const keys = deriveVaultKeys(data!, read.card.vault);
    const newer = JSON.stringify(
      signCard({ ...read.card, format: 2, minReader: 2, somethingNew: { a: 1 } }, keys.card),
    );
    await writeFile(path, newer);
    const service = await reopened(vault);
    expect(await codesOf(service)).toEqual(['vault.newer']);
    expect((await service.status()).notices[0]!.message).toContain(
      '现在只能查看和导出，不能修改；没有删除任何内容',
    );
    expect(await entryIds(service)).toEqual(['e0', 'e1', 'e2']);
    expect(bad(await service.append('a', EDIT, [draft(9)])).code).toBe('vault.newer');
    expect(
      bad(await service.addUser({ name: '甲', password: PASSWORD, role: 'administrator', branches: [] }))
        .code,
    ).toBe('vault.newer');
    await expectClean(service);
    good(await service.lock());
    expect(await readFile(path, 'utf8')).toBe(newer);
  });

  it('that this program can not read at all is left alone', async () => {
    const vault = await newVault();
    good(await vault.service.lock());
    await writeFile(
      join(vault.folder, CARD_NAME),
      JSON.stringify({ format: 9, minReader: 9, all: 'different' }),
    );
    const service = new VaultService(await testDeps(vault.stateFolder), vault.folder);
    const status = await service.status();
    expect(status.state).toBe('unusable');
    expect(status.problem?.message).toContain('本程序读不懂。没有改动任何内容。请升级程序后再打开');
  });

  it('with a card that is damaged twice is not replaced by an empty one', async () => {
    const vault = await newVault();
    good(await vault.service.lock());
    for (const name of [CARD_NAME, CARD_COPY]) await writeFile(join(vault.folder, name), 'noise');
    const service = new VaultService(await testDeps(vault.stateFolder), vault.folder);
    expect((await service.status()).problem?.message).toContain('请从备份恢复');
    const facts = { folder: vault.folder, unit: { name: '甲', code: '1' }, user: '乙', password: PASSWORD };
    expect(bad(await service.create(facts)).code).toBe('vault.exists');
    expect(await readFile(join(vault.folder, CARD_NAME), 'utf8')).toBe('noise');
  });
});

describe('a lock that was left behind', () => {
  const processes = (alive: ReadonlyMap<number, string>): ProcessTable => ({
    pid: 100,
    isAlive: (pid) => alive.has(pid),
    startOf: async (pid) => alive.get(pid) ?? (pid === 100 ? 'me' : undefined),
  });
  const lockOf = (pid: number, start: string, machine = 'machine-a'): string =>
    JSON.stringify({ pid, start, machine, token: 't' });

  it('is taken over when its process is gone or its number belongs to another one', async () => {
    const vault = await newVault();
    good(await vault.service.lock());
    const path = join(vault.folder, 'lock');
    for (const [content, alive] of [
      [lockOf(7, 'old'), new Map<number, string>()],
      [lockOf(7, 'old'), new Map([[7, 'another program']])],
    ] as const) {
      await writeFile(path, content);
      const service = await reopened(vault, { processes: processes(alive) });
      await save(service, alive.size, 1);
      await expectClean(service);
      good(await service.lock());
    }
  });

  it('is respected while its process lives, here or on another PC, and the message says which', async () => {
    const vault = await newVault();
    good(await vault.service.lock());
    await writeFile(join(vault.folder, 'lock'), lockOf(7, 'same'));
    const deps = await testDeps(vault.stateFolder, { processes: processes(new Map([[7, 'same']])) });
    const service = new VaultService(deps, vault.folder);
    expect(bad(await service.unlock(vault.user, PASSWORD)).message).toContain(
      '正被另一个程序使用（进程号 7）',
    );
    await writeFile(join(vault.folder, 'lock'), lockOf(7, 'same', 'machine-b'));
    expect(bad(await service.unlock(vault.user, PASSWORD)).message).toContain('正被另一台电脑使用');
  });
});
