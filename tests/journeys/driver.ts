import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { answerDialogs, type Program } from './launch';
import { CORRECTIONS, PEOPLE, ROSTER_NAMES, rosterPath } from './sample';

/**
 * What a clerk does, in the clerk's words: journeys, faults, the demo and the bench drive the program with these.
 * Everything goes through what can be seen and reached by name, so that a label that misleads breaks a journey.
 */

export const PASSWORD = '河口 2026 党建档案';

export interface Office {
  readonly unit: string;
  readonly code: string;
  readonly user: string;
}

export const TOWNSHIP: Office = { unit: '中共清溪镇委员会', code: '420683-QX', user: '王建国' };
export const COUNTY: Office = { unit: '中共清江县委组织部', code: '420683', user: '赵敏' };

const said = async (place: Locator): Promise<string> => ((await place.textContent()) ?? '').trim();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** First start to the first screen; answers the recovery key. `look` is called at each step, for pictures. */
export async function setUp(
  program: Program,
  office: Office,
  look: (step: string) => Promise<void> = async () => undefined,
): Promise<string> {
  const { page } = program;
  await page.getByRole('checkbox', { name: /涉密文件和资料不得存入/ }).check();
  await look('welcome');
  await button(page, '建立新的档案库').click();
  await page.getByLabel('单位名称').fill(office.unit);
  await page.getByLabel('单位编码').fill(office.code);
  await button(page, '下一步').click();
  await page.getByLabel('姓名').fill(office.user);
  await page.getByLabel(/^密码/).fill(PASSWORD);
  await page.getByLabel('再输一次密码').fill(PASSWORD);
  await look('administrator');
  await button(page, '下一步').click();
  await look('places');
  await button(page, '建立档案库').click();
  const groups = page.getByRole('group', { name: '恢复密钥' });
  await expect(groups).toBeVisible({ timeout: 30_000 });
  const recoveryKey = (await groups.locator('span:nth-child(2)').allTextContents()).join('-');
  await look('recovery-key');
  await button(page, '我已手抄下来').click();
  await page.getByLabel(/最后一组/).fill(recoveryKey.split('-').at(-1) ?? '');
  await button(page, '进入档案库').click();
  await atHome(page);
  return recoveryKey;
}

/** First start to the first screen of the practice vault, filled. */
export async function setUpPractice({ page }: Program): Promise<void> {
  await button(page, '试用示范档案库').click();
  await button(page, '建立练习库').click();
  await atHome(page);
}

/** Waits for the first screen after an unlock. */
export async function atHome(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '首页', level: 1 })).toBeVisible({ timeout: 60_000 });
}

/** Opens a locked vault. */
export async function unlock(page: Page, password = PASSWORD): Promise<void> {
  await page.getByLabel('密码', { exact: true }).fill(password);
  await button(page, '打开档案库').click();
  await atHome(page);
}

/** Locks by the button of the top bar and waits for the lock screen. */
export async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Control+l');
  await expect(page.getByLabel('密码', { exact: true })).toBeVisible();
}

/** Goes to a place of the left navigation. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${place}( ?[\\d,]+)?$`) })
    .click();
  await expect(page.getByRole('heading', { name: place, level: 1 })).toBeVisible();
}

/** Opens a group of the navigation if it is folded, and goes to one of its places. */
export async function goWithin(page: Page, group: string, place: string): Promise<void> {
  const navigation = page.getByRole('navigation');
  if (!(await navigation.getByRole('link', { name: new RegExp(`^${place}`) }).isVisible()))
    await navigation.getByRole('button', { name: new RegExp(group) }).click();
  await goTo(page, place);
}

/** The screen still shows what was done there last: goes on to the next. */
async function startAgain(page: Page, name: string): Promise<void> {
  const again = button(page, name);
  if (await again.isVisible()) await again.click();
}

/** Chooses files in the import screen and waits until every row has its fate. */
export async function readRosters(page: Page, files: readonly string[]): Promise<void> {
  await goTo(page, '导入花名册');
  await startAgain(page, '继续导入其他文件');
  await page.getByLabel('要导入的文件', { exact: true }).setInputFiles([...files]);
  await expect(page.getByRole('status').filter({ hasText: '个文件' })).toBeVisible({ timeout: 60_000 });
}

/** Accepts the suspect rows of every file of the session. */
export async function acceptSuspects(page: Page): Promise<void> {
  const files = page.getByRole('navigation', { name: '文件' }).getByRole('button');
  for (let index = 0; index < (await files.count()); index += 1) {
    const file = files.nth(index);
    if (!/可疑/.test(await said(file))) continue;
    await file.click();
    await page.getByRole('button', { name: '可疑行看过了，全部导入' }).click();
    await expect(page.getByRole('button', { name: '可疑行全部不导入' })).toBeVisible();
  }
}

/** Commits the session and answers what the program says it did. */
export async function commitImport(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^导入 \d+ 行$/ }).click();
  await expect(page.getByRole('heading', { name: '导入完成，已保存' })).toBeVisible({ timeout: 60_000 });
  return said(page.getByRole('status').filter({ hasText: '新增' }));
}

