import { rmSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { type Fault, seriousFaults, sideways } from './access';
import {
  atHome,
  atRest,
  goTo,
  lock,
  openByPalette,
  readRosters,
  setUp,
  TOWNSHIP,
  told,
  unlock,
} from './driver';
import { launch, type Program } from './launch';
import { ROSTER_NAMES, rosterPath } from './sample';
import { copyOf, test } from './township';

const PLACES = [
  '首页',
  '资料齐全度',
  '签批',
  '统计',
  '党组织',
  '党员',
  '自定义台账',
  '导入花名册',
  '上报数据包',
  '接收数据包',
  '冲突',
  '重复',
  '问题',
  '回收站',
  '设置',
  '诊断',
] as const;

const SECTIONS = ['单位', '用户', '安全', '显示', '备份与恢复', '校验档案库', '关于'] as const;

test('set-up has no serious fault of access at any step', async () => {
  const program = await launch();
  const faults: Record<string, readonly Fault[]> = {};
  await setUp(program, TOWNSHIP, async (step) => {
    faults[step] = await seriousFaults(program.page);
  });
  await program.close();
  expect(Object.keys(faults)).toHaveLength(4);
  for (const [step, found] of Object.entries(faults)) expect.soft(found, step).toEqual([]);
});

test.describe('every screen of a filled vault', () => {
  test.describe.configure({ mode: 'serial' });
  let home: string;
  let program: Program;
  let page: Page;
  test.beforeAll(async ({ township }) => {
    home = copyOf(township);
    program = await launch({ home });
    page = program.page;
    await expect(page.getByLabel('密码', { exact: true })).toBeVisible();
    expect(await seriousFaults(page), 'lock').toEqual([]);
    await unlock(page);
  });
  test.afterAll(async () => {
    await program.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  const clean = async (name: string) => {
    expect.soft(await seriousFaults(page), name).toEqual([]);
    await program.screenshot(`screen-${name}`);
  };
  const section = async (name: string) => {
    await goTo(page, '设置');
    await page
      .getByRole('navigation', { name: '设置项目' })
      .getByRole('button', { name, exact: true })
      .click();
  };

  test('has no serious fault of access', async () => {
    test.setTimeout(240_000);
    for (const place of PLACES) {
      await goTo(page, place);
      await clean(place);
    }
    for (const name of SECTIONS) {
      await section(name);
      await clean(name);
    }
    await goTo(page, '自定义台账');
    await page.getByRole('button', { name: '新建台账' }).first().click();
    await page.getByLabel('台账名称').fill('走访台账');
    await page.getByRole('button', { name: '添加字段' }).click();
    await page.keyboard.type('户主姓名');
    await clean('自定义台账-设计');
    await page.keyboard.press('Control+s');
    await expect(told(page, '已保存').first()).toBeVisible();
  });

  test('has none over a record, its history and its attachments', async () => {
    await openByPalette(page, 'cjy', '崔娟燕');
    await clean('form');
    for (const tab of ['附件', '历史']) {
      await page.getByRole('tab', { name: tab }).click();
      await clean(`form-${tab}`);
    }
    await page.keyboard.press('Control+n');
    await clean('form-new');
  });

  test('has none over the minutes of a meeting', async () => {
    await goTo(page, '首页');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '查找', exact: true }).fill('>huiyi');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '会议', level: 1 })).toBeVisible();
    await page.keyboard.press('Control+n');
    await expect(page.locator('[data-field="kind"] input').first()).toBeFocused();
    await page.keyboard.type('zbdydh');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-field="branchId"] input').first()).toBeFocused();
    await page.keyboard.type('hkc');
    await expect(page.getByRole('option', { name: /^河口村党支部/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('checkbox', { name: /^蔡彩敏/ })).toBeVisible();
    for (const key of ['2', '3', '4', '5']) await page.keyboard.press(`Alt+${key}`);
    await expect(page.getByRole('region', { name: /^表决/ })).toBeVisible();
    await clean('meeting');
    await goTo(page, '首页');
  });

  test('has none in dialogs, menus and the palette', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '查找', exact: true }).fill('河口');
    await clean('palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await clean('keys');
    await page.keyboard.press('Escape');
    await goTo(page, '党员');
    await page.getByRole('button', { name: '筛选 性别' }).click();
    await clean('filter');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '选择列' }).click();
    await clean('columns');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+e');
    await clean('export');
    await page.keyboard.press('Escape');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('button', { name: '批量修改' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: '要改哪一项' }).click();
    await expect(page.getByRole('option', { name: '姓名', exact: true })).toBeVisible();
    await clean('bulk-edit-options');
    await page.getByRole('dialog').getByRole('combobox', { name: '要改哪一项' }).fill('备注');
    await page.getByRole('option', { name: '备注' }).click();
    await clean('bulk-edit');
    await page.keyboard.press('Escape');
    await goTo(page, '重复');
    await page.getByRole('button', { name: '对照并合并…' }).first().click();
    await clean('merge');
    await page.keyboard.press('Escape');
  });

  test('has none where votes are entered', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '查找', exact: true }).fill('cpjf');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '取用随程序提供的指标体系' }).click();
    await expect(told(page, /^已取用指标体系/)).toBeVisible();
    await clean('scoring');
    await page.getByRole('button', { name: '新建测评' }).click();
    await expect(page.getByRole('button', { name: '开始录入' })).toBeEnabled();
    await clean('scoring-new');
    await page.getByRole('button', { name: '开始录入' }).click();
    await expect(page.getByLabel('第 1 张票')).toBeFocused();
    await clean('scoring-ballots');
    await page.getByRole('tab', { name: '结果' }).click();
    await expect(page.getByRole('table', { name: '测评结果' })).toBeVisible();
    await clean('scoring-result');
  });

  test('has none along the import', async () => {
    const [roster = ''] = ROSTER_NAMES;
    await readRosters(page, [rosterPath(roster)]);
    await clean('import-rows');
    await page.getByRole('tab', { name: /^列对应/ }).click();
    await clean('import-columns');
    await page.getByRole('button', { name: '放弃' }).click();
  });

  for (const [size, label] of [
    ['large', '大'],
    ['larger', '特大'],
  ] as const) {
    test(`fits the window without scrolling sideways in ${size} text`, async () => {
      await section('显示');
      await page.getByRole('radio', { name: label, exact: true }).check();
      const wide: string[] = [];
      for (const place of PLACES) {
        await goTo(page, place);
        await atRest(page);
        wide.push(...(await sideways(page, place)));
        await program.screenshot(`${size}-${place}`);
      }
      await openByPalette(page, 'cjy', '崔娟燕');
      await program.screenshot(`${size}-form`);
      expect(wide).toEqual([]);
    });
  }

  test('goes back to a backup of the day', async () => {
    await section('显示');
    await page.getByRole('radio', { name: '标准', exact: true }).check();
    await section('备份与恢复');
    await page.getByRole('button', { name: '立即备份' }).click();
    await expect(told(page, '备份完成并已核对')).toBeVisible({ timeout: 60_000 });
    await program.screenshot('backups');
    await goTo(page, '党员');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await expect(page.getByRole('grid').getByText('共 0 条')).toBeVisible({ timeout: 30_000 });
    await section('备份与恢复');
    await page
      .getByRole('button', { name: /^恢复到 / })
      .first()
      .click();
    await page.getByRole('checkbox', { name: /^我要把档案库恢复到/ }).check();
    await program.screenshot('restore');
    await page.getByRole('button', { name: '恢复', exact: true }).click();
    await expect(page.getByLabel('密码', { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(told(page, /^已恢复到/)).toBeVisible();
    await program.screenshot('restored');
    await unlock(page);
    await atHome(page);
    await goTo(page, '党员');
    await expect(page.getByRole('grid').getByText('共 513 条')).toBeVisible();
    await lock(page);
  });
});
