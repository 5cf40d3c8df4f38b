import { describe, expect, it } from 'vitest';
import { listBackups, makeBackup } from '../../electron/services/vault/backup';
import { eraseRecord, finishErasures } from '../../electron/services/vault/erasure';
import { keyFromPassword, LOWEST_COST } from '../../electron/services/vault/password-hash';
import { finishRestore, restoreBackup } from '../../electron/services/vault/restore';
import { deriveVaultKeys } from '../../electron/services/vault/seal';
import { readCard, writeCard } from '../../electron/services/vault/vault-card';
import type { VaultDeps } from '../../electron/services/vault/vault-deps';
import type { VaultSession } from '../../electron/services/vault/vault-session';
import { endSession, openSession } from '../../electron/services/vault/vault-session';
import { newCard } from '../../electron/services/vault/vault-users';
import { verifyVault } from '../../electron/services/vault/verify-vault';
import type { Result } from '../../shared/kernel/result';
import { AppFailure } from '../../shared/kernel/result';
import type { Cut, Failure } from '../unit/builders/fault-fs';
import { FaultDisk, seeded } from '../unit/builders/fault-fs';
import { AUTHOR, draft, drafts, EDIT, journalIds, PASSWORD, testDeps, UNIT } from '../unit/builders/vault';

const FOLDER = '/pc/vault';
const STATE = '/pc/state';
const PLACE = '/stick';
const VAULT = 'b0b0b0b0-0000-4000-8000-000000000001';
const DATA = Buffer.alloc(32, 7);
const SETTINGS = { machine: 'm', sleep: () => Promise.resolve(), segmentBytes: 3000 };

const keys = () => deriveVaultKeys(Buffer.from(DATA), VAULT);

const depsOn = (disk: FaultDisk): Promise<VaultDeps> => testDeps(STATE, { ...SETTINGS, fs: disk });

async function openOn(disk: FaultDisk): Promise<{ deps: VaultDeps; session: VaultSession }> {
  const deps = await depsOn(disk);
  await finishRestore(disk, FOLDER);
  const read = await readCard(disk, FOLDER);
  if (read.kind !== 'card') throw new Error(read.kind);
  const start = { folder: FOLDER, card: read.card, user: 'u', keys: keys(), lock: undefined };
  const session = await openSession(deps, {
    ...start,
    sealedOff: undefined,
    early: [],
    onNotice: () => undefined,
  });
  return { deps, session };
}

/** A disk with a vault of ten saved acts, several segments, one attachment and one backup. */
async function preparedDisk(): Promise<FaultDisk> {
  const disk = new FaultDisk(seeded(1));
  await disk.makeFolder(FOLDER);
  await disk.makeFolder(PLACE);
  const facts = { vault: VAULT, unit: UNIT, user: '管理员', now: 0 };
  const { card } = await newCard(facts, PASSWORD, keys(), { cost: LOWEST_COST, hash: keyFromPassword });
  await writeCard(disk, FOLDER, card, SETTINGS.sleep);
  const { deps, session } = await openOn(disk);
  for (let number = 0; number < 10; number += 1) {
    await session.journal.append({ id: `act-${number}`, author: AUTHOR, why: EDIT }, [draft(number)]);
  }
  await session.blobs.put([Buffer.from('附件一')]);
  await makeBackup(deps, sourceOf(session), PLACE, Date.UTC(2026, 0, 1));
  await endSession(deps, session);
  disk.cutPower('keep');
  return disk;
}

const sourceOf = ({ journal }: VaultSession) => ({
  folder: FOLDER,
  vault: VAULT,
  entries: journal.entryCount,
  damaged: false,
  segments: journal.segmentEnds(),
});

const BEFORE = Array.from({ length: 10 }, (_, index) => `e${index}`);

