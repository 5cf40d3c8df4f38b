import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { acceptSuspects, commitImport, goTo, readRosters, unlock } from '../journeys/driver';
import { launch, ROOT } from '../journeys/launch';
import { workbookParts, zipOf } from '../unit/builders/zip';
import { shownMembers, TESTING } from './support/records';
import { expectVerified, makeHome, removeHome } from './support/vaults';

const REFUSED = {
  '炸弹.xlsx': {
    bytes: () => zipOf(workbookParts(`<sheetData>${' '.repeat(12 * 2 ** 20)}</sheetData>`)),
    told: '压缩比异常',
  },
  '网页.xls': {
    bytes: () => '<html><body><table><tr><td>姓名</td></tr></table></body></html>',
    told: '不是 Excel 或 CSV 表格，看起来是网页文件',
  },
  '最远一格.xlsx': {
    bytes: () =>
      zipOf(
        workbookParts(
          '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
        ),
      ),
    told: '没有找到带列名的表格',
  },
} as const;

test('hostile files are refused politely beside a good roster, which is taken in as if they were not there', async () => {
  const made = await makeHome();
  const files = Object.entries(REFUSED).map(([name, { bytes }]) => {
    const file = path.join(made.home, name);
    writeFileSync(file, bytes());
    return file;
  });
  const program = await launch({ home: made.home, env: TESTING });
  const { page } = program;
  await unlock(page);
  const before = (await shownMembers(page)).length;
  await readRosters(page, [...files, path.join(ROOT, 'resources/sample/rosters/01-河口村党员花名册.xlsx')]);
  const list = page.getByRole('navigation', { name: '文件' });
  for (const [name, { told }] of Object.entries(REFUSED)) {
    await list.getByRole('button', { name: new RegExp(name) }).click();
    const word = page.getByText(told);
    await expect(word).toBeVisible();
    await expect(word).toContainText('没有导入任何内容，档案库不受影响');
  }
  await acceptSuspects(page);
  expect(await commitImport(page)).toMatch(/新增 \d+ 条/);
  await goTo(page, '党员');
  expect((await shownMembers(page)).length).toBeGreaterThan(before + 10);
  await program.close();
  await expectVerified(made);
  removeHome(made.home);
});
