import { expect, type Locator, type Page } from '@playwright/test';
import { seriousFaults } from './access';
import { goTo } from './driver';
import type { Opened } from './township';
import { discard, openCopy, test } from './township';

const MATTER = '硬化三组到五组通组道路';

test('a village matter goes through its six steps by one key each, and every step has its record', async ({
  township,
}) => {
  test.setTimeout(120_000);
  const opened: Opened = await openCopy(township);
  const { page, program } = opened;
  await page.getByRole('navigation').getByRole('button', { name: '组织生活' }).click();
  await goTo(page, '村级议事');
  await page.keyboard.press('Control+n');
  const start = page.getByRole('dialog', { name: '新建议事事项' });
  await start.getByLabel('事项', { exact: false }).first().fill(MATTER);
  await choose(page, start, '村党组织', '河口村');
  await start.getByLabel('动议日期').fill('2026-03-01');
  await choose(page, start, '动议事由', '党员群众建议');
  await start.getByRole('button', { name: '新建' }).click();
  await expect(start).toBeHidden();
  const board = page.getByRole('listbox', { name: '村级议事' });
  const card = board.getByRole('option').filter({ hasText: MATTER });
  await expect(card).toContainText('党支部提议下一步');

  const step = async (name: string, date: string, fields: Readonly<Record<string, string>>) => {
    await board.focus();
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog', { name: `${MATTER}：${name}` });
    await dialog.getByLabel('日期', { exact: false }).first().fill(date);
    for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).first().fill(text);
    await dialog.getByRole('button', { name: '登记' }).click();
    return dialog;
  };
  const meeting = { 会议地点: '村会议室', 主持人: '潘国强', 记录人: '周敏', 应到: '5', 实到: '5' };
  await expect(await step('党支部提议', '2026-03-02', meeting)).toBeHidden();
  await expect(card).toContainText('村“两委”会商议下一步');

  // Before its predecessor: told, and nothing is written; corrected in place.
  const second = await step('村“两委”会商议', '2026-03-01', meeting);
  await expect(second.getByRole('alert')).toContainText('早于上一步“党支部提议”的 2026-03-02');
  await program.screenshot('village-matters-refused');
  await second.getByLabel('日期').first().fill('2026-03-05');
  await second.getByRole('button', { name: '登记' }).click();
  await expect(second).toBeHidden();

  const voted = { ...meeting, 应到: '30', 实到: '24', 反对: '3', 弃权: '1', 乡镇参会人员: '张敏（副镇长）' };
  const third = await step('党员大会审议', '2026-03-12', { ...voted, 赞成: '15' });
  await expect(third.getByRole('alert')).toContainText('须 16 人，不能记为通过');
  await third.getByLabel('赞成').fill('');
  await third.getByRole('button', { name: '登记' }).click();
  await expect(third.getByText('请填写赞成')).toBeVisible();
  await third.getByLabel('赞成').fill('21');
  await third.getByRole('button', { name: '登记' }).click();
  await expect(third.getByText('合计 25 票，多于实到 24 人')).toBeVisible();
  await program.screenshot('village-matters-numbers');
  await third.getByLabel('赞成').fill('20');
  await third.getByRole('button', { name: '登记' }).click();
  await expect(third).toBeHidden();
  await expect(await step('村民代表会议或村民会议决议', '2026-03-20', { ...voted, 赞成: '20' })).toBeHidden();
  await expect(await step('决议公开', '2026-03-21', { 公开地点: '村务公开栏' })).toBeHidden();
  await expect(card).toContainText('实施结果公开下一步');
  await program.screenshot('village-matters');
  expect(await seriousFaults(page)).toEqual([]);

  // The third step's record is a meeting with its vote; back on the board the same card is chosen.
  await board.focus();
  await page.keyboard.press('3');
  await expect(page.getByRole('heading', { name: `支部党员大会：审议“${MATTER}”`, level: 2 })).toBeVisible();
  await program.screenshot('village-matters-meeting');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(
    await step('实施结果公开', '2026-06-30', { 公开地点: '村务公开栏', 实施结果: '道路 1.2 公里已完工验收' }),
  ).toBeHidden();
  await expect(page.getByRole('group', { name: '已办结、终止（近一年）' }).getByRole('option')).toContainText(
    MATTER,
  );
  await expect(card).not.toContainText('下一步');
  await program.screenshot('village-matters-done');
  await page.keyboard.press('Control+z');
  await expect(card).toContainText('实施结果公开下一步');
  await discard(opened);
});

/** Types into a field with choices and takes the first that fits. */
async function choose(page: Page, within: Locator, label: string, text: string): Promise<void> {
  await within.getByLabel(label).first().fill(text);
  await page.getByRole('option').filter({ hasText: text }).first().click();
}
