import { setTimeout as wait } from 'node:timers/promises';
import { type Figure, figure } from '../figure';
import { median } from '../numbers';
import { openEmpty, openProgram, type RunningWindow } from '../programs';
import type { Workspace } from '../workspace';

/** Time given to a start before anybody looks; looking would slow it down. */
const REST_MS = 2500;

/** Start to lock screen (painted, password field there), beside the empty window's DOMContentLoaded. */
export async function start(work: Workspace): Promise<Figure[]> {
  const home = await work.office('start', { members: 200, branches: 10 });
  const product: number[] = [];
  const empty: number[] = [];
  // The first start of each is thrown away: it fills the page cache and writes Chromium's first files.
  for (let run = 0; run <= work.sizes.runs; run += 1) {
    const lock = await timeOf(await openProgram(home), lockShown);
    const loaded = await timeOf(await openEmpty(work.folder(`empty-${run}`)), contentLoaded);
    if (run === 0) continue;
    product.push(lock);
    empty.push(loaded);
  }
  return [
    figure({
      name: 'start to lock screen',
      unit: 'ms',
      value: median(product),
      baseline: median(empty),
      aim: { ratio: 1.6 },
    }),
  ];
}

/** Milliseconds from the process's making to the moment that `moment` reads from the page's own clock. */
async function timeOf(
  window: RunningWindow,
  moment: (window: RunningWindow) => Promise<number>,
): Promise<number> {
  try {
    await wait(REST_MS);
    return (await moment(window)) - window.spawnedAt;
  } finally {
    await window.close();
  }
}

async function lockShown(window: RunningWindow): Promise<number> {
  const page = await window.page();
  await page.getByLabel('密码', { exact: true }).waitFor({ state: 'visible' });
  return page.evaluate(() => {
    const mark = performance.getEntriesByName('xd:shown-lock')[0];
    if (!mark) throw new Error('the lock screen left no mark');
    return performance.timeOrigin + mark.startTime;
  });
}

async function contentLoaded(window: RunningWindow): Promise<number> {
  const page = await window.page();
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation');
    if (!(navigation instanceof PerformanceNavigationTiming)) throw new Error('no navigation timing');
    return performance.timeOrigin + navigation.domContentLoadedEventEnd;
  });
}
