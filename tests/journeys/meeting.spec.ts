import { expect, type Locator, type Page } from '@playwright/test';
import { openByPalette, recordRows, unlock } from './driver';
import { launch, type Program } from './launch';
import { printed } from './paper';
import { discard, openCopy, test } from './township';

const TITLE = /^河口村党支部 \d{4} 年 \d{1,2} 月支部党员大会$/;
const SPEECH = '同意承包，租金应当一年一付。';
const LATER = '另外，果园的水渠要先修好。';

/** Minutes of a branch meeting taken while it runs, with the keyboard alone. */
test.describe('the minutes of a meeting', () => {
  test.describe.configure({ mode: 'serial' });
  let home: string;
  let program: Program;
  let page: Page;
  test.beforeAll(async ({ township }) => {
    ({ home, program, page } = await openCopy(township));
  });
  test.afterAll(() => discard({ home, program }));

  const field = (key: string): Locator => page.locator(`[data-field=${key}]`).locator('input, textarea');
  const numbers = () => page.getByRole('status', { name: '到会人数' });
  const saved = () =>
    expect(page.getByRole('status').filter({ hasText: /^已保存 \d\d:\d\d:\d\d$/ })).toBeVisible();
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Signs somebody in by pinyin initials. */
  const signIn = async (initials: string, name: string) => {
    await page.keyboard.type(initials);
    await expect(page.getByText(name, { exact: true }).first()).toBeVisible();
    await press('Enter');
    await expect(page.getByRole('checkbox', { name: new RegExp(`^${name}`) })).toBeChecked();
  };
  /** The option that Enter takes. */
  const chosen = (name: string | RegExp) =>
    page.locator('[role=option][data-combobox-selected]').filter({ hasText: name });
  const votes = () => page.getByRole('region', { name: /^表决 / });

  test('begins with kind and branch; the roll of the day and the name are there by themselves', async () => {
    await press('Control+k');
    await page.keyboard.type('>huiyi');
    await press('Enter');
    await expect(page.getByRole('heading', { name: '会议', level: 1 })).toBeVisible();
    await press('Control+n');
    await expect(field('kind')).toBeFocused();
    await page.keyboard.type('zbdydh');
    await press('Enter', 'Enter');
    await expect(field('branchId')).toBeFocused();
    await page.keyboard.type('hkc');
    await expect(chosen(/^河口村党支部/)).toBeVisible();
    await press('Enter');
    await expect(page.getByRole('heading', { name: TITLE, level: 2 })).toBeVisible();
    await expect(page.getByRole('checkbox', { name: /^蔡彩敏/ })).toBeVisible();
    await expect(numbers()).toContainText('应到 45');
    await expect(numbers()).toContainText('未达到法定人数，还差 21 人');
    await expect(numbers()).toContainText('依据：《中国共产党支部工作条例（试行）》第十一条');
    await field('place').focus();
    await page.keyboard.type('村党员活动室');
    await press('Enter');
    await page.keyboard.type('fxy');
    await expect(page.getByRole('option', { name: '范雪莺' })).toBeVisible();
    await press('Enter');
    await expect(field('host')).toHaveValue('范雪莺');
    await saved();
  });

  test('signs people in by initials, excuses one with a reason, takes in a guest', async () => {
    await press('Alt+1');
    await signIn('ccm', '蔡彩敏');
    await signIn('cjy', '崔娟燕');
    await signIn('zql', '曾琼玲');
    await page.keyboard.type('lrx');
    await press('Control+Enter');
    await expect(field('absence-reason')).toBeFocused();
    await page.keyboard.type('yb');
    await expect(chosen('因病')).toBeVisible();
    await press('Enter', 'Enter');
    await expect(page.getByRole('checkbox', { name: /^廖荣香 请假·因病$/ })).not.toBeChecked();
    await page.keyboard.type('周镇长');
    await press('Enter');
    await expect(page.getByRole('checkbox', { name: /^周镇长 列席$/ })).toBeChecked();
    // A probationary member is there and has no vote; the guest counts nowhere.
    await expect(numbers()).toContainText('实到 3');
    await expect(numbers()).toContainText('其中有表决权应到 42实到 2');
    await program.screenshot('meeting-attendance');
  });

  test('records a vote that lacks its quorum as such, and never as passed', async () => {
    await press('Alt+2');
    await page.keyboard.type('讨论村集体果园承包方案');
    await press('Alt+3');
    await page.keyboard.type('ccm');
    await expect(chosen(/^蔡彩敏/)).toBeVisible();
    await press('Enter', 'Enter');
    await page.keyboard.type(SPEECH);
    await press('Alt+4', 'Enter', 'Enter', 'Enter');
    await page.keyboard.type('2');
    await expect(votes()).toHaveCount(1);
    await expect(votes().first()).toContainText('未达到法定人数（须 21 人，实到 2 人）');
    await expect(votes().first().getByRole('status')).not.toContainText('通过');
    await saved();
    await program.screenshot('meeting-no-quorum');
  });

  test('passes once enough have come; the first vote stays as it was', async () => {
    await press('Alt+1', 'Tab', 'Tab');
    for (let n = 0; n < 28; n += 1) {
      if (!(await page.locator('input:focus').isChecked())) await press('Space');
      await press('ArrowRight');
    }
    await expect(numbers()).toContainText(/达到法定人数（须 21 人）/);
    const again = votes().first().getByRole('button', { name: '再次表决' });
    await again.focus();
    await press('Enter');
    await expect(votes()).toHaveCount(2);
    const second = votes().nth(1);
    await press('Enter', 'Enter', 'Enter');
    await page.keyboard.type('24');
    await press('Enter');
    await page.keyboard.type('1');
    await expect(second.getByRole('status')).toContainText(/还有 \d+ 票没有计入/);
    await press('Enter', '=');
    await expect(second.getByRole('status')).toContainText('通过（须 22 票赞成）');
    await expect(votes().first()).toContainText('实到 2 人）');
    await press('Alt+5');
    await page.keyboard.type('同意果园承包方案，由村委会组织实施。');
    await saved();
    await program.screenshot('meeting-passed');
  });

  test('loses at most the word being typed when the program is killed', async () => {
    await press('Alt+3');
    await page.keyboard.type('cjy');
    await expect(chosen(/^崔娟燕/)).toBeVisible();
    await press('Enter', 'Enter');
    await page.keyboard.type(LATER);
    await expect(page.getByText('正在保存…')).toBeVisible();
    await saved();
    await page.keyboard.type('最后');
    await program.kill();
    program = await launch({ home });
    page = program.page;
    await unlock(page);
    await openByPalette(page, '河口村 党员大会', '党员大会');
    const points = page.locator('[data-field=speech-points] textarea');
    await expect(points.first()).toHaveValue(SPEECH);
    await expect(points.nth(1)).toHaveValue(new RegExp(`^${LATER}`));
    await expect(votes()).toHaveCount(2);
    await expect(numbers()).toContainText('达到法定人数');
  });

  test('goes on paper as it will be signed', async () => {
    await printed(program, 'meeting-minutes', () => press('Control+p'));
  });

  test('carries the scan of the signed page', async () => {
    await page.getByRole('tab', { name: '附件' }).press('Enter');
    const scan = { name: '签字页.png', mimeType: 'image/png', buffer: await page.screenshot() };
    await page.getByRole('tabpanel', { name: '附件' }).locator('input[type=file]').setInputFiles(scan);
    await expect(page.getByLabel('签字页.png 的用途')).toHaveValue('签字页扫描');
    await page.getByRole('tab', { name: '会议记录' }).press('Enter');
    await expect(field('agenda-subject')).toBeVisible();
  });

  test('begins the next month after its model: agenda and people, nobody ticked, nothing said', async () => {
    await press('Alt+6');
    await expect(page.getByRole('region', { name: '会议 新会议' })).toBeVisible();
    await expect(field('place')).toHaveValue('村党员活动室');
    await expect(field('host')).toHaveValue('范雪莺');
    await expect(field('status')).toHaveValue('待召开');
    await expect(field('agenda-subject')).toHaveValue('讨论村集体果园承包方案');
    await expect(numbers()).toContainText('应到 45');
    await expect(numbers()).toContainText('实到 0');
    await expect(votes()).toHaveCount(0);
    await press('Alt+2');
    await page.keyboard.type('通报果园承包情况');
    await saved();
    await program.screenshot('meeting-next');
    await press('Escape');
    await press('Control+k');
    await page.keyboard.type('>huiyi');
    await press('Enter');
    await expect(recordRows(page)).toHaveCount(2);
  });
});
