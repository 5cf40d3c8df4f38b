import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  acceptSuspects,
  chooseFile,
  commitImport,
  goTo,
  listCount,
  mendRow,
  openByPalette,
  readRosters,
  told,
} from './driver';
import { answerDialogs, newHome, type Program } from './launch';
import { CORRECTIONS, ROSTER_NAMES, rosterPath } from './sample';
import { discard, openNew } from './township';

const HEKOU = ROSTER_NAMES[0] ?? '';
const DAYAN = ROSTER_NAMES[7] ?? '';

/** What a clerk does with files that are not as they should be. */
test.describe('the import', () => {
  test.describe.configure({ mode: 'serial' });
  const home = newHome();
  let program: Program;
  let page: Page;
  test.beforeAll(async () => {
    ({ program, page } = await openNew(home));
  });
  test.afterAll(() => discard({ home, program }));

  const summary = (): Locator => page.getByRole('status').filter({ hasText: '个文件' });
  const file = (name: string, text: string | Buffer): string => {
    const target = path.join(home, name);
    writeFileSync(target, text);
    return target;
  };
  const counts = async (): Promise<number> => {
    await goTo(page, '党员');
    return listCount(page);
  };

  test('takes a csv of a Chinese Windows, and is taken back as one act that leaves nothing', async () => {
    await readRosters(page, [rosterPath(DAYAN)]);
    const panel = await chooseFile(page, DAYAN);
    await expect(
      panel
        .getByText('崔平敏')
        .or(panel.getByText(/^全部 45$/))
        .first(),
    ).toBeVisible();
    await acceptSuspects(page);
    expect(await commitImport(page)).toContain('新增 44 条');
    await page.getByRole('button', { name: '撤销这次导入' }).click();
    await expect(page.getByRole('heading', { name: '已撤销这次导入' })).toBeVisible();
    await expect.poll(counts).toBe(0);
    await goTo(page, '党组织');
    await expect(page.getByRole('treeitem')).toHaveCount(1);
  });

  test('saves the refused rows as Excel, and takes them once they are corrected', async () => {
    await readRosters(page, [rosterPath(HEKOU)]);
    await acceptSuspects(page);
    const refused = path.join(home, '未通过.xlsx');
    await answerDialogs(program.app, refused);
    await page.getByRole('button', { name: '导出未通过的行' }).click();
    await expect(told(page, '已保存到 未通过.xlsx')).toBeVisible();
    expect(await commitImport(page)).toContain('新增 44 条');
    await program.screenshot('import-with-refused');
    await readRosters(page, [refused]);
    await program.screenshot('import-refused-again');
    await expect(summary()).toContainText('未通过 1');
    const right = CORRECTIONS.find((one) => one.file === HEKOU);
    const panel = await chooseFile(page, '未通过.xlsx');
    await expect(panel.locator('td[data-level="error"]')).toHaveCount(1);
    await panel.locator('td[data-level="error"] button').click();
    await page.getByLabel(/^改正第 \d+ 行$/).fill(right?.text ?? '');
    await page.keyboard.press('Enter');
    await expect(summary()).toContainText('未通过 0');
    await acceptSuspects(page);
    expect(await commitImport(page)).toContain('新增 1 条');
    expect(await counts()).toBe(45);
  });

  test('of the same file again changes nothing', async () => {
    await readRosters(page, [rosterPath(HEKOU)]);
    await mendRow(page, HEKOU, CORRECTIONS[0]?.row ?? 0, CORRECTIONS[0]?.text ?? '');
    await expect(summary()).toContainText('将新增 0，将修改 0');
    await program.screenshot('import-again');
    await expect(page.getByRole('button', { name: '导入 0 行' })).toBeDisabled();
    await page.getByRole('button', { name: '放弃' }).click();
  });

  test('remembers for the next file of the same shape which column is what', async () => {
    const head = '姓名,代号,性别,身份证号,在哪里住\n';
    const first = file('清水沟一组.csv', `${head}欧阳春梅,A1,女,420683199002030047,柳林\n`);
    await readRosters(page, [first]);
    const panel = await chooseFile(page, '清水沟一组.csv');
    await panel.getByRole('tab', { name: /^列对应/ }).click();
    const place = page.getByRole('combobox', { name: '在哪里住对应的字段' });
    const before = await place.inputValue();
    expect(before).not.toBe('户籍所在地');
    await place.fill('户籍所在');
    await page.getByRole('option', { name: '户籍所在地', exact: true }).click();
    await expect(place).toHaveValue('户籍所在地');
    await program.screenshot('import-columns');
    await choosePlace(panel);
    await acceptSuspects(page);
    expect(await commitImport(page)).toContain('新增 1 条');
    const second = file('清水沟二组.csv', `${head}欧阳秋菊,A2,女,420683198104150029,河口\n`);
    await readRosters(page, [second]);
    const next = await chooseFile(page, '清水沟二组.csv');
    await next.getByRole('tab', { name: /^列对应/ }).click();
    await expect(page.getByRole('combobox', { name: '在哪里住对应的字段' })).toHaveValue('户籍所在地');
    await page.getByRole('button', { name: '放弃' }).click();
  });

  test('offers twins of two branches to be merged, and keeps both histories', async () => {
    const twin = file(
      '石桥村党员花名册.csv',
      '姓名,性别,身份证号,手机号码\n欧阳春梅,女,420683199002030047,13907221234\n',
    );
    await goTo(page, '党组织');
    await page
      .getByRole('button', { name: '新建下级组织' })
      .or(page.getByRole('button', { name: '新建党组织' }))
      .first()
      .click();
    await page.getByLabel('党组织全称').fill('石桥村党支部');
    await page.getByRole('button', { name: '新建', exact: true }).click();
    await page.getByRole('button', { name: '显示全部党组织' }).click();
    await readRosters(page, [twin]);
    const panel = await chooseFile(page, '石桥村党员花名册.csv');
    await choosePlace(panel, '石桥村党支部');
    await program.screenshot('import-twin');
    await acceptSuspects(page);
    await commitImport(page);
    await goTo(page, '重复');
    const offer = page
      .getByRole('region')
      .filter({ hasText: /欧阳春梅（河口村党支部） \/ 欧阳春梅（石桥村党支部）/ });
    await expect(offer).toBeVisible();
    await program.screenshot('duplicates');
    await offer.getByRole('button', { name: '对照并合并…' }).click();
    await program.screenshot('duplicates-merge');
    await page.getByRole('button', { name: '合并为一条' }).click();
    await expect(told(page, '已合并为一条')).toBeVisible();
    await expect(offer).toBeHidden();
    await openByPalette(page, '欧阳春梅', '欧阳春梅');
    await page.getByRole('tab', { name: '历史' }).click();
    const items = page.getByRole('tabpanel').getByRole('listitem');
    await expect(items.filter({ hasText: '清水沟一组.csv' }).first()).toBeVisible();
    await expect(items.filter({ hasText: '石桥村党员花名册.csv' }).first()).toBeVisible();
    await program.screenshot('duplicates-history');
  });

  test('refuses what is no table, and says so politely', async () => {
    const page1 = file('网页.xlsx', '<html><body>不是表格</body></html>');
    const torn = file('半截.xlsx', readFileSync(rosterPath(HEKOU)).subarray(0, 4000));
    await readRosters(page, [page1, torn]);
    for (const name of ['网页.xlsx', '半截.xlsx']) {
      await page.getByRole('navigation', { name: '文件' }).getByRole('button', { name }).click();
      await expect(page.getByRole('alert').filter({ hasText: `${name} 没有导入` })).toBeVisible();
    }
    await program.screenshot('import-refused-files');
  });

  /** Chooses the branch of the file when it can't be told from the file. */
  async function choosePlace(panel: Locator, name = '河口村党支部'): Promise<void> {
    const place = panel.getByRole('combobox', { name: '这些人属于' });
    if (!(await place.isVisible()) || (await place.inputValue()).endsWith(name)) return;
    await place.click();
    await place.fill(name);
    await page.getByRole('option', { name, exact: true }).click();
  }
});
