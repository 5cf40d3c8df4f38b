import { readdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { unlock } from '../journeys/driver';
import { launch, type Program } from '../journeys/launch';
import { openFirstMember, toast } from './support/forms';
import { TESTING } from './support/records';
import { expectVerified, makeHome, removeHome } from './support/vaults';

const MIB = 1024 * 1024;

/** Memory of main in bytes. */
const memoryOf = ({ app }: Program): Promise<number> => app.evaluate(() => process.memoryUsage().rss);

/** Files below a folder; none when it is missing. */
const filesIn = (folder: string): number => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .length;
  } catch {
    return 0;
  }
};

test('a large attachment is streamed in a small part of its size, can be cancelled without a trace, and one beyond the limit is refused in words', async () => {
  const made = await makeHome();
  const sizes = { '大扫描件.bin': 190 * MIB, '太大的录像.bin': 400 * MIB };
  for (const [name, size] of Object.entries(sizes)) {
    writeFileSync(path.join(made.home, name), '');
    truncateSync(path.join(made.home, name), size);
  }
  const program = await launch({ home: made.home, env: TESTING });
  const { page } = program;
  await unlock(page);
  const panel = await openFirstMember(page);
  await panel.getByRole('tab', { name: /^附件/ }).click();
  const chooser = async (name: string) => {
    const asked = page.waitForEvent('filechooser');
    await panel.getByRole('button', { name: '添加附件' }).click();
    await (await asked).setFiles(path.join(made.home, name));
  };
  const before = await memoryOf(program);

  await chooser('大扫描件.bin');
  const progress = panel.getByRole('progressbar', { name: '正在添加 大扫描件.bin' });
  await expect
    .poll(async () => Number((await progress.getAttribute('aria-valuenow')) ?? 0))
    .toBeGreaterThan(20);
  await panel.getByRole('button', { name: '取消添加 大扫描件.bin' }).click();
  await expect(toast(page, '操作已取消，没有改动任何内容。')).toBeVisible();
  await expect(panel.getByText('还没有附件')).toBeVisible();
  expect(filesIn(path.join(made.vault, 'blobs'))).toBe(0);

  let peak = 0;
  await chooser('大扫描件.bin');
  const added = expect(toast(page, '已添加 1 个附件')).toBeVisible({ timeout: 120_000 });
  const watching = { on: true };
  const watch = async () => {
    while (watching.on) {
      peak = Math.max(peak, await memoryOf(program));
      await page.waitForTimeout(50);
    }
  };
  const watched = watch();
  await added;
  watching.on = false;
  await watched;
  expect((peak - before) / sizes['大扫描件.bin']).toBeLessThan(0.6);

  await chooser('太大的录像.bin');
  await expect(toast(page, '附件超过大小上限（200 MB），没有存入。原文件不受影响')).toBeVisible({
    timeout: 60_000,
  });
  await expect(panel.getByText(/^1 个附件/)).toBeVisible();
  expect(filesIn(path.join(made.vault, 'blobs'))).toBe(1);
  await program.close();
  await expectVerified(made);
  removeHome(made.home);
});
