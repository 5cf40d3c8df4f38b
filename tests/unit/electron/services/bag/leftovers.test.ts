import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBag } from '../../../../../electron/services/bag/bag-reader';
import { checkCodeOf } from '../../../../../electron/services/bag/check-code';
import { clearLeftovers } from '../../../../../electron/services/bag/leftovers';
import { zipBag } from '../../../../../electron/services/bag/zip-writer';
import { unwrap } from '../../../../../shared/kernel/result';
import { temporaryFolder } from '../../../builders/bag-folder';
import { namesIn, writeSmallBundle } from '../../../builders/bundle-out';

const HOUR = 60 * 60_000;
const NOW = Date.UTC(2026, 10, 23, 12);

/** A half-written bag or zip as a killed program leaves it, last changed so many hours ago. */
function leave(folder: string, name: string, hours: number, isFile = false): void {
  const path = join(folder, name);
  const inside = join(path, 'data');
  if (!isFile) mkdirSync(inside, { recursive: true });
  const file = isFile ? path : join(inside, '台账.xlsx');
  writeFileSync(file, 'half');
  const when = new Date(NOW - hours * HOUR);
  for (const one of isFile ? [path] : [file, inside, path]) utimesSync(one, when, when);
}

describe('what a killed writer left', () => {
  it('goes when it is ours and a day old; everything else stays', async () => {
    const folder = temporaryFolder();
    leave(folder, '.清河镇.part-0a1b2c3d', 25);
    leave(folder, '.清河镇.zip.part-00000000', 200, true);
    leave(folder, '.清河镇.part-11111111', 23);
    leave(folder, '清河镇.part-0a1b2c3d', 99);
    leave(folder, '.清河镇.part-other', 99);
    leave(folder, '清河镇', 99);
    symlinkSync(join(folder, '清河镇'), join(folder, '.清河镇.part-22222222'));
    const removed = await clearLeftovers(folder, NOW);
    expect([...removed].sort()).toEqual(['.清河镇.part-0a1b2c3d', '.清河镇.zip.part-00000000']);
    expect(namesIn(folder)).toHaveLength(5);
  });

  it('stays when one file inside is still being written', async () => {
    const folder = temporaryFolder();
    leave(folder, '.清河镇.part-0a1b2c3d', 48);
    writeFileSync(join(folder, '.清河镇.part-0a1b2c3d', 'data', '附件.pdf'), 'more');
    expect(await clearLeftovers(folder, Date.now())).toEqual([]);
  });

  it('goes when the next bundle is written into the same folder', async () => {
    const folder = temporaryFolder();
    leave(folder, '.清河镇.part-0a1b2c3d', 24 * 365 * 10);
    await writeSmallBundle(folder);
    expect(namesIn(folder)).toEqual(['清河镇']);
  });

  it('is nothing in a folder that is not there', async () => {
    expect(await clearLeftovers(join(temporaryFolder(), 'gone'), NOW)).toEqual([]);
  });
});

describe('the check code', () => {
  it('is the start of the hash of the manifest, the same for the writer, the folder and the zip', async () => {
    const bag = await writeSmallBundle(temporaryFolder());
    const manifest = readFileSync(join(bag.path, 'manifest-sha256.txt'));
    const hex = createHash('sha256').update(manifest).digest('hex');
    expect(bag.checkCode).toBe([0, 4, 8, 12].map((at) => hex.slice(at, at + 4)).join('-'));
    const zip = unwrap(await zipBag(bag.path, `${bag.path}.zip`, { time: new Date(NOW) }));
    for (const path of [bag.path, zip.path]) {
      const opened = unwrap(await openBag(path));
      expect(await checkCodeOf(opened.stream('manifest-sha256.txt'))).toBe(bag.checkCode);
      await opened.close();
    }
  });
});
