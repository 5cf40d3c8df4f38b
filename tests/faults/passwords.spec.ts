import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { atHome, unlock } from '../journeys/driver';
import { launch } from '../journeys/launch';
import { shownMembers, TESTING } from './support/records';
import { expectVerified, good, type MadeHome, makeHome, removeHome, serviceOf } from './support/vaults';

const NEW_PASSWORD = '清溪新锁 2027 春';

/** Types a wrong password; answers what the program says. */
async function tryWrong(page: Page): Promise<string> {
  await page.getByLabel('密码', { exact: true }).fill('错误的密码');
  await page.getByRole('button', { name: '打开档案库' }).click();
  const alert = page.getByRole('alert').filter({ hasText: '密码' });
  await expect(alert).toBeVisible();
  return (await alert.textContent()) ?? '';
}

/** The program as it stands after so many more wrong passwords, each tried as soon as it was allowed. */
async function tryOn(made: MadeHome, times: number): Promise<void> {
  let now = Date.now() - (times - 1) * 60_000;
  for (let count = 0; count < times; count += 1) {
    const service = await serviceOf(made, now);
    expect((await service.unlock(made.user, '错误的密码')).ok).toBe(false);
    now += 60_000;
  }
}

/** As if the wait had gone by: the last try lies an hour further back. */
function waitOver(made: MadeHome): void {
  const file = path.join(made.userData, 'device.json');
  const state = JSON.parse(readFileSync(file, 'utf8')) as { tries: Record<string, { last: number }> };
  for (const tries of Object.values(state.tries)) tries.last -= 3_600_000;
  writeFileSync(file, JSON.stringify(state));
}

test('after ten wrong passwords one waits a minute, also after a restart, and the recovery key opens the vault', async () => {
  const made = await makeHome();
  let program = await launch({ home: made.home });
  const button = () => program.page.getByRole('button', { name: /^请等 \d+ 秒$/ });
  expect(await tryWrong(program.page)).toContain('密码不对。档案库没有变化。请再试一次。');
  await tryWrong(program.page);
  await tryWrong(program.page);
  await expect(program.page.getByText('密码不对。档案库没有变化。请等 1 秒后再试。')).toBeVisible();
  await expect(program.page.getByRole('button', { name: '打开档案库' })).toBeEnabled();
  await tryWrong(program.page);
  await expect(program.page.getByText('请等 2 秒后再试')).toBeVisible();
  await program.close();

  // Five more as fast as the program lets anybody, which takes minutes: their time is moved, not waited for.
  waitOver(made);
  await tryOn(made, 5);
  program = await launch({ home: made.home });
  await expect(button()).toBeDisabled();
  await program.close();
  waitOver(made);
  program = await launch({ home: made.home });
  expect(await tryWrong(program.page)).toContain('请等 60 秒后再试');
  await program.close();
  program = await launch({ home: made.home });
  await expect(button()).toBeDisabled();
  expect(Number(/\d+/.exec((await button().textContent()) ?? '')?.[0])).toBeGreaterThan(1);

  // Not even the right password, nor the key, before the time is over; nothing was erased meanwhile.
  const service = await serviceOf(made);
  const early = await service.unlock(made.user, '错误的密码');
  expect(early.ok ? '' : early.error.message).toContain('档案库不会因此被清除。忘记密码时可用恢复密钥');
  await program.close();
  waitOver(made);

  program = await launch({ home: made.home, env: TESTING });
  const { page } = program;
  await page.getByRole('button', { name: '忘记密码，用恢复密钥' }).click();
  await expect(page.getByText('没有密码也没有恢复密钥，档案库就再也打不开')).toBeVisible();
  const [first = '', ...rest] = made.recoveryKey.split('-');
  const typo = first.startsWith('A') ? `B${first.slice(1)}` : `A${first.slice(1)}`;
  const set = page.getByRole('button', { name: '设置新密码并打开' });
  await page.getByLabel('恢复密钥').fill([typo, ...rest].join('-'));
  await page.getByLabel(/^新密码/).fill(NEW_PASSWORD);
  await page.getByLabel('再输一次新密码').fill(NEW_PASSWORD);
  await set.click();
  await expect(page.getByRole('alert').filter({ hasText: '恢复密钥抄写有误' })).toContainText(
    '档案库没有变化',
  );
  await page.getByLabel('恢复密钥').fill(made.recoveryKey.toLowerCase().replaceAll('-', ' '));
  await set.click();
  await atHome(page);
  expect(await shownMembers(page)).toHaveLength(made.township.members.length);
  await program.close();

  program = await launch({ home: made.home });
  await unlock(program.page, NEW_PASSWORD);
  await program.close();
  const back = await serviceOf(made);
  good(await back.unlock(made.user, NEW_PASSWORD));
  good(await back.lock());
  await expectVerified(made, NEW_PASSWORD);
  removeHome(made.home);
});
