import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { chinesePdf, docOf, docxOf, emptyPdf, lockedPdf, paragraphs } from '../unit/builders/documents';
import { zipOf } from '../unit/builders/zip';
import { seriousFaults } from './access';
import { field, fillField, goTo, goWithin, recordRows, saveForm, told, unlock } from './driver';
import { filesBelow } from './files-below';
import { launch, newHome, type Program } from './launch';
import { discard, openNew } from './township';

/** Files as an office has them, each with a phrase that only it says. */
const SPEECHES = {
  '动员讲话.docx': {
    bytes: () => docxOf(paragraphs('同志们：', '创先争优活动要与全镇抗旱保苗结合起来，抓出成效。')),
    phrase: '抗旱保苗',
  },
  '表彰通报.pdf': {
    bytes: () => chinesePdf(['关于表彰先进基层党组织的通报', '授予古驿村党支部流动红旗']),
    phrase: '流动红旗',
  },
  '旧讲话.doc': {
    bytes: () => docOf([{ text: '第三批学习实践活动\r' }, { text: '整治庸懒散，树立新形象。\r' }]),
    phrase: '整治庸懒散',
  },
  '座谈发言.txt': {
    bytes: () => Buffer.from(`\ufeff${'我支部从三件小事做起。'}`, 'utf16le'),
    phrase: '三件小事',
  },
} as const;

const ENDLESS = 200 * 2 ** 20;

const TROUBLED = {
  '断头.pdf': { bytes: () => Buffer.from('%PDF-1.7\n断'), told: '文件已损坏或不完整' },
  '加密.pdf': { bytes: lockedPdf, told: '文件有密码' },
  '炸弹.docx': {
    bytes: () => zipOf([{ name: 'word/document.xml', content: new Uint8Array(30 * 2 ** 20) }]),
    told: '压缩结构异常',
  },
} as const;

