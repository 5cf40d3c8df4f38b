import type { Page } from '@playwright/test';
import { goTo } from '../tests/journeys/driver';
import type { Program } from '../tests/journeys/launch';

/** Screens by their place in the navigation, with the name of the picture. */
const PLACES: readonly (readonly [place: string, picture: string])[] = [
  ['首页', 'home'],
  ['党组织', 'organizations'],
  ['党员', 'members'],
  ['上报数据包', 'bundle-out'],
  ['接收数据包', 'bundle-in'],
  ['冲突', 'conflicts'],
  ['重复', 'duplicates'],
  ['问题', 'problems'],
  ['回收站', 'bin'],
  ['设置', 'settings'],
  ['诊断', 'diagnostics'],
];

export const PLACES_SHOWN: readonly string[] = PLACES.map(([place]) => place);

/** Goes through all screens of a filled vault and takes a picture of each. */
export async function showEveryScreen(
  program: Program,
  take: (name: string) => Promise<unknown>,
): Promise<void> {
  const { page } = program;
  for (const [place, picture] of PLACES) {
    await goTo(page, place);
    await settled(page);
    await take(picture);
  }
  await goTo(page, '党员');
  await settled(page);
  await page.getByRole('row').nth(2).dblclick();
  await page.getByRole('textbox', { name: '姓名' }).first().waitFor();
  await settled(page);
  await take('member');
  await page.getByRole('tab', { name: /历史/ }).click();
  await settled(page);
  await take('member-history');
  await page.getByRole('tab', { name: /附件/ }).click();
  await take('member-attachments');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('wx');
  await settled(page);
  await take('search');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await settled(page);
  await take('keys');
  await page.keyboard.press('Escape');
}

/** Screens that say something only with a year of records: lists and forms of the invented township. */
const YEAR: readonly (readonly [group: string, place: string, picture: string])[] = [
  ['组织生活', '会议', 'meetings'],
  ['督查整改', '整改看板', 'rectification-board'],
  ['督查整改', '整改台账', 'rectifications'],
  ['惠民与治理', '惠民政策花名册', 'benefits'],
  ['创先争优', '公开承诺', 'commitments'],
];

/** Goes through the practice vault: the first screen, lists of the year, and a record of each. */
export async function showPractice(
  program: Program,
  take: (name: string) => Promise<unknown>,
): Promise<void> {
  const { page } = program;
  await settled(page);
  await take('practice-home');
  for (const [group, place, picture] of YEAR) {
    const heading = page.getByRole('navigation').getByRole('button', { name: group });
    if ((await heading.getAttribute('aria-expanded')) === 'false') await heading.click();
    await goTo(page, place);
    await settled(page);
    await take(`practice-${picture}`);
    await page.getByRole('row').nth(2).dblclick();
    await settled(page);
    await take(`practice-${picture}-record`);
  }
}

/** Waits until no answer is on its way: two quiet frames after the last change of the page. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, 250);
        new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(resolve, 250);
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
        setTimeout(resolve, 3000);
      }),
  );
}
