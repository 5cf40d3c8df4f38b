import type { Locator, Page } from '@playwright/test';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { recordTypes } from '../../../shared/records/registry';
import { type Figure, figure } from '../figure';
import { median } from '../numbers';
import { withOffice } from '../office';
import { withBaselines } from '../programs';
import { districtSize } from '../sample-office';
import type { Workspace } from '../workspace';

/** Openings of each type, of as many records as it has up to that. */
const OPENINGS = 5;
/** Openings of the empty panel. */
const PLAIN_OPENINGS = 9;
/** Fields of the empty panel: what the longest first section has. */
const PLAIN_FIELDS = 20;
const WORST = 5;
const LONGEST_MS = 20_000;

/** How long a form took, ms: until it can be filled in, and until all of its sections are there. */
interface Opening {
  readonly usable: number;
  readonly whole: number;
}

/** Where a type's records are opened: in their list, or where they have none, by Ctrl+K. */
interface Way {
  readonly type: RecordTypeDefinition;
  /** The form or the page of the type's own, when it is there. */
  readonly panel: string;
  readonly open: (page: Page, nth: number) => Promise<void>;
}

/**
 * Opening a form, for every record type of a district: from the second click on its row, or from Enter in Ctrl+K, to
 * the form with the record in it. Beside it a panel of bare inputs in the plain page, from the click to the paint.
 */
export async function forms(work: Workspace): Promise<Figure[]> {
  const home = await work.sample('district', districtSize(work.sizes));
  const taken = await withOffice(home, (page) => openEach(page, work.say));
  const plain = await withBaselines(work, work.folder('forms-plain'), plainOpenings);
  const usable = worst(taken, ({ usable }) => usable);
  const whole = worst(taken, ({ whole }) => whole);
  for (const [label, ms] of usable.slice(0, WORST)) work.say(`forms, slowest: ${label} ${Math.round(ms)} ms`);
  const first = Math.max(...[...taken.values()].map(([one]) => one?.usable ?? 0));
  const baseline = median(plain);
  return [
    figure({
      name: `forms: opening one, the slowest of ${taken.size} types (${usable[0]?.[0]})`,
      unit: 'ms',
      value: usable[0]?.[1] ?? Number.NaN,
      baseline,
      aim: { below: 100 },
    }),
    figure({
      name: 'forms: opening one, the middle of all types',
      unit: 'ms',
      value: median(usable.map(([, ms]) => ms)),
      baseline,
      aim: null,
    }),
    figure({
      name: 'forms: the very first opening of a type, the slowest',
      unit: 'ms',
      value: first,
      baseline,
      aim: null,
    }),
    figure({
      name: `forms: all sections drawn, the slowest type (${whole[0]?.[0]})`,
      unit: 'ms',
      value: whole[0]?.[1] ?? Number.NaN,
      baseline,
      aim: null,
    }),
  ];
}

type Taken = ReadonlyMap<string, readonly Opening[]>;

/** Types by the median of their openings, the slowest first. */
const worst = (taken: Taken, of: (one: Opening) => number): readonly (readonly [string, number])[] =>
  [...taken]
    .map(([label, openings]) => [label, median(openings.map(of))] as const)
    .sort((a, b) => b[1] - a[1]);

async function openEach(page: Page, say: (line: string) => void): Promise<Taken> {
  // What does not come up within this does not come up.
  page.setDefaultTimeout(LONGEST_MS);
  await page.getByRole('heading', { name: '首页', level: 1 }).waitFor();
  const taken = new Map<string, readonly Opening[]>();
  for (const type of recordTypes) {
    const titles = await titlesOf(page, type.name);
    if (titles.length === 0) {
      say(`forms: the sample has no record of ${type.label}, an office's own setting`);
      continue;
    }
    const way = wayOf(type, titles);
    const openings: Opening[] = [];
    for (let nth = 0; nth < OPENINGS; nth += 1) {
      openings.push(await timed(page, way, nth % titles.length));
    }
    taken.set(type.label, openings);
  }
  return taken;
}

/** Titles of the first records, in the order of the list. */
async function titlesOf(page: Page, type: string): Promise<readonly string[]> {
  return page.evaluate(
    async ([type, most]) => {
      const data = window.xiangdangData;
      if (!data) throw new Error('no data worker');
      const asked = await data.query({ type, branch: null, filters: {}, sort: [], columns: [] });
      if (!asked.ok) throw new Error(asked.error.code);
      return asked.value.first.slice(0, most).map(({ title }) => title);
    },
    [type, OPENINGS] as const,
  );
}

function wayOf(type: RecordTypeDefinition, titles: readonly string[]): Way {
  const panel =
    type.name === 'own-ledger'
      ? 'main fieldset input'
      : `main section[aria-label^="${type.label} "] :is([data-field], input, textarea)`;
  const byPalette = (open: Page, nth: number) => openByPalette(open, type, titles[nth] ?? '');
  if (type.place === undefined && type.name !== 'member') return { type, panel, open: byPalette };
  return { type, panel, open: openInList };

  async function openInList(open: Page, nth: number): Promise<void> {
    await toList(open, type);
    await rowOf(open, nth).dblclick();
  }
}

