import { expect, type Locator, type Page, test } from '@playwright/test';
import { fillField, goTo, listCount, saveForm, setUp, TOWNSHIP, told } from './driver';
import { launch, type Program } from './launch';

/** The tree of a township is built by hand, moved about with mouse and keyboard, and decides what is shown elsewhere. */
test.describe('the organization tree', () => {
  test.describe.configure({ mode: 'serial' });
  let program: Program;
  let page: Page;
  test.beforeAll(async () => {
    program = await launch();
    page = program.page;
    await setUp(program, TOWNSHIP);
    await goTo(page, '党组织');
  });
  test.afterAll(async () => {
    await program.close();
  });

  const tree = () => page.getByRole('tree', { name: '党组织' });
  const node = (name: string): Locator => tree().getByRole('treeitem').filter({ hasText: name });
  /** Names with their depth, as the tree shows them. */
  const shape = () =>
    tree()
      .getByRole('treeitem')
      .evaluateAll((items) =>
        items.map(
          (item) =>
            '-'.repeat(Number(item.getAttribute('aria-level')) - 1) +
            (item.querySelector('span')?.textContent ?? ''),
        ),
      );
  const add = async (name: string) => {
    await page.getByLabel('党组织全称').fill(name);
    await page.getByRole('button', { name: '新建', exact: true }).click();
    await expect(page.getByLabel('党组织全称')).toBeHidden();
    await expect(node(name)).toHaveAttribute('aria-selected', 'true');
  };

  test('starts with the unit itself and takes children by button and by key', async () => {
    await expect.poll(shape).toEqual([TOWNSHIP.unit]);
    await node(TOWNSHIP.unit).click();
    await page.getByRole('button', { name: '新建下级组织' }).click();
    await add('河口村党支部');
    for (const name of ['石桥村党支部', '柳林村党支部']) {
      await node(TOWNSHIP.unit).click();
      await tree().press('n');
      await add(name);
    }
    await node('石桥村党支部').click();
    await tree().press('Insert');
    await add('石桥一组');
    await expect
      .poll(shape)
      .toEqual([TOWNSHIP.unit, '-河口村党支部', '-石桥村党支部', '--石桥一组', '-柳林村党支部']);
    await program.screenshot('organizations-built');
  });

  test('is renamed in place, and Esc keeps the old name', async () => {
    await node('石桥一组').click();
    await tree().press('F2');
    await page.getByLabel('新名称').fill('石桥第一党小组');
    await page.keyboard.press('Enter');
    await expect(node('石桥第一党小组')).toBeVisible();
    await tree().press('F2');
    await page.getByLabel('新名称').fill('不要这个');
    await page.keyboard.press('Escape');
    await expect(node('石桥第一党小组')).toBeVisible();
    await expect(tree()).toBeFocused();
  });

  test('is moved by Alt and arrows, each one step that can be taken back', async () => {
    await node('柳林村党支部').click();
    await tree().press('Alt+ArrowUp');
    await expect
      .poll(shape)
      .toEqual([TOWNSHIP.unit, '-河口村党支部', '-柳林村党支部', '-石桥村党支部', '--石桥第一党小组']);
    await tree().press('Alt+ArrowRight');
    await expect
      .poll(shape)
      .toEqual([TOWNSHIP.unit, '-河口村党支部', '--柳林村党支部', '-石桥村党支部', '--石桥第一党小组']);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect
      .poll(shape)
      .toEqual([TOWNSHIP.unit, '-河口村党支部', '-石桥村党支部', '--石桥第一党小组', '-柳林村党支部']);
  });

  test('is moved by dragging, but never into its own children', async () => {
    await node('石桥第一党小组').dragTo(node('河口村党支部'));
    await expect
      .poll(shape)
      .toEqual([TOWNSHIP.unit, '-河口村党支部', '--石桥第一党小组', '-石桥村党支部', '-柳林村党支部']);
    await node('河口村党支部').dragTo(node('石桥第一党小组'));
    await expect(told(page, '不能把“河口村党支部”移到它自己或它的下级里')).toBeVisible();
    await node('河口村党支部').click();
    await tree().press('m');
    const target = page.getByRole('dialog').getByRole('textbox');
    await target.fill('石桥第一');
    await page.getByRole('option', { name: /石桥第一党小组/ }).click();
    await expect(page.getByRole('dialog').getByText('它自己或它的下级里')).toBeVisible();
    await expect(page.getByRole('button', { name: '移动', exact: true })).toBeDisabled();
    await program.screenshot('organizations-loop-refused');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('keeps an organization that has members, and says what to do', async () => {
    await node('柳林村党支部').click();
    await page.keyboard.press('Control+3');
    await expect(page.getByRole('heading', { name: '党员', level: 1 })).toBeVisible();
    await page.keyboard.press('Control+n');
    await fillField(page, '姓名', '柳春生');
    await saveForm(page);
    await goTo(page, '党组织');
    await node('柳林村党支部').click();
    await tree().press('Delete');
    await expect(told(page, '“柳林村党支部”下面还有1 名党员，没有删除')).toBeVisible();
    await expect(node('柳林村党支部')).toBeVisible();
  });

  test('limits every list to the chosen branch', async () => {
    await node('柳林村党支部').click();
    await goTo(page, '党员');
    await expect.poll(() => listCount(page)).toBe(1);
    await goTo(page, '党组织');
    await node('石桥村党支部').click();
    await goTo(page, '党员');
    await expect(page.getByRole('grid').getByText('柳春生')).toBeHidden();
    await program.screenshot('organizations-empty-branch');
    await page.getByRole('button', { name: '显示全部党组织' }).click();
    await expect.poll(() => listCount(page)).toBe(1);
  });

  test('lets an empty branch go, and brings it back', async () => {
    await goTo(page, '党组织');
    await node('石桥村党支部').click();
    await tree().press('Delete');
    await expect(node('石桥村党支部')).toBeHidden();
    await page.getByRole('button', { name: '撤销', exact: true }).last().click();
    await expect(node('石桥村党支部')).toBeVisible();
  });
});