test.describe('the words inside documents', () => {
  test.describe.configure({ mode: 'serial' });
  const home = newHome();
  let program: Program;
  let page: Page;
  test.beforeAll(async () => {
    ({ program, page } = await openNew(home));
  });
  test.afterAll(() => discard({ home, program }));

  const write = (files: Readonly<Record<string, { readonly bytes: () => Uint8Array }>>) =>
    Object.entries(files).map(([name, { bytes }]) => {
      const file = path.join(home, name);
      writeFileSync(file, bytes());
      return file;
    });
  const add = async (files: readonly string[]) => {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '添加附件', exact: true }).click();
    await (await choosing).setFiles([...files]);
  };
  const newDocument = async (title: string) => {
    await goWithin(page, '基础台账', '文件资料');
    await page.keyboard.press('Control+n');
    await fillField(page, '题名', title);
    await saveForm(page);
    await page.getByRole('tab', { name: '附件' }).click();
  };
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  const search = async (words: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '查找', exact: true }).fill(words);
    return page.getByRole('listbox', { name: '查找结果' });
  };
  const expectFound = async (file: string, phrase: string) => {
    const found = await search(phrase);
    const group = found.getByRole('group', { name: '文件内容 1 个文件' });
    await expect(group.getByRole('option', { selected: true })).toContainText(file);
    await expect(group.locator('mark')).toHaveText(phrase);
  };
  const expectNothing = async (phrase: string) => {
    await expect(await search(phrase)).toContainText('没有找到');
    await page.keyboard.press('Escape');
  };

  test('are read in the background while a clerk goes on; each attachment says so', async () => {
    await newDocument('创先争优材料');
    await add(write(SPEECHES));
    await expect(page.getByText(/^4 个附件，共/)).toBeVisible({ timeout: 30_000 });
    for (const name of Object.keys(SPEECHES)) {
      await expect(row(name)).toContainText(/可按内容查找（\d+ 字）/, { timeout: 30_000 });
    }
    expect(await seriousFaults(page)).toEqual([]);
    await program.screenshot('full-text-attachments');
  });

  test('are found by a phrase, and Enter opens the record with that file in sight', async () => {
    for (const [name, { phrase }] of Object.entries(SPEECHES)) {
      await goTo(page, '首页');
      await expectFound(name, phrase);
      if (name === '动员讲话.docx') {
        expect(await seriousFaults(page)).toEqual([]);
        await program.screenshot('full-text-found');
      }
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: '创先争优材料', level: 2 })).toBeVisible();
      await expect(row(name)).toBeFocused();
    }
    await program.screenshot('full-text-opened');
  });

  test('are found in the list of documents too', async () => {
    await goWithin(page, '基础台账', '文件资料');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('抗旱保苗');
    await expect(recordRows(page)).toHaveCount(1);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('抗旱保水');
    await expect(recordRows(page)).toHaveCount(0);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
  });

  test('that can’t be read are said to be, with the reason, and nothing is lost', async () => {
    await newDocument('读不了的材料');
    const scan = path.join(home, '扫描件.pdf');
    writeFileSync(scan, emptyPdf());
    const picture = path.join(home, '照片.png');
    writeFileSync(picture, await page.screenshot());
    const large = path.join(home, '录像讲话.txt');
    writeFileSync(large, Buffer.alloc(ENDLESS, '讲'));
    await add([...write(TROUBLED), scan, picture, large]);
    await expect(page.getByText(/^6 个附件，共/)).toBeVisible({ timeout: 60_000 });
    for (const [name, { told: reason }] of Object.entries(TROUBLED)) {
      await expect(row(name)).toContainText(`未能读取文字：${reason}`, { timeout: 30_000 });
    }
    await expect(row('录像讲话.txt')).toContainText('未能读取文字：文件超过 64 MB', { timeout: 30_000 });
    for (const name of ['扫描件.pdf', '照片.png']) await expect(row(name)).toContainText('无文字');
    expect(await seriousFaults(page)).toEqual([]);
    await program.screenshot('full-text-troubles');
    // The program works on as before.
    await fillNote('照片.png', '动员大会会场');
  });

  const fillNote = async (name: string, note: string) => {
    await page.getByRole('button', { name: `改名或写说明 ${name}` }).click();
    await page.getByRole('textbox', { name: `${name} 的说明` }).fill(note);
    await page.keyboard.press('Enter');
    await expect(page.getByText(note, { exact: true })).toBeVisible();
  };

  test('do not hold up typing while a thick document is read', async () => {
    const thick = path.join(home, '全年会议记录.docx');
    // Reading ends once there is text enough: what takes long is the markup between the lines.
    const markup = '<w:rPr><w:b w:val="0"/><w:sz w:val="32"/></w:rPr>'.repeat(60);
    const line = () => `${randomBytes(30).toString('base64')}支部会议记录`;
    const lines = Array.from({ length: 16_000 }, () => `${markup}${paragraphs(line())}`);
    writeFileSync(thick, docxOf(lines.join('')));
    await add([thick]);
    await expect(row('全年会议记录.docx')).toContainText('正在读取文字', { timeout: 30_000 });
    await page.getByRole('tab', { name: '资料' }).click();
    await field(page, '关键词').focus();
    // Nine of ten frames come in time; a busy test machine may lose one.
    const slow = await page.evaluate(async () => {
      const gaps: number[] = [];
      for (let last = performance.now(); gaps.length < 60; ) {
        await new Promise((resume) => requestAnimationFrame(resume));
        gaps.push(performance.now() - last);
        last = performance.now();
      }
      return gaps.sort((a, b) => a - b)[54];
    });
    expect(slow).toBeLessThan(100);
    await page.getByRole('tab', { name: '附件' }).click();
    await expect(row('全年会议记录.docx')).toContainText('只收前 300,000 字', { timeout: 60_000 });
  });

  test('are there again after a restart, and lie nowhere in clear', async () => {
    await goTo(page, '首页');
    await program.close();
    const phrases = Object.values(SPEECHES).map(({ phrase }) => phrase);
    const files = [...filesBelow(program.userData), ...filesBelow(program.vault)];
    for (const file of files.filter((one) => statSync(one).size < ENDLESS / 4)) {
      const bytes = readFileSync(file);
      for (const phrase of phrases) {
        expect(bytes.includes(Buffer.from(phrase)), file).toBe(false);
        expect(bytes.includes(Buffer.from(phrase, 'utf16le')), file).toBe(false);
      }
    }
    program = await launch({ home });
    page = program.page;
    await unlock(page);
    for (const [name, { phrase }] of Object.entries(SPEECHES)) {
      await expectFound(name, phrase);
      await page.keyboard.press('Escape');
    }
  });

  test('go with their file, and with their record; undone they come back', async () => {
    await expectFound('座谈发言.txt', '三件小事');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '移除 座谈发言.txt' }).click();
    await expect(told(page, '已移除附件“座谈发言.txt”')).toBeVisible();
    await expectNothing('三件小事');
    await expectFound('动员讲话.docx', '抗旱保苗');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Delete');
    await expect(told(page, /移到回收站/).first()).toBeVisible();
    await expectNothing('抗旱保苗');
    await page.keyboard.press('Control+z');
    await expectFound('动员讲话.docx', '抗旱保苗');
    await page.keyboard.press('Escape');
  });
});