/** Goes to the list of a type, unless it is there already, and waits until its rows are really there. */
async function toList(page: Page, type: RecordTypeDefinition): Promise<void> {
  const grid = page.getByRole('grid', { name: `${type.label}列表`, exact: true });
  if (!(await grid.isVisible())) {
    const nav = page.getByRole('navigation', { name: '主导航' });
    const place = nav.getByRole('link', { name: new RegExp(`^${type.label}[\\s\\d,]*$`) });
    if (!(await place.isVisible())) await nav.getByRole('button', { name: type.place?.group ?? '' }).click();
    await place.click();
    await grid.waitFor();
  }
  await rowOf(page, 0).waitFor();
}

/** Leaves the form as a user does who has changed nothing. */
async function leave(page: Page, panel: string): Promise<void> {
  const close = page.getByRole('button', { name: '关闭（Esc）' });
  if (await close.isVisible()) await close.click();
  else await page.keyboard.press('Alt+ArrowLeft');
  await page.locator(panel).first().waitFor({ state: 'detached' });
}

/** A row of the list that has its text: rows that scroll in are drawn before their records have come. */
const rowOf = (page: Page, nth: number): Locator =>
  page.locator(`[role=row][data-index="${nth}"]`).filter({ hasText: /\S/ });

async function openByPalette(page: Page, type: RecordTypeDefinition, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找', exact: true }).fill(title);
  const group = page.getByRole('listbox', { name: '查找结果' }).getByRole('group', { name: type.label });
  await group.getByRole('option').first().click();
}

/** Opens the nth record; both times are those of the window's own clock, from the event of the mouse or the key. */
async function timed(page: Page, { type, panel, open }: Way, nth: number): Promise<Opening> {
  await page.evaluate(watchForm, { panel, sections: type.form.map(({ title }) => title) });
  await open(page, nth);
  try {
    await page.waitForFunction(() => window.benchForm?.whole !== undefined);
  } catch {
    throw new Error(`no form of ${type.label} came up`);
  }
  const opening = await page.evaluate(() => window.benchForm);
  if (opening?.usable === undefined || opening.whole === undefined) throw new Error('the form was not timed');
  await leave(page, panel);
  return { usable: opening.usable, whole: opening.whole };
}

declare global {
  interface Window {
    benchForm?: { usable?: number; whole?: number };
  }
}

/**
 * Inside the page: the clock starts anew at every click and Enter, the last of which opens the form. Usable: the first
 * fields are painted with the record's title over them. Whole: all sections are.
 */
function watchForm({
  panel,
  sections,
}: {
  readonly panel: string;
  readonly sections: readonly string[];
}): void {
  const found: { usable?: number; whole?: number } = {};
  window.benchForm = found;
  let began = 0;
  const start = (event: Event): void => {
    began = event.timeStamp;
  };
  addEventListener('pointerup', start, { capture: true });
  addEventListener('keydown', start, { capture: true });
  const painted = (note: (ms: number) => void): void => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => note(performance.now() - began);
      channel.port2.postMessage(null);
    });
  };
  const isWhole = (): boolean => {
    const now = 'main section';
    // A page of its own is whole with its first fields.
    if (document.querySelector(`${now} nav[aria-label="表单分区"]`) === null) return true;
    const drawn = new Set([...document.querySelectorAll(`${now} h3`)].map(({ textContent }) => textContent));
    return sections.every((title) => drawn.has(title));
  };
  /** An empty heading stands over the fields until the record's values are in them. */
  const isFilled = (field: Element): boolean =>
    field.closest('section:has(> header h2)')?.querySelector('h2')?.textContent !== '';
  let isUsable = false;
  const look = (): void => {
    const field = document.querySelector(panel);
    if (began === 0 || field === null || !isFilled(field)) return;
    if (!isUsable) {
      isUsable = true;
      painted((ms) => {
        found.usable = ms;
      });
    }
    if (!isWhole()) return;
    seen.disconnect();
    removeEventListener('pointerup', start, { capture: true });
    removeEventListener('keydown', start, { capture: true });
    painted((ms) => {
      found.whole = ms;
    });
  };
  const seen = new MutationObserver(look);
  seen.observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** The empty panel of the plain page, by click. */
async function plainOpenings(page: Page): Promise<readonly number[]> {
  const times: number[] = [];
  for (let opening = 0; opening < PLAIN_OPENINGS; opening += 1) {
    await page.evaluate((fields) => window.bench.panelReady(fields), PLAIN_FIELDS);
    await page.getByRole('button', { name: 'open' }).click();
    await page.waitForFunction(() => window.bench.panelTime() !== undefined);
    times.push((await page.evaluate(() => window.bench.panelTime())) ?? Number.NaN);
  }
  return times;
}
