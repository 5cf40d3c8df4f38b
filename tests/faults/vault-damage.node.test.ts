import { cp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../electron/services/fs/node-file-system';
import { HEADER_BYTES, readHeader } from '../../electron/services/vault/frame';
import { verifyVault } from '../../electron/services/vault/verify-vault';
import type { TestVault } from '../unit/builders/vault';
import {
  AUTHOR,
  bad,
  codesOf,
  draft,
  EDIT,
  entryIds,
  expectClean,
  good,
  journalIds,
  newVault,
  quickVault,
  reopened,
  save,
  segmentPaths,
} from '../unit/builders/vault';

interface FrameSpan {
  readonly offset: number;
  readonly end: number;
}

/** Where the frames of a whole segment are. */
function framesOf(bytes: Uint8Array): FrameSpan[] {
  const frames: FrameSpan[] = [];
  for (let at = 0; at < bytes.length; ) {
    const header = readHeader(bytes.subarray(at, at + HEADER_BYTES))!;
    const end = at + HEADER_BYTES + header.length;
    frames.push({ offset: at, end });
    at = end;
  }
  return frames;
}

/** A locked vault with one entry a frame, and the bytes of its only segment. */
async function lockedVault(entries: number): Promise<{ vault: TestVault; path: string; bytes: Buffer }> {
  const vault = await newVault();
  await save(vault.service, 0, entries);
  good(await vault.service.lock());
  const path = (await segmentPaths(vault.folder))[0]!;
  return { vault, path, bytes: await readFile(path) };
}

const idsBelow = (count: number): string[] => Array.from({ length: count }, (_, index) => `e${index}`);

/** Forgets what this PC remembers, as when the program's data folder was lost; keeps the vault folder. */
const forget = (vault: TestVault): Promise<void> => rm(vault.stateFolder, { recursive: true, force: true });

describe('a journal that ends too early', () => {
  it('opens with the last complete frame, cut at every byte of its last three frames; the tail is kept', async () => {
    const { vault, path, bytes } = await lockedVault(6);
    const frames = framesOf(bytes);
    const from = frames.at(-3)!.offset;
    const quick = await quickVault(vault);
    for (let cut = from; cut < bytes.length; cut += 1) {
      await writeFile(path, bytes.subarray(0, cut));
      await forget(vault);
      await rm(join(vault.folder, 'quarantine'), { recursive: true, force: true });
      const session = await quick.open();
      const complete = frames.filter(({ end }) => end <= cut).length - 1;
      expect(await journalIds(session.journal), `cut at ${cut}`).toEqual(idsBelow(complete));
      const safeEnd = frames[complete]!.end;
      const [notice] = session.notices;
      if (cut > safeEnd) {
        expect(notice?.code).toBe('journal.torn-tail');
        expect(notice?.message).toContain(`有 ${cut - safeEnd} 字节没写完的内容已移到 quarantine 文件夹`);
        const [name] = await readdir(join(vault.folder, 'quarantine'));
        const kept = await readFile(join(vault.folder, 'quarantine', name!));
        expect(kept.equals(bytes.subarray(safeEnd, cut))).toBe(true);
      } else expect(notice?.code).toBe('journal.new-device');
      expect((await stat(path)).size).toBe(safeEnd);
      const report = await verifyVault(nodeFileSystem, vault.folder, session.keys);
      expect(report.problems).toEqual([]);
      await quick.close(session);
    }
  });

  it('says that acknowledged frames are missing when this PC remembers them, and takes a new device id', async () => {
    const { vault, path, bytes } = await lockedVault(6);
    const frames = framesOf(bytes);
    await truncate(path, frames.at(-2)!.offset + 10);
    const service = await reopened(vault);
    expect(await codesOf(service)).toEqual(['journal.cut-short']);
    expect((await service.status()).notices[0]!.message).toContain('还差 2 段变更');
    const before = frames.length;
    expect(before).toBe(7);
    good(await service.append('after', EDIT, [draft(50)]));
    expect(await entryIds(service)).toEqual(expect.arrayContaining([...idsBelow(4), 'e50']));
    expect((await segmentPaths(vault.folder)).length).toBe(2);
    await expectClean(service);
    good(await service.lock());
  });
});

describe('a damaged frame in the middle', () => {
  it('is found whichever byte of it is flipped, and everything else stays readable', async () => {
    const { vault, path, bytes } = await lockedVault(6);
    const { offset, end } = framesOf(bytes)[3]!;
    const quick = await quickVault(vault);
    for (let at = offset; at < end; at += 1) {
      const spoiled = Buffer.from(bytes);
      spoiled[at] = (spoiled[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(path, spoiled);
      const session = await quick.open();
      const { journal, notices } = session;
      expect(notices.map(({ code }) => code)).toEqual(['journal.damaged']);
      expect(notices[0]?.facts, `byte ${at}`).toMatchObject({ offset, first: 4, last: 4 });
      expect(notices[0]?.message).toContain(`从第 ${offset} 字节起有一处损坏（第 4 段`);
      expect(await journalIds(journal)).toEqual(idsBelow(6).filter((id) => id !== 'e2'));
      const refusal = bad(await journal.append({ id: 'new', author: AUTHOR, why: EDIT }, [draft(9)]));
      expect(refusal.message).toContain('这次修改没有保存');
      await quick.close(session);
    }
    await writeFile(path, bytes);
    const healed = await reopened(vault);
    await expectClean(healed);
    good(await healed.lock());
  });

  it('is mended from a backup, also when the segment has grown since, and the damaged file is kept', async () => {
    const vault = await newVault();
    await save(vault.service, 0, 5);
    good(await vault.service.backUp());
    await save(vault.service, 5, 3);
    good(await vault.service.lock());
    const path = (await segmentPaths(vault.folder))[0]!;
    const bytes = await readFile(path);
    const { offset } = framesOf(bytes)[2]!;
    const spoiled = Buffer.from(bytes);
    spoiled[offset + 140] = (spoiled[offset + 140] ?? 0) ^ 4;
    await writeFile(path, spoiled);
    const service = await reopened(vault);
    expect(good(await service.verify()).clean).toBe(false);
    const answer = good(await service.repair());
    expect(answer).toMatchObject({ repaired: true });
    expect(answer.message).toContain('已用备份里的完好文件修复 1 个变更文件');
    expect(await entryIds(service)).toEqual(idsBelow(8));
    expect((await readFile(path)).equals(bytes)).toBe(true);
    const kept = await readdir(join(vault.folder, 'quarantine'));
    expect(kept).toHaveLength(1);
    good(await service.append('after', EDIT, [draft(8)]));
    expect(await codesOf(service)).toEqual([]);
    await expectClean(service);
    good(await service.lock());
  });

  it('without a backup is given up only by an administrator, and work goes on in a new file', async () => {
    const { vault, path, bytes } = await lockedVault(6);
    const spoiled = Buffer.from(bytes);
    spoiled[framesOf(bytes)[3]!.offset + 30] = 0xaa;
    await writeFile(path, spoiled);
    const service = await reopened(vault);
    const nothing = good(await service.repair());
    expect(nothing.repaired).toBe(false);
    expect(nothing.message).toContain('还有 1 处损坏没有修复');
    const accepted = good(await service.acceptLoss('硬盘坏道'));
    expect(accepted.message).toContain('已记下放弃 1 处');
    good(await service.append('after', EDIT, [draft(70)]));
    expect(await codesOf(service)).toEqual([]);
    await expectClean(service);
    good(await service.lock());
    const again = await reopened(vault);
    expect(await codesOf(again)).toEqual([]);
    expect((await entryIds(again)).sort()).toEqual(['e0', 'e1', 'e3', 'e4', 'e5', 'e70']);
    expect(good(await again.verify()).acceptedLosses).toBe(1);
    good(await again.lock());
  });

  it('in the last acknowledged frame is damage, not a torn tail, when this PC remembers the frame', async () => {
    const { vault, path, bytes } = await lockedVault(4);
    const last = framesOf(bytes).at(-1)!;
    const spoiled = Buffer.from(bytes);
    spoiled[last.end - 3] = (spoiled[last.end - 3] ?? 0) ^ 1;
    await writeFile(path, spoiled);
    const service = await reopened(vault);
    expect(await codesOf(service)).toEqual(['journal.damaged']);
    expect(await entryIds(service)).toEqual(idsBelow(3));
    good(await service.acceptLoss('断电'));
    good(await service.append('after', EDIT, [draft(3)]));
    await expectClean(service);
    good(await service.lock());
  });
});

describe('a segment that is gone', () => {
  it('is reported by name and comes back from a backup', async () => {
    const vault = await newVault({ segmentBytes: 2000 });
    await save(vault.service, 0, 30);
    good(await vault.service.backUp());
    good(await vault.service.lock());
    const paths = await segmentPaths(vault.folder);
    expect(paths.length).toBeGreaterThan(4);
    await rm(paths[1]!);
    const service = await reopened(vault, { segmentBytes: 2000 });
    expect(await codesOf(service)).toEqual(['journal.segment-missing']);
    expect((await service.status()).notices[0]!.message).toContain('000002.seg 不见了');
    expect(good(await service.repair()).repaired).toBe(true);
    expect(await entryIds(service)).toEqual(idsBelow(30));
    good(await service.append('after', EDIT, [draft(30)]));
    await expectClean(service);
    good(await service.lock());
  });
});

describe('copies of one vault', () => {
  it('copied back from an old backup is noticed, and goes on under a new device id', async () => {
    const vault = await newVault();
    await save(vault.service, 0, 3);
    good(await vault.service.lock());
    const old = join(vault.root, 'old');
    await cp(vault.folder, old, { recursive: true });
    const service = await reopened(vault);
    const { device } = good(service.session());
    await save(service, 3, 4);
    good(await service.lock());
    await rm(vault.folder, { recursive: true });
    await cp(old, vault.folder, { recursive: true });
    const restored = await reopened(vault);
    expect(await codesOf(restored)).toEqual(['journal.restored-folder']);
    expect((await restored.status()).notices[0]!.message).toContain('比本机最后保存的少 4 段变更');
    expect(good(restored.session()).device).not.toBe(device);
    await save(restored, 20, 2);
    await expectClean(restored);
    good(await restored.lock());
    const again = await reopened(vault);
    expect(await codesOf(again)).toEqual([]);
    good(await again.lock());
  });

  it('in a cloned folder, on another PC or with a lost data folder, takes a new device id', async () => {
    const vault = await newVault();
    await save(vault.service, 0, 2);
    const { device } = good(vault.service.session());
    good(await vault.service.lock());
    const clone = { ...vault, folder: join(vault.root, 'clone') };
    await cp(vault.folder, clone.folder, { recursive: true });
    const beside = await reopened(clone);
    expect(good(beside.session()).device).not.toBe(device);
    expect(await codesOf(beside)).toEqual(['journal.new-device']);
    good(await beside.lock());
    const elsewhere = await reopened(vault, { machine: 'machine-b' });
    expect(good(elsewhere.session()).device).not.toBe(device);
    await save(elsewhere, 5, 1);
    await expectClean(elsewhere);
    good(await elsewhere.lock());
  });

  it('that both went on under one device id are both kept, and one takes a new id', async () => {
    const first = await newVault();
    await save(first.service, 0, 3);
    good(await first.service.lock());
    // A disk image: the program's own folder is cloned with the vault, the machine id too.
    const image = join(first.root, 'image');
    await cp(first.folder, join(image, 'vault'), { recursive: true });
    await cp(first.stateFolder, join(image, 'state'), { recursive: true });
    const a = await reopened(first);
    await save(a, 10, 2);
    const deviceOfA = good(a.session()).device;
    good(await a.lock());
    await swapFolders(first.root, image);
    const b = await reopened(first);
    expect(good(b.session()).device).toBe(deviceOfA);
    await save(b, 20, 3);
    const adopted = good(await b.adoptCopy(join(image, 'vault')));
    expect(adopted.forked).toEqual([deviceOfA]);
    expect(await codesOf(b)).toEqual(['journal.device-forked']);
    expect((await b.status()).notices[0]!.message).toContain('两边的内容都已保留');
    expect(good(b.session()).device).not.toBe(deviceOfA);
    expect(new Set(await entryIds(b))).toEqual(
      new Set(['e0', 'e1', 'e2', 'e10', 'e11', 'e20', 'e21', 'e22']),
    );
    await save(b, 30, 1);
    expect(good(await b.adoptCopy(join(image, 'vault'))).segments).toBe(0);
    await expectClean(b);
    good(await b.lock());
  });
});

/** Lets `image` take the place of `root`'s vault and data folders, so that paths stay the same. */
async function swapFolders(root: string, image: string): Promise<void> {
  for (const name of ['vault', 'state']) {
    await cp(join(root, name), join(root, `${name}.aside`), { recursive: true });
    await rm(join(root, name), { recursive: true });
    await cp(join(image, name), join(root, name), { recursive: true });
    await rm(join(image, name), { recursive: true });
    await cp(join(root, `${name}.aside`), join(image, name), { recursive: true });
  }
}
