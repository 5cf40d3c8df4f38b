import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { readWorkbook } from '../../renderer/data/spreadsheet/read-workbook';
import { unwrap } from '../../shared/kernel/result';
import { seriousFaults, sideways } from './access';
import { acceptSuspects, atRest, commitImport, field, fillField, goTo, saveForm, told } from './driver';
import { answerDialogs, type Program, ROOT } from './launch';
import { printed } from './paper';
import { addUsers, type Person, switchUser } from './people';
import { discard, openCopy, test } from './township';

const LEDGER = path.join(ROOT, 'resources/sample/ledgers/整改台账.xlsx');
const PHOTO = path.join(ROOT, 'resources/icons/icon.png');
const ITEMS = 60;

const CLERK: Person = { name: '张文书', role: '录入员', password: '柳树湾 7 月发大水' };
const REVIEWER: Person = { name: '李敏', role: '审核人', password: '清水沟 3 月修好了桥' };
const READER: Person = { name: '检查组', role: '查阅人', password: '石桥村 9 月收稻子' };

const PROBLEM = '会议室没有悬挂入党誓词';

/** A ledger of sixty problems comes in, is worked off on the board, and what an inspection found joins it. */
test.describe('the rectification board', () => {
  test.describe.configure({ mode: 'serial' });
  test.setTimeout(120_000);
  let home: string;
  let program: Program;
  let page: Page;
  test.beforeAll(async ({ township }) => {
    ({ home, program, page } = await openCopy(township));
    await addUsers(page, [CLERK, REVIEWER, READER]);
  });
  test.afterAll(() => discard({ home, program }));

  const board = (): Locator => page.getByRole('grid', { name: '整改事项' });
  /** The line on which the keyboard stands. */
  const line = (): Locator => board().locator('[role=row][aria-selected=true]');
  const group = (name: string): Locator =>
    page.getByRole('listbox', { name: '分组和条数' }).getByRole('option', { name: new RegExp(`^${name}`) });
  const dialog = (name: string): Locator => page.getByRole('dialog', { name, exact: true });
  /** What a key of the board does, for the mouse. */
  const button = (act: string): Locator =>
    page.getByRole('button', { name: new RegExp(`^[A-Z]\\s*${act}$`) });
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const byPalette = async (words: string, heading: string) => {
    await press('Control+k');
    await page.getByRole('combobox', { name: '查找', exact: true }).fill(`>${words}`);
    const found = page.getByRole('listbox', { name: '查找结果' });
    await expect(found.getByRole('option', { selected: true })).toContainText(heading);
    await press('Enter');
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
  };
  const toBoard = async () => {
    await byPalette('zgkb', '整改看板');
    await expect(board()).toBeFocused();
    await expect(line()).toBeVisible();
  };
  /** Narrows the board to lines that hold the words, and stands on the first of them. */
  const find = async (words: string) => {
    await press('Control+f');
    await page.keyboard.type(words);
    await expect(line()).toContainText(words);
    await board().focus();
  };
  /** Presses a key on the board, fills in what its dialog asks, and submits it with Enter. */
  const act = async (
    key: string,
    name: string,
    texts: Readonly<Record<string, string>> = {},
    evidence = false,
  ) => {
    await press(key);
    const form = dialog(name);
    await expect(form).toBeVisible();
    if (evidence) await form.locator('input[type=file]').setInputFiles(PHOTO);
    for (const [label, text] of Object.entries(texts)) {
      const input = form.getByRole('textbox', { name: new RegExp(`^${label}`) });
      await input.fill(text);
    }
    await form.getByRole('button').last().press('Enter');
  };
  /** The dialog is gone, and the keyboard is back on the board. */
  const done = async (name: string) => {
    await expect(dialog(name)).toBeHidden();
    await expect(board()).toBeFocused();
  };

  test('shows the sixty items of an imported ledger by deadline, those marked as closed among them', async () => {
    await goTo(page, '导入花名册');
    await page.getByRole('combobox', { name: '导入为' }).fill('整改台账');
    await page.getByRole('option', { name: '整改台账', exact: true }).click();
    await page.getByLabel('要导入的文件', { exact: true }).setInputFiles(LEDGER);
    await expect(page.getByRole('status').filter({ hasText: '个文件' })).toBeVisible();
    await acceptSuspects(page);
    expect(await commitImport(page)).toContain(`新增 ${ITEMS} 条`);
    await toBoard();
    await expect(page.getByText(`${ITEMS} 条，已销号 0`)).toBeVisible();
    await expect(group('逾期')).toHaveText(/逾期[1-9]/);
    await expect(line()).toContainText(/逾期 \d+ 天/);
    await expect(group('已销号')).toHaveText('已销号0');
    // Groups in which nothing lies are passed over.
    const groups = page.getByRole('listbox', { name: '分组和条数' });
    const filled = groups.locator('[role=option]:not([aria-disabled])');
    await groups.focus();
    await press('Home');
    for (let step = 1; step < (await filled.count()); step += 1) await press('ArrowDown');
    await expect(filled.last()).toHaveAttribute('aria-selected', 'true');
    await press('Home');
    await board().focus();
    expect(await seriousFaults(page)).toEqual([]);
    await program.screenshot('rectification-by-deadline');
  });

  test('closes three items with their evidence, and refuses one that has none', async () => {
    for (let count = 1; count <= 3; count += 1) {
      await press('Home');
      await act('x', '销号', {}, true);
      await done('销号');
      await expect(group('已销号')).toHaveText(`已销号${count}`);
      // The line went to the closed ones, and the keyboard with it.
      await expect(line()).toContainText('已销号');
    }
    await press('Home');
    const left = await line().textContent();
    await act('x', '销号');
    const refusal = dialog('销号').getByRole('alert').filter({ hasText: '不能销号' });
    await expect(refusal).toContainText('没有佐证材料');
    await expect(refusal).toContainText('没有改动任何内容');
    expect(await seriousFaults(page)).toEqual([]);
    await program.screenshot('rectification-refused');
    await press('Escape');
    await done('销号');
    expect(await line().textContent()).toBe(left);
    await expect(page.getByText(`${ITEMS} 条，已销号 3`)).toBeVisible();
  });

  test('is gone through by keyboard alone, and stands where one was after a record was opened', async () => {
    await press('3');
    await expect(group('整改中')).toBeVisible();
    await program.screenshot('rectification-by-state');
    await press('2');
    await expect(page.getByRole('radio', { name: '按单位' })).toBeChecked();
    await press('End');
    const last = await line().textContent();
    await press('ArrowLeft', 'ArrowLeft', 'ArrowRight', 'PageUp', 'ArrowDown');
    const stood = await line().textContent();
    expect(stood).not.toBe(last);
    await program.screenshot('rectification-by-unit');
    await press('Enter');
    await expect(page.getByRole('tab', { name: '资料', exact: true })).toBeVisible();
    await press('Alt+ArrowLeft');
    await expect(page.getByRole('heading', { name: '整改看板', level: 1 })).toBeVisible();
    await expect(line()).toBeInViewport({ ratio: 1 });
    await expect(board()).toBeFocused();
    expect(await line().textContent()).toBe(stood);
    await expect(page.getByRole('radio', { name: '按单位' })).toBeChecked();
    await press('1');
    // Narrowed to some lines, it is narrowed to the same ones afterwards.
    await find('会议记录');
    await press('ArrowDown');
    const second = await line().textContent();
    await press('Enter');
    await expect(page.getByRole('tab', { name: '资料', exact: true })).toBeVisible();
    await press('Alt+ArrowLeft');
    await expect(board()).toBeFocused();
    await expect(page.getByRole('textbox', { name: '按问题、单位、人筛选' })).toHaveValue('会议记录');
    expect(await line().textContent()).toBe(second);
    await press('Control+f', 'Escape');
    await board().focus();
  });

  test('adds an entry of progress in one press', async () => {
    await press('Home');
    await press('j');
    await expect(dialog('添加进展').getByRole('textbox', { name: /^进展/ })).toBeFocused();
    await page.keyboard.type('已约谈责任人，下周补齐');
    await program.screenshot('rectification-progress');
    await dialog('添加进展').getByRole('button', { name: '登记' }).press('Enter');
    await done('添加进展');
    await expect(line()).toContainText('已约谈责任人，下周补齐');
    await expect(board()).toBeFocused();
  });

  test('the form closes nothing without evidence either', async () => {
    await press('Enter');
    await page.locator('[data-field="state"] input').fill('已销号');
    await page.getByRole('option', { name: '已销号', exact: true }).click();
    await press('Control+s');
    await expect(told(page, '不能销号')).toContainText('没有佐证材料');
    await expect(page.getByText('有未保存的修改')).toBeVisible();
    await program.screenshot('rectification-form-refused');
    await press('Alt+ArrowLeft');
    await page.getByRole('button', { name: '不保存' }).click();
    await expect(board()).toBeFocused();
    await expect(line()).toContainText('已约谈责任人');
  });

  test('a finding of an inspection becomes an item by one key, once', async () => {
    await byPalette('duchajiancha', '督查检查');
    await press('Control+n');
    await fillField(page, '检查名称', '第四季度基层党建督查');
    await fillField(page, '检查日期', '2026-11-20');
    await page.locator('[data-field="branchId"] input').fill('河口村');
    await page
      .getByRole('option', { name: /河口村/ })
      .first()
      .click();
    for (const [no, problem] of [
      ['1', PROBLEM],
      ['2', '党费收缴没有公示'],
    ] as const) {
      await page.locator('[data-field="findings"] button', { hasText: '添加发现问题' }).click();
      const finding = dialog('添加发现问题');
      await finding.getByRole('textbox', { name: /^编号/ }).fill(no);
      await finding.getByRole('textbox', { name: /^问题/ }).fill(problem);
      const unit = finding.getByRole('textbox', { name: /^责任党组织/ });
      await unit.fill('河口村');
      await page
        .getByRole('option', { name: /河口村/ })
        .first()
        .click();
      await finding.getByRole('textbox', { name: /^整改时限/ }).fill('2027-01-31');
      await finding.getByRole('button', { name: '确定' }).click();
    }
    await saveForm(page);
    const bar = page.getByRole('region', { name: '发现问题列入整改' });
    await expect(bar).toContainText('发现问题 2，列入整改 0');
    await expect(bar.getByRole('button', { name: /^列入整改/ })).toBeEnabled();
    await press('Alt+r');
    await expect(bar).toContainText('列入整改 1');
    await expect(bar.getByRole('button', { name: '问题 1 的整改' })).toBeVisible();
    await press('Alt+r');
    await expect(bar).toContainText('列入整改 2');
    await expect(bar.getByRole('button', { name: /^列入整改/ })).toBeHidden();
    await press('Alt+r');
    await expect(told(page, '没有可列入整改的检查问题')).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await program.screenshot('inspection-findings');
    await bar.getByRole('button', { name: '问题 1 的整改' }).click();
    await expect(page.getByRole('heading', { name: PROBLEM, level: 2 })).toBeVisible();
    await expect(field(page, '问题编号')).toHaveValue(/^\d{4}-督查-001$/);
    await expect(field(page, '应完成日期')).toHaveValue('2027-01-31');
    await program.screenshot('inspection-item');
  });

  test('goes its way from progress to closing and back, each step by who may', async () => {
    await switchUser(page, 2, CLERK.password);
    await toBoard();
    await find(PROBLEM);
    await act('j', '添加进展', { 进展: '誓词已制作' });
    await done('添加进展');
    await expect(line()).toContainText('整改中');
    await act('s', '申请销号');
    await expect(dialog('申请销号').getByRole('alert').filter({ hasText: '须有佐证材料' })).toBeVisible();
    await dialog('申请销号').locator('input[type=file]').setInputFiles(PHOTO);
    await dialog('申请销号').getByRole('button', { name: '申请', exact: true }).press('Enter');
    await done('申请销号');
    await expect(line()).toContainText('申请销号');
    await expect(button('销号')).toBeDisabled();
    await press('x');
    await expect(page.getByRole('alert').filter({ hasText: '请让管理员、审核人来做' })).toBeVisible();
    await program.screenshot('rectification-clerk');

    await switchUser(page, 3, REVIEWER.password);
    await toBoard();
    await find(PROBLEM);
    await act('y', '验收', { 验收意见: '现场核查，已挂上墙' });
    await done('验收');
    await act('x', '销号');
    await done('销号');
    await expect(line()).toContainText('已销号');
    await act('c', '重新挂号', { 重新挂号的原因: '群众反映又摘下' });
    await done('重新挂号');
    await expect(line()).toContainText('整改中');
    // What proved the first mending does not prove the second.
    await act('x', '销号', { 验收意见: '再次核查，已固定' }, true);
    await done('销号');
    await expect(line()).toContainText('已销号');
    await press('h');
    await dialog('回头看').getByRole('textbox', { name: /^结果/ }).fill('反弹');
    await page.getByRole('option', { name: /^反弹/ }).click();
    await dialog('回头看').getByRole('textbox', { name: /^情况/ }).fill('又被遮挡');
    await dialog('回头看').getByRole('button', { name: '登记' }).press('Enter');
    await done('回头看');
    await expect(line()).toContainText('整改中');
    await expect(line()).toContainText('回头看发现反弹，重新挂号：又被遮挡');
    await program.screenshot('rectification-relapsed');
  });

  test('shows a reader everything and lets him do nothing but look, print and export', async () => {
    await switchUser(page, 4, READER.password);
    await toBoard();
    for (const name of ['添加进展', '申请销号', '验收', '销号', '回头看', '重新挂号'])
      await expect(button(name)).toBeDisabled();
    await expect(page.getByRole('button', { name: '新建', exact: true })).toBeHidden();
    await press('j');
    await expect(page.getByRole('alert').filter({ hasText: '查阅人' })).toBeVisible();
    await expect(page.getByRole('dialog')).toBeHidden();
    await program.screenshot('rectification-reader');
  });

  test('goes to paper and to Excel in the usual columns, as it is shown', async () => {
    await printed(program, 'rectification-print', () => press('Control+p'));
    const excel = path.join(home, '整改台账.xlsx');
    await answerDialogs(program.app, excel);
    await press('Control+e');
    await expect(told(page, /^已导出 62 条/)).toBeVisible({ timeout: 30_000 });
    const [sheet] = unwrap(readWorkbook(new Uint8Array(readFileSync(excel)), '整改台账.xlsx')).sheets;
    const rows = (sheet?.rows ?? []).map((cells) => cells.map((cell) => cell?.text ?? ''));
    expect(rows[1]).toEqual([
      '序号',
      '存在问题',
      '问题来源',
      '整改措施',
      '责任单位',
      '责任人',
      '完成时限',
      '整改情况',
      '是否销号',
    ]);
    expect(rows.slice(2)).toHaveLength(ITEMS + 2);
    expect(rows.filter((row) => row[8] === '是')).toHaveLength(3);
    expect(
      rows
        .slice(2)
        .flat()
        .filter((text) => text === ''),
    ).toEqual([]);
  });

  test('fits the window in the largest text', async () => {
    await goTo(page, '设置');
    await page.getByRole('navigation', { name: '设置项目' }).getByRole('button', { name: '显示' }).click();
    await page.getByRole('radio', { name: '特大', exact: true }).check();
    await toBoard();
    await atRest(page);
    // Nor does the board itself: every column is in sight.
    expect(await board().evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
    await expect(line()).toBeInViewport({ ratio: 1 });
    expect(await sideways(page, '整改看板')).toEqual([]);
    expect(await seriousFaults(page)).toEqual([]);
    await program.screenshot('rectification-largest');
  });
});
