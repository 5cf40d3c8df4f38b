import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { readWorkbook } from '../../renderer/data/spreadsheet/read-workbook';
import { fillField, goTo, listCount, lock, openByPalette, unlock, writeBundle } from './driver';
import { filesBelow } from './files-below';
import { launch, type Program } from './launch';
import { CORRECTIONS, PEOPLE, ROSTER_NAMES, rosterPath, TRUTH } from './sample';
import { copyOf, test } from './township';

/** Names, citizen numbers and phones of everybody in the rosters, as they stand there and as they were mended. */
function secretsOfSample(): readonly string[] {
  const secrets = new Set(CORRECTIONS.map(({ text }) => text));
  const names = new Set<string>();
  for (const [at, file] of ROSTER_NAMES.entries()) {
    const book = readWorkbook(new Uint8Array(readFileSync(rosterPath(file))), file);
    if (!book.ok) throw new Error(`${file} can't be read`);
    const { headerRow = 1, people = 0 } = TRUTH[at] ?? {};
    const rows = book.value.sheets.find(({ hidden }) => !hidden)?.rows ?? [];
    const bare = (text: string) => text.replace(/\s/g, '');
    const place = rows[headerRow - 1]?.findIndex(({ text }) => /^(党员)?姓名/.test(bare(text))) ?? -1;
    for (const row of rows.slice(headerRow, headerRow + people)) {
      names.add(bare(row[place]?.text ?? ''));
      for (const { text } of row)
        if (/^(\d{15}|\d{17}[\dXx]|1\d{10})$/.test(text.trim())) secrets.add(text.trim());
    }
  }
  names.delete('');
  expect(names.size).toBeGreaterThan(400);
  expect(secrets.size).toBeGreaterThan(800);
  return [...secrets, ...names];
}

/** A text's bytes in the encodings that programs of a Chinese PC write. */
function encodings(text: string, gb18030: ReadonlyMap<string, Buffer>): readonly Buffer[] {
  const little = Buffer.from(text, 'utf16le');
  const gb = [...text].map((letter) => gb18030.get(letter) ?? Buffer.from(letter));
  return [Buffer.from(text), little, Buffer.from(little).swap16(), Buffer.concat(gb)];
}

/** Two-byte half of GB18030, turned round: every letter of the sample's names is in it. */
function gb18030Table(): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const bytes = Buffer.from([lead, trail]);
      const letter = decoder.decode(bytes);
      if ([...letter].length === 1 && letter !== '\uFFFD') table.set(letter, bytes);
    }
  }
  return table;
}

/** Finds many byte strings in one pass: looked up by their first four bytes. */
class Finder {
  private readonly byHead = new Map<number, Buffer[]>();

  constructor(needles: Iterable<Buffer>) {
    for (const needle of needles) {
      const head = needle.readUInt32BE(0);
      this.byHead.set(head, [...(this.byHead.get(head) ?? []), needle]);
    }
  }

  find(bytes: Buffer): Buffer | undefined {
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      const found = this.byHead
        .get(bytes.readUInt32BE(at))
        ?.find((needle) => bytes.subarray(at, at + needle.length).equals(needle));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** Everything that the page's IndexedDB holds, byte for byte: on disk its blocks may be compressed. */
async function storedBytes(page: Page): Promise<Buffer> {
  const parts = await page.evaluate(async () => {
    const asPromise = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const chunks: string[] = [];
    const put = (bytes: Uint8Array) => {
      let text = '';
      for (let at = 0; at < bytes.length; at += 8192)
        text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      chunks.push(btoa(text));
    };
    const walk = (value: unknown): void => {
      if (ArrayBuffer.isView(value)) put(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      else if (value instanceof ArrayBuffer) put(new Uint8Array(value));
      else if (typeof value === 'object' && value !== null)
        for (const part of Object.values(value)) walk(part);
      else put(new TextEncoder().encode(String(value)));
    };
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await asPromise(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        walk(await asPromise(rows.getAllKeys()));
        walk(await asPromise(rows.getAll()));
      }
      database.close();
    }
    return chunks;
  });
  return Buffer.concat(parts.map((part) => Buffer.from(part, 'base64')));
}

test.describe('what the program leaves behind', () => {
  test.describe.configure({ mode: 'serial' });
  const stick = mkdtempSync(path.join(os.tmpdir(), 'xiangdang-stick-'));
  let home: string;
  let program: Program;
  test.beforeAll(async ({ township }) => {
    home = copyOf(township);
    program = await launch({ home });
  });
  test.afterAll(async () => {
    for (const folder of [home, stick]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  test('asks for nothing but its own pages in a whole working day', async () => {
    const { app, page } = program;
    await app.evaluate(({ session }) => {
      const asked: string[] = [];
      Reflect.set(globalThis, 'askedFor', asked);
      // Headers are about to go out: what the program's own rule refuses never comes this far.
      session.defaultSession.webRequest.onBeforeSendHeaders((details, decide) => {
        asked.push(details.url);
        decide({});
      });
    });
    await unlock(page);
    for (const words of ['崔娟', 'cuijuanyan', '19881127', '1505800']) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(words);
      await expect(page.getByRole('option', { selected: true })).toContainText('崔娟燕');
      await page.keyboard.press('Escape');
    }
    await openByPalette(page, 'cjy', '崔娟燕');
    // Left unsaved: a draft is personal as well.
    await fillField(page, '籍贯', '湖北清江');
    await lock(page);
    await unlock(page);
    await goTo(page, '党员');
    await expect.poll(() => listCount(page)).toBe(PEOPLE);
    await writeBundle(program, stick, { purpose: '第四季度检查' });
    const asked = await app.evaluate(() => Reflect.get(globalThis, 'askedFor') as string[]);
    expect(asked.filter((url) => !/^(app|blob|data):/.test(url))).toEqual([]);
  });

  test('holds no name, citizen number or phone in clear, in no encoding', async () => {
    const table = gb18030Table();
    const needles = secretsOfSample().flatMap((secret) => encodings(secret, table));
    // Sealed bytes are noise: four of them in a row meet some name by chance, six do not in a thousand years.
    const finder = new Finder(needles.filter((needle) => needle.length >= 6));
    // The finder finds: the roster itself is full of what is looked for.
    expect(finder.find(readFileSync(rosterPath(ROSTER_NAMES[7] ?? '')))).toBeDefined();
    const stored = await storedBytes(program.page);
    expect(stored.length).toBeGreaterThan(PEOPLE * 100);
    expect(finder.find(stored)?.toString(), 'IndexedDB').toBeUndefined();
    await program.close();
    const files = [...filesBelow(program.userData), ...filesBelow(program.vault)];
    expect(files.some((file) => file.endsWith('.log'))).toBe(true);
    for (const file of files)
      expect(finder.find(readFileSync(file))?.toString('hex'), path.relative(home, file)).toBeUndefined();
  });
});
