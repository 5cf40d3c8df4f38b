import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT, screenshot } from '../launch';
import { launchOverCdp, type PlainProgram } from '../launch-over-cdp';

const FOLDER = path.join(ROOT, 'dist', 'linux-unpacked');

/** The program as it is handed out: archive, fuses, no test switches. Made by `npm run package`. */
test.describe('the packaged program', () => {
  let program: PlainProgram;
  test.beforeAll(async () => {
    program = await launchOverCdp({ packaged: path.join(FOLDER, 'xiangdang') });
  });
  test.afterAll(async () => {
    await program.close();
  });

  test('holds its code in the archive and nowhere else', () => {
    expect(readdirSync(path.join(FOLDER, 'resources'))).toEqual(['app.asar']);
    expect(statSync(path.join(FOLDER, 'resources', 'app.asar')).size).toBeGreaterThan(100_000);
  });

  test('opens its first screen and says that it is the packaged one', async () => {
    const page = await program.firstPage();
    await expect.poll(() => page.evaluate(() => document.body.textContent.trim().length)).toBeGreaterThan(0);
    expect(page.url()).toBe('app://xiangdang/');
    const info = await page.evaluate(() => Reflect.get(window as object, 'xiangdang').program.info());
    expect(info.value.packaged).toBe(true);
    expect(existsSync(program.userData)).toBe(true);
    await screenshot(page, 'packaged-first-screen');
  });

  test('does not hear the switches of the tests', async () => {
    expect(existsSync(path.join(program.home, 'vault'))).toBe(false);
    const page = await program.firstPage();
    const status = await page.evaluate(() => Reflect.get(window as object, 'xiangdang').vault.status());
    expect(status.value.folder).not.toBe(path.join(program.home, 'vault'));
  });

  test('makes a vault and opens it by its password, which is hashed in a thread out of the archive', async () => {
    const page = await program.firstPage();
    const went = await page.evaluate(async () => {
      const { vault } = Reflect.get(window as object, 'xiangdang');
      const before = await vault.status();
      const password = '河口 2026 党建档案';
      const unit = { name: '中共清河镇委员会', code: '420683-QH' };
      const made = await vault.create({ folder: null, unit, user: '管理员', password, backup: null });
      await vault.lock();
      const user = made.value.status.users[0].id;
      const wrong = await vault.unlock({ user, password: `${password}?` });
      const right = await vault.unlock({ user, password });
      return { folder: before.value.folder, wrong: wrong.error.code, state: right.value.state };
    });
    expect(went.folder.startsWith(program.home)).toBe(true);
    expect(went).toMatchObject({ wrong: 'vault.wrong-password', state: 'unlocked' });
  });

  test('opens no inspector, and starts no foreign code as plain Node', async () => {
    const inspected = await launchOverCdp({
      packaged: path.join(FOLDER, 'xiangdang'),
      args: ['--inspect=0'],
      env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/nonexistent/made-up.cjs' },
    });
    await expect.poll(inspected.addresses).toEqual(['app://xiangdang/']);
    expect(inspected.output()).not.toContain('Debugger listening');
    expect(inspected.output()).not.toContain('made-up');
    await inspected.close();
  });
});
