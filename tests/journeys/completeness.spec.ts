import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { readWorkbook } from '../../renderer/data/spreadsheet/read-workbook';
import { unwrap } from '../../shared/kernel/result';
import { field, fillField, goTo, listCount, saveForm, told } from './driver';
import { answerDialogs, type Program } from './launch';
import { discard, openCopy, test } from './township';

const BRANCH = '河口村党支部';

/** "The county checks on Thursday": what is missing in one village, five holes filled, the rest handed on. */
test.describe('the page for the check', () => {
  test.describe.configure({ mode: 'serial' });
  let home: string;
  let program: Program;
  let page: Page;
  test.beforeAll(async ({ township }) => {
    ({ home, program, page } = await openCopy(township));
  });
  test.afterAll(() => discard({ home, program }));

  const row = (): Locator =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: BRANCH, exact: true }) });
  const square = (short: string): Locator => row().getByRole('gridcell', { name: new RegExp(`^${short}：`) });
  const score = async (): Promise<number> =>
    Number(/\d+/.exec((await row().getByRole('gridcell').first().textContent()) ?? '')?.[0]);
  const group = async (name: string) => {
    await page.getByRole('combobox', { name: '类别' }).click();
    await page.getByRole('option', { name, exact: true }).click();
  };
  /** Opens a square, goes to the form of its first hole, fills it in, and comes back. */
  const fill = async (short: string, texts: Readonly<Record<string, string>>) => {
    await square(short).click();
    await page
      .getByRole('complementary', { name: `${BRANCH}：${short}` })
      .getByRole('button', { name: /^去/ })
      .first()
      .click();
    for (const [label, text] of Object.entries(texts)) {
      await expect(field(page, label)).toBeVisible();
      await fillField(page, label, text);
    }
    await saveForm(page);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('complementary', { name: `${BRANCH}：${short}` })).toBeVisible();
    await expect(square(short)).toHaveAccessibleName(new RegExp(`^${short}：齐`));
  };

  test('five holes are filled from the matrix, and the score says so', async () => {
    await page.getByRole('button', { name: new RegExp(`^${BRANCH}\\s*\\d+%`) }).click();
    await expect(page.getByRole('heading', { name: '资料齐全度', level: 1 })).toBeVisible();
    const before = await score();
    await group('组织建设');
    await fill('书记在任', { 书记: '潘国强' });
    await fill('按期换届', { 任期届满日期: '2031-03-31' });
    await group('组织生活');
    await fill('学习计划', { 计划名称: '河口村党支部年度学习计划' });
    await program.screenshot('completeness-filled');
    await group('基础台账');
    await fill('规章制度', { 制度名称: '三会一课制度' });
    await fill('活动阵地', { 阵地名称: '河口村党员活动室' });
    await page.keyboard.press('Escape');
    await group('全部');
    expect(await score()).toBeGreaterThan(before + 10);
    await program.screenshot('completeness');
  });

  test('what does not apply is taken out with its reason', async () => {
    await group('组织生活');
    await square('支委会').click();
    await page.getByRole('button', { name: '标为不适用…' }).click();
    await page.getByLabel('不适用原因').fill('党员不足七人，没有设支部委员会');
    await page.getByRole('dialog').getByRole('button', { name: '标为不适用' }).click();
    await expect(square('支委会')).toHaveAccessibleName(/^支委会：不适用/);
    await program.screenshot('completeness-exempt');
  });

  test('what is missing goes out as Excel and becomes rectification items, once', async () => {
    await group('组织建设');
    const excel = path.join(home, '缺口.xlsx');
    await answerDialogs(program.app, excel);
    await page.getByRole('button', { name: '导出缺口' }).click();
    await expect(told(page, /^已保存/).last()).toBeVisible({ timeout: 30_000 });
    const [sheet] = unwrap(readWorkbook(new Uint8Array(readFileSync(excel)), '缺口.xlsx')).sheets;
    const lines = (sheet?.rows ?? []).map((cells) => cells.map(({ text }) => text).join(' '));
    expect(lines[0]).toContain('资料缺口清单');
    expect(lines.filter((line) => line.includes('东升村党支部 组织建设 书记在任'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes(BRANCH) && line.includes('书记在任'))).toEqual([]);

    const rectify = async () => {
      await page.getByRole('button', { name: '缺口转整改' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '生成整改事项' }).click();
    };
    await rectify();
    await expect(page.getByRole('heading', { name: '整改台账', level: 1 })).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => listCount(page)).toBeGreaterThan(20);
    const made = await listCount(page);
    await program.screenshot('completeness-rectification');
    await page.keyboard.press('Alt+ArrowLeft');
    await rectify();
    await expect(told(page, `没有新的整改事项，另有 ${made} 条此前已生成、尚未销号`)).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(told(page, /由资料缺口生成/)).toBeVisible();
    await goTo(page, '首页');
    await program.screenshot('completeness-home');
  });

  test("the county's own list is pasted, and its lines are linked to what proves them", async () => {
    await goTo(page, '资料齐全度');
    await page.locator('main').getByText('检查清单', { exact: true }).first().click();
    await page.getByRole('button', { name: '新建清单' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('清单名称').fill('县委组织部检查资料清单');
    await dialog
      .getByLabel('清单内容')
      .fill(
        '序号\t考核项目\t考核内容\t标准分\n1\t学习\t学习计划及记录\t2\n2\t\t党课记录\t1\n3\t制度\t工作制度\t1',
      );
    await expect(dialog.getByRole('status')).toHaveText('读到 3 项');
    await program.screenshot('checklist-new');
    await dialog.getByRole('button', { name: '建立清单' }).click();
    await expect(page.getByText('共 3 项，未齐 3 项')).toBeVisible();
    await page.getByRole('button', { name: '关联第 1 项' }).click();
    await dialog.getByRole('textbox', { name: '查找' }).fill('学习计划');
    await program.screenshot('checklist-search');
    await dialog.getByRole('button', { name: '选 河口村党支部年度学习计划' }).click();
    await dialog.getByRole('button', { name: '关联这条记录' }).click();
    await expect(page.getByText('共 3 项，未齐 2 项')).toBeVisible();
    await expect(page.getByRole('button', { name: '学习计划：河口村党支部年度学习计划' })).toBeVisible();
    await program.screenshot('checklist');
  });
});
