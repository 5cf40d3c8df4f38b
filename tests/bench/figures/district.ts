import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type Figure, figure } from '../figure';
import { median } from '../numbers';
import { type OpenOffice, openOffice } from '../office';
import { treeMemory } from '../process-memory';
import { withBaselines } from '../programs';
import { districtSize } from '../sample-office';
import type { Workspace } from '../workspace';
import { idleEmpty } from './memory';
import { unlockOnce } from './unlock';

/** Starts of each side; a district takes long to open the plain way. */
const MOST_RUNS = 3;
/** Left alone for so long before its memory is measured, as the empty window is. */
const IDLE_MS = 15_000;
/** Between two looks at the memory while somebody works. */
const LOOK_MS = 400;

/**
 * A district: 500 branches, 15,000 members, 100,000 records of all types and 300,000 rows of benefit lists. Unlock to
 * the first list, the list of the 300,000 opened and scrolled, and the memory of all processes after that.
 */
export async function district(work: Workspace): Promise<Figure[]> {
  const size = districtSize(work.sizes);
  const home = await work.sample('district', size);
  const plain = work.folder('district-plain');
  await withBaselines(work, plain, (page) => page.evaluate((one) => window.bench.dexieFillSample(one), size));
  const times = {
    listed: [] as number[],
    read: [] as number[],
    opened: [] as number[],
    typed: [] as number[],
  };
  const seen: Scrolled[] = [];
  const memory = { idle: [] as number[], peak: [] as number[], empty: [] as number[] };
  for (let run = 0; run < Math.min(MOST_RUNS, work.sizes.runs); run += 1) {
    times.listed.push((await unlockOnce(home)).listed);
    const read = await withBaselines(work, plain, (page) => page.evaluate(() => window.bench.dexieRead()));
    times.read.push(read.ms);
    const typed = await withBaselines(work, plain, (page) =>
      page.evaluate(() => window.bench.dexieReadType('benefit')),
    );
    times.typed.push(typed.ms);
    const worked = await workThrough(work, home, typed.count);
    times.opened.push(worked.opened);
    seen.push(worked.scrolled);
    memory.idle.push(worked.idle);
    memory.peak.push(worked.peak);
    memory.empty.push(await idleEmpty(work.folder('district-empty')));
  }
  const rows = `${size.benefits} benefit rows`;
  return [
    figure({
      name: `district: unlock to usable list, ${(size.records ?? 0) + (size.benefits ?? 0)} records`,
      unit: 'ms',
      value: median(times.listed),
      baseline: median(times.read),
      aim: { atMost: 3000 },
    }),
    figure({
      name: `district: the list of ${rows}, from the click to rows, right after unlock`,
      unit: 'ms',
      value: median(times.opened),
      baseline: median(times.typed),
      aim: null,
    }),
    figure({
      name: `district: frames without any row while the list of ${rows} is scrolled`,
      unit: 'frames',
      value: Math.max(...seen.map(({ blank }) => blank)),
      aim: { atMost: 0 },
    }),
    figure({
      name: 'district: longest gap between two frames of that',
      unit: 'ms',
      value: median(seen.map(({ longest }) => longest)),
      aim: null,
    }),
    figure({
      name: 'district: memory of all processes after that, idle',
      unit: 'MB',
      value: median(memory.idle),
      baseline: median(memory.empty),
      aim: null,
    }),
    figure({
      name: 'district: memory above the empty window, idle',
      unit: 'MB',
      value: median(memory.idle) - median(memory.empty),
      aim: { atMost: 700 },
    }),
    figure({
      name: 'district: memory above the empty window, at its highest while at work',
      unit: 'MB',
      value: median(memory.peak) - median(memory.empty),
      aim: { atMost: 700 },
    }),
  ];
}

interface Scrolled {
  /** Frames at whose end no row in sight had a text. */
  readonly blank: number;
  /** Frames at whose end some row in sight had none. */
  readonly gaps: number;
  readonly frames: number;
  readonly longest: number;
}

interface Worked {
  readonly opened: number;
  readonly scrolled: Scrolled;
  readonly idle: number;
  readonly peak: number;
}

/** Unlocks, goes to the list of benefits at once, scrolls it in all ways, and leaves the program alone. */
async function workThrough(work: Workspace, home: string, rows: number): Promise<Worked> {
  const office = await openOffice(home);
  try {
    const watch = watchMemory(office);
    await watchFrames(office.page);
    const opened = await openBenefits(office.page, rows);
    const scrolled: Scrolled[] = [];
    for (const [name, act] of SCROLLS) {
      await office.page.evaluate(() => window.benchRows?.start());
      await act(office.page);
      await wait(500);
      const one = await office.page.evaluate(() => window.benchRows?.stop());
      if (one === undefined) throw new Error('nobody watched the frames');
      work.say(
        `district, ${name}: ${one.blank} of ${one.frames} frames without a row, ${one.gaps} with one missing, longest ${Math.round(one.longest)} ms`,
      );
      scrolled.push(one);
    }
    await office.running.detach();
    await wait(IDLE_MS);
    const idle = treeMemory(office.running.pid);
    return { opened, scrolled: together(scrolled), idle, peak: watch.stop() };
  } finally {
    await office.running.close();
  }
}

