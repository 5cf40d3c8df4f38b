import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { acceptSuspects, atHome, goTo, PASSWORD, readRosters, unlock } from '../journeys/driver';
import { answerDialogs, launch, type Program, ROOT } from '../journeys/launch';
import { fieldOf, newMember, saveForm, toast } from './support/forms';
import { shownMembers, TESTING } from './support/records';
import { newSmallDisk, whileReadOnly } from './support/small-disk';
import { expectVerified, makeHome, removeHome } from './support/vaults';

const MEMBERS = 12;
/** Room for the program's ballast (64 MB, kept when there is four times as much). */
const ROOMY_MB = 500;
/** The limit below which the program starts in its recovery window; small, because the disk is. */
const LIMIT = { XIANGDANG_LOW_SPACE_MB: '20' };
/** Text that no compression makes small. */
const LONG = Array.from({ length: 20_000 }, (_, at) =>
  String.fromCharCode(0x4e00 + ((at * 7919) % 20_000)),
).join('');
const ROSTER = path.join(ROOT, 'resources/sample/rosters/01-河口村党员花名册.xlsx');

const namesOf = async (page: Page) => (await shownMembers(page)).map(({ name }) => name);

test('a disk that fills up refuses save, import, backup and bundle in words, keeps what was typed, and all of it works once there is room', async () => {
  const disk = newSmallDisk(ROOMY_MB);
  const made = await makeHome({ home: disk.home, members: MEMBERS });
  const program = await launch({ home: made.home, env: { ...TESTING, ...LIMIT } });
  const { page } = program;
  await unlock(page);

  const panel = await newMember(page);
  await fieldOf(panel, '姓名').fill('满盘时录入');
  await fieldOf(panel, '备注').fill(LONG);
  disk.fill();
  await page.keyboard.press('Control+s');
  await expect(
    toast(page, '这次没有保存；之前保存的内容完好，仍可导出。请清理磁盘后再保存一次。'),
  ).toBeVisible();
  await expect(fieldOf(panel, '姓名')).toHaveValue('满盘时录入');
  await expect(fieldOf(panel, '备注')).toHaveValue(LONG);
  await expect(page.getByText('有未保存的修改')).toBeVisible();
  // The ballast was given back: a list can still be exported, and now the save works too.
  expect(readdirSync(made.vault)).not.toContain('ballast');
  expect(await exportedBytes(page)).toBeGreaterThan(1000);
  await saveForm(page);

  await readRosters(page, [ROSTER]);
  await acceptSuspects(page);
  disk.fill();
  const take = page.getByRole('button', { name: /^导入 \d+ 行$/ });
  await take.click();
  await expect(toast(page, '磁盘已满').last()).toContainText('这次没有保存');
  expect(await namesOf(page)).toHaveLength(MEMBERS + 1);
  disk.free(100);
  await take.click();
  await expect(page.getByRole('heading', { name: '导入完成，已保存' })).toBeVisible();
  const imported = await namesOf(page);
  expect(imported.length).toBeGreaterThan(MEMBERS + 10);

  await goTo(page, '设置');
  await page.getByRole('button', { name: '备份与恢复' }).click();
  disk.fill();
  await page.getByRole('button', { name: '立即备份' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '备份没有完成' })).toContainText(
    '空间不足。档案库和以前的备份都完好',
  );
  disk.free(100);
  await page.getByRole('button', { name: '立即备份' }).click();
  await expect(toast(page, '备份完成并已核对')).toBeVisible();

  await goTo(page, '上报数据包');
  await page.getByLabel('用途').fill('满盘');
  disk.fill();
  await writeBundleTo(program);
  await expect(toast(page, '目标位置空间不足')).toContainText('数据包没有写出，未完成的部分已清除');
  expect(readdirSync(made.home).sort()).toEqual(['user-data', 'vault']);
  disk.free(100);
  await page.getByLabel('用途').fill('有了空间');
  await writeBundleTo(program);
  await expect(page.getByRole('heading', { name: '数据包已写好并回读核对' })).toBeVisible();
  expect(await namesOf(page)).toEqual(imported);
  await program.close();
  await expectVerified(made, PASSWORD, LIMIT);
  removeHome(made.home);
});

