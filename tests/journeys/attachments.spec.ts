import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { latinPdf } from '../unit/builders/documents';
import { field, goTo, openByPalette, saveForm, told, unlock } from './driver';
import { filesBelow } from './files-below';
import { launch, newHome, type Program } from './launch';
import { discard, openNew } from './township';

test.describe('attachments', () => {
  test.describe.configure({ mode: 'serial' });
  const home = newHome();
  const picture = path.join(home, '入党志愿书.png');
  const document = path.join(home, '转正决议.pdf');
  const notes = path.join(home, '谈话记录.txt');
  let program: Program;
  let page: Page;

  test.beforeAll(async () => {
    ({ program, page } = await openNew(home));
    writeFileSync(picture, await page.screenshot());
    writeFileSync(document, latinPdf('Resolution 2026'));
    writeFileSync(notes, `谈话要点：${'坚持学习。'.repeat(600_000)}${randomBytes(8).toString('hex')}`);
    await page.keyboard.press('Control+n');
    await field(page, '姓名').fill('欧阳春梅');
    await saveForm(page);
  });
  test.afterAll(() => discard({ home, program }));

  const blobs = () => filesBelow(path.join(program.vault, 'blobs'));
  const add = async (...files: readonly string[]) => {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '添加附件', exact: true }).click();
    await (await choosing).setFiles([...files]);
  };

  test('of all kinds are taken in together, each sealed in the vault', async () => {
    await page.getByRole('tab', { name: '附件' }).click();
    await add(picture, document, notes);
    await expect(page.getByText(/^3 个附件，共/)).toBeVisible({ timeout: 60_000 });
    await program.screenshot('attachments');
    expect(blobs()).toHaveLength(3);
    const plain = Buffer.from('坚持学习。坚持学习。');
    for (const blob of blobs()) expect(readFileSync(blob).includes(plain)).toBe(false);
  });

  test('are looked at in the program: pictures and PDF', async () => {
    await page.getByRole('button', { name: '查看 入党志愿书.png' }).first().click();
    const shown = page.getByRole('img', { name: '入党志愿书.png' });
    await expect(shown).toBeVisible();
    await expect
      .poll(() => shown.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
      .toBeGreaterThan(1000);
    await program.screenshot('attachment-picture');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '查看 转正决议.pdf' }).click();
    const canvas = page.getByRole('dialog').locator('canvas').first();
    await expect(canvas).toBeVisible({ timeout: 30_000 });
    // Black letters on white paper: the page has really been drawn.
    await expect
      .poll(() =>
        canvas.evaluate((node) => {
          if (!(node instanceof HTMLCanvasElement)) return 0;
          const data = node.getContext('2d')?.getImageData(0, 0, node.width, node.height).data ?? [];
          let dark = 0;
          for (let at = 0; at < data.length; at += 4)
            if ((data[at] ?? 255) < 80 && data[at + 3] === 255) dark += 1;
          return dark;
        }),
      )
      .toBeGreaterThan(100);
    await program.screenshot('attachment-pdf');
    await page.keyboard.press('Escape');
  });

  test('of the same content are stored once, however they are called', async () => {
    const copy = path.join(home, '同一份决议（扫描）.pdf');
    writeFileSync(copy, readFileSync(document));
    await add(copy);
    await expect(page.getByText(/^4 个附件，共/)).toBeVisible({ timeout: 60_000 });
    expect(blobs()).toHaveLength(3);
  });

  test('take a better name and a note in their row, and give them back', async () => {
    await page.getByRole('button', { name: '改名或写说明 转正决议.pdf' }).click();
    const name = page.getByRole('textbox', { name: '转正决议.pdf 的名称' });
    await expect(name).toBeFocused();
    // The ending is no part of what is typed; whoever types it has it once.
    await expect(name).toHaveValue('转正决议');
    await name.fill('2026 年转正决议.pdf');
    await page.getByRole('textbox', { name: '转正决议.pdf 的说明' }).fill('原件存村委会');
    await program.screenshot('attachment-words');
    await page.keyboard.press('Enter');
    await expect(page.getByText('2026 年转正决议.pdf', { exact: true })).toBeVisible();
    await expect(page.getByText('原件存村委会', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: '改名或写说明 2026 年转正决议.pdf' })).toBeFocused();
    expect(blobs()).toHaveLength(3);
    await page.keyboard.press('Control+z');
    await expect(page.getByText('转正决议.pdf', { exact: true })).toBeVisible();
    await expect(page.getByText('原件存村委会', { exact: true })).toHaveCount(0);
    await page.keyboard.press('Control+Shift+z');
    await expect(page.getByText('原件存村委会', { exact: true })).toBeVisible();
  });

  test('say what they prove, by the keyboard, and give it back', async () => {
    const purpose = page.getByRole('textbox', { name: '谈话记录.txt 的用途' });
    await purpose.focus();
    await purpose.fill('zz');
    await expect(page.getByRole('option', { name: '佐证材料' })).toBeVisible();
    await program.screenshot('attachment-purpose');
    await page.keyboard.press('Enter');
    await expect(purpose).toHaveValue('佐证材料');
    await expect(told(page, '“谈话记录.txt”的用途改为“佐证材料”')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(purpose).toHaveValue('');
  });

  test('keep what was typed about them by whoever goes elsewhere, but not after Esc', async () => {
    await page.getByRole('button', { name: '改名或写说明 谈话记录.txt' }).click();
    await page.getByRole('textbox', { name: '谈话记录.txt 的说明' }).fill('不要了');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox', { name: '谈话记录.txt 的说明' })).toHaveCount(0);
    await expect(page.getByText('不要了')).toHaveCount(0);
    await page.getByRole('button', { name: '改名或写说明 谈话记录.txt' }).click();
    await page.getByRole('textbox', { name: '谈话记录.txt 的说明' }).fill('支部书记谈话');
    await page.getByRole('tab', { name: '资料' }).click();
    await page.getByRole('tab', { name: '附件 4' }).click();
    await expect(page.getByText('支部书记谈话', { exact: true })).toBeVisible();
  });

  test('are there again after a restart', async () => {
    await program.close();
    program = await launch({ home });
    page = program.page;
    await unlock(page);
    await openByPalette(page, 'oycm', '欧阳春梅');
    await page.getByRole('tab', { name: '附件 4' }).click();
    await expect(page.getByText('2026 年转正决议.pdf', { exact: true })).toBeVisible();
    await expect(page.getByText('支部书记谈话', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '查看 入党志愿书.png' }).first().click();
    const shown = page.getByRole('img', { name: '入党志愿书.png' });
    await expect
      .poll(() => shown.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
      .toBeGreaterThan(1000);
    await page.keyboard.press('Escape');
    await goTo(page, '首页');
  });
});
