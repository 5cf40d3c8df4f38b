import { expect, test } from '@playwright/test';
import * as clerk from './driver';
import { launch } from './launch';
import { pagesOf, printed } from './paper';

test('the first screen offers an invented township that is marked as practice wherever it is seen', async () => {
  const program = await launch();
  const { page } = program;
  await clerk.setUpPractice(program);
  const mark = page.getByRole('note').filter({ hasText: '练习' });
  await expect(mark).toContainText('全是虚构的');
  await expect(page.getByRole('contentinfo')).toContainText('练习库');
  await expect(page.getByRole('navigation')).toContainText('中共清河镇委员会（练习）');

  // A year of the township: members, meetings with their minutes, scans among them.
  await clerk.goTo(page, '党员');
  await expect(page.getByText(/1,?200 条/).first()).toBeVisible();
  await page.getByRole('button', { name: '组织生活' }).click();
  await clerk.goTo(page, '会议');
  await page.getByRole('row').filter({ hasText: '支部' }).first().dblclick();
  await expect(page.getByRole('status', { name: '到会人数' })).toBeVisible();
  await expect(mark).toBeVisible();

  // The lock screen says the password, and leads on to the vault of the office itself.
  await clerk.lock(page);
  await expect(page.getByText('密码 lianxi-2026')).toBeVisible();
  await page.getByRole('button', { name: '建立正式档案库' }).click();
  await expect(page.getByRole('button', { name: '建立新的档案库' })).toBeVisible();
  await program.close();
});

test('minutes, a wall of commitments and a campaign go onto paper', async () => {
  const program = await launch();
  const { page } = program;
  await clerk.setUpPractice(program);
  const place = async (group: string, name: string) => {
    await page.getByRole('button', { name: group }).click();
    await clerk.goTo(page, name);
  };
  await place('组织生活', '会议');
  await page.getByRole('row').filter({ hasText: '支部' }).first().dblclick();
  await expect(page.getByRole('status', { name: '到会人数' })).toBeVisible();
  const minutes = await printed(program, 'print-minutes', () => page.keyboard.press('Control+p'));
  await place('创先争优', '承诺墙');
  await page
    .getByRole('listbox', { name: /公开承诺$/ })
    .getByRole('option')
    .first()
    .click();
  const wall = await printed(program, 'print-commitments', () => page.keyboard.press('Control+p'));
  await clerk.goTo(page, '活动推进表');
  await expect(page.getByRole('grid')).toBeVisible();
  const campaign = await printed(program, 'print-campaign', () => page.keyboard.press('Control+p'));
  for (const file of [minutes, wall, campaign]) expect(pagesOf(file)).toBeGreaterThanOrEqual(1);
  await program.close();
});
