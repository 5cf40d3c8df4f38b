import { expect, type Page } from '@playwright/test';
import { goTo, listCount, openByPalette } from './driver';
import type { Program } from './launch';
import { pagesOf, printed } from './paper';
import { PEOPLE } from './sample';
import { discard, openCopy, test } from './township';

/** What would come out of the printer, kept as PDF: no test has a printer. */
test.describe('printing', () => {
  test.describe.configure({ mode: 'serial' });
  let home: string;
  let program: Program;
  let page: Page;
  test.beforeAll(async ({ township }) => {
    ({ home, program, page } = await openCopy(township));
  });
  test.afterAll(() => discard({ home, program }));

  test('puts the whole list on paper, not only what is in sight', async () => {
    await goTo(page, '党员');
    await expect.poll(() => listCount(page)).toBe(PEOPLE);
    const file = await printed(program, 'print-list', async () => {
      await page.getByRole('button', { name: '更多' }).click();
      await page.getByRole('menuitem', { name: '打印列表' }).click();
    });
    expect(pagesOf(file)).toBeGreaterThan(10);
  });

  test('puts one person on paper', async () => {
    await openByPalette(page, 'cjy', '崔娟燕');
    const file = await printed(program, 'print-member', () => page.keyboard.press('Control+p'));
    expect(pagesOf(file)).toBeGreaterThanOrEqual(1);
  });
});