/** Writes a bundle of everything to the folder and answers the check code that the program shows. */
export async function writeBundle(
  program: Program,
  folder: string,
  options: { readonly purpose: string; readonly unmasked?: boolean },
): Promise<string> {
  const { app, page } = program;
  await goTo(page, '上报数据包');
  await startAgain(page, '再写一个');
  await page.getByLabel('用途').fill(options.purpose);
  if (options.unmasked === true) await page.getByRole('checkbox', { name: /写明敏感信息/ }).check();
  await answerDialogs(app, folder);
  await button(page, '选择位置并写入…').click();
  await expect(page.getByRole('heading', { name: '数据包已写好并回读核对' })).toBeVisible({
    timeout: 120_000,
  });
  return said(page.getByText('核对码').locator('b'));
}

/** Opens a bundle (folder or zip) up to the preview; nothing is changed yet. */
export async function openBundle(program: Program, bundle: string): Promise<void> {
  const { app, page } = program;
  await goTo(page, '接收数据包');
  await startAgain(page, '接收下一个');
  await startAgain(page, '换一个数据包');
  await answerDialogs(app, bundle);
  await button(page, bundle.endsWith('.zip') ? '选择压缩文件…' : '选择文件夹…').click();
}

/** Takes in the bundle that is shown, and answers what the program says it did. */
export async function takeBundle(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^并入 \d+ 条$/ }).click();
  await expect(page.getByRole('heading', { name: '数据包已并入' })).toBeVisible({ timeout: 120_000 });
  return said(page.getByRole('status').filter({ hasText: '新增' }));
}

/** Brings the sample's twelve rosters in, mended; answers what the program says it did. */
export async function importSample(page: Page): Promise<string> {
  await readRosters(page, ROSTER_NAMES.map(rosterPath));
  for (const { file, row, text } of CORRECTIONS) await mendRow(page, file, row, text);
  await acceptSuspects(page);
  await expect(page.getByRole('button', { name: `导入 ${PEOPLE} 行`, exact: true })).toBeVisible();
  return commitImport(page);
}

/** Shows one file of the import session; answers its panel. */
export async function chooseFile(page: Page, file: string): Promise<Locator> {
  await page
    .getByRole('navigation', { name: '文件' })
    .getByRole('button', { name: new RegExp(escaped(file)) })
    .click();
  const panel = page.getByRole('region', { name: file, exact: true });
  await expect(panel).toBeVisible();
  return panel;
}

/** Types a right value over the marked cell of a row that did not pass. */
export async function mendRow(page: Page, file: string, row: number, text: string): Promise<void> {
  const panel = await chooseFile(page, file);
  await panel.getByText(/^未通过 \d+$/).click();
  const cell = panel
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: String(row), exact: true }) });
  await cell.locator('td[data-level="error"] button').first().click();
  await page.getByLabel(`改正第 ${row} 行`).fill(text);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(`改正第 ${row} 行`)).toBeHidden();
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The record lists' grid: rows of records only, without heading and totals. */
export const recordRows = (page: Page): Locator => page.getByRole('grid').locator('[role=row][data-index]');

/** How many records the list says it holds. */
export async function listCount(page: Page): Promise<number> {
  const total = await said(page.getByRole('grid').getByText(/^共 \d+ 条$/));
  return Number(/\d+/.exec(total)?.[0]);
}

/** Opens a record by Ctrl+K, with the keyboard alone; the first hit is taken. */
export async function openByPalette(page: Page, words: string, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找', exact: true }).fill(words);
  const found = page.getByRole('listbox', { name: '查找结果' });
  await expect(found.getByRole('option', { selected: true })).toContainText(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: title, level: 2 })).toBeVisible();
}

/** A field of the open form, by its label. */
export const field = (page: Page, label: string): Locator =>
  page.locator('[data-field]').getByRole('textbox', { name: new RegExp(`^${escaped(label)}\\*?$`) });

/** Types into a field of the open form and leaves it. */
export async function fillField(page: Page, label: string, text: string): Promise<void> {
  await field(page, label).focus();
  await field(page, label).fill(text);
  await page.keyboard.press('Enter');
}

/** Saves the open form and waits until the program says so. */
export async function saveForm(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await expect(page.getByText('有未保存的修改')).toBeHidden();
  await expect(told(page, '已保存').first()).toBeVisible();
}

/** Nothing of the page changed for so long: answers came in, and what they brought is drawn. */
const QUIET_MS = 200;
const LONGEST_MS = 5000;

/** Waits until the page has come to rest: nothing of it changes and nothing moves any more. */
export const atRest = (page: Page): Promise<void> =>
  page.evaluate(
    ([quiet, longest]) =>
      new Promise<void>((resolve) => {
        const since = performance.now();
        let timer = 0;
        const look = (): void => {
          const moves = document.getAnimations().some(({ playState }) => playState === 'running');
          if (moves && performance.now() - since < longest) wait();
          else {
            observer.disconnect();
            resolve();
          }
        };
        const wait = (): void => {
          clearTimeout(timer);
          if (performance.now() - since < longest) timer = window.setTimeout(look, quiet);
          else look();
        };
        const observer = new MutationObserver(wait);
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        wait();
      }),
    [QUIET_MS, LONGEST_MS] as const,
  );

/** What the program told in its corner. */
export const told = (page: Page, text: string | RegExp): Locator =>
  page.getByRole('alert').filter({ hasText: text });
