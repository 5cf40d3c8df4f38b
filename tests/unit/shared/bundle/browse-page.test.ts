import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import fc from 'fast-check';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowseData, browsePage, embedJson, relativeLink } from '../../../../shared/bundle/browse-page';
import { BROWSE_SCRIPT } from '../../../../shared/bundle/browse-page-script';
import { BROWSE_STYLE } from '../../../../shared/bundle/browse-page-style';
import { temporaryFolder } from '../../builders/bag-folder';

const VILLAGES = ['河口村党支部', '石桥村党支部', '柳林村党支部'];
const HOSTILE = '</script><script>document.title="owned"</script><img src=x onerror=alert(1)>\u2028';

function sketch(count: number): BrowseData {
  const rows = Array.from({ length: count }, (_, number) => ({
    id: `m${number}`,
    branch: `v${number % 3}`,
    cells: [`党员${number}`, number % 2 === 0 ? '男' : '女', number % 5 === 0 ? '' : String(1000 - number)],
    details: [
      { label: '姓名', value: `党员${number}` },
      { label: '备注', value: number === 7 ? HOSTILE : `转入地${number % 4}` },
    ],
    attachments:
      number === 7 ? [{ name: '入党 志愿书#1.pdf', href: '附件/河口村/党员7/入党 志愿书#1.pdf' }] : [],
  }));
  return {
    title: '清河镇数据包',
    unit: '清河镇党委',
    createdAt: '2026-11-23T14:43:00+08:00',
    fingerprint: '8F3A-21C0',
    masked: ['公民身份号码'],
    types: [
      {
        name: 'member',
        label: '党员',
        columns: ['姓名', '性别', '编号'].map((label) => ({ key: label, label })),
        rows,
      },
      { name: 'organization', label: '党组织', columns: [{ key: 'name', label: '名称' }], rows: [] },
    ],
    branches: [
      {
        id: 'r',
        name: '清河镇党委',
        children: VILLAGES.map((name, at) => ({ id: `v${at}`, name, children: [] })),
      },
    ],
  };
}

