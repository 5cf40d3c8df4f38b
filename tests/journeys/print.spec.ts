import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { goTo, listCount, openByPalette, unlock } from './driver';
import { launch, type Program, ROOT } from './launch';
import { PEOPLE } from './sample';
import { copyOf, test } from './township';

/** What would come out of the printer, kept as PDF: no test has a printer. */
test.describe('printing', () => {
  test.describe.configure({ mode: 'serial' });
  let home: string;
  let program: Program;
  let page: Page;
  test.beforeAll(async ({ township }) => {
    home = copyOf(township);
    program = await launch({ home });
    page = program.page;
    await unlock(page);
  });
  test.afterAll(async () => {
    await program.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  /**
   * Does what prints and keeps the paper as PDF below test-results. Only the last step is another: the window, its
   * document and its layout are the real ones.
   */
  const printed = async (name: string, act: () => Promise<void>): Promise<string> => {
    await program.app.evaluate(({ app }) => {
      Reflect.set(globalThis, 'paper', null);
      app.once('web-contents-created', (_event, contents) => {
        contents.print = async (options, done) => {
          const pdf = await contents.printToPDF({
            landscape: options?.landscape ?? false,
            pageSize: 'A4',
            printBackground: true,
            preferCSSPageSize: true,
          });
          Reflect.set(globalThis, 'paper', pdf.toString('base64'));
          done?.(true, '');
        };
      });
    });
    await act();
    const paper = () => program.app.evaluate(() => Reflect.get(globalThis, 'paper') as string | null);
    await expect.poll(async () => (await paper()) !== null, { timeout: 60_000 }).toBe(true);
    const file = path.join(ROOT, 'test-results', 'screens', `${name}.pdf`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from((await paper()) ?? '', 'base64'));
    return file;
  };
  const pagesOf = (file: string): number =>
    (readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;

  test('puts the whole list on paper, not only what is in sight', async () => {
    await goTo(page, '党员');
    await expect.poll(() => listCount(page)).toBe(PEOPLE);
    const file = await printed('print-list', async () => {
      await page.getByRole('button', { name: '更多' }).click();
      await page.getByRole('menuitem', { name: '打印列表' }).click();
    });
    expect(pagesOf(file)).toBeGreaterThan(10);
  });

  test('puts one person on paper', async () => {
    await openByPalette(page, 'cjy', '崔娟燕');
    const file = await printed('print-member', () => page.keyboard.press('Control+p'));
    expect(pagesOf(file)).toBeGreaterThanOrEqual(1);
  });
});
