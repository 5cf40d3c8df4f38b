import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyBag } from '../../electron/services/bag/bag-verifier';
import { createBag } from '../../electron/services/bag/bag-writer';
import { zipBag } from '../../electron/services/bag/zip-writer';
import { unwrap } from '../../shared/kernel/result';
import { temporaryFolder } from '../unit/builders/bag-folder';
import { namesIn, startBag, writeSmallBundle } from '../unit/builders/bundle-out';
import { mountFat, mountMemory, NO_MOUNT, pull, remountReadOnly } from '../unit/builders/mounts';

const MB = 1024 * 1024;
const TIME = new Date(2026, 10, 23, 14, 43);

async function* pieces(
  count: number,
  between: (number: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  for (let number = 0; number < count; number += 1) {
    between(number);
    yield Buffer.alloc(MB, number);
  }
}

describe('a stick', () => {
  it('that is too small is refused before the first byte', async (context) => {
    const stick = mountMemory('size=4m');
    if (stick === null) return context.skip(NO_MOUNT);
    const bag = await createBag({
      folder: stick,
      name: 'x',
      info: [],
      algorithm: 'sha256',
      expectedBytes: 5 * MB,
    });
    expect(!bag.ok && bag.error.message).toBe(
      '目标位置空间不足：需要 5.3 MB，剩余 4 MB。数据包没有写出，未完成的部分已清除。请腾出空间或换一个U盘。',
    );
    expect(namesIn(stick)).toEqual([]);
  });

  it('that fills up while a bundle is written keeps nothing of it', async (context) => {
    const stick = mountMemory('size=4m');
    if (stick === null) return context.skip(NO_MOUNT);
    const bag = await startBag(stick);
    expect((await bag.addFile('data/a', pieces(2))).ok).toBe(true);
    const full = await bag.addFile('data/b', pieces(4));
    expect(full).toMatchObject({ error: { code: 'bundle.target-full' } });
    expect(!full.ok && full.error.message).toContain('未完成的部分已清除。请腾出空间或换一个U盘。');
    expect([namesIn(stick), (await bag.finish()).ok]).toEqual([[], false]);
    expect((await writeSmallBundle(stick)).report.valid).toBe(true);
  });

  it('that fills up while a bundle is packed keeps the folder and no half zip', async (context) => {
    const stick = mountMemory('size=4m');
    if (stick === null) return context.skip(NO_MOUNT);
    const home = await startBag(temporaryFolder());
    await home.addFile('data/a', pieces(6));
    const bag = unwrap(await home.finish());
    // The check beforehand is told that there is room, as a counterfeit stick does.
    const probe = async () => ({ free: null, fileLimit: null });
    const packed = await zipBag(bag.path, join(stick, 'x.zip'), { time: TIME, probe });
    expect(packed).toMatchObject({ error: { code: 'bundle.target-full' } });
    expect([namesIn(stick), unwrap(await verifyBag(bag.path)).valid]).toEqual([[], true]);
  });

  it('that is read-only is refused before anything is done', async (context) => {
    const stick = mountMemory('size=4m');
    if (stick === null) return context.skip(NO_MOUNT);
    await remountReadOnly(stick);
    const bag = await createBag({ folder: stick, name: 'x', info: [], algorithm: 'sha256' });
    expect(!bag.ok && bag.error.message).toBe(
      `目标位置“${stick}”是只读的，数据包没有写出。请打开U盘的写保护开关，或换一个U盘。`,
    );
  });

  it('that turns read-only in the middle is told apart from a full one', async (context) => {
    const stick = mountMemory('size=8m');
    if (stick === null) return context.skip(NO_MOUNT);
    const bag = await startBag(stick);
    await bag.addFile('data/a', pieces(1));
    await remountReadOnly(stick);
    expect(await bag.addFile('data/b', pieces(1))).toMatchObject({
      error: { code: 'bundle.target-read-only' },
    });
  });

  it('that is pulled while a bundle is written leaves nothing that looks whole, on it or in its place', async (context) => {
    const stick = mountMemory('size=64m');
    if (stick === null) return context.skip(NO_MOUNT);
    const bag = await startBag(stick);
    await bag.addFile('data/附件/甲/a', pieces(2));
    await bag.addFile(
      'data/附件/甲/b',
      pieces(6, (number) => number === 3 && pull(stick)),
    );
    const next = await bag.addFile('data/附件/乙/c', pieces(1));
    const done = await bag.finish();
    expect(next).toMatchObject({ error: { code: 'bundle.target-removed' } });
    expect(!done.ok && done.error.message).toBe(
      '写出过程中U盘被拔出或断开，数据包没有写成。档案库里的内容不受影响。请重新插好后再写一次。',
    );
    expect(namesIn(stick)).toEqual([]);
  });

  it('that is pulled just before the end gives no finished bundle', async (context) => {
    const stick = mountMemory('size=64m');
    if (stick === null) return context.skip(NO_MOUNT);
    let pulled = false;
    const bag = await startBag(stick, {
      onProgress: ({ phase }) => {
        if (phase !== 'verify' || pulled) return;
        pulled = true;
        pull(stick);
      },
    });
    await bag.addFile('data/a', pieces(3));
    const done = await bag.finish();
    expect(done.ok).toBe(false);
    expect(namesIn(stick)).toEqual([]);
  });

  it('with FAT32 gives a bundle that verifies there, or an error where its driver loses it; never a false success', async (context) => {
    const stick = mountFat(40);
    if (stick === null) return context.skip('no FAT32 volume can be mounted here');
    const bag = await startBag(stick, { name: 'qinghe', expectedBytes: 3 * MB });
    unwrap(await bag.addFile('data/a/b.bin', pieces(3)));
    const done = await bag.finish();
    if (done.ok) expect(unwrap(await verifyBag(done.value.path)).reasons).toEqual([]);
    else expect(done.error.code).toBe('bundle.target-io');
    expect(namesIn(stick)).toEqual(done.ok ? ['qinghe'] : []);
  });
});

describe('a folder', () => {
  it('without the right to write is refused', async (context) => {
    if (process.getuid?.() === 0) return context.skip('root may write anywhere');
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    expect(await createBag({ folder, name: 'x', info: [], algorithm: 'sha256' })).toMatchObject({
      error: { code: 'bundle.target-denied' },
    });
  });

  it('that vanishes while a bundle is written is not made again', async () => {
    const folder = temporaryFolder();
    const bag = await startBag(folder);
    await bag.addFile('data/a', pieces(1));
    rmSync(folder, { recursive: true });
    expect(await bag.addFile('data/b/c', pieces(1))).toMatchObject({
      error: { code: 'bundle.target-removed' },
    });
    expect(existsSync(folder)).toBe(false);
  });
});
