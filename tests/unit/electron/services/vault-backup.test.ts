import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../../electron/services/fs/file-system';
import { nodeFileSystem } from '../../../../electron/services/fs/node-file-system';
import { chooseKept, KEPT_DAYS, KEPT_WEEKS } from '../../../../electron/services/vault/backup-rotation';
import {
  bad,
  draft,
  EDIT,
  entryIds,
  expectClean,
  good,
  newVault,
  PASSWORD,
  reopened,
  save,
  tempFolder,
} from '../../builders/vault';

const DAY = 24 * 60 * 60 * 1000;

describe('the rotation of backups', () => {
  it('keeps the last of 7 days and of 4 weeks', () => {
    const noon = new Date(2026, 10, 23, 12).getTime();
    const snapshots = Array.from({ length: 120 }, (_, index) => ({
      name: String(index),
      taken: noon - Math.floor(index / 2) * DAY - (index % 2) * 1000,
      good: true,
    }));
    const kept = chooseKept(snapshots);
    const daily = [...kept].filter(([, why]) => why === 'daily').map(([name]) => name);
    expect(daily).toEqual(['0', '2', '4', '6', '8', '10', '12']);
    expect([...kept].filter(([, why]) => why === 'weekly').length).toBeGreaterThanOrEqual(KEPT_WEEKS - 2);
    expect(kept.size).toBeLessThanOrEqual(KEPT_DAYS + KEPT_WEEKS);
  });

  it('never gives up the newest good one, nor the only one', () => {
    const snapshot = fc.record({ taken: fc.integer({ min: 0, max: 400 * DAY }), good: fc.boolean() });
    fc.assert(
      fc.property(fc.array(snapshot, { minLength: 1, maxLength: 60 }), (list) => {
        const named = list.map((one, index) => ({ ...one, name: String(index) }));
        const kept = chooseKept(named);
        const good = named.filter((one) => one.good).sort((a, b) => b.taken - a.taken);
        expect(kept.size).toBeGreaterThan(0);
        if (good[0])
          expect(named.some((one) => kept.has(one.name) && one.good && one.taken === good[0]!.taken)).toBe(
            true,
          );
      }),
    );
  });
});

describe('backups of a vault', () => {
  it('are kept also when the clock of the PC went back by years', async () => {
    let now = new Date(2026, 10, 1, 9).getTime();
    const vault = await newVault({ now: () => now });
    for (let day = 0; day < 40; day += 3) {
      now = new Date(2026, 8, 20 + day, 9).getTime();
      good(await vault.service.backUp());
    }
    now = new Date(2009, 0, 1, 9).getTime();
    await save(vault.service, 1, 1);
    const made = good(await vault.service.backUp());
    const listed = good(await vault.service.backups());
    expect(listed.map(({ id }) => id)).toContain(made.id);
    good(await vault.service.restore(made.id));
  });

  it('are made once a day to both places, share what did not change, and can be restored to a chosen day', async () => {
    let now = new Date(2026, 10, 1, 9).getTime();
    const clock = { now: () => now };
    const vault = await newVault(clock);
    const stick = await tempFolder();
    good(await vault.service.setBackupPlace(stick));
    for (let day = 0; day < 12; day += 1) {
      await save(vault.service, day, 1);
      good(await vault.service.withBlobs((blobs) => blobs.put([Buffer.alloc(50_000, day % 3)])));
      expect(good(await vault.service.backUpIfDue())).toMatchObject({
        place: stick,
        verified: true,
        entries: day + 1,
      });
      expect(good(await vault.service.backUpIfDue())).toBeNull();
      now += DAY;
    }
    const listed = good(await vault.service.backups());
    const onStick = listed.filter(({ place }) => place === stick);
    expect(onStick.filter(({ kept }) => kept === 'daily')).toHaveLength(7);
    expect(onStick.length).toBeLessThanOrEqual(11);
    const root = join(stick, '乡档备份', good(vault.service.session()).vault);
    const objects = (await readdir(join(root, 'objects'), { recursive: true, withFileTypes: true })).filter(
      (one) => one.isFile(),
    );
    // Three attachments, one card, and a segment for each kept day: nothing twice, nothing that no backup needs.
    expect(objects).toHaveLength(3 + 1 + onStick.length);

    good(await vault.service.changePassword(PASSWORD, '新的密码1234'));
    const third = onStick[2]!;
    const { keptAs, status } = good(await vault.service.restore(third.id));
    expect(status.state).toBe('locked');
    expect(await readdir(vault.root)).toContain(keptAs);
    expect(bad(await vault.service.unlock(vault.user, PASSWORD)).code).toBe('vault.wrong-password');
    good(await vault.service.unlock(vault.user, '新的密码1234'));
    expect((await entryIds(vault.service)).length).toBe(third.entries);
    expect((await vault.service.status()).notices.map(({ code }) => code)).toEqual([
      'journal.restored-folder',
    ]);
    good(await vault.service.append('after', EDIT, [draft(99)]));
    await expectClean(vault.service);
    good(await vault.service.lock());
  });

  it('that are damaged are shown as such, refused in words, and change nothing', async () => {
    const vault = await newVault();
    await save(vault.service, 0, 3);
    const made = good(await vault.service.backUp());
    const root = join(vault.stateFolder, '乡档备份', good(vault.service.session()).vault, 'objects');
    for (const shelf of await readdir(root)) {
      for (const name of await readdir(join(root, shelf))) {
        const path = join(root, shelf, name);
        const bytes = await readFile(path);
        bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
        await writeFile(path, bytes);
      }
    }
    const refused = bad(await vault.service.restore(made.id));
    expect(refused.code).toBe('vault.backup-damaged');
    expect(refused.message).toContain('当前档案库没有改动');
    const service = await reopened(vault);
    expect(await entryIds(service)).toEqual(['e0', 'e1', 'e2']);
    await rm(root, { recursive: true });
    expect(good(await service.backups())[0]).toMatchObject({ verified: false });
    expect(bad(await service.restore('00000000.none')).code).toBe('vault.backup-none');
    await expectClean(service);
    good(await service.lock());
  });
});

