import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { verifyBag } from '../../electron/services/bag/bag-verifier';
import {
  acceptSuspects,
  COUNTY,
  chooseFile,
  commitImport,
  goTo,
  listCount,
  mendRow,
  openBundle,
  readRosters,
  setUp,
  TOWNSHIP,
  takeBundle,
  writeBundle,
} from './driver';
import { launch } from './launch';
import { CORRECTIONS, ORGANIZATIONS, PEOPLE, ROSTER_NAMES, rosterPath, TRUTH } from './sample';

test('a clerk brings in twelve messy rosters and the county takes in the bundle', async () => {
  test.setTimeout(300_000);
  const stick = mkdtempSync(path.join(os.tmpdir(), 'xiangdang-stick-'));
  const township = await launch();
  const { page } = township;
  await setUp(township, TOWNSHIP, async (step) => void (await township.screenshot(`setup-${step}`)));
  expect(ROSTER_NAMES).toHaveLength(12);
  await readRosters(page, ROSTER_NAMES.map(rosterPath));
  await township.screenshot('import');
  await expectSpoiledRowsCaught(page);

  for (const { file, row, text } of CORRECTIONS) await mendRow(page, file, row, text);
  await acceptSuspects(page);
  await township.screenshot('import-mended');
  await expect(page.getByRole('status').filter({ hasText: '个文件' })).toContainText(/未通过 0$/);
  expect(await commitImport(page)).toContain(`新增 ${PEOPLE} 条，修改 0 条`);
  await township.screenshot('import-done');
  await goTo(page, '党员');
  await expect.poll(() => listCount(page)).toBe(PEOPLE);
  await township.screenshot('members');

  const code = await writeBundle(township, stick, { purpose: '2026年第四季度检查' });
  expect(code).not.toBe('');
  await township.screenshot('bundle-written');
  await township.close();

  const names = readdirSync(stick).sort();
  expect(names).toHaveLength(2);
  for (const name of names) {
    const verdict = await verifyBag(path.join(stick, name));
    expect(verdict.ok && verdict.value).toMatchObject({ valid: true, reasons: [], version: '1.0' });
  }

  const county = await launch();
  await setUp(county, COUNTY);
  await openBundle(county, path.join(stick, names.find((name) => name.endsWith('.zip')) ?? ''));
  // The county's own committee is there already; the township's and its twelve branches come with the people.
  await expect(county.page.getByRole('radio', { name: `新增 ${PEOPLE + ORGANIZATIONS}` })).toBeChecked();
  await county.screenshot('bundle-preview');
  expect(await takeBundle(county.page)).toContain(`新增 ${PEOPLE + ORGANIZATIONS} 条，修改 0 条`);
  await goTo(county.page, '党员');
  await expect.poll(() => listCount(county.page)).toBe(PEOPLE);
  await county.screenshot('county-members');
  await county.close();
  rmSync(stick, { recursive: true, force: true });
});

/** Every row that the sample spoils has a reason under it, those that corrections mend are refused, no other row is. */
async function expectSpoiledRowsCaught(page: Page): Promise<void> {
  for (const [at, { file, people, headerRow, dirty }] of TRUTH.entries()) {
    await chooseFile(page, ROSTER_NAMES[at] ?? '');
    await page.getByText(`全部 ${people}`, { exact: true }).click();
    const rows = await previewRows(page);
    const caught = new Set([...rows].filter(([, row]) => row.reasons !== '').map(([number]) => number));
    expect([...rows.keys()], file).toHaveLength(people);
    for (const { row, notes } of dirty)
      expect(caught, `${file} ${row}: ${notes.join()}`).toContain(headerRow + row);
    const refused = [...rows].filter(([, row]) => row.status === 'refused').map(([number]) => number);
    const mended = CORRECTIONS.filter((one) => one.file.startsWith(file)).map(({ row }) => row);
    expect(refused, file).toEqual(mended);
  }
}

/** Two frames: in the first the table hears of the scrolling, in the second its new rows are there. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );

interface PreviewRow {
  readonly status: string;
  readonly reasons: string;
}

/** All rows of the preview by their number in the sheet; scrolls, because only what is in sight is drawn. */
async function previewRows(page: Page): Promise<ReadonlyMap<number, PreviewRow>> {
  const table = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: '结果' }) });
  const rows = new Map<number, PreviewRow>();
  const scroller = table.locator('xpath=..');
  for (let seen = -1; seen !== rows.size; ) {
    seen = rows.size;
    const lines = await table.locator('tbody').evaluate((body) =>
      [...body.querySelectorAll('tr[data-status]')].flatMap((line) => {
        const number = Number(line.firstElementChild?.textContent);
        if (!Number.isInteger(number) || number === 0) return [];
        const below = line.nextElementSibling;
        const reasons = below?.firstElementChild?.textContent === '' ? (below.textContent ?? '') : '';
        return [{ number, status: line.getAttribute('data-status') ?? '', reasons }];
      }),
    );
    for (const { number, ...row } of lines) rows.set(number, row);
    const from = await scroller.evaluate((node) => {
      const top = node.scrollTop;
      node.scrollTop += node.clientHeight * 0.7;
      return { top, moved: node.scrollTop };
    });
    if (from.moved === from.top) break;
    await drawn(page);
  }
  return rows;
}
