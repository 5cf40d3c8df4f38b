import { expect, type Page, test } from '@playwright/test';
import { field, goTo, openByPalette, recordRows, saveForm, TOWNSHIP, told, unlock } from './driver';
import { launch, newHome, type Program } from './launch';
import { discard, openNew } from './township';

/** One member entered, mended, deleted and brought back with the keyboard alone. */
test.describe('a member entered by hand', () => {
  test.describe.configure({ mode: 'serial' });
  const home = newHome();
  let program: Program;
  let page: Page;
  test.beforeAll(async () => {
    ({ program, page } = await openNew(home));
  });
  test.afterAll(() => discard({ home, program }));

  test('is filled in field by field with Enter; a wrong number is marked on leaving it', async () => {
    await page.keyboard.press('Control+n');
    await expect(field(page, '姓名')).toBeFocused();
    await page.keyboard.type('欧阳春梅');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(field(page, '公民身份号码')).toBeFocused();
    await page.keyboard.type('420683199002030021');
    await page.keyboard.press('Enter');
    const number = page.locator('[data-field=idNo]');
    await expect(number).toContainText(/校验/);
    await program.screenshot('member-wrong-number');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('420683199002030047');
    await page.keyboard.press('Enter');
    await expect(number).not.toContainText(/校验/);
  });

  test('has birth date and sex read off the number, marked for a look', async () => {
    await expect(field(page, '出生日期')).toHaveValue('1990-02-03');
    await expect(page.locator('[data-field=gender]')).toContainText('性别由公民身份号码推出');
    await expect(field(page, '性别')).toHaveValue('女');
    await program.screenshot('member-filled-in');
  });

  test('is saved with Ctrl+S and stands in the list', async () => {
    await field(page, '民族').focus();
    await page.keyboard.type('hz');
    await page.keyboard.press('Enter');
    await field(page, '学历').focus();
    await page.keyboard.type('大学本科');
    await page.keyboard.press('Enter');
    await saveForm(page);
    await goTo(page, '党员');
    await expect(recordRows(page)).toHaveCount(1);
    await expect(recordRows(page)).toContainText('欧阳春梅');
  });

  test('is edited, and the history says who changed what from what to what', async () => {
    await openByPalette(page, 'oycm', '欧阳春梅');
    for (const [label, text] of [
      ['手机号码', '13800001234'],
      ['学历', '研究生'],
    ] as const) {
      await field(page, label).focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
    await saveForm(page);
    await page.getByRole('tab', { name: '历史' }).click();
    const newest = page.getByRole('tabpanel').getByRole('listitem').first();
    await expect(newest).toContainText(TOWNSHIP.user);
    await expect(newest.getByRole('row', { name: /学历/ })).toContainText(/大学本科.*研究生/);
    // Sensitive values stay covered until they are asked for.
    await expect(newest.getByRole('row', { name: /手机号码/ })).toContainText('138****1234');
    await program.screenshot('member-history');
  });

  test('gets an old value back from the history', async () => {
    const first = page.getByRole('tabpanel').getByRole('listitem').last();
    await first.getByRole('row', { name: /学历/ }).getByRole('button', { name: '恢复此值' }).click();
    await expect(told(page, '“学历”已恢复为“大学本科教育”').first()).toBeVisible();
    await page.getByRole('tab', { name: '资料' }).click();
    await expect(field(page, '学历')).toHaveValue('大学本科教育');
  });

  test('goes back and forth with Ctrl+Z and Ctrl+Shift+Z', async () => {
    await page.getByRole('heading', { name: '欧阳春梅' }).click();
    await page.keyboard.press('Control+z');
    await expect(field(page, '学历')).toHaveValue('研究生教育');
    await page.keyboard.press('Control+z');
    await expect(field(page, '学历')).toHaveValue('大学本科教育');
    await expect(field(page, '手机号码')).toHaveValue('');
    await page.keyboard.press('Control+Shift+z');
    await expect(field(page, '学历')).toHaveValue('研究生教育');
    await expect(field(page, '手机号码')).toHaveValue('138****1234');
  });

  test('is deleted into the bin and restored from there', async () => {
    await goTo(page, '党员');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press(' ');
    await page.keyboard.press('Delete');
    await expect(recordRows(page)).toHaveCount(0);
    await goTo(page, '回收站');
    await expect(page.getByRole('checkbox', { name: '选中 欧阳春梅' })).toBeVisible();
    await program.screenshot('bin');
    await page.getByRole('button', { name: '恢复', exact: true }).click();
    await expect(page.getByText('回收站是空的')).toBeVisible();
    await goTo(page, '党员');
    await expect(recordRows(page)).toHaveCount(1);
  });

  test('keeps text that was never saved through the end of the program', async () => {
    await openByPalette(page, '欧阳', '欧阳春梅');
    await field(page, '现居住地').focus();
    await page.keyboard.type('清溪镇柳林村三组');
    await expect(page.getByText('有未保存的修改')).toBeVisible();
    await program.close();
    program = await launch({ home });
    page = program.page;
    await unlock(page);
    await program.screenshot('home-with-draft');
    await page.getByRole('button', { name: '继续填写' }).click();
    await expect(field(page, '现居住地')).toHaveValue('清溪镇柳林村三组');
    await saveForm(page);
    await goTo(page, '首页');
    await expect(page.getByText('未保存的草稿')).toBeHidden();
  });
});