describe('the weekly look at old backups', () => {
  it('reads the newest whole, finds what rotted, says so and backs up anew', async () => {
    let now = new Date(2026, 10, 1, 9).getTime();
    const vault = await newVault({ now: () => now });
    await save(vault.service, 0, 3);
    good(await vault.service.backUp());
    good(await vault.service.checkBackupsIfDue());
    expect(good(await vault.service.backups())[0]).toMatchObject({
      verified: true,
      checked: '2026-11-01T09:00:00',
    });

    const root = join(vault.stateFolder, '乡档备份', good(vault.service.session()).vault, 'objects');
    const objects = (await readdir(root, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    const path = join(objects[0]!.parentPath, objects[0]!.name);
    const bytes = await readFile(path);
    bytes[10] = (bytes[10] ?? 0) ^ 1;
    await writeFile(path, bytes);

    now += 6 * DAY;
    good(await vault.service.checkBackupsIfDue());
    expect(good(await vault.service.backups())).toHaveLength(1);
    now += DAY;
    good(await vault.service.checkBackupsIfDue());
    const told = (await vault.service.status()).notices.find(({ code }) => code === 'vault.backup-rotten');
    expect(told?.message).toContain('1 个文件');
    const [newest] = good(await vault.service.backups());
    expect(newest).toMatchObject({ verified: true, at: '2026-11-08T09:00:00' });
    good(await vault.service.restore(newest!.id));
    good(await vault.service.unlock(vault.user, PASSWORD));
    expect(await entryIds(vault.service)).toEqual(['e0', 'e1', 'e2']);
    good(await vault.service.lock());
  });
});

/** A disk on which the writing of a backup comes to a halt until it is let go. */
function haltingDisk(place: string) {
  let letGo = (): void => undefined;
  let reached = (): void => undefined;
  let isArmed = true;
  const halted = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const fs: FileSystem = {
    ...nodeFileSystem,
    async open(path, mode) {
      const file = await nodeFileSystem.open(path, mode);
      if (!path.startsWith(place) || mode !== 'create' || !isArmed) return file;
      const sync = async () => {
        isArmed = false;
        reached();
        await gate;
        await file.sync();
      };
      return { ...file, sync };
    },
  };
  return { fs, halted, letGo };
}

const filesBelow = async (folder: string): Promise<string[]> => {
  const found = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return found.filter((one) => one.isFile()).map(({ name }) => name);
};

describe('locking while a backup is being made', () => {
  it('does not wait for it, and what was begun is cleared away and never looks whole', async () => {
    const root = await tempFolder();
    const place = await tempFolder();
    const disk = haltingDisk(place);
    const vault = await newVault({ fs: disk.fs }, root);
    await save(vault.service, 1, 3);
    good(await vault.service.setBackupPlace(place));
    const backup = vault.service.backUp();
    await disk.halted;
    expect(good(await vault.service.lock()).state).toBe('locked');
    expect(bad(await backup).code).toBe('vault.backup-stopped');
    const listed = good(await vault.service.backups());
    expect(listed.filter((one) => one.place === place)).toEqual([]);
    disk.letGo();
    await expect.poll(() => filesBelow(place)).toEqual([]);
    expect(good(await vault.service.backups()).filter((one) => one.place === place)).toEqual([]);
  });

  it('leaves the next backup whole, made when the stopped one has cleared up', async () => {
    const root = await tempFolder();
    const place = await tempFolder();
    const disk = haltingDisk(place);
    const vault = await newVault({ fs: disk.fs }, root);
    await save(vault.service, 1, 3);
    good(await vault.service.setBackupPlace(place));
    const stopped = vault.service.backUp();
    await disk.halted;
    good(await vault.service.lock());
    good(await vault.service.unlock(vault.user, PASSWORD));
    await save(vault.service, 4, 2);
    const next = vault.service.backUp();
    disk.letGo();
    expect(bad(await stopped).code).toBe('vault.backup-stopped');
    expect(good(await next)).toMatchObject({ place, verified: true, entries: 5 });
    expect(good(await vault.service.backups()).every(({ verified }) => verified)).toBe(true);
  });
});
