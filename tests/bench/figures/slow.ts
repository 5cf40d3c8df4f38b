import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type Figure, figure } from '../figure';
import { withOffice } from '../office';
import type { Workspace } from '../workspace';

const THROTTLE = 4;

/**
 * The page on a processor four times slower, with 10,000 members: the longest time from an input to the next paint,
 * as Chromium's Event Timing tells it, or between two frames while the list is scrolled.
 */
export async function slow(work: Workspace): Promise<Figure[]> {
  const home = await work.office('medium', { members: work.sizes.scale(10_000), branches: 100 });
  const longest = await withOffice(home, async (page) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await wait(2000);
    const throttle = await page.context().newCDPSession(page);
    await throttle.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    await observe(page);
    const times: Record<string, number> = {};
    for (const [name, act] of ACTS) {
      await act(page);
      // Chromium reports an interaction only after its paint.
      await wait(700);
      times[name] = await takeLongest(page);
    }
    return times;
  });
  for (const [name, ms] of Object.entries(longest))
    work.say(`slowed processor, ${name}: ${Math.round(ms)} ms`);
  return [
    figure({
      name: '4x slowed processor: longest interaction',
      unit: 'ms',
      value: Math.max(...Object.values(longest)),
      aim: { atMost: 200 },
    }),
  ];
}

/** What a clerk does with a long list, in this order. */
export const ACTS: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['open the list', openList],
  ['scroll', scroll],
  ['move through the rows', moveThroughRows],
  ['type in the list filter', filter],
  ['sort', sort],
  ['filter a column', filterColumn],
  ['open a form', openForm],
  ['type in the form', typeInForm],
  ['choose from a list of options', chooseOption],
  ['scroll the form', scrollForm],
  ['leave the form', leaveForm],
  ['open and close Ctrl+K', openPalette],
  ['type in Ctrl+K', palette],
  ['open the tree', openTree],
  ['choose in the tree', chooseInTree],
  ['go to the home screen', goHome],
];

async function openList(page: Page): Promise<void> {
  await page.keyboard.press('Control+3');
  await page.getByRole('gridcell').filter({ hasText: /\S/ }).first().waitFor();
}

async function scroll(page: Page): Promise<void> {
  const box = await page.getByRole('grid').boundingBox();
  if (!box) throw new Error('the list is not on the screen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(() => window.benchFrames?.start());
  for (let turn = 0; turn < 40; turn += 1) {
    await page.mouse.wheel(0, turn % 10 === 9 ? 20_000 : 400);
    await wait(40);
  }
  await page.evaluate(() => window.benchFrames?.stop());
}

/** With the keys; a tenth of a second each, as when a key is held down lightly. */
async function moveThroughRows(page: Page): Promise<void> {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+Home');
  for (let turn = 0; turn < 10; turn += 1) {
    await page.keyboard.press('ArrowDown');
    await wait(100);
  }
  await page.keyboard.press('PageDown');
}

async function filter(page: Page): Promise<void> {
  await page.keyboard.press('Control+f');
  await typeSlowly(page, '王建');
  await typeSlowly(page, '国');
  for (let key = 0; key < 3; key += 1) await page.keyboard.press('Backspace', { delay: 30 });
  await wait(300);
  await page.keyboard.press('Escape');
}

/** There and back to the order that the list came in. */
async function sort(page: Page): Promise<void> {
  for (const _ of ['up', 'down', 'off']) {
    await page.getByRole('columnheader').getByRole('button', { name: '出生日期' }).first().click();
    await wait(500);
  }
}

async function filterColumn(page: Page): Promise<void> {
  await page.getByRole('button', { name: '筛选 性别' }).click();
  await page.getByRole('checkbox', { name: /^性别 女/ }).check();
  await wait(500);
  await page.getByRole('checkbox', { name: /^性别 女/ }).uncheck();
  await page.getByRole('button', { name: '完成' }).click();
}

async function openForm(page: Page): Promise<void> {
  await page.getByRole('gridcell').filter({ hasText: /\S/ }).nth(14).dblclick();
  await page.getByRole('textbox', { name: '姓名' }).first().waitFor();
}

async function typeInForm(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '现居住地' }).first().click();
  await typeSlowly(page, '清河镇一组十二号');
  await page.keyboard.press('Enter');
}

async function chooseOption(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '民族' }).first().click();
  await wait(300);
  await typeSlowly(page, '满');
  await page.keyboard.press('Enter');
  await wait(300);
}

async function scrollForm(page: Page): Promise<void> {
  const form = await page.locator('[data-field]').first().boundingBox();
  if (!form) throw new Error('the form is not on the screen');
  await page.mouse.move(form.x + 40, form.y + 10);
  await page.evaluate(() => window.benchFrames?.start());
  for (let turn = 0; turn < 15; turn += 1) {
    await page.mouse.wheel(0, 300);
    await wait(40);
  }
  await page.evaluate(() => window.benchFrames?.stop());
}

/** Without saving: the question whether to is part of it. */
async function leaveForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: '关闭（Esc）' }).click();
  await page.getByRole('button', { name: '不保存' }).click();
  await page.getByRole('button', { name: '关闭（Esc）' }).waitFor({ state: 'hidden' });
}

async function openPalette(page: Page): Promise<void> {
  for (const _ of [1, 2, 3]) {
    await page.keyboard.press('Control+k');
    await wait(400);
    await page.keyboard.press('Escape');
    await wait(300);
  }
}

async function openTree(page: Page): Promise<void> {
  await page.keyboard.press('Control+2');
  await page.getByRole('treeitem').first().waitFor();
}

async function chooseInTree(page: Page): Promise<void> {
  await page.getByRole('treeitem').nth(3).click();
  await wait(500);
  await page.getByRole('treeitem').first().click();
}

async function goHome(page: Page): Promise<void> {
  await page.keyboard.press('Control+1');
  await page.getByRole('heading', { name: '首页', level: 1 }).waitFor();
}

async function palette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await typeSlowly(page, 'wangjg');
  await wait(300);
  for (let key = 0; key < 6; key += 1) await page.keyboard.press('Backspace', { delay: 30 });
  await typeSlowly(page, '4206831');
  await page.keyboard.press('Escape');
}

/** As a person types: a key every eighth of a second. */
async function typeSlowly(page: Page, text: string): Promise<void> {
  for (const letter of text) {
    if (/[a-z0-9]/.test(letter)) await page.keyboard.press(letter);
    else await page.keyboard.insertText(letter);
    await wait(125);
  }
}

declare global {
  /** Event Timing, which TypeScript's library leaves out. */
  interface PerformanceObserverInit {
    durationThreshold?: number;
  }
  interface Window {
    benchLongest?: number;
    benchFrames?: { start(): void; stop(): void };
  }
}

/** Keeps the longest interaction, and the longest gap between frames while asked to. */
export async function observe(page: Page): Promise<void> {
  await page.evaluate(() => {
    const keep = (ms: number): void => {
      window.benchLongest = Math.max(window.benchLongest ?? 0, ms);
    };
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) keep(entry.duration);
    });
    observer.observe({ type: 'event', durationThreshold: 16 });
    let last: number | undefined;
    let running = false;
    const frame = (now: number): void => {
      if (!running) return;
      if (last !== undefined) keep(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    window.benchFrames = {
      start() {
        running = true;
        last = undefined;
        requestAnimationFrame(frame);
      },
      stop() {
        running = false;
      },
    };
  });
}

export async function takeLongest(page: Page): Promise<number> {
  return page.evaluate(() => {
    const longest = window.benchLongest ?? 0;
    window.benchLongest = 0;
    return longest;
  });
}