/** What is there after a restart, and that verifying finds nothing. */
async function afterRestart(disk: FaultDisk): Promise<string[]> {
  const { deps, session } = await openOn(disk);
  const ids = await journalIds(session.journal);
  const report = await verifyVault(disk, FOLDER, session.keys);
  expect(report.problems).toEqual([]);
  // Whatever happened, saving works again.
  const again = await session.journal.append({ id: 'later', author: AUTHOR, why: EDIT }, [draft(500)]);
  expect(again.ok).toBe(true);
  await endSession(deps, session);
  return ids;
}

const FAILURES: readonly (Omit<Failure, 'at'> & { readonly name: string })[] = [
  { name: 'EIO once', forEver: false, code: 'EIO' },
  { name: 'EIO for ever', forEver: true, code: 'EIO' },
  { name: 'disk full once', forEver: false, code: 'ENOSPC', only: ['create', 'write', 'folder', 'sync'] },
  { name: 'disk full for ever', forEver: true, code: 'ENOSPC', only: ['create', 'write', 'folder', 'sync'] },
  { name: 'held by an antivirus once', forEver: false, code: 'EBUSY', only: ['rename'] },
  { name: 'held by an antivirus for ever', forEver: true, code: 'EACCES', only: ['rename'] },
  { name: 'power cut', forEver: false, code: 'EIO', powerCut: true },
];

const CUTS: readonly Cut[] = ['drop', 'keep', 'garble'];

/** Runs `work` with the n-th operation failing, n = 1, 2 ... until it passes; then the power goes, and `check` looks. */
async function failEach(
  base: FaultDisk,
  work: (disk: FaultDisk) => Promise<boolean>,
  check: (disk: FaultDisk, acknowledged: boolean, what: string) => Promise<void>,
): Promise<number> {
  let rounds = 0;
  for (const { name, ...failure } of FAILURES) {
    for (const cut of CUTS) {
      for (let at = 1; ; at += 1) {
        const disk = base.snapshot();
        disk.failAt({ ...failure, at });
        const acknowledged = await work(disk).catch(() => false);
        const { failed } = disk;
        disk.cutPower(cut);
        await check(disk, acknowledged, `${name}, operation ${at}, then ${cut}`);
        rounds += 1;
        if (failed === 0) break;
        expect(at).toBeLessThan(500);
      }
    }
  }
  return rounds;
}

/** The power goes again while the restart mends what the first cut left, at each of its operations. */
async function crashInRecovery(
  disk: FaultDisk,
  check: (disk: FaultDisk, what: string) => Promise<void>,
): Promise<void> {
  for (let at = 1; ; at += 1) {
    const second = disk.snapshot();
    second.failAt({ at, forEver: false, code: 'EIO', powerCut: true });
    const opened = await openOn(second).catch(() => undefined);
    const { failed } = second;
    if (opened) await endSession(opened.deps, opened.session).catch(() => undefined);
    second.cutPower(at % 2 === 0 ? 'drop' : 'garble');
    await check(second, `second cut at operation ${at}`);
    if (failed === 0) return;
    expect(at).toBeLessThan(200);
  }
}

const isOk = (result: Result<unknown>): boolean => result.ok;