describe('the text of the page', () => {
  it('holds nothing newer than ES2015 and loads nothing', () => {
    const { diagnostics } = ts.transpileModule(BROWSE_SCRIPT, {
      reportDiagnostics: true,
      compilerOptions: { target: ts.ScriptTarget.ES5, allowJs: true, ignoreDeprecations: '6.0' },
    });
    expect(diagnostics?.map((one) => one.messageText) ?? []).toEqual([]);
    expect(BROWSE_SCRIPT).not.toMatch(
      /=>|`|\?\.|\?\?|\b(let|const|class|async|await|import|export)\b|\.\.\./,
    );
    expect(BROWSE_STYLE).not.toMatch(/\bgrid\b|var\(|\bgap:|:is\(|:where\(|clamp\(|url\(/);
    const html = browsePage(sketch(1));
    expect(html).not.toMatch(/type="module"|src=|https?:/);
    expect(html).toContain("default-src 'none'");
  });

  it('is the same for the same data', () => {
    expect(browsePage(sketch(20))).toBe(browsePage(sketch(20)));
  });

  it('embeds any JSON so that no tag ends it and it reads back the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
        const embedded = embedJson([JSON.parse(JSON.stringify(value)), text, HOSTILE]);
        expect(embedded).not.toMatch(/[<>\u2028\u2029]/);
        expect(JSON.parse(embedded)).toEqual([JSON.parse(JSON.stringify(value)), text, HOSTILE]);
      }),
    );
  });

  it('links to attachments by encoded names, so that none becomes another address', () => {
    expect(relativeLink('附件/a b#1?.pdf')).toBe('%E9%99%84%E4%BB%B6/a%20b%231%3F.pdf');
    expect(relativeLink('javascript:alert(1)')).toBe('javascript%3Aalert(1)');
  });
});

const EXECUTABLE = [process.env.CHROMIUM_PATH ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
);

describe.runIf(EXECUTABLE !== undefined)('the page in a real browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox'] });
  });
  afterAll(() => browser.close());

  async function open(data: BrowseData): Promise<{ readonly page: Page; readonly faults: string[] }> {
    const file = join(temporaryFolder(), '浏览.html');
    writeFileSync(file, browsePage(data));
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => faults.push(message.text()));
    await page.goto(pathToFileURL(file).href);
    return { page, faults };
  }

  const count = (page: Page) => page.textContent('#count');
  const column = (page: Page, number: number) =>
    page.$$eval(`#rows td:nth-child(${number + 1})`, (cells) => cells.map((cell) => cell.textContent));

  it('shows counts, sender, time and fingerprint, and says what is masked', async () => {
    const { page, faults } = await open(sketch(250));
    expect(await page.title()).toBe('清河镇数据包');
    expect(await page.textContent('#origin')).toBe(
      '报送单位：清河镇党委\u3000时间：2026-11-23 14:43\u3000编号：8F3A-21C0',
    );
    expect(await page.textContent('#masked')).toContain('公民身份号码');
    expect([await count(page), await page.textContent('#where')]).toEqual(['共 250 条', '第 1 / 3 页']);
    expect(await page.$$eval('#rows tr', (rows) => rows.length)).toBe(100);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect([wide, faults]).toEqual([false, []]);
  });

  it('finds several words anywhere in a record, also in what the table does not show', async () => {
    const { page } = await open(sketch(250));
    await page.fill('#search', '转入地1  党员21 女');
    await page.press('#search', 'Enter');
    expect([await count(page), await column(page, 1)]).toEqual([
      '找到 3 条（共 250 条）',
      ['党员21', '党员213', '党员217'],
    ]);
    await page.fill('#search', '没有的词');
    await page.press('#search', 'Enter');
    expect(await page.isVisible('#empty')).toBe(true);
    await page.click('#clear');
    expect(await count(page)).toBe('共 250 条');
  });

  it('filters by a branch and all below it', async () => {
    const { page } = await open(sketch(250));
    await page.selectOption('#branch', 'v1');
    expect(await count(page)).toBe('找到 83 条（共 250 条）');
    await page.selectOption('#branch', 'r');
    expect(await count(page)).toBe('共 250 条');
  });

  it('sorts numbers as numbers, both ways, with blanks last', async () => {
    const { page } = await open(sketch(30));
    await page.click('#head th:nth-child(4)');
    const up = await column(page, 3);
    expect(up.slice(0, 2)).toEqual(['971', '972']);
    await page.press('#head th:nth-child(4)', 'Enter');
    const down = await column(page, 3);
    expect([down[0], down.slice(-6)]).toEqual(['999', ['', '', '', '', '', '']]);
  });

  it('opens a record by keyboard, treats hostile text as text, links its attachments and closes with Escape', async () => {
    const { page, faults } = await open(sketch(20));
    await page.focus('#rows tr:nth-child(8)');
    await page.keyboard.press('Enter');
    expect(await page.textContent('#values dd >> nth=1')).toBe(HOSTILE);
    expect(await page.title()).toBe('清河镇数据包');
    const link = page.locator('#files a');
    expect([await link.textContent(), await link.getAttribute('href')]).toEqual([
      '入党 志愿书#1.pdf',
      relativeLink('附件/河口村/党员7/入党 志愿书#1.pdf'),
    ]);
    await page.keyboard.press('Escape');
    expect(await page.isVisible('#details')).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.textContent?.includes('党员7'))).toBe(true);
    expect(faults).toEqual([]);
  });

  it('shows 15,000 members a page at a time', async () => {
    const { page } = await open(sketch(15_000));
    await page.fill('#search', '党员14999');
    await page.press('#search', 'Enter');
    expect([await count(page), await column(page, 1)]).toEqual(['找到 1 条（共 15000 条）', ['党员14999']]);
    await page.click('#clear');
    await page.click('#next');
    expect((await column(page, 1))[0]).toBe('党员100');
  });

  it('prints all that was found on A4 landscape, with the header on every page and without the tools', async () => {
    const { page } = await open(sketch(250));
    await page.selectOption('#branch', 'v1');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]/);
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
    expect(await page.$$eval('#rows tr', (rows) => rows.length)).toBe(83);
    await page.emulateMedia({ media: 'print' });
    const style = (selector: string, name: string) =>
      page.$eval(selector, (node, key) => getComputedStyle(node).getPropertyValue(key), name);
    expect(await style('thead', 'display')).toBe('table-header-group');
    expect(await style('#rows tr', 'break-inside')).toBe('avoid');
    expect(await page.isVisible('#tools')).toBe(false);
    expect(await page.textContent('#caption')).toBe('党员，共 83 条，支部：石桥村党支部');
  });

  it('says so when a ledger is empty', async () => {
    const { page } = await open(sketch(3));
    await page.click('#tabs button:nth-child(2)');
    expect([await count(page), await page.isVisible('#empty')]).toEqual(['共 0 条', true]);
  });
});
