import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import {
  acceptSuspects,
  COUNTY,
  commitImport,
  goTo,
  openBundle,
  readRosters,
  setUp,
  takeBundle,
  TOWNSHIP,
  writeBundle,
} from './driver';
import { launch, ROOT } from './launch';

const ROSTERS = path.join(ROOT, 'resources/sample/rosters');

test('a clerk brings in twelve messy rosters and the county takes in the bundle', async () => {
  const stick = mkdtempSync(path.join(os.tmpdir(), 'xiangdang-stick-'));
  const township = await launch();
  await setUp(township, TOWNSHIP, async (step) => void (await township.screenshot(`setup-${step}`)));
  const files = readdirSync(ROSTERS).filter((name) => /\.(xlsx|xls|csv)$/.test(name));
  expect(files).toHaveLength(12);
  await readRosters(
    township.page,
    files.map((name) => path.join(ROSTERS, name)),
  );
  await township.screenshot('import');
  await acceptSuspects(township.page);
  expect(await commitImport(township.page)).toMatch(/新增 \d+ 条/);
  await goTo(township.page, '党员');
  await township.screenshot('members');
  const code = await writeBundle(township, stick, { purpose: '2026年第四季度检查' });
  await township.screenshot('bundle-written');
  await township.close();

  const zip = readdirSync(stick).find((name) => name.endsWith('.zip'));
  const county = await launch();
  await setUp(county, COUNTY);
  await openBundle(county, path.join(stick, zip ?? ''));
  await county.screenshot('bundle-preview');
  expect(await takeBundle(county.page)).toMatch(/新增 \d+ 条/);
  await goTo(county.page, '党员');
  await county.screenshot('county-members');
  expect(code).not.toBe('');
  await county.close();
  rmSync(stick, { recursive: true, force: true });
});
