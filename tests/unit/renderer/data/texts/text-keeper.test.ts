import { createHash } from 'node:crypto';
import { readFile as readBytes, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { commitChanges } from '../../../../../renderer/data/commit';
import type { Opened } from '../../../../../renderer/data/opening';
import { keepSnapshot } from '../../../../../renderer/data/snapshot-keeper';
import { type Known, KnownTexts } from '../../../../../renderer/data/texts/known-texts';
import { readFile } from '../../../../../renderer/data/texts/read-file';
import { failed, type ReadingTrouble } from '../../../../../renderer/data/texts/reading';
import { keepTexts, type TextKeeper } from '../../../../../renderer/data/texts/text-keeper';
import type { TextReader } from '../../../../../renderer/data/texts/text-reader';
import { createWork } from '../../../../../renderer/data/work';
import { create, openParts, openSession } from '../../../builders/data-session';
import { memberValues } from '../../../builders/members';
import { good, newVault, type TestVault } from '../../../builders/vault';

/** A record that holds one text file with these words. */
interface Paper {
  readonly type: 'document' | 'member';
  readonly words: string;
}

interface Held {
  readonly id: string;
  readonly blob: string;
}

let close: () => void = () => undefined;
let keeper: TextKeeper | undefined;
afterEach(() => {
  keeper?.stop();
  close();
});

/** A vault with these records, opened, nothing read of it yet. */
async function vaultOf(papers: readonly Paper[]) {
  const vault = await newVault();
  const session = await openSession(vault.service);
  const held: Held[] = [];
  for (const { type, words } of papers) {
    const values = type === 'document' ? { title: words } : memberValues({ name: '潘秀英' });
    const id = await create(session, type, values);
    good(await session.api.attach({ id, file: new File([words], '材料.txt'), job: words }));
    held.push({ id, blob: createHash('sha256').update(words).digest('hex') });
  }
  good(await session.api.close());
  const parts = await openParts(vault.service);
  close = parts.close;
  return { vault, opened: parts.opened, held };
}

const inPlace: TextReader = { read: readFile, rest: () => undefined };

/** A PC on which no file is read to its end. */
const failing = (trouble: ReadingTrouble) => ({
  rest: () => undefined,
  read: vi.fn(async () => failed(trouble)),
});

/** The texts of an opened vault, all read; `most` characters find room. */
async function textsOf(opened: Opened, reader: TextReader = inPlace, most?: number): Promise<TextKeeper> {
  keeper?.stop();
  await opened.whole();
  keeper = keepTexts(opened, reader, new KnownTexts(most));
  await keeper.start();
  return keeper;
}

const said = (known: Known | undefined): string =>
  known?.state === 'failed' ? known.trouble : (known?.state ?? 'waiting');

const states = (texts: TextKeeper, held: readonly Held[]) => held.map(({ blob }) => said(texts.known(blob)));

/** Breaks every stored file on the disk. */
async function damageFiles({ folder }: TestVault): Promise<void> {
  const entries = await readdir(join(folder, 'blobs'), { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const bytes = await readBytes(path);
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    await writeFile(path, bytes);
  }
}

/** The stored texts in the other order. */
async function turnStored({ view }: Opened): Promise<void> {
  const rows = [];
  for await (const some of view.allTexts(10)) rows.push(...some);
  await view.dropTexts(rows.map(({ key }) => key));
  for (const row of rows.reverse()) await view.writeText(row);
}

test('content that is here but does not open is said to be unreadable, not to be elsewhere, and is tried again', async () => {
  const { vault, opened, held } = await vaultOf([{ type: 'document', words: '公开承诺' }]);
  await damageFiles(vault);
  expect(states(await textsOf(opened), held)).toEqual(['unreadable']);
  await damageFiles(vault);
  expect(states(await textsOf(opened), held)).toEqual(['text']);
});

test.each(['too-slow', 'broke-off'] as const)(
  'a reading that was %s is tried once more at the next opening, and then no more',
  async (trouble) => {
    const { opened, held } = await vaultOf([{ type: 'document', words: '公开承诺' }]);
    const slow = failing(trouble);
    for (const times of [1, 2, 2]) {
      expect(states(await textsOf(opened, slow), held)).toEqual([trouble]);
      expect(slow.read).toHaveBeenCalledTimes(times);
    }
  },
);

test('a file that was too slow once and is read the next time is found from then on', async () => {
  const { opened, held } = await vaultOf([{ type: 'document', words: '公开承诺' }]);
  await textsOf(opened, failing('too-slow'));
  await textsOf(opened);
  const third = failing('too-slow');
  const texts = await textsOf(opened, third);
  expect(third.read).not.toHaveBeenCalled();
  expect(states(texts, held)).toEqual(['text']);
  expect(await texts.textOf(held[0]?.blob ?? '')).toBe('公开承诺');
});

test('where there is no room for all, the files of documents are found whatever order they are stored in', async () => {
  const papers: Paper[] = [
    { type: 'member', words: '入党申请材料' },
    { type: 'document', words: '创先争优讲话' },
    { type: 'member', words: '思想汇报材料' },
  ];
  const { opened, held } = await vaultOf(papers);
  await textsOf(opened);
  for (let turn = 0; turn < 2; turn += 1) {
    expect(states(await textsOf(opened, inPlace, 8), held)).toEqual(['crowded', 'text', 'crowded']);
    await turnStored(opened);
  }
});

test('what found no room is found once something else is gone', async () => {
  const papers: Paper[] = [
    { type: 'document', words: '创先争优讲话' },
    { type: 'document', words: '公开承诺事项' },
    { type: 'document', words: '很长的一份材料，到最后也没有地方放' },
  ];
  const { opened, held } = await vaultOf(papers);
  const texts = await textsOf(opened, inPlace, 8);
  expect(states(texts, held).sort()).toEqual(['crowded', 'crowded', 'text']);
  const [there, waiting] = states(texts, held)[0] === 'text' ? [held[0], held[1]] : [held[1], held[0]];
  const work = createWork(opened.vault, keepSnapshot(opened), texts);
  const gone = [{ id: there?.id ?? '', type: 'document', deleted: true }];
  good(await commitChanges(work, gone, { kind: 'delete' }));
  await vi.waitFor(() => expect(said(texts.known(waiting?.blob ?? ''))).toBe('text'), { timeout: 10_000 });
  expect(said(texts.known(held[2]?.blob ?? ''))).toBe('crowded');
});
