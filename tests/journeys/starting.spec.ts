import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { electronRuntime, launch, newHome, ROOT } from './launch';
import { launchOverCdp, pageProcesses } from './launch-over-cdp';

test('a second start shows the window of the first and ends at once', async () => {
  const program = await launch();
  const runtime = electronRuntime();
  const second = spawnSync(
    runtime.executable,
    [ROOT, ...runtime.switches, `--user-data-dir=${program.userData}`],
    { timeout: 30_000, env: { ...process.env, XIANGDANG_VAULT: program.vault } },
  );
  expect(second.status).toBe(0);
  expect(program.app.windows()).toHaveLength(1);
  await program.close();
});

test('below the space limit the window opens without touching the stored view', async () => {
  const program = await launch({ env: { XIANGDANG_LOW_SPACE_MB: '1000000000' } });
  expect(program.page.url()).toBe('app://xiangdang/?recovery=disk-full');
  const info = await program.page.evaluate(() => Reflect.get(window as object, 'xiangdang').program.info());
  expect(info.value.recovery).toBe('disk-full');
  const inMemory = await program.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().every((window) => !window.webContents.session.isPersistent()),
  );
  expect(inMemory).toBe(true);
  await program.close();
});

test('a page that ends by itself is loaded again once, then explained, and there is a way back', async () => {
  const program = await launchOverCdp();
  const endPage = async () => {
    const [first] = pageProcesses(program);
    process.kill(first ?? 0, 'SIGKILL');
    await expect.poll(() => pageProcesses(program).includes(first ?? 0)).toBe(false);
    await expect.poll(() => pageProcesses(program).length).toBe(1);
  };
  await expect.poll(program.addresses).toEqual(['app://xiangdang/']);
  await endPage();
  await expect.poll(program.addresses).toEqual(['app://xiangdang/']);
  // The address is there before the page is: only a page that was shown again can end a second time.
  await expect((await program.freshPage()).getByText('建立档案库').first()).toBeVisible();
  await endPage();
  await expect.poll(program.addresses).toEqual(['app://xiangdang/recovery/crashed']);
  const page = await program.freshPage();
  await expect(page.getByText('已保存的内容都在档案库中，没有丢失')).toBeVisible();
  await page.getByText('重新打开').click();
  await expect.poll(program.addresses).toEqual(['app://xiangdang/']);
  await program.close();
});

test('settings that cannot be read are put aside and do not keep anybody out', async () => {
  const home = newHome();
  mkdirSync(path.join(home, 'user-data'));
  writeFileSync(path.join(home, 'user-data', 'settings.json'), '{ "idleMinutes": "soon"');
  const program = await launch({ home });
  const settings = await program.page.evaluate(() =>
    Reflect.get(window as object, 'xiangdang').program.settings(),
  );
  expect(settings.value.idleMinutes).toBe(15);
  expect(readdirSync(program.userData)).toContain('settings.json.unreadable');
  await program.close();
  rmSync(home, { recursive: true, force: true });
});
