import { rmSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import {
  atHome,
  field,
  goTo,
  lock,
  openByPalette,
  PASSWORD,
  saveForm,
  setUp,
  TOWNSHIP,
  told,
} from './driver';
import { launch, newHome, type Program } from './launch';

const SECOND = { name: '刘晓燕', password: '柳树湾 7 月发大水' };

/** Two people share the office's PC; each has a password, and the recovery key is the way back. */
test.describe('users and the lock', () => {
  test.describe.configure({ mode: 'serial' });
  const home = newHome();
  let program: Program;
  let page: Page;
  let recoveryKey = '';
  test.beforeAll(async () => {
    program = await launch({ home });
    page = program.page;
    recoveryKey = await setUp(program, TOWNSHIP);
  });
  test.afterAll(async () => {
    await program.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  const section = async (name: string) => {
    await goTo(page, '设置');
    await page
      .getByRole('navigation', { name: '设置项目' })
      .getByRole('button', { name, exact: true })
      .click();
  };
  const tryPassword = async (user: string, password: string) => {
    await page.getByRole('radio', { name: new RegExp(`^${user}`) }).check();
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '打开档案库' }).click();
  };

  test('lets the administrator add a second user, who works under his own name', async () => {
    await section('用户');
    await page.getByLabel('姓名', { exact: true }).fill(SECOND.name);
    await page.getByLabel('初始密码', { exact: true }).fill(SECOND.password);
    await page.getByLabel('再输一次初始密码').fill(SECOND.password);
    await program.screenshot('users');
    await page.getByRole('button', { name: '添加', exact: true }).click();
    await expect(page.getByRole('cell', { name: SECOND.name, exact: true })).toBeVisible();
    await lock(page);
    await program.screenshot('lock');
    await tryPassword(SECOND.name, SECOND.password);
    await atHome(page);
    await expect(page.getByRole('contentinfo').getByText(SECOND.name)).toBeVisible();
    await page.keyboard.press('Control+n');
    await field(page, '姓名').fill('欧阳春梅');
    await saveForm(page);
    await page.getByRole('tab', { name: '历史' }).click();
    await expect(page.getByRole('tabpanel').getByRole('listitem').first()).toContainText(SECOND.name);
    await section('用户');
    await expect(page.getByText('添加和移除用户请找管理员')).toBeVisible();
  });

  test('says what is wrong with a wrong password, and opens nothing', async () => {
    await lock(page);
    await tryPassword(TOWNSHIP.user, SECOND.password);
    await expect(page.getByRole('alert').filter({ hasText: '密码' })).toBeVisible();
    await program.screenshot('lock-wrong-password');
    await expect(page.getByRole('heading', { name: '首页' })).toBeHidden();
    await expect(page.getByRole('button', { name: '打开档案库' })).toBeEnabled({ timeout: 30_000 });
    await tryPassword(TOWNSHIP.user, PASSWORD);
    await atHome(page);
  });

  test('changes a password: the new one opens, the old one does not', async () => {
    const next = '清水沟 3 月修好了桥';
    await section('安全');
    await page.getByLabel('现在的密码').fill(PASSWORD);
    await page.getByLabel('新密码', { exact: true }).fill(next);
    await page.getByLabel('再输一次新密码').fill(next);
    await page.getByRole('button', { name: '修改密码' }).click();
    await expect(told(page, '密码已修改')).toBeVisible({ timeout: 30_000 });
    await lock(page);
    await tryPassword(TOWNSHIP.user, PASSWORD);
    await expect(page.getByRole('alert').filter({ hasText: '密码' })).toBeVisible();
    await expect(page.getByRole('button', { name: '打开档案库' })).toBeEnabled({ timeout: 30_000 });
    await tryPassword(TOWNSHIP.user, next);
    await atHome(page);
  });

  test('resets a forgotten password with the recovery key', async () => {
    const next = '石桥村 9 月收稻子';
    await lock(page);
    await page.getByRole('button', { name: '忘记密码，用恢复密钥' }).click();
    await page.getByRole('radio', { name: TOWNSHIP.user }).check();
    await page.getByLabel('恢复密钥', { exact: true }).fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
    await page.getByLabel('新密码', { exact: true }).fill(next);
    await page.getByLabel('再输一次新密码').fill(next);
    await program.screenshot('lock-recover');
    await page.getByRole('button', { name: '设置新密码并打开' }).click();
    await atHome(page);
    await section('安全');
    await page.getByLabel('您的密码').fill(next);
    await page.getByRole('button', { name: '生成新的恢复密钥' }).click();
    const groups = page.getByRole('group', { name: '恢复密钥' });
    await expect(groups).toBeVisible({ timeout: 30_000 });
    const renewed = (await groups.locator('span:nth-child(2)').allTextContents()).join('-');
    expect(renewed).not.toBe(recoveryKey);
    await page.getByRole('button', { name: '我已手抄下来' }).click();
    await page.getByLabel(/最后一组/).fill(renewed.split('-').at(-1) ?? '');
    await page.getByRole('button', { name: '完成' }).click();
    await lock(page);
    await page.getByRole('button', { name: '忘记密码，用恢复密钥' }).click();
    for (const [key, opens] of [
      [recoveryKey, false],
      [renewed, true],
    ] as const) {
      await page.getByRole('radio', { name: TOWNSHIP.user }).check();
      await page.getByLabel('恢复密钥', { exact: true }).fill(key);
      await page.getByLabel('新密码', { exact: true }).fill(PASSWORD);
      await page.getByLabel('再输一次新密码').fill(PASSWORD);
      await page.getByRole('button', { name: '设置新密码并打开' }).click();
      if (opens) await atHome(page);
      else
        await expect(page.getByRole('alert').filter({ hasText: '恢复密钥' })).toBeVisible({
          timeout: 30_000,
        });
    }
  });

  test('locks by itself when nobody is there, and keeps the text as a draft', async () => {
    // Three minutes pass for the page; nobody waits for them.
    await page.clock.install();
    await section('安全');
    await page.getByRole('combobox', { name: '没有操作多久后锁定' }).click();
    await page.getByRole('option', { name: '3 分钟' }).click();
    await openByPalette(page, 'oycm', '欧阳春梅');
    await field(page, '现居住地').focus();
    await page.keyboard.type('柳林村三组');
    await page.clock.fastForward('02:00');
    await expect(field(page, '现居住地')).toBeVisible();
    await page.clock.fastForward('01:30');
    await expect(page.getByLabel('密码', { exact: true })).toBeVisible({ timeout: 30_000 });
    await tryPassword(TOWNSHIP.user, PASSWORD);
    await atHome(page);
    await expect(page.getByText('未保存的草稿')).toBeVisible();
  });
});
