import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { utils, write } from 'xlsx';
import {
  COUNTY,
  commitImport,
  field,
  fillField,
  goTo,
  listCount,
  openBundle,
  recordRows,
  saveForm,
  setUp,
  TOWNSHIP,
  takeBundle,
  told,
  writeBundle,
} from './driver';
import { launch, type Program } from './launch';

const LEDGER = '困难群众走访台账';

/** A clerk makes a ledger that the program does not have, fills it, and sends it to the county, which has never heard of it. */
test.describe('a ledger of one’s own', () => {
  test.describe.configure({ mode: 'serial' });
  const stick = mkdtempSync(path.join(os.tmpdir(), 'xiangdang-ledger-'));
  let township: Program;
  let county: Program;
  let page: Page;
  test.beforeAll(async () => {
    [township, county] = await Promise.all([launch(), launch()]);
    page = township.page;
    await setUp(township, TOWNSHIP);
    await setUp(county, COUNTY);
  });
  test.afterAll(async () => {
    await township.close();
    await county.close();
    rmSync(stick, { recursive: true, force: true, maxRetries: 5 });
  });

  const fieldName = (at: number) => page.getByLabel(`第 ${at} 个字段的名称`);
  const inNavigation = (of: Page) =>
    of.getByRole('navigation').getByRole('link', { name: new RegExp(`^${LEDGER}`) });
  /** Opens the group of the navigation if it is folded, then the ledger in it. */
  const openLedger = async (of: Page) => {
    const group = of.getByRole('navigation').getByRole('button', { name: '联系群众' });
    if ((await group.getAttribute('aria-expanded')) === 'false') await group.click();
    await inNavigation(of).click();
    await expect(of.getByRole('heading', { name: LEDGER, level: 1 })).toBeVisible();
  };

  test('is designed from the heading row of the old table, with the keyboard', async () => {
    await goTo(page, '自定义台账');
    await expect(page.getByText('程序里没有的台账，可以自己做一个')).toBeVisible();
    await page.keyboard.press('Control+n');
    await expect(page.getByLabel('台账名称')).toBeFocused();
    await page.keyboard.type(LEDGER);
    await page.getByLabel('所在分组').selectOption('联系群众');
    await page.getByRole('button', { name: '从表头粘贴' }).click();
    await page.getByRole('textbox', { name: '表头' }).fill('序号\t村\t户主姓名\t走访日期\t联系电话');
    await expect(page.getByText('不另设字段：序号、村')).toBeVisible();
    await page.getByRole('button', { name: '添加 3 个字段' }).click();
    await fieldName(3).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('办理结果');
    await page.getByLabel('办理结果的类型').selectOption('选项（只能选）');
    await expect(page.getByText('字段“办理结果”没有选项。请每行填一个选项。')).toBeVisible();
    await page.getByLabel('办理结果的选项').fill('已解决\n正在办理');
    await fieldName(4).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(fieldName(3)).toHaveValue('办理结果');
    await page.getByLabel('走访日期：必填').check();
    await page.getByLabel('按哪个日期归年度').selectOption('走访日期');
    const preview = page.getByRole('region', { name: '预览' });
    await expect(preview.getByRole('columnheader')).toHaveText([
      '户主姓名',
      '所在党组织',
      '走访日期',
      '办理结果',
      '联系电话',
    ]);
    await preview
      .locator('[data-field]')
      .getByLabel(/^办理结果/)
      .fill('已解决');
    await page.keyboard.press('Tab');
    await expect(preview.getByRole('cell', { name: '已解决' })).toBeVisible();
    await township.screenshot('own-ledger-design');
    await page.keyboard.press('Control+s');
    await expect(told(page, '已保存').first()).toBeVisible();
    await expect(page.getByRole('button', { name: '打开台账' })).toBeVisible();
  });

  test('stands in the navigation at once and is filled like any other', async () => {
    await openLedger(page);
    for (const [name, day, result] of [
      ['潘秀英', '2026-03-02', '已解决'],
      ['邓大勇', '2026-03-05', '正在办理'],
    ] as const) {
      await page.keyboard.press('Control+n');
      await expect(field(page, '户主姓名')).toBeFocused();
      await fillField(page, '户主姓名', name);
      await fillField(page, '所在党组织', TOWNSHIP.unit);
      await fillField(page, '走访日期', day);
      await fillField(page, '办理结果', result);
      await saveForm(page);
    }
    await expect(recordRows(page)).toHaveCount(2);
    await township.screenshot('own-ledger-list');
  });

  test('takes rows from an Excel file under its own headings', async () => {
    const rows = [
      ['户主姓名', '村', '走访日期', '办理结果', '联系电话'],
      ['王小梅', TOWNSHIP.unit, '2026年4月1日', '已解决', '13800000001'],
      ['李国庆', TOWNSHIP.unit, '2026.4.2', '正在办理', ''],
    ];
    const file = path.join(stick, '走访.xlsx');
    const sheet = utils.aoa_to_sheet(rows);
    writeFileSync(
      file,
      write({ SheetNames: ['走访'], Sheets: { 走访: sheet } }, { type: 'buffer' }) as Buffer,
    );
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByLabel('要导入的文件', { exact: true }).setInputFiles(file);
    await expect(page.getByRole('status').filter({ hasText: '个文件' })).toBeVisible();
    expect(await commitImport(page)).toContain('新增 2 条');
    await openLedger(page);
    await expect.poll(() => listCount(page)).toBe(4);
  });

  test('lets a field that is filled only become plainer text, and says why', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '查找', exact: true }).fill(LEDGER);
    await page
      .getByRole('group', { name: /^自定义台账/ })
      .getByRole('option')
      .click();
    await expect(page.getByRole('heading', { name: LEDGER, level: 1 })).toBeVisible();
    const kind = page.getByLabel('走访日期的类型');
    await kind.focus();
    await expect(page.getByText(/已有 4 条记录填了这一栏/)).toBeVisible();
    await expect(kind.getByRole('option', { name: '整数' })).toBeDisabled();
    await expect(kind.getByRole('option', { name: '文字', exact: true })).toBeEnabled();
  });

  test('goes to the county with its design, and stands there with its rows', async () => {
    await writeBundle(township, stick, { purpose: '走访情况' });
    const zip = path.join(stick, readdirSync(stick).find((name) => name.endsWith('.zip')) ?? '');
    const browse = readFileSync(path.join(zip.replace(/\.zip$/, ''), 'data/浏览.html'), 'utf8');
    expect(browse).toContain('潘秀英');
    expect(browse).not.toContain('13800000001');
    await openBundle(county, zip);
    await expect(county.page.getByText(/发送方遮盖了：.*联系电话/)).toBeVisible();
    await expect(county.page.getByRole('cell', { name: LEDGER }).first()).toBeVisible();
    await takeBundle(county.page);
    await openLedger(county.page);
    await expect(recordRows(county.page)).toHaveCount(4);
    await expect(recordRows(county.page).filter({ hasText: '王小梅' })).toContainText('已解决');
    await county.screenshot('own-ledger-county');
  });

  test('is deleted only after saying what becomes of its records, and comes back by undo', async () => {
    await goTo(page, '自定义台账');
    await township.screenshot('own-ledgers');
    await page.getByRole('button', { name: `删除：${LEDGER}` }).click();
    await expect(page.getByText(/4 条记录不会删除/)).toBeVisible();
    await page.getByRole('button', { name: '删除台账' }).click();
    await expect(page.getByText('程序里没有的台账，可以自己做一个')).toBeVisible();
    await expect(inNavigation(page)).toBeHidden();
    await page.keyboard.press('Control+z');
    await openLedger(page);
    await expect.poll(() => listCount(page)).toBe(4);
  });
});