async function writeBundleTo({ app, page, home }: Program): Promise<void> {
  await answerDialogs(app, home);
  await page.getByRole('button', { name: '选择位置并写入…' }).click();
}

/** Size of the list as an Excel file. */
const exportedBytes = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const spec = { type: 'member', branch: null, filters: {}, sort: [], columns: ['name'] };
    const made = await window.xiangdangData!.exportList({ spec, columns: ['name'], unmasked: false });
    return made.ok ? made.value.byteLength : -1;
  });

/** Names, sizes and times of everything that Chromium keeps of the view. */
const traces = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => `${file} ${statSync(file).size} ${statSync(file).mtimeMs}`);

test('started on a full disk the program leaves its view alone and shows everything; with room again nothing is missing', async () => {
  const disk = newSmallDisk(ROOMY_MB);
  const made = await makeHome({ home: disk.home, members: MEMBERS });
  const env = { ...TESTING, ...LIMIT };
  let program = await launch({ home: made.home, env });
  await unlock(program.page);
  const before = await shownMembers(program.page);
  await program.close();

  disk.fill();
  const store = path.join(made.userData, 'session', 'IndexedDB');
  const untouched = traces(store);
  expect(untouched.length).toBeGreaterThan(0);
  program = await launch({ home: made.home, env });
  await expect(program.page.getByText('为了不损坏数据，本次启动没有动用本机的显示缓存')).toBeVisible();
  await expect(program.page.getByText(/所有显示过“已保存”的内容都完整地在档案库里/)).toBeVisible();
  await program.page.getByRole('button', { name: '打开查看' }).click();
  await unlock(program.page);
  await expect(
    toast(program.page, '磁盘空间不足，本次从变更记录直接读取，没有使用视图。内容完整'),
  ).toBeVisible();
  expect(await shownMembers(program.page)).toEqual(before);
  expect(await exportedBytes(program.page)).toBeGreaterThan(1000);
  await program.close();
  expect(traces(store)).toEqual(untouched);

  disk.free(400);
  program = await launch({ home: made.home, env });
  await unlock(program.page);
  await atHome(program.page);
  expect(await shownMembers(program.page)).toEqual(before);
  const panel = await newMember(program.page);
  await fieldOf(panel, '姓名').fill('清理之后');
  await saveForm(program.page);
  await program.close();
  await expectVerified(made, PASSWORD, LIMIT);
  removeHome(made.home);
});

test('a vault in a folder that can not be written is opened for looking and exporting, and says so', async () => {
  const made = await makeHome({ members: MEMBERS });
  await whileReadOnly(made.vault, async () => {
    const program = await launch({ home: made.home, env: TESTING });
    const { page } = program;
    await unlock(page);
    await expect(
      page
        .getByRole('note')
        .filter({ hasText: '档案库所在的文件夹不允许写入，现在只能查看和导出，不能修改' }),
    ).toBeVisible();
    await expect(page.getByText('只读，不能保存')).toBeVisible();
    expect(await shownMembers(page)).toHaveLength(MEMBERS);
    expect(await exportedBytes(page)).toBeGreaterThan(1000);
    const refused = await page.evaluate(async () => {
      const changes = [{ id: null, type: 'member', values: { name: '写不进' } }];
      const done = await window.xiangdangData!.commit({ changes, why: { kind: 'create' } });
      return done.ok ? '' : done.error.message;
    });
    expect(refused).toContain('档案库以只读方式打开，不能修改');
    await goTo(page, '党员');
    await expect(page.getByRole('button', { name: '新建党员' })).toHaveCount(0);
    await program.close();
  });
  const again = await launch({ home: made.home });
  await unlock(again.page);
  await expect(again.page.getByText('已全部保存')).toBeVisible();
  await again.close();
  await expectVerified(made);
  removeHome(made.home);
});