describe('every operation of the disk failing in turn', () => {
  it('while saving: the act is there or not, never half, and always when it was acknowledged', async () => {
    const base = await preparedDisk();
    const entries = drafts(600, 'x'.repeat(700)).map((one) => ({ ...one, id: `n${one.id}` }));
    const whole = entries.map(({ id }) => id);
    const save = async (disk: FaultDisk): Promise<boolean> => {
      const { deps, session } = await openOn(disk);
      const done = await session.journal.append({ id: 'new', author: AUTHOR, why: EDIT }, entries);
      await endSession(deps, session);
      return isOk(done);
    };
    const check = async (disk: FaultDisk, acknowledged: boolean, what: string): Promise<void> => {
      const ids = await afterRestart(disk);
      const fresh = ids.filter((id) => !BEFORE.includes(id));
      expect(ids.slice(0, 10), what).toEqual(BEFORE);
      if (acknowledged) expect(fresh, what).toEqual(whole);
      else expect([0, whole.length], what).toContain(fresh.length);
    };
    expect(await failEach(base, save, check)).toBeGreaterThan(100);
  });

  it('while saving many small acts at once: what was acknowledged is there, in order', async () => {
    const base = await preparedDisk();
    let acknowledged: string[] = [];
    const save = async (disk: FaultDisk): Promise<boolean> => {
      acknowledged = [];
      const { deps, session } = await openOn(disk);
      const one = async (number: number): Promise<void> => {
        const act = { id: `new-${number}`, author: AUTHOR, why: EDIT };
        const done = await session.journal.append(act, [draft(100 + number)]);
        if (done.ok) acknowledged.push(`e${100 + number}`);
      };
      await one(0);
      await Promise.all([one(1), one(2), one(3)]);
      await one(4);
      await endSession(deps, session);
      return true;
    };
    const check = async (disk: FaultDisk, _: boolean, what: string): Promise<void> => {
      const ids = await afterRestart(disk);
      expect(ids.slice(0, 10), what).toEqual(BEFORE);
      expect(ids, what).toEqual(expect.arrayContaining(acknowledged));
      expect(new Set(ids).size, what).toBe(ids.length);
    };
    expect(await failEach(base, save, check)).toBeGreaterThan(100);
  });

  it('survives a second power cut while the first one is being mended', async () => {
    const base = await preparedDisk();
    for (let at = 1; ; at += 1) {
      const disk = base.snapshot();
      disk.failAt({ at, forEver: false, code: 'EIO', powerCut: true });
      let acknowledged = false;
      try {
        const { session } = await openOn(disk);
        const act = { id: 'new', author: AUTHOR, why: EDIT };
        acknowledged = isOk(await session.journal.append(act, drafts(400, 'y'.repeat(900))));
      } catch {
        acknowledged = false;
      }
      const { failed } = disk;
      disk.cutPower('garble');
      await crashInRecovery(disk, async (second, what) => {
        const ids = await afterRestart(second);
        expect(ids.slice(0, 10), what).toEqual(BEFORE);
        expect(acknowledged ? [410] : [10, 410], what).toContain(ids.length);
      });
      if (failed === 0) break;
    }
  });

  it('while storing an attachment: it is there whole or not at all', async () => {
    const base = await preparedDisk();
    const content = Buffer.alloc(200_000, 'z');
    let sha256 = '';
    const put = async (disk: FaultDisk): Promise<boolean> => {
      const { deps, session } = await openOn(disk);
      sha256 = (await session.blobs.put([content]).finally(() => endSession(deps, session))).sha256;
      return true;
    };
    await put(base.snapshot());
    await failEach(base, put, async (disk, acknowledged, what) => {
      const { deps, session } = await openOn(disk);
      const has = await session.blobs.has(sha256);
      if (acknowledged) expect(has, what).toBe(true);
      if (has) expect(await session.blobs.verify(sha256), what).toBe(true);
      expect((await verifyVault(disk, FOLDER, session.keys)).problems, what).toEqual([]);
      await endSession(deps, session);
    });
  });

  it('while erasing a record: it is there or gone with its file, what stood beside it is kept, the chain holds', async () => {
    const base = await preparedDisk();
    const first = await openOn(base);
    const { sha256: blob } = await first.session.blobs.put([Buffer.from('只有他的')]);
    const attachment = { value: { blob, name: '扫描件.pdf', size: 1 }, saw: [] };
    const own = { ...draft(20), writes: { 'attachments/a': attachment } };
    await first.session.journal.append({ id: 'shared', author: AUTHOR, why: EDIT }, [own, draft(21)]);
    await first.session.journal.append({ id: 'later', author: AUTHOR, why: EDIT }, [
      { ...draft(22), record: 'r20' },
    ]);
    await endSession(first.deps, first.session);
    base.cutPower('keep');
    const erase = async (disk: FaultDisk): Promise<boolean> => {
      const { deps, session } = await openOn(disk);
      await eraseRecord(deps, session, { record: 'r20', reason: '本人申请' }).finally(() =>
        endSession(deps, session),
      );
      return true;
    };
    const check = async (disk: FaultDisk, acknowledged: boolean, what: string): Promise<void> => {
      const { deps, session } = await openOn(disk);
      await finishErasures(deps, session);
      const ids = new Set(await journalIds(session.journal));
      const isThere = ids.delete('e20');
      expect(ids.delete('e22'), what).toBe(isThere);
      expect([...ids].sort(), what).toEqual([...BEFORE, 'e21'].sort());
      expect(await session.blobs.has(blob), what).toBe(isThere);
      if (acknowledged) expect(isThere, what).toBe(false);
      const report = await verifyVault(disk, FOLDER, session.keys);
      expect(report.problems, what).toEqual([]);
      expect(report.erased.every(({ reason }) => reason === '本人申请')).toBe(true);
      await endSession(deps, session);
    };
    expect(await failEach(base, erase, check)).toBeGreaterThan(100);
  });

  it('while backing up: earlier backups stay, and a new one is whole or not there', async () => {
    const base = await preparedDisk();
    let entries = 0;
    const makeOne = async (disk: FaultDisk): Promise<boolean> => {
      const { deps, session } = await openOn(disk);
      await session.journal.append({ id: 'more', author: AUTHOR, why: EDIT }, [draft(77)]);
      entries = session.journal.entryCount;
      await makeBackup(deps, sourceOf(session), PLACE, Date.UTC(2026, 0, 2)).finally(() =>
        endSession(deps, session),
      );
      return true;
    };
    await failEach(base, makeOne, async (disk, acknowledged, what) => {
      const found = await listBackups(disk, VAULT, [PLACE]);
      expect(
        found.every(({ verified }) => verified),
        what,
      ).toBe(true);
      expect(
        found.some(({ entries }) => entries === 10),
        what,
      ).toBe(true);
      if (acknowledged)
        expect(
          found.map(({ entries }) => entries),
          what,
        ).toEqual([entries, 10]);
      await afterRestart(disk);
    });
  });

  it('while restoring: the vault is the present one or the one of the backup, and the other is kept', async () => {
    const base = await preparedDisk();
    const { deps: firstDeps, session: first } = await openOn(base);
    await first.journal.append({ id: 'more', author: AUTHOR, why: EDIT }, [draft(77)]);
    await endSession(firstDeps, first);
    base.cutPower('keep');
    const [snapshot] = await listBackups(base, VAULT, [PLACE]);
    const name = snapshot!.id.slice(9);
    const restore = async (disk: FaultDisk): Promise<boolean> => {
      const deps = await depsOn(disk);
      const order = {
        folder: FOLDER,
        vault: VAULT,
        place: PLACE,
        name,
        now: Date.UTC(2026, 0, 3),
        card: undefined,
      };
      await restoreBackup(deps, order);
      return true;
    };
    await failEach(base, restore, async (disk, acknowledged, what) => {
      const ids = await afterRestart(disk);
      const isAfter = ids.length === 10;
      expect(isAfter ? BEFORE : [...BEFORE, 'e77'], what).toEqual(ids);
      if (acknowledged) expect(isAfter, what).toBe(true);
      const beside = (await disk.list('/pc')).map((entry) => entry.name);
      if (isAfter)
        expect(
          beside.some((one) => one.startsWith('乡档-before-restore-')),
          what,
        ).toBe(true);
    });
  });

  it('says in words what was kept when a backup place is full', async () => {
    const disk = (await preparedDisk()).snapshot();
    const { deps, session } = await openOn(disk);
    await session.journal.append({ id: 'more', author: AUTHOR, why: EDIT }, [draft(77)]);
    disk.failAt({ at: 1, forEver: true, code: 'ENOSPC', only: ['write'] });
    const failure = await makeBackup(deps, sourceOf(session), PLACE, 1).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppFailure);
    if (failure instanceof AppFailure) {
      expect(failure.error.code).toBe('vault.backup-full');
      expect(failure.error.message).toContain('档案库和以前的备份都完好');
    }
    disk.failAt(undefined);
    expect(await listBackups(disk, VAULT, [PLACE])).toHaveLength(1);
    await endSession(deps, session);
  });
});
