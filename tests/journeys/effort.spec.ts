import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type {} from '../../renderer/app/testing-door';
import type { RecordValues } from '../../shared/records/define';
import { citizenNumber } from '../unit/builders/citizen-numbers';
import { field, recordRows, told, unlock } from './driver';
import { countEffort, type Effort, effortOf, readTable, writeTable } from './effort';
import { answerDialogs, launch, type Program } from './launch';
import { ROSTER_NAMES, rosterPath } from './sample';
import { copyOf, discard, test } from './township';

const BRANCH = '河口村党支部';
/** Days before today, `YYYY-MM-DD`. */
const ago = (days: number): string => {
  const day = new Date(Date.now() - days * 86_400_000);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
};
const YEAR = ago(0).slice(0, 4);

/**
 * Daily tasks as somebody does them who knows the program, each counted in the window itself: presses of the mouse, keys,
 * typed characters. The README holds the numbers; nothing may take more than it says. Choosing a file or folder in the
 * system's own dialog is not counted. With UPDATE_EFFORT=1 the table is written anew.
 */
test.describe('the effort of daily tasks', () => {
  test.describe.configure({ mode: 'serial' });
  const counts = new Map<string, Effort>();
  let home: string;
  let program: Program;
  let page: Page;
  let branchId: string;

  test.beforeAll(async ({ township }) => {
    home = copyOf(township);
    program = await launch({ home, env: { XIANGDANG_TESTING: '1' } });
    page = program.page;
    await unlock(page);
    branchId = await idOf('organization', BRANCH);
    await countEffort(page);
  });
  test.afterAll(() => discard({ home, program }));

  /** Counts a task that ends with what is to be seen. */
  const task = async (name: string, run: () => Promise<void>) => {
    counts.set(name, await effortOf(page, run));
  };
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text: string) => page.keyboard.type(text);
  /** Goes to a place or opens a record by Ctrl+K. */
  const jump = async (words: string, found: string) => {
    await press('Control+k');
    await type(words);
    await expect(page.getByRole('option', { selected: true })).toContainText(found);
    await press('Enter');
  };
  /** Goes to the list of members; nobody types on before it is there. */
  const toMembers = async () => {
    await press('Control+3');
    await expect(page.getByRole('heading', { name: '党员', level: 1 })).toBeVisible();
    await expect(recordRows(page).first()).toContainText(/\S/);
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

  test('a phone number is corrected', async () => {
    await task('找到一名党员，改正手机号', async () => {
      await jump('cjy', '崔娟燕');
      await expect(page.getByRole('heading', { name: '崔娟燕', level: 2 })).toBeVisible();
      await page.locator('[data-field=mobile]').click();
      await expect(field(page, '手机号码')).toBeFocused();
      await press('Control+a');
      await type('13972200001');
      await press('Control+s');
      await expect(told(page, '已保存').first()).toBeVisible();
    });
  });

  test('a member is entered', async () => {
    await task('新增一名党员（姓名、身份证号、支部、入党日期）', async () => {
      await toMembers();
      await press('Control+n');
      await expect(field(page, '姓名')).toBeFocused();
      await type('柳春生');
      await press('Enter', 'Enter');
      await expect(field(page, '公民身份号码')).toBeFocused();
      await type(citizenNumber('1990-03-07', 123));
      await page.locator('[data-field=branchId] input').click();
      await type('hkc');
      await expect(page.locator('[role=option][data-combobox-selected]')).toContainText(BRANCH);
      await press('Enter', 'Enter');
      await expect(field(page, '入党日期')).toBeFocused();
      await type('2019-07-01');
      await press('Control+s');
      await expect(page.getByRole('heading', { name: '柳春生', level: 2 })).toBeVisible();
      await expect(page.getByText('有未保存的修改')).toBeHidden();
    });
    expect(await storedValue('member', '柳春生', 'birthDate')).toBe('1990-03-07');
    await press('Escape');
  });

  test('one field of twenty rows is changed at once', async () => {
    await task('20 名党员的同一栏一次改好', async () => {
      await toMembers();
      await recordRows(page).nth(0).click();
      await recordRows(page)
        .nth(19)
        .click({ modifiers: ['Shift'] });
      await button('批量修改').click();
      await expect(page.getByRole('combobox', { name: '要改哪一项' })).toBeFocused();
      await type('备注');
      await press('Enter', 'Tab');
      await type('已走访');
      await expect(page.getByText('其中 20 条会变')).toBeVisible();
      await button('修改').click();
      await expect(told(page, '已修改 20 条记录的“备注”')).toBeVisible();
    });
  });

  test('a roster with known headings is taken in', async () => {
    const roster = ROSTER_NAMES.find((name) => name.includes('河口村')) ?? '';
    // The village has found out better; its roster says so.
    const people = await rowsOf('member', [], { branch: branchId });
    await commit(people.map(({ id }) => ({ id, type: 'member', values: { education: '90' } })));
    await task('导入一份村里报来的名册（表头已记住）', async () => {
      await page.getByRole('navigation').getByRole('link', { name: '导入花名册' }).click();
      const chooser = page.waitForEvent('filechooser');
      await button('选择文件…').click();
      await (await chooser).setFiles(rosterPath(roster));
      const take = page.getByRole('button', { name: /^导入 [1-9]\d* 行$/ });
      await expect(take).toBeEnabled();
      await take.click();
      await expect(page.getByRole('heading', { name: '导入完成，已保存' })).toBeVisible();
    });
  });

  test('a list leaves as Excel', async () => {
    await answerDialogs(program.app, path.join(home, '党员.xlsx'));
    await task('党员名册导出 Excel', async () => {
      await toMembers();
      await press('Control+e');
      await expect(page.getByRole('dialog', { name: '导出为 Excel' })).toBeVisible();
      await press('Enter');
      await expect(told(page, '已导出 党员.xlsx')).toBeVisible();
    });
  });

  test('the next meeting is taken down after the last one, with a vote', async () => {
    await commit([{ id: null, type: 'meeting', values: await lastMeeting() }]);
    await task('照上月再开党员大会：40 多人签到、3 人请假、1 项表决', async () => {
      await jump('上月党员大会', '上月党员大会');
      await expect(page.getByRole('heading', { name: '上月党员大会', level: 2 })).toBeVisible();
      await press('Alt+6');
      await expect(page.getByRole('region', { name: '会议 新会议' })).toBeVisible();
      await expect(page.getByRole('checkbox', { name: /^蔡彩敏/ })).toBeVisible();
      await press('Alt+1');
      for (const [initials, name] of [
        ['ccm', '蔡彩敏'],
        ['cjy', '崔娟燕'],
        ['zql', '曾琼玲'],
      ] as const) {
        await type(initials);
        await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
        await press('Control+Enter');
        await type('yb');
        await expect(
          page.locator('[role=option][data-combobox-selected]').filter({ hasText: '因病' }),
        ).toBeVisible();
        await press('Enter', 'Enter');
      }
      await press('Tab', 'Enter');
      await expect(page.getByRole('status', { name: '到会人数' })).toContainText(/实到 4\d/);
      await press('Alt+4');
      await expect(page.getByRole('region', { name: /^表决 / })).toHaveCount(1);
      await press('Enter', 'Enter', 'Enter', '=');
      await expect(page.getByRole('region', { name: /^表决 / })).toContainText('通过');
      await expect(page.getByRole('status').filter({ hasText: /^已保存 \d\d:\d\d:\d\d$/ })).toBeVisible();
    });
    await program.screenshot('effort-meeting');
  });

  test('ten ballots are entered', async () => {
    await jump('cpjf', '测评计分');
    await button('取用随程序提供的指标体系').click();
    await expect(button('新建测评')).toBeEnabled();
    await press('Control+n');
    const dialog = page.getByRole('dialog', { name: '新建测评' });
    await dialog.getByRole('combobox', { name: '评价办法' }).click();
    await page.getByRole('option', { name: /^群众满意度测评办法/ }).click();
    await dialog.getByLabel('应参加人数').fill('10');
    await dialog.getByLabel('应参加人数').press('Enter');
    await expect(page.getByLabel('第 1 张票')).toBeFocused();
    await task('录入 10 张测评票（每张 12 个支部）', async () => {
      for (const paper of Array.from({ length: 10 }, (_, at) => (at % 5 === 4 ? '112111211131' : '1+'))) {
        await type(paper);
        await press('Enter');
      }
      await expect(page.getByText('已录 10 张', { exact: false }).first()).toBeVisible();
    });
  });

  test('a notice is posted', async () => {
    const row = { policyKind: 'subsistence', year: YEAR, period: `${YEAR}年第一季度`, status: 'active' };
    await commit(
      ['王大山', '李小河'].map((head) => ({
        id: null,
        type: 'benefit',
        values: { ...row, head, beneficiary: head, branchId, amount: '300' },
      })),
    );
    await task('登记一榜公示', async () => {
      await jump('gsrl', '公示日历');
      await expect(page.getByRole('heading', { name: '公示日历', level: 1 })).toBeVisible();
      await press('Control+n');
      const dialog = page.getByRole('dialog', { name: '三级公示' });
      await dialog.getByRole('combobox', { name: '公示对象所在党组织' }).click();
      await press('Control+a');
      await type('河口');
      await expect(page.getByRole('option', { name: /河口村/ })).toBeVisible();
      await press('Enter');
      await expect(button('登记一榜·村级公示')).toBeVisible();
      await dialog.getByLabel('公示地点').click();
      await type('村务公开栏');
      await press('Enter');
      await expect(button('登记二榜·乡镇级公示')).toBeVisible();
    });
    await press('Escape');
  });

  test('a commitment is judged', async () => {
    await commit([
      {
        id: null,
        type: 'commitment',
        values: {
          promiser: BRANCH,
          ownerKind: 'org',
          branchId,
          kind: 'project',
          year: YEAR,
          content: '硬化通组道路',
          due: ago(5),
          publishedAt: ago(90),
          publishedWay: 'board',
          doneAt: ago(10),
          progress: [{ id: 'p1', date: ago(10), content: '路面全部硬化' }],
        },
      },
    ]);
    await task('评定一条公开承诺', async () => {
      await jump('cnq', '承诺墙');
      await page
        .getByRole('listbox', { name: /公开承诺$/ })
        .getByRole('option')
        .first()
        .click();
      await press('p');
      await expect(page.getByRole('dialog', { name: /^评诺/ }).getByLabel('评诺结果')).toHaveValue('兑现');
      await press('Enter');
      await expect(page.getByRole('listbox', { name: /公开承诺$/ })).toContainText('评诺：兑现');
    });
  });

  test('a hole is filled', async () => {
    await task('从资料齐全度补上一个缺口', async () => {
      await page.getByRole('navigation').getByRole('link', { name: '资料齐全度' }).click();
      const row = page
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: BRANCH, exact: true }) });
      await row.getByRole('gridcell', { name: /^学习计划：/ }).click();
      await page.getByRole('button', { name: /^去/ }).first().click();
      await expect(field(page, '计划名称')).toBeFocused();
      await type('年度学习计划');
      await press('Control+s');
      await expect(told(page, '已保存').first()).toBeVisible();
    });
  });

  test('ten records are signed', async () => {
    const circulars = Array.from({ length: 10 }, (_, at) => ({
      id: null,
      type: 'circular',
      values: { title: `第 ${at + 1} 号通报`, branchId, issuer: '中共清溪镇委员会', date: ago(3) },
    }));
    const ids = await commit(circulars);
    await page.evaluate(async (ids) => {
      for (const step of ['submit', 'check'] as const)
        await window.xiangdangData?.signOff({ ids, step, reason: '' });
    }, ids);
    await task('负责人一次定稿 10 条', async () => {
      await page.getByRole('navigation').getByRole('link', { name: /^签批/ }).click();
      await page.getByRole('checkbox', { name: '全选' }).click();
      await page.getByText('已选 10 条').waitFor();
      await button('定稿').click();
      await expect(told(page, /已定稿/)).toBeVisible();
    });
  });

  test('a bundle goes to the stick', async () => {
    const stick = path.join(home, 'stick');
    mkdirSync(stick);
    await answerDialogs(program.app, stick);
    await task('写一个上报数据包到 U 盘', async () => {
      await page.getByRole('navigation').getByRole('link', { name: '上报数据包' }).click();
      await expect(page.getByLabel('用途')).toBeVisible();
      await page.getByLabel('用途').click();
      await type('第四季度检查');
      await button('选择位置并写入…').click();
      await expect(page.getByRole('heading', { name: '数据包已写好并回读核对' })).toBeVisible({
        timeout: 60_000,
      });
    });
  });

  test('a backup is made', async () => {
    await task('立即备份一次', async () => {
      await page.getByRole('navigation').getByRole('link', { name: '设置' }).click();
      await page.getByRole('navigation', { name: '设置项目' }).getByRole('button', { name: '备份' }).click();
      await button('立即备份').click();
      await expect(told(page, '备份完成并已核对')).toBeVisible({ timeout: 60_000 });
    });
  });

  test('takes no more than the README says', () => {
    if (process.env.UPDATE_EFFORT === '1') writeTable(counts);
    const table = readTable();
    expect([...table.keys()]).toEqual([...counts.keys()]);
    for (const [name, { clicks, keys, typed }] of counts) {
      const said = table.get(name);
      expect(clicks + keys + typed, `${name}: counted`).toBeGreaterThan(0);
      expect(clicks, `${name}: clicks`).toBeLessThanOrEqual(said?.clicks ?? 0);
      expect(keys, `${name}: keys`).toBeLessThanOrEqual(said?.keys ?? 0);
      expect(typed, `${name}: typed`).toBeLessThanOrEqual(said?.typed ?? 0);
    }
  });

  type Changed = { readonly id: string | null; readonly type: string; readonly values: RecordValues };

  /** What others did before the task begins; not counted. */
  async function commit(changes: readonly Changed[]): Promise<readonly string[]> {
    return page.evaluate(async (text) => {
      const done = await window.xiangdangData?.commit({ changes: JSON.parse(text), why: { kind: 'edit' } });
      if (done?.ok !== true) throw new Error(done?.error.code);
      return done.value.ids;
    }, JSON.stringify(changes));
  }

  async function rowsOf(
    of: string,
    columns: readonly string[],
    { branch = null, text = '' }: { readonly branch?: string | null; readonly text?: string } = {},
  ) {
    return page.evaluate(
      async ([type, columns, branch, text]) => {
        const spec = { type, branch, filters: {}, sort: [], columns, text };
        const found = await window.xiangdangData?.query(spec);
        if (found?.ok !== true) throw new Error(found?.error.code);
        return found.value.first;
      },
      [of, columns, branch, text] as const,
    );
  }

  async function idOf(of: string, title: string): Promise<string> {
    return (await rowsOf(of, [], { text: title })).find((row) => row.title.includes(title))?.id ?? '';
  }

  async function storedValue(of: string, title: string, key: string): Promise<unknown> {
    return (await rowsOf(of, [key], { text: title }))[0]?.values[key];
  }

  /** A meeting of the branch a month ago, with one matter that was voted on. */
  async function lastMeeting(): Promise<RecordValues> {
    return {
      title: '上月党员大会',
      kind: 'member-assembly',
      branchId,
      date: ago(30),
      place: '村党员活动室',
      host: '范雪莺',
      recorder: '王建国',
      status: 'held',
      agenda: [{ id: 'a1', no: 1, subject: '讨论发展党员' }],
    };
  }
});
