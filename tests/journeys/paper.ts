import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { type Program, ROOT } from './launch';

/**
 * Does what prints and keeps the paper as PDF below test-results: no test has a printer. Only the last step is
 * another: the window, its document and its layout are the real ones.
 */
export async function printed(program: Program, name: string, act: () => Promise<void>): Promise<string> {
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
}

/** Number of pages of a printed file. */
export const pagesOf = (file: string): number =>
  (readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
