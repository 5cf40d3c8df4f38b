import type { Page } from '@playwright/test';
import { type Figure, figure } from '../figure';
import { median } from '../numbers';
import { openProgram, withBaselines } from '../programs';
import { PASSWORD } from '../seed';
import type { Workspace } from '../workspace';

/** The township of the figure: the other 50,000 are 300 organizations and the files of former members. */
export const unlockTownship = ({ sizes }: Workspace) => ({
  members: sizes.scale(10_000),
  former: sizes.scale(50_000) - sizes.scale(300),
  branches: sizes.scale(300) - 1,
});

/**
 * Unlock to usable list: from the moment the key is derived to the first rows of the list of members, painted. The
 * derivation itself is slow by intention and stands on a line of its own. Each run is a new process on both sides.
 */
export async function unlock(work: Workspace): Promise<Figure[]> {
  const size = unlockTownship(work);
  const home = await work.office('large', size);
  const plain = work.folder('plain');
  await withBaselines(work, plain, (page) => page.evaluate((one) => window.bench.dexieFill(one), size));
  const derived: number[] = [];
  const listed: number[] = [];
  const read: number[] = [];
  for (let run = 0; run < work.sizes.runs; run += 1) {
    const times = await unlockOnce(home);
    derived.push(times.derived);
    listed.push(times.listed);
    const { ms } = await withBaselines(work, plain, (page) => page.evaluate(() => window.bench.dexieRead()));
    read.push(ms);
  }
  return [
    figure({
      name: 'unlock to usable list, 10k members + 50k other records',
      unit: 'ms',
      value: median(listed),
      baseline: median(read),
      aim: { ratio: 0.6 },
    }),
    figure({ name: 'unlock: deriving the key before that', unit: 'ms', value: median(derived), aim: null }),
  ];
}

/** Milliseconds. */
export interface UnlockTimes {
  readonly derived: number;
  readonly listed: number;
}

/** Opens the program on this home and unlocks it; the times of that. */
export async function unlockOnce(home: string): Promise<UnlockTimes> {
  const running = await openProgram(home);
  try {
    const page = await running.page();
    page.setDefaultTimeout(120_000);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await watchForList(page);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => performance.getEntriesByName('bench:list').length > 0);
    return await page.evaluate(() => {
      const at = (name: string): number => {
        const mark = performance.getEntriesByName(name).at(-1);
        if (!mark) throw new Error(`no mark ${name}`);
        return mark.startTime;
      };
      const derived = at('xd:enter-open') - at('bench:asked');
      return { derived, listed: at('bench:list') - at('xd:enter-open') };
    });
  } finally {
    await running.close();
  }
}

/** Inside the page, so that no line to us is measured: goes to the members as soon as there is a way, waits for rows. */
async function watchForList(page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener('keydown', () => performance.mark('bench:asked'), { once: true, capture: true });
    let went = false;
    const look = (): void => {
      if (!went) {
        const places = [...document.querySelectorAll<HTMLElement>('nav a, nav button')];
        const members = places.find((place) => place.textContent?.startsWith('党员'));
        members?.click();
        went = members !== undefined;
      }
      const cells = document.querySelectorAll('[role=rowgroup] [role=row] [role=gridcell][data-title]');
      if (![...cells].some((cell) => cell.textContent !== '')) return;
      seen.disconnect();
      // The frame after the next one has the rows on the screen.
      requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('bench:list')));
    };
    const seen = new MutationObserver(look);
    seen.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}
