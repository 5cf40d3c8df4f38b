import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  bad,
  codesOf,
  draft,
  drafts,
  EDIT,
  entryIds,
  expectClean,
  good,
  newVault,
  reopened,
  save,
  tempFolder,
} from '../unit/builders/vault';

const MIB = 1024 * 1024;
const mounts: string[] = [];

/** A small disk of its own; undefined where this user may not mount one. */
async function smallDisk(bytes: number): Promise<string | undefined> {
  const folder = join(await tempFolder(), 'disk');
  await mkdir(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  mounts.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of mounts.splice(0)) execFileSync('umount', ['-l', folder]);
});

const noMount = 'needs the right to mount a small disk (root)';

/** Fills a disk to the last byte. */
async function fill(disk: string): Promise<string> {
  const path = join(disk, 'filler');
  for (const size of [MIB, 65536, 4096]) {
    for (let count = 0; count < 1000; count += 1) {
      const isWritten = await writeFile(path, Buffer.alloc(size), { flag: 'a' }).then(
        () => true,
        () => false,
      );
      if (!isWritten) break;
    }
  }
  return path;
}

describe('a full disk', () => {
  it('refuses the save in words, loses nothing, gives the ballast back, and saves again when there is room', async (context) => {
    const disk = await smallDisk(12 * MIB);
    if (!disk) return context.skip(noMount);
    const vault = await newVault({ ballastBytes: MIB }, disk);
    await save(vault.service, 0, 5);
    const filler = await fill(disk);
    const refused = bad(await vault.service.append('big', EDIT, drafts(3000, 'x'.repeat(900))));
    expect(refused.code).toBe('vault.disk-full');
    expect(refused.message).toContain('之前保存的内容完好，仍可导出。请清理磁盘后再保存一次');
    expect(existsSync(join(vault.folder, 'ballast'))).toBe(false);
    expect(await codesOf(vault.service)).toContain('vault.low-space');
    expect(await entryIds(vault.service)).toEqual(['e0', 'e1', 'e2', 'e3', 'e4']);
    // The room that the ballast gave back is enough for a small file of an export.
    await writeFile(join(disk, 'export'), Buffer.alloc(200_000));
    await rm(filler);
    await save(vault.service, 5, 2);
    good(await vault.service.append('big', EDIT, drafts(3000, 'x'.repeat(900))));
    expect((await entryIds(vault.service)).length).toBe(3007);
    await expectClean(vault.service);
    good(await vault.service.lock());
    const again = await reopened(vault, { ballastBytes: MIB });
    expect((await entryIds(again)).length).toBe(3007);
    await expectClean(again);
    good(await again.lock());
  });

  it('is told at the restart, and what was saved is there', async (context) => {
    const disk = await smallDisk(12 * MIB);
    if (!disk) return context.skip(noMount);
    const vault = await newVault({}, disk);
    await save(vault.service, 0, 5);
    good(await vault.service.lock());
    const filler = await fill(disk);
    const service = await reopened(vault, { lowSpace: 300 * MIB });
    expect(await codesOf(service)).toContain('vault.low-space');
    expect((await service.status()).notices.at(-1)!.message).toContain('磁盘快满了（剩余 0 MB）');
    expect(await entryIds(service)).toEqual(['e0', 'e1', 'e2', 'e3', 'e4']);
    expect(bad(await service.append('new', EDIT, [draft(9)])).message).toContain('档案库现在只能查看和导出');
    const stored = await service.withBlobs((blobs) => blobs.put([Buffer.alloc(300_000)]));
    expect(bad(stored).code).toBe('vault.disk-full');
    good(await service.lock());
    await rm(filler);
    const again = await reopened(vault);
    good(await again.withBlobs((blobs) => blobs.put([Buffer.alloc(300_000)])));
    await save(again, 5, 1);
    await expectClean(again);
    good(await again.lock());
  });

  it('at the backup place leaves the earlier backups and says so', async (context) => {
    const stick = await smallDisk(3 * MIB);
    if (!stick) return context.skip(noMount);
    const vault = await newVault();
    await save(vault.service, 0, 5);
    good(await vault.service.setBackupPlace(stick));
    good(await vault.service.backUp());
    good(await vault.service.append('big', EDIT, drafts(5000, 'x'.repeat(900))));
    // The program's own folder has room: that backup is made, and the other place is told.
    const made = good(await vault.service.backUp());
    expect(made.place).toBe(vault.stateFolder);
    const notice = (await vault.service.status()).notices.find(({ code }) => code === 'vault.backup-full');
    expect(notice?.message).toContain(`备份位置（${stick}）空间不足。档案库和以前的备份都完好`);
    const listed = good(await vault.service.backups()).filter(({ place }) => place === stick);
    expect(listed).toHaveLength(1);
    expect(listed[0]).toMatchObject({ verified: true, entries: 5 });
    await expectClean(vault.service);
    good(await vault.service.lock());
  });

  it('during a restore leaves the present vault as it is', async (context) => {
    const disk = await smallDisk(12 * MIB);
    if (!disk) return context.skip(noMount);
    const root = await tempFolder();
    const vault = await newVault({}, root);
    good(await vault.service.lock());
    const folder = join(disk, 'vault');
    await cp(vault.folder, folder, { recursive: true });
    const moved = { ...vault, folder };
    const service = await reopened(moved);
    good(await service.append('big', EDIT, drafts(5000, 'x'.repeat(900))));
    const made = good(await service.backUp());
    await fill(disk);
    const failure = bad(await service.restore(made.id));
    expect(failure.code).toBe('vault.restore-full');
    expect(failure.message).toContain('当前档案库没有改动');
    await rm(join(disk, 'filler'));
    const again = await reopened(moved);
    expect((await entryIds(again)).length).toBe(5000);
    await expectClean(again);
    good(await again.lock());
  });
});

describe('a folder that can not be written', () => {
  it('opens for reading, says so, refuses saves in words, and works again when it can be written', async (context) => {
    const disk = await smallDisk(12 * MIB);
    if (!disk) return context.skip(noMount);
    const state = await tempFolder();
    const made = await newVault({}, disk);
    await save(made.service, 0, 4);
    good(await made.service.lock());
    const vault = { ...made, stateFolder: state };
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const service = await reopened(vault);
    const status = await service.status();
    expect(status.readOnly).toBe(true);
    expect(status.notices.map(({ code }) => code)).toEqual(['vault.folder-read-only']);
    expect(await entryIds(service)).toEqual(['e0', 'e1', 'e2', 'e3']);
    const refused = bad(await service.append('new', EDIT, [draft(9)]));
    expect(refused.message).toContain('不允许写入，现在只能查看和导出');
    expect(bad(await service.changePassword('x', 'y')).code).toBe('vault.folder-read-only');
    await expectClean(service);
    good(await service.lock());
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    const again = await reopened(vault);
    await save(again, 4, 1);
    await expectClean(again);
    good(await again.lock());
    expect((await stat(disk)).isDirectory()).toBe(true);
  });
});
