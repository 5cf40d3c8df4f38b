import { expect, type Page } from '@playwright/test';
import { told } from './driver';
import type { Program } from './launch';
import { discard, openCopy, test } from './township';

const VOTERS = 40;
const BRANCHES = 12;
/** 满意 100、比较满意 85、基本满意 70、不满意 30；不了解（5）不计入有效票。 */
const WORTH = [100, 85, 70, 30];

/** What stands on the papers: most people agree, some don't, two say nothing of the last ones, one is spoilt. */
const PAPERS: readonly string[] = Array.from({ length: VOTERS }, (_, paper) => {
  if (paper === 7) return '*';
  const marks = Array.from({ length: BRANCHES }, (_, at) =>
    paper % (at + 2) === 0 ? 1 + ((paper + at) % 5) : 1,
  );
  if (paper % 3 === 0) return '1+';
  return paper % 19 === 2 ? `${marks.slice(0, 9).join('')}000` : marks.join('');
});

/** Mean of a branch, counted by hand, with two decimals. */
function expectedScore(at: number): string {
  const marks = PAPERS.filter((paper) => paper !== '*').map((paper) =>
    Number(paper === '1+' ? 1 : paper[at]),
  );
  const valid = marks.flatMap((mark) => WORTH[mark - 1] ?? []);
  const sum = valid.reduce((total, points) => total + points, 0);
  return (Math.round((sum * 100) / valid.length) / 100).toFixed(2);
}

test.describe('a vote of forty people on twelve branches', () => {
  test.describe.configure({ mode: 'serial' });
  let home: string;
  let program: Program;
  let page: Page;
  let keys = 0;
  test.beforeAll(async ({ township }) => {
    ({ home, program, page } = await openCopy(township));
  });
  test.afterAll(() => discard({ home, program }));

  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const type = async (text: string) => {
    keys += text.length;
    await page.keyboard.type(text);
  };
  const line = () => page.getByLabel(/^(第|改第) \d+ 张票$/);
  const counted = (count: number) => page.getByText(`已录 ${count} 张`, { exact: false }).first();

  test('begins from a scheme that ships, by the keyboard alone', async () => {
    await press('Control+k');
    await type('cpjf');
    await press('Enter');
    await expect(page.getByText('还没有测评。')).toBeVisible();
    await page.getByRole('button', { name: '取用随程序提供的指标体系' }).press('Enter');
    await expect(told(page, '已取用指标体系 9 个、评价办法 3 个')).toBeVisible();
    await expect(page.getByRole('button', { name: '新建测评' })).toBeEnabled();
    await press('Control+n');
    const dialog = page.getByRole('dialog', { name: '新建测评' });
    await dialog.getByRole('combobox', { name: '评价办法' }).press('Enter');
    await page.getByRole('option', { name: /^群众满意度测评办法/ }).click();
    await expect(dialog.getByRole('radio', { name: '群众评议（权重 100%）' })).toBeChecked();
    await expect(dialog.getByText(`已选 ${BRANCHES} 个党组织`)).toBeVisible();
    await dialog.getByLabel('应参加人数').fill(String(VOTERS));
    await program.screenshot('scoring-new');
    await dialog.getByLabel('应参加人数').press('Enter');
    await expect(line()).toBeFocused();
  });

  test('takes forty ballots on the numeric keys, and refuses the forty-first', async () => {
    const before = keys;
    await type('11');
    await press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: /^还差 10 个对象：3 号/ })).toBeVisible();
    await press('Escape');
    for (const [at, paper] of PAPERS.entries()) {
      await type(paper);
      await press('Enter');
      if (at === 20) await program.screenshot('scoring-ballots');
    }
    await expect(counted(VOTERS)).toContainText(`应参加人数 ${VOTERS}，还可录 0 张`);
    // A digit a branch and Enter; ballots all alike are three keys.
    expect((keys - before) / VOTERS).toBeLessThanOrEqual(BRANCHES + 1);
    test.info().annotations.push({ type: 'effort', description: `40 张 12 人的票：${keys - before} 次按键` });
    await type('1+');
    await press('Enter');
    await expect(
      page.getByRole('alert').filter({ hasText: '再录就多于投票的人，这张票没有录入' }),
    ).toBeVisible();
    await expect(line()).toHaveValue('1+');
    await program.screenshot('scoring-refused');
    await press('Escape');
  });

  test('takes the last ballot back into the line, and corrects an earlier one in its place', async () => {
    await press('Backspace');
    await expect(counted(VOTERS - 1)).toBeVisible();
    await expect(line()).toHaveValue('1'.repeat(BRANCHES));
    await press('Enter');
    await expect(counted(VOTERS)).toBeVisible();
    const second = page
      .getByRole('complementary', { name: '已录的票' })
      .getByRole('button', { name: /^第 2 张/ });
    await second.press('Enter');
    await expect(line()).toHaveValue(PAPERS[1] ?? '');
    await press('Enter');
    await expect(page.getByLabel('第 41 张票')).toBeFocused();
    await expect(counted(VOTERS)).toBeVisible();
  });

  test('reads the result with grade and place, as a table and as a chart', async () => {
    await page.getByRole('tab', { name: '结果' }).click();
    const rows = page.getByRole('table', { name: '测评结果' }).getByRole('row');
    await expect(rows).toHaveCount(BRANCHES + 1);
    await expect(page.getByRole('list', { name: '计算办法' })).toContainText('依据：群众满意度测评办法');
    const texts = await rows.allTextContents();
    const scores = Array.from({ length: BRANCHES }, (_, at) => expectedScore(at));
    for (const score of new Set(scores))
      expect(texts.filter((text) => text.includes(score)).length, score).toBeGreaterThanOrEqual(
        scores.filter((one) => one === score).length,
      );
    const best = Math.max(...scores.map(Number)).toFixed(2);
    await expect(rows.nth(1)).toContainText(best);
    await expect(rows.nth(1)).toContainText(`1／${BRANCHES}`);
    await expect(rows.nth(1)).toContainText('优秀');
    await program.screenshot('scoring-result');
    await page.getByText('图', { exact: true }).click();
    await expect(page.getByRole('group', { name: /得分$/ }).getByRole('link')).toHaveCount(BRANCHES);
    await program.screenshot('scoring-chart');
  });

  test('writes the result into the records, and each bar leads to its record', async () => {
    await page.getByRole('checkbox', { name: /一并写入/ }).check();
    await page.getByRole('button', { name: '写入考核评价记录' }).click();
    await expect(told(page, `已写入 ${BRANCHES * 2} 条考核评价记录`)).toBeVisible();
    const bar = page.getByRole('group', { name: /得分$/ }).getByRole('link').first();
    const [name = ''] = ((await bar.getAttribute('aria-label')) ?? '').split('：');
    await bar.focus();
    await press('Enter');
    await expect(page.getByRole('heading', { level: 2 })).toContainText(`${name} 综合评定`);
    await expect(page.getByRole('textbox', { name: /^名次/ })).toHaveValue('1');
    await program.screenshot('scoring-record');
  });
});
