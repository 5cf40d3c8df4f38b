import { expect, type Page, test } from '@playwright/test';
import { field, fillField, goTo, PASSWORD, saveForm, TOWNSHIP, told } from './driver';
import { newHome, type Program } from './launch';
import { addUsers, switchUser } from './people';
import { discard, openNew } from './township';

const CLERK = { name: '张文书', role: '录入员', password: '柳树湾 7 月发大水' };
const REVIEWER = { name: '李敏', role: '审核人', password: '清水沟 3 月修好了桥' };
const READER = { name: '检查组', role: '查阅人', password: '石桥村 9 月收稻子' };
const TITLE = '关于雨天值守情况的通报';

/** Three people sign one record on one PC, level by level; a fourth only looks. */
test.describe('sign-off', () => {
  test.describe.configure({ mode: 'serial' });
  const home = newHome();
  let program: Program;
  let page: Page;
  test.beforeAll(async () => {
    ({ program, page } = await openNew(home));
  });
  test.afterAll(() => discard({ home, program }));

  const switchTo = (number: number, password: string) => switchUser(page, number, password);
  const signs = () => page.getByRole('region', { name: '签批', exact: true });
  const step = (name: string) => signs().getByRole('button', { name, exact: true });
  const waiting = async (of: string) => {
    await goTo(page, '签批');
    await page.getByText(new RegExp(`^${of}`)).click();
  };
  const openWaiting = async (of: string) => {
    await waiting(of);
    await page.getByRole('button', { name: TITLE }).click();
    await expect(page.getByRole('heading', { name: TITLE, level: 2 })).toBeVisible();
  };
  const because = async (what: string, reason: string) => {
    await step(`${what}…`).click();
    await page.getByLabel(`${what}的原因`).fill(reason);
    await page.keyboard.press('Enter');
    await expect(told(page, `已${what}`)).toBeVisible();
  };

  test('users get their roles from the administrator', async () => {
    await addUsers(page, [CLERK, REVIEWER, READER]);
    await program.screenshot('sign-off-users');
  });

  test('the clerk writes and submits; then nobody edits', async () => {
    await switchTo(2, CLERK.password);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '查找', exact: true }).fill('>通报');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+n');
    await fillField(page, '通报标题', TITLE);
    await saveForm(page);
    await expect(step('审核通过')).toBeHidden();
    await step('提交').click();
    await expect(signs().getByText('已提交', { exact: true })).toBeVisible();
    await expect(field(page, '通报标题')).not.toBeEditable();
    await program.screenshot('sign-off-submitted');
  });

  test('the reviewer returns it with a reason, the clerk mends it', async () => {
    await switchTo(3, REVIEWER.password);
    await openWaiting('待审核');
    await because('退回', '缺发文单位');
    await switchTo(2, CLERK.password);
    await waiting('退回待改');
    await expect(page.getByText('原因：缺发文单位')).toBeVisible();
    await program.screenshot('sign-off-returned');
    await page.getByRole('button', { name: TITLE }).click();
    await fillField(page, '通报标题', `${TITLE}（一）`);
    await fillField(page, '发文单位', TOWNSHIP.unit);
    await saveForm(page);
    await step('提交').click();
    await expect(signs().getByText('已提交', { exact: true })).toBeVisible();
  });

  test('the reviewer checks it by keyboard in the list, the administrator makes it final', async () => {
    await switchTo(3, REVIEWER.password);
    await waiting('待审核');
    await page.getByRole('checkbox', { name: `选中 ${TITLE}（一）` }).focus();
    await page.keyboard.press('Space');
    await program.screenshot('sign-off-picked');
    await page.getByRole('button', { name: '审核通过', exact: true }).click();
    await expect(told(page, '已审核通过')).toBeVisible();
    await switchTo(1, PASSWORD);
    await openWaiting('待定稿');
    await step('定稿').click();
    await expect(signs().getByText('已定稿', { exact: true })).toBeVisible();
    await expect(field(page, '通报标题')).not.toBeEditable();
  });

  test('a correction takes a reason, and the history tells all of it', async () => {
    await because('更正', '日期写错');
    await expect(field(page, '通报标题')).toBeEditable();
    await page.getByRole('tab', { name: '历史' }).click();
    const history = page.getByRole('tabpanel');
    for (const sentence of [
      '王建国 更正了，原因：日期写错',
      '王建国 定稿了',
      '李敏 审核通过了',
      '李敏 退回了，原因：缺发文单位',
      '张文书 提交了',
    ])
      await expect(history.getByText(sentence).first()).toBeVisible();
    await program.screenshot('sign-off-history');
  });

  test('the reader looks and is offered nothing that writes', async () => {
    await switchTo(4, READER.password);
    await expect(page.getByRole('link', { name: /^签批/ })).toBeHidden();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '查找', exact: true }).fill('雨天值守');
    await expect(page.getByRole('option', { selected: true })).toContainText(TITLE);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: `${TITLE}（一）`, level: 2 })).toBeVisible();
    await expect(field(page, '通报标题')).not.toBeEditable();
    await expect(signs().getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('button', { name: '保存', exact: true })).toBeHidden();
    await program.screenshot('sign-off-reader');
  });
});
