import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { commitImport, fillField, goTo, goWithin, saveForm, unlock } from './driver';
import { launch, ROOT } from './launch';
import { copyOf, test } from './township';

const ROSTER = path.join(ROOT, 'resources/sample/ledgers/惠民政策发放花名册(低保).xlsx');
const PHOTO = path.join(ROOT, 'resources/icons/icon.png');

/** Types a code or a branch into the open form and takes the first that is offered for it. */
async function choose(page: Page, field: string, text: string): Promise<void> {
  const input = page.locator(`[data-field="${field}"] input`);
  await input.fill(text);
  await page.getByRole('option').filter({ hasText: text }).first().click();
}

test('a clerk posts three notices of a benefit list, sees a commitment through and is told to wait with a step', async ({
  township,
}) => {
  test.setTimeout(120_000);
  const home = copyOf(township);
  const program = await launch({ home });
  const { page } = program;
  await unlock(page);

  await goTo(page, '导入花名册');
  await page.getByRole('combobox', { name: '导入为' }).fill('惠民政策花名册');
  await page.getByRole('option', { name: '惠民政策花名册', exact: true }).click();
  await page.getByLabel('要导入的文件', { exact: true }).setInputFiles(ROSTER);
  await expect(page.getByRole('status').filter({ hasText: '个文件' })).toBeVisible();
  expect(await commitImport(page)).toContain('新增');

  await goWithin(page, '惠民与治理', '公示日历');
  await page.keyboard.press('Control+n');
  const dialog = page.getByRole('dialog', { name: '三级公示' });
  await dialog.getByRole('combobox', { name: '公示对象所在党组织' }).fill('河口村');
  await page.getByRole('option', { name: /河口村/ }).click();
  await expect(dialog.getByRole('combobox', { name: '政策和期次' })).toHaveValue(
    '2026年第三季度 最低生活保障',
  );
  for (const [label, postAt, place] of [
    ['一榜·村级公示', '2026-07-01', '村务公开栏'],
    ['二榜·乡镇级公示', '2026-07-09', '镇政务公开栏'],
    ['三榜·县级公示', '2026-07-17', '县民政局公开栏'],
  ] as const) {
    await expect(dialog.getByRole('button', { name: `登记${label}` })).toBeVisible();
    await dialog.getByLabel('公示日期').fill(postAt);
    await dialog.getByLabel('公示地点').fill(place);
    await dialog.locator('input[type="file"]').setInputFiles(PHOTO);
    await dialog.getByLabel('公示地点').press('Enter');
  }
  await expect(dialog.getByText('三榜都已登记')).toBeVisible();
  await program.screenshot('notices-posted');
  await page.keyboard.press('Escape');
  const calendar = page.getByRole('grid', { name: '2026年7月的公示' });
  await expect(calendar.getByRole('rowheader', { name: /[一二三]榜/ })).toHaveCount(3);
  await expect(page.getByText(/^2026年第三季度/).first()).toBeVisible();
  await expect(page.getByText('照片 1')).toBeVisible();
  await program.screenshot('notice-calendar');

  await goWithin(page, '创先争优', '承诺墙');
  await page.keyboard.press('Control+n');
  await choose(page, 'kind', '实事承诺');
  await fillField(page, '承诺内容', '硬化三组到五组通组道路');
  await fillField(page, '完成时限', '2026-12-31');
  await saveForm(page);
  await page.keyboard.press('Alt+ArrowLeft');
  const wall = page.getByRole('listbox', { name: /公开承诺$/ });
  const card = wall.getByRole('option');
  await expect(card).toContainText('还没有公布');
  await wall.focus();
  for (const [key, title, answer] of [
    ['g', '公布承诺', ['公布地点', '村务公开栏']],
    ['l', '登记履诺', ['落实情况', '路面全部硬化']],
    // The result is proposed, because all is fulfilled.
    ['p', '评诺', null],
  ] as const) {
    await wall.press(key);
    const act = page.getByRole('dialog', { name: new RegExp(`^${title}`) });
    if (answer === null) await expect(act.getByLabel('评诺结果')).toHaveValue('兑现');
    else await act.getByLabel(answer[0]).fill(answer[1]);
    if (key === 'l') await act.getByRole('radio', { name: '是' }).check();
    await act.getByRole('button').last().click();
    await expect(act).toBeHidden();
  }
  await expect(card).toContainText('评诺：兑现');
  await program.screenshot('commitment-wall');

  await goWithin(page, '党员发展与管理', '发展流程');
  await page.keyboard.press('Control+n');
  await fillField(page, '姓名', '柳春生');
  await choose(page, 'branchId', '河口村');
  await fillField(page, '递交入党申请书日期', '2026-01-05');
  await saveForm(page);
  await page.keyboard.press('Alt+ArrowLeft');
  const board = page.getByRole('listbox', { name: '发展流程' });
  await expect(board.getByRole('option')).toContainText('党组织派人谈话');
  await board.focus();
  for (const next of [
    '推荐和确定入党积极分子',
    '上级党委备案',
    '指定培养联系人',
    '培养教育考察',
    '确定发展对象',
  ]) {
    await board.press('n');
    await page.getByRole('dialog').getByRole('button', { name: '登记' }).click();
    await expect(board.getByRole('option')).toContainText(`下一步：${next}`);
  }
  await board.press('n');
  await expect(page.getByRole('alert').filter({ hasText: '最早' })).toContainText(
    /“确定发展对象”最早 \d{4}-\d{2}-\d{2} 才能办：.*培养教育考察。依据：《中国共产党发展党员工作细则》/,
  );
  await expect(page.getByRole('dialog')).toBeHidden();
  await program.screenshot('development-refused');
  await program.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});
