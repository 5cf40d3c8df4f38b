import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { readWorkbook } from '../../renderer/data/spreadsheet/read-workbook';
import {
  COUNTY,
  field,
  fillField,
  goTo,
  listCount,
  openBundle,
  openByPalette,
  saveForm,
  setUp,
  takeBundle,
  unlock,
  writeBundle,
} from './driver';
import { filesBelow } from './files-below';
import { launch, type Program } from './launch';
import { ORGANIZATIONS, PEOPLE } from './sample';
import { copyOf, test } from './township';

/** Somebody of the first roster, whose citizen number and phone are known. */
const PERSON = { name: '崔娟燕', number: '420683198811272463', phone: '15058004644' };

/** Everything that an Excel file says; its parts are packed, so that its bytes say nothing. */
function textOfSheets(file: string): string {
  const book = readWorkbook(new Uint8Array(readFileSync(file)), path.basename(file));
  if (!book.ok) throw new Error(`${file} can't be read`);
  return book.value.sheets.flatMap(({ rows }) => rows.flat().map(({ text }) => text)).join('\n');
}

/** A township and its county hand bundles to each other, while both go on editing. */
/** Ids of records, and hashes of files and frames. */
const HEX = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{64,128}\b/g;

test.describe('bundles between two offices', () => {
  test.describe.configure({ mode: 'serial' });
  const stick = mkdtempSync(path.join(os.tmpdir(), 'xiangdang-stick-'));
  let home: string;
  let township: Program;
  let county: Program;
  let full = '';

  test.beforeAll(async ({ township: filled }) => {
    home = copyOf(filled);
    township = await launch({ home });
    await unlock(township.page);
    county = await launch();
    await setUp(county, COUNTY);
  });
  test.afterAll(async () => {
    await township.close();
    await county.close();
    for (const folder of [home, stick]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  /** Writes a bundle into a folder of its own on the stick; answers the zip. */
  const write = async (from: Program, name: string, unmasked: boolean): Promise<string> => {
    const folder = path.join(stick, name);
    mkdirSync(folder);
    await writeBundle(from, folder, { purpose: name, unmasked });
    const zip = readdirSync(folder).find((file) => file.endsWith('.zip'));
    return path.join(folder, zip ?? '');
  };
  const edit = async (page: Page, values: Readonly<Record<string, string>>) => {
    await openByPalette(page, 'cjy', PERSON.name);
    for (const [label, text] of Object.entries(values)) await fillField(page, label, text);
    await saveForm(page);
  };
  const state = (page: Page, label: string) =>
    page.getByRole('radio', { name: new RegExp(`^${label} \\d+$`) });

  test('are masked unless the user decides otherwise: no number stands in any file', async () => {
    const zip = await write(township, '遮盖', false);
    const folder = zip.replace(/\.zip$/, '');
    const plain = /[1-9]\d{5}(19|20)\d{9}[\dX]|(?<!\d)1[3-9]\d{9}(?!\d)/;
    for (const file of filesBelow(folder)) {
      const bytes = readFileSync(file);
      const text = file.endsWith('.xlsx') ? textOfSheets(file) : bytes.toString();
      // Ids and hashes have runs of digits by chance.
      expect(text.replace(HEX, ''), path.basename(file)).not.toMatch(plain);
      for (const secret of [PERSON.number, PERSON.phone])
        expect(bytes.includes(Buffer.from(secret)), path.basename(file)).toBe(false);
    }
    await openBundle(county, zip);
    await expect(county.page.getByText(/发送方遮盖了：.*公民身份号码.*手机号码/)).toBeVisible();
    await county.page.getByRole('button', { name: '放弃' }).click();
    await township.page.getByRole('button', { name: '再写一个' }).click();
    await township.page.getByRole('checkbox', { name: /写明敏感信息/ }).check();
    await expect(
      township.page.getByRole('alert').filter({ hasText: '任何拿到这个U盘的人都能看到' }),
    ).toBeVisible();
    await township.screenshot('bundle-unmasked-warning');
  });

  test('are looked through first, taken in as one act, and taken back as one', async () => {
    full = await write(township, '完整', true);
    await openBundle(county, full);
    await expect(state(county.page, '新增')).toBeChecked();
    await county.screenshot('bundle-preview-new');
    expect(await takeBundle(county.page)).toContain(`新增 ${PEOPLE + ORGANIZATIONS} 条`);
    await county.page.getByRole('button', { name: '撤销这次接收' }).click();
    await expect(county.page.getByRole('heading', { name: '已撤销这次接收' })).toBeVisible({
      timeout: 60_000,
    });
    await goTo(county.page, '党员');
    await expect.poll(() => listCount(county.page)).toBe(0);
    await county.page.keyboard.press('Control+Shift+z');
    await expect.poll(() => listCount(county.page), { timeout: 60_000 }).toBe(PEOPLE);
  });

  test('that were taken once change nothing the second time', async () => {
    await openBundle(county, full);
    await expect(county.page.getByText('这个数据包以前接收过')).toBeVisible();
    await county.screenshot('bundle-again');
    await expect(county.page.getByRole('button', { name: '没有变化' })).toBeDisabled();
    await county.page.getByRole('button', { name: '放弃' }).click();
  });

  test('join edits of different fields, and show both sides of a clash', async () => {
    await edit(township.page, { 籍贯: '湖北清江', 现居住地: '河口村一组' });
    await edit(county.page, { 备注: '县里核对过', 现居住地: '县城解放路' });
    const zip = await write(township, '两边都改', true);
    await openBundle(county, zip);
    await expect(state(county.page, '冲突')).toBeChecked();
    await expect(county.page.getByText('双方都改过')).toBeVisible();
    await county.screenshot('bundle-conflict');
    await takeBundle(county.page);
    await county.page.getByRole('button', { name: '处理冲突' }).click();
    const clash = county.page.getByRole('region', { name: `${PERSON.name} 现居住地` });
    await expect(clash).toContainText('河口村一组');
    await expect(clash).toContainText('县城解放路');
    await county.screenshot('conflicts');
    await clash.getByRole('button', { name: '用这个' }).first().click();
    await expect(county.page.getByText('没有冲突。')).toBeVisible();
    await openByPalette(county.page, 'cjy', PERSON.name);
    await expect(field(county.page, '籍贯')).toHaveValue('湖北清江');
    await expect(county.page.locator('[data-field=remark] textarea')).toHaveValue('县里核对过');
  });

  test('that are masked do not blot out what the receiver knows', async () => {
    await edit(township.page, { 籍贯: '湖北宜城' });
    const zip = await write(township, '遮盖再报', false);
    await openBundle(county, zip);
    await takeBundle(county.page);
    await openByPalette(county.page, 'cjy', PERSON.name);
    await expect(field(county.page, '籍贯')).toHaveValue('湖北宜城');
    await county.page.getByRole('button', { name: '显示完整号码' }).click();
    await expect(field(county.page, '公民身份号码')).toHaveValue(PERSON.number);
    await expect(field(county.page, '手机号码')).toHaveValue(PERSON.phone);
  });

  test('that were tampered with are refused with every reason', async () => {
    const folder = path.join(stick, '动过手脚');
    cpSync(full.replace(/\.zip$/, ''), folder, { recursive: true });
    const page = filesBelow(folder).find((file) => file.endsWith('浏览.html')) ?? '';
    appendFileSync(page, '<!-- -->');
    writeFileSync(path.join(folder, 'data', '多余.txt'), '不该有');
    const [ledger = ''] = filesBelow(folder).filter((file) => file.endsWith('.xlsx'));
    rmSync(ledger);
    await openBundle(county, folder);
    await expect(county.page.getByRole('heading', { name: /^没有接收/ })).toBeVisible();
    const reasons = county.page.getByRole('main').getByRole('listitem');
    await expect(reasons.filter({ hasText: '浏览.html' }).first()).toBeVisible();
    await expect(reasons.filter({ hasText: '多余.txt' }).first()).toBeVisible();
    await expect(reasons.filter({ hasText: path.basename(ledger) }).first()).toBeVisible();
    await county.screenshot('bundle-refused');
    await goTo(county.page, '党员');
    await expect.poll(() => listCount(county.page)).toBe(PEOPLE);
  });

  test('change nothing outside the sender’s branch unless the user lets them', async () => {
    // The county moves her to another village; the old village goes on writing about her.
    await openByPalette(county.page, 'cjy', PERSON.name);
    await county.page.locator('[data-field=branchId] input').fill('石桥村');
    await county.page
      .getByRole('option', { name: /石桥村党支部/ })
      .first()
      .click();
    await saveForm(county.page);
    await edit(township.page, { 籍贯: '湖北襄阳' });
    await goTo(township.page, '党组织');
    await township.page.getByRole('treeitem').filter({ hasText: '河口村党支部' }).click();
    const village = await write(township, '河口村', true);
    await openBundle(county, village);
    await expect(state(county.page, '超出范围')).toBeChecked();
    await expect(county.page.getByRole('row', { name: /崔娟燕/ })).toContainText('湖北襄阳');
    await county.screenshot('bundle-out-of-scope');
    await expect(county.page.getByRole('button', { name: '并入 0 条' })).toBeDisabled();
    await county.page.getByRole('checkbox', { name: '也接收超出发送方范围的 1 条' }).check();
    expect(await takeBundle(county.page)).toContain('修改 1 条');
    await openByPalette(county.page, 'cjy', PERSON.name);
    await expect(field(county.page, '籍贯')).toHaveValue('湖北襄阳');
    await expect(field(county.page, '所在党支部')).toHaveValue('石桥村党支部');
  });
});
