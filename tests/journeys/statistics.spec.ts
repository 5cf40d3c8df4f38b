import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { PICTURE_WIDTH, pictureHeight } from '../../renderer/charts/bar-picture';
import { readWorkbook } from '../../renderer/data/spreadsheet/read-workbook';
import { unwrap } from '../../shared/kernel/result';
import { seriousFaults, sideways } from './access';
import { goTo, listCount, setUpPractice, told } from './driver';
import { answerDialogs, launch, newHome, type Program, ROOT } from './launch';
import { addUsers, switchUser } from './people';
import { discard } from './township';

const READER = { name: '统计员', role: '查阅人', password: '石桥村 9 月收稻子' };

/** The numbers of a year as an office reports them, over the practice township. */
test.describe('statistics', () => {
  test.describe.configure({ mode: 'serial' });
  const home = newHome();
  let program: Program;
  let page: Page;
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    program = await launch({ home });
    page = program.page;
    await setUpPractice(program);
  });
  test.afterAll(() => discard({ home, program }));

  const table = (): Locator => page.getByRole('grid');
  const cell = (row: string, figure: string): Locator =>
    table().getByRole('button', { name: new RegExp(`^${row}，${figure}：`) });
  const number = async (row: string, figure: string): Promise<number> =>
    Number(/：(\S+)$/.exec((await cell(row, figure).getAttribute('aria-label')) ?? '')?.[1]);
  const subject = (name: string) =>
    page.getByRole('navigation', { name: '统计内容' }).getByRole('button', { name, exact: true }).click();
  const pick = async (box: string, choice: string) => {
    await page.getByRole('combobox', { name: box, exact: true }).click();
    await page.getByRole('option', { name: choice, exact: true }).click();
  };
  const back = async () => {
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('heading', { name: '统计', level: 1 })).toBeVisible();
  };

  test('members by age add up to all, and every number opens exactly its records', async () => {
    await goTo(page, '统计');
    await expect(page.getByRole('heading', { name: '统计', level: 1 })).toBeVisible();
    await expect(table()).toBeVisible();
    await program.screenshot('statistics-members');
    const rows = await table().getByRole('rowheader').allTextContents();
    expect(rows.at(-1)).toBe('合计');
    let sum = 0;
    for (const row of rows.slice(0, -1)) sum += await number(row, '人数');
    const all = await number('合计', '人数');
    expect(all).toBeGreaterThan(1000);
    expect(sum).toBe(all);

    const elders = await number('61岁及以上', '女');
    await cell('61岁及以上', '女').click();
    await expect(page.getByRole('heading', { name: '党员', level: 1 })).toBeVisible();
    await expect(page.getByText(`符合条件 ${elders} 条`)).toBeVisible();
    expect(await listCount(page)).toBe(elders);
    await expect(page.getByText(/^党员统计（按年龄）：61岁及以上，女/)).toBeVisible();
    await program.screenshot('statistics-list');
    await page.getByRole('button', { name: '显示全部' }).click();
    await expect(page.getByText(/^共 1,?\d{3} 条/).first()).toBeVisible();
    await back();
    await expect(table()).toBeVisible();
  });

  test('a branch and another period give other numbers, and a bar opens its records', async () => {
    await subject('会议');
    await expect(table()).toHaveAccessibleName('会议统计（按会议类型）');
    const year = await number('合计', '次数');
    await program.screenshot('statistics-meetings');
    await pick('统计期', '季度');
    await page.getByRole('button', { name: '上一期' }).click();
    await expect(page.locator('header').getByText(/季度/)).toBeVisible();
    const quarter = await number('合计', '次数');
    expect(quarter).toBeGreaterThan(0);
    expect(quarter).toBeLessThan(year);

    await page.getByRole('button', { name: '全部党组织' }).click();
    await page
      .getByRole('option', { name: /河口村/ })
      .first()
      .click();
    await expect.poll(() => number('合计', '次数')).toBeLessThan(quarter);
    const bar = page
      .getByRole('group', { name: /^会议统计/ })
      .getByRole('link')
      .first();
    const [label = '', count = ''] = ((await bar.getAttribute('aria-label')) ?? '').split('：');
    expect(await number(label, '次数')).toBe(Number(count));
    await bar.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '会议', level: 1 })).toBeVisible();
    await expect.poll(() => listCount(page)).toBe(Number(count));
    await back();
    await page.getByRole('button', { name: '显示全部党组织' }).click();
    await expect.poll(() => number('合计', '次数')).toBe(quarter);
  });

  test('both days of a stretch are typed one after the other, and the cursor stays where it was', async () => {
    await subject('会议');
    await pick('统计期', '起止日期');
    const [from, to] = [page.getByLabel('起始日期'), page.getByLabel('截止日期')];
    const period = page.locator('header').getByText('2026-02-01至2026-03-31');
    await from.focus();
    await page.keyboard.press('Control+a');
    // With the old last day this is a stretch already, and still nobody asked for it.
    await page.keyboard.type('2026-02-01');
    await page.keyboard.press('Tab');
    await expect(to).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2026-03-31');
    await page.keyboard.press('Enter');
    await expect(period).toBeVisible();
    await expect(to).toBeFocused();
    await expect(from).toHaveValue('2026-02-01');
    await page.keyboard.press('Shift+Tab');
    await expect(from).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2026-03-01');
    await page.keyboard.press('Tab');
    await expect(to).toBeFocused();
    await expect(period).toBeVisible();
    // Out of both fields: taken.
    await page.keyboard.press('Tab');
    await expect(page.locator('header').getByText('2026年3月')).toBeVisible();
    await page.getByRole('button', { name: '上一期' }).click();
    await expect(from).toHaveValue('2026-02-01');
    await expect(to).toHaveValue('2026-02-28');
  });

  test('the table goes out as Excel and the chart as a picture', async () => {
    await subject('整改');
    await pick('统计期', '年度');
    await expect(table()).toHaveAccessibleName('整改统计（按整改状态）');
    await program.screenshot('statistics-rectification');
    const [excel, picture] = [path.join(home, '统计.xlsx'), path.join(ROOT, 'test-results/screens/统计.png')];
    await answerDialogs(program.app, excel, picture);
    await page.keyboard.press('Control+e');
    await expect(told(page, '已保存 统计.xlsx')).toBeVisible({ timeout: 30_000 });
    const [sheet] = unwrap(readWorkbook(new Uint8Array(readFileSync(excel)), '统计.xlsx')).sheets;
    const lines = (sheet?.rows ?? []).map((cells) => cells.map(({ text }) => text));
    expect(lines[0]?.[0]).toBe('整改统计（按整改状态）');
    const heading = lines.find(([first]) => first === '整改状态') ?? [];
    const total = lines.find(([first]) => first === '合计') ?? [];
    expect(Number(total[heading.indexOf('问题（个）')])).toBe(await number('合计', '问题'));
    expect(total[heading.indexOf('整改率')]).toMatch(/^\d+\.\d%$/);

    await page.getByRole('button', { name: '存为图片' }).click();
    await expect(told(page, '已保存 统计.png')).toBeVisible({ timeout: 30_000 });
    const png = readFileSync(picture);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    const bars = (await table().getByRole('rowheader').count()) - 1;
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([PICTURE_WIDTH, pictureHeight(bars)]);
    // White paper alone would be a few kilobytes at most.
    expect(png.length).toBeGreaterThan(10_000);
  });

  test('the keyboard alone is enough, also in large text, and every subject has its table', async () => {
    for (const name of [
      '发展党员',
      '学习',
      '民主评议党员',
      '党费',
      '考核评价',
      '群众满意度',
      '公示',
      '走访',
    ]) {
      await page
        .getByRole('navigation', { name: '统计内容' })
        .getByRole('button', { name, exact: true })
        .focus();
      await page.keyboard.press('Enter');
      await expect(table()).toHaveAccessibleName(new RegExp(`^${name}统计`));
      expect.soft(await seriousFaults(page), name).toEqual([]);
      await program.screenshot(`statistics-${name}`);
    }
    await subject('党员');
    await expect(table()).toHaveAccessibleName('党员统计（按年龄）');
    await table().locator('button[tabindex="0"]').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await expect(cell('31至35岁', '大专及以上')).toBeFocused();
    const count = await number('31至35岁', '大专及以上');
    await page.keyboard.press('Enter');
    await expect.poll(() => listCount(page)).toBe(count);
    await back();
    await page.evaluate(() => document.documentElement.setAttribute('data-text-size', 'larger'));
    expect.soft(await seriousFaults(page), 'in the largest text').toEqual([]);
    expect(await sideways(page, '统计')).toEqual([]);
    await program.screenshot('statistics-larger');
    await page.evaluate(() => document.documentElement.removeAttribute('data-text-size'));
  });

  test('a reader sees all of it', async () => {
    await addUsers(page, [READER]);
    await switchUser(page, 2, READER.password);
    await goTo(page, '统计');
    await expect(table()).toBeVisible();
    const all = await number('合计', '人数');
    await cell('合计', '人数').click();
    await expect.poll(() => listCount(page)).toBe(all);
    await back();
    await expect(page.getByRole('button', { name: '导出 Excel' })).toBeEnabled();
    await expect(page.getByRole('button', { name: '存为图片' })).toBeEnabled();
  });
});
