import { expect, type Locator, type Page, test } from '@playwright/test';
import { seriousFaults, sideways } from './access';
import { atRest, goTo, recordRows, setUpPractice } from './driver';
import { launch, type Program } from './launch';
import { addUsers, switchUser } from './people';

const READER = { name: '检查组', role: '查阅人', password: '石桥村 9 月收稻子' };

/** Names that a button has when it begins, changes or takes away something. */
const WRITES = /^(新建|下达|写入|添加|导入|删除|批量修改|保存|取用|登记(三级|下一步|半年))/;

/** Unfolds all of the left navigation and gives the names of its places. */
async function placesShown(page: Page): Promise<readonly string[]> {
  const folded: Locator = page.getByRole('navigation', { name: '主导航' }).locator('[aria-expanded=false]');
  while ((await folded.count()) > 0) await folded.first().click();
  return page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.querySelector('span')?.textContent ?? ''));
}

/** A year of everything, so that no place is empty: every ledger and every board, by its own name in the navigation. */
test.describe('every place of the practice township', () => {
  test.describe.configure({ mode: 'serial' });
  test.setTimeout(300_000);
  let program: Program;
  let page: Page;
  test.beforeAll(async () => {
    program = await launch();
    page = program.page;
    await setUpPractice(program);
  });
  test.afterAll(() => program.close());

  test('has no serious fault of access, nor has the form of its first record', async () => {
    const places = await placesShown(page);
    expect(places.length).toBeGreaterThan(60);
    for (const place of places) {
      await goTo(page, place);
      await atRest(page);
      expect.soft(await seriousFaults(page), place).toEqual([]);
      await program.screenshot(`place-${place}`);
      const row = recordRows(page).first();
      if (!(await row.isVisible())) continue;
      await row.dblclick();
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      expect.soft(await seriousFaults(page), `${place}, form`).toEqual([]);
    }
  });

  test('offers a reader nothing that writes, and fits the window in the largest text', async () => {
    await addUsers(page, [READER]);
    await switchUser(page, 2, READER.password);
    await goTo(page, '设置');
    await page.getByRole('navigation', { name: '设置项目' }).getByRole('button', { name: '显示' }).click();
    await page.getByRole('radio', { name: '特大', exact: true }).check();
    const offered: string[] = [];
    const wide: string[] = [];
    for (const place of await placesShown(page)) {
      await goTo(page, place);
      await atRest(page);
      wide.push(...(await sideways(page, place)));
      const buttons = page.getByRole('main').getByRole('button', { name: WRITES, disabled: false });
      for (const name of await buttons.allInnerTexts()) offered.push(`${place}: ${name}`);
    }
    expect(offered).toEqual([]);
    expect(wide).toEqual([]);
  });
});
