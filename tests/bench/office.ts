import type { Page } from '@playwright/test';
import type {} from '../../renderer/app/bridge';
import type {} from '../../renderer/app/testing-door';
import { openProgram, type RunningWindow, readyForFunctions } from './programs';
import { PASSWORD } from './seed';

/** Longest wait for the view to be built from a journal of 100,000 entries. */
const BUILD_MS = 240_000;

/** The program, unlocked, as the figures use it. */
export interface OpenOffice {
  readonly running: RunningWindow;
  readonly page: Page;
}

/** Opens the vault of this home as a user does, and waits until its data can be asked for. */
export async function openOffice(home: string): Promise<OpenOffice> {
  const running = await openProgram(home);
  try {
    const page = await running.page();
    await enter(page);
    return { running, page };
  } catch (error) {
    await running.close();
    throw error;
  }
}

/** Unlocks as a user does, and waits until the data can be asked for. */
export async function enter(page: Page): Promise<void> {
  await readyForFunctions(page);
  page.setDefaultTimeout(BUILD_MS);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.xiangdangData !== undefined);
}

/**
 * Opens a vault for the first time, so that the view is built, and lets the worker finish all of it and its snapshot:
 * at the end of a session the program gives it only moments, and the next start would do the rest.
 */
export async function buildView(home: string): Promise<void> {
  await withOffice(home, async (page) => {
    const closed = await page.evaluate(async () => (await window.xiangdangData?.close())?.ok ?? false);
    if (!closed) throw new Error('the view was not finished');
  });
}

/** Runs something in the opened office and closes it. */
export async function withOffice<T>(home: string, run: (page: Page) => Promise<T>): Promise<T> {
  const { running, page } = await openOffice(home);
  try {
    return await run(page);
  } finally {
    await running.close();
  }
}
