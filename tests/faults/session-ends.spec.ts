import { expect, type Page, test } from '@playwright/test';
import { atHome, unlock } from '../journeys/driver';
import { launch } from '../journeys/launch';
import { launchOverCdp, pageProcesses } from '../journeys/launch-over-cdp';
import { fieldOf, newMember, toast } from './support/forms';
import { shownMembers, TESTING } from './support/records';
import { expectVerified, makeHome, removeHome } from './support/vaults';

const draftCount = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const drafts = await window.xiangdangData!.drafts();
    return drafts.ok ? drafts.value.length : -1;
  });

/** Goes on with the draft that the first screen offers. */
async function expectDraft(page: Page, name: string): Promise<void> {
  await atHome(page);
  await expect(page.getByText('未保存的草稿')).toBeVisible();
  await page.getByRole('button', { name: '继续填写' }).click();
  const panel = page.getByRole('region', { name: /^党员/ });
  await expect(fieldOf(panel, '姓名')).toHaveValue(name);
}

test('a page that ends with an unsaved form is loaded again and offers the draft; ending twice it explains itself', async () => {
  const made = await makeHome();
  const program = await launchOverCdp({ home: made.home, env: TESTING });
  let page = await program.firstPage();
  await unlock(page);
  const panel = await newMember(page);
  await fieldOf(panel, '姓名').fill('没来得及保存');
  // A draft is written after a pause in typing.
  await expect.poll(() => draftCount(page)).toBe(1);
  const endPage = async (thenAt: string) => {
    const [gone] = pageProcesses(program);
    process.kill(gone ?? 0, 'SIGKILL');
    await expect.poll(() => pageProcesses(program).includes(gone ?? 0)).toBe(false);
    await expect.poll(program.addresses).toEqual([thenAt]);
  };
  await endPage('app://xiangdang/');
  page = await program.freshPage();
  // The vault was open and stays open: the keys are main's. Only the page's own memory went.
  await expectDraft(page, '没来得及保存');
  await endPage('app://xiangdang/recovery/crashed');
  page = await program.freshPage();
  await expect(
    page.getByText('已保存的内容都在档案库中，没有丢失；尚未保存的表单会在解锁后以草稿形式提示恢复'),
  ).toBeVisible();
  await page.getByText('重新打开').click();
  await expect.poll(program.addresses).toEqual(['app://xiangdang/']);
  await program.close();
  await expectVerified(made);
  removeHome(made.home);
});

for (const event of ['suspend', 'lock-screen'] as const) {
  test(`at ${event} the vault locks and what was typed is kept as a draft`, async () => {
    const made = await makeHome();
    const program = await launch({ home: made.home, env: TESTING });
    const { page } = program;
    await unlock(page);
    const panel = await newMember(page);
    await fieldOf(panel, '姓名').fill('合上电脑前');
    await program.app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
    await expect(page.getByLabel('密码', { exact: true })).toBeVisible();
    await expect(page.getByText('合上电脑前')).toHaveCount(0);
    const status = await page.evaluate(() => Reflect.get(window as object, 'xiangdang').vault.status());
    expect(status.value.state).toBe('locked');
    await unlock(page);
    await expectDraft(page, '合上电脑前');
    await program.close();
    await expectVerified(made);
    removeHome(made.home);
  });
}

test('a window closed in the middle of saving ends by itself; what was acknowledged is on the disk, whole and in order', async () => {
  const made = await makeHome();
  const program = await launch({ home: made.home, env: TESTING });
  await unlock(program.page);
  const acknowledged: number[] = [];
  await program.page.exposeFunction('saved', (number: number) => acknowledged.push(number));
  const ended = new Promise<number | null>((resolve) => program.app.process().once('exit', resolve));
  await program.page.evaluate(() => {
    const tell: (number: number) => void = Reflect.get(window, 'saved');
    for (let number = 0; number < 400; number += 1) {
      const changes = [{ id: null, type: 'member', values: { name: `关窗${number}` } }];
      const save = window.xiangdangData!.commit({ changes, why: { kind: 'create' } });
      void save.then(({ ok }) => (ok ? tell(number) : undefined));
    }
  });
  await expect.poll(() => acknowledged.length).toBeGreaterThan(0);
  await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await ended).toBe(0);
  const again = await launch({ home: made.home, env: TESTING });
  await unlock(again.page);
  const names = (await shownMembers(again.page)).map(({ name }) => name);
  const saved = names.filter((name) => name.startsWith('关窗')).map((name) => Number(name.slice(2)));
  saved.sort((a, b) => a - b);
  expect(saved).toEqual(saved.map((_, at) => at));
  expect(acknowledged.filter((number) => !saved.includes(number))).toEqual([]);
  await expect(toast(again.page, '上次没有正常退出')).toHaveCount(0);
  await again.close();
  await expectVerified(made);
  removeHome(made.home);
});