const together = (parts: readonly Scrolled[]): Scrolled => ({
  blank: parts.reduce((sum, { blank }) => sum + blank, 0),
  gaps: parts.reduce((sum, { gaps }) => sum + gaps, 0),
  frames: parts.reduce((sum, { frames }) => sum + frames, 0),
  longest: Math.max(...parts.map(({ longest }) => longest)),
});

/** Looks at the memory again and again; answers the most there was. */
function watchMemory({ running }: OpenOffice): { stop(): number } {
  let most = 0;
  const look = (): void => {
    most = Math.max(most, treeMemory(running.pid));
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return most;
    },
  };
}

/** Clicks the place of the benefit lists; answers the time until its first rows are on the screen, all of them counted. */
async function openBenefits(page: Page, rows: number): Promise<number> {
  await page.getByRole('navigation').getByRole('button', { name: '惠民与治理' }).click();
  const place = page.getByRole('navigation').getByRole('link', { name: /^惠民政策花名册/ });
  await place.waitFor();
  await page.evaluate(() => {
    addEventListener('click', () => performance.mark('bench:clicked'), { once: true, capture: true });
    const look = (): void => {
      const grid = document.querySelector('[role=grid][aria-label^="惠民政策花名册"]');
      const cells = grid?.querySelectorAll('[role=row][data-index] [role=gridcell][data-title]') ?? [];
      if (![...cells].some((cell) => cell.textContent !== '')) return;
      seen.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('bench:rows')));
    };
    const seen = new MutationObserver(look);
    seen.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await place.click();
  await page.waitForFunction(() => performance.getEntriesByName('bench:rows').length > 0);
  await page.getByRole('grid').getByText(`共 ${rows} 条`).waitFor();
  return page.evaluate(() => {
    const at = (name: string): number => performance.getEntriesByName(name).at(-1)?.startTime ?? Number.NaN;
    return at('bench:rows') - at('bench:clicked');
  });
}

/** The ways of going through a long list. */
const SCROLLS: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['wheel', (page) => wheel(page, 40, () => 400)],
  ['wheel thrown', (page) => wheel(page, 30, (turn) => (turn % 10 === 9 ? 60_000 : 2000))],
  ['PageDown held', (page) => keys(page, ['Control+Home', ...Array.from({ length: 40 }, () => 'PageDown')])],
  ['End and Home', (page) => keys(page, ['Control+End', 'Control+Home', 'Control+End', 'PageUp', 'PageUp'])],
];

async function wheel(page: Page, turns: number, by: (turn: number) => number): Promise<void> {
  const box = await page.getByRole('grid').boundingBox();
  if (!box) throw new Error('the list is not on the screen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, by(turn));
    await wait(40);
  }
}

async function keys(page: Page, pressed: readonly string[]): Promise<void> {
  await page.getByRole('grid').focus();
  for (const key of pressed) {
    await page.keyboard.press(key);
    await wait(33);
  }
}

declare global {
  interface Window {
    benchRows?: { start(): void; stop(): Scrolled };
  }
}

/** Looks at the rows in sight at the end of every frame, when what it draws is settled. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    let found = { blank: 0, gaps: 0, frames: 0, longest: 0 };
    let running = false;
    let last = 0;
    const look = (): void => {
      const grid = document.querySelector('[role=grid]');
      if (grid === null) return;
      const { top, bottom } = grid.getBoundingClientRect();
      const head = grid.querySelector('[role=row]')?.getBoundingClientRect().height ?? 0;
      let told = 0;
      let missing = 0;
      for (const row of grid.querySelectorAll('[role=row][data-index]')) {
        const box = row.getBoundingClientRect();
        if (box.bottom <= top + head || box.top >= bottom - head) continue;
        if (row.textContent === '') missing += 1;
        else told += 1;
      }
      found.frames += 1;
      if (told === 0) found.blank += 1;
      if (missing > 0) found.gaps += 1;
    };
    const afterFrame = new MessageChannel();
    afterFrame.port1.onmessage = () => {
      if (running) look();
    };
    const frame = (now: number): void => {
      if (!running) return;
      found.longest = Math.max(found.longest, now - last);
      last = now;
      afterFrame.port2.postMessage(null);
      requestAnimationFrame(frame);
    };
    window.benchRows = {
      start() {
        found = { blank: 0, gaps: 0, frames: 0, longest: 0 };
        running = true;
        last = performance.now();
        requestAnimationFrame(frame);
      },
      stop() {
        running = false;
        return found;
      },
    };
  });
}
