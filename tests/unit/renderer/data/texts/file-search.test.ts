import { expect, test, vi } from 'vitest';
import type { FileText } from '../../../../../renderer/data/api';
import { create, edit, openSession, type TestSession, valuesOf } from '../../../builders/data-session';
import { docxOf, emptyPdf, latinPdf, paragraphs } from '../../../builders/documents';
import { memberValues } from '../../../builders/members';
import { take, unpacked, write } from '../../../builders/session-bundles';
import { good, newVault, reopened, type TestVault } from '../../../builders/vault';

const attach = async (session: TestSession, id: string, name: string, content: Uint8Array | string) => {
  const part = typeof content === 'string' ? content : new Uint8Array(content);
  good(await session.api.attach({ id, file: new File([part], name), job: name }));
};

const search = async (session: TestSession, text: string) =>
  good(await session.api.searchFiles({ text, limit: 8 }));

const names = async (session: TestSession, text: string) =>
  (await search(session, text)).hits.map(({ name }) => name).sort();

/** Waits until exactly these files are found. */
const expectFound = (session: TestSession, text: string, files: readonly string[]) =>
  vi.waitFor(async () => expect(await names(session, text)).toEqual(files), { timeout: 10_000 });

const states = async (session: TestSession, id: string): Promise<readonly FileText['state'][]> =>
  Object.values(good(await session.api.fileTexts({ id }))).map(({ state }) => state);

const speech = docxOf(paragraphs('同志们：', '深入开展创先争优活动，是全镇的大事。'));

const documentOf = (session: TestSession, title: string) => create(session, 'document', { title });

const again = async (session: TestSession, vault: TestVault): Promise<TestSession> => {
  good(await session.api.close());
  good(await vault.service.lock());
  return openSession(await reopened(vault));
};

test('a file is found by the words in it, with the record that holds it and the words around', async () => {
  const session = await openSession((await newVault()).service);
  const id = await documentOf(session, '书记讲话');
  await attach(session, id, '讲话.docx', speech);
  await expectFound(session, '创先争优', ['讲话.docx']);
  const { hits, total, waiting } = await search(session, '全镇 创先争优');
  expect({ total, waiting }).toEqual({ total: 1, waiting: 0 });
  expect(hits[0]).toMatchObject({
    id,
    type: 'document',
    title: '书记讲话',
    around: ['同志们： 深入开展', '创先争优', '活动，是全镇的大事。'],
  });
  // What is only a title or in no file is found elsewhere; one character is in nearly every text.
  expect(await names(session, '书记讲话')).toEqual([]);
  expect(await names(session, '创')).toEqual([]);
});

test('one content in two records is read once and found in both', async () => {
  const session = await openSession((await newVault()).service);
  await attach(session, await documentOf(session, '甲'), '甲.docx', speech);
  await attach(session, await create(session, 'member', memberValues({ name: '潘秀英' })), '乙.docx', speech);
  await expectFound(session, '创先争优', ['乙.docx', '甲.docx']);
});

test('it is said of each attachment whether its words are known', async () => {
  const session = await openSession((await newVault()).service);
  const id = await documentOf(session, '材料');
  await attach(session, id, '说明.txt', '为民服务公开承诺');
  await attach(session, id, '扫描.pdf', emptyPdf());
  await attach(session, id, '坏.pdf', '%PDF-1.4 坏了');
  await attach(session, id, '录音.mp3', 'ID3');
  const wanted = ['failed', 'none', 'other', 'text'];
  await vi.waitFor(async () => expect([...(await states(session, id))].sort()).toEqual(wanted), {
    timeout: 10_000,
  });
  const texts = Object.values(good(await session.api.fileTexts({ id })));
  expect(texts).toContainEqual({ state: 'text', characters: 8, cut: false });
  const broken = texts.find((text) => text.state === 'failed');
  expect(broken?.state === 'failed' ? broken.message : '').toContain('未能读取文字：文件已损坏');
  expect(session.events.texts.at(-1)).toEqual({ waiting: 0 });
});

test('a record in the bin is not found, nor a file that was taken out; undone, both are', async () => {
  const session = await openSession((await newVault()).service);
  const id = await documentOf(session, '材料');
  await attach(session, id, '讲话.docx', speech);
  await attach(session, id, '承诺.txt', '公开承诺');
  await expectFound(session, '承诺', ['承诺.txt']);
  const before = await valuesOf(session, id);
  await edit(session, 'document', id, { attachments: (before.attachments as never[]).slice(0, 1) as never });
  await expectFound(session, '承诺', []);
  good(await session.api.undo());
  await expectFound(session, '承诺', ['承诺.txt']);
  const gone = [{ id, type: 'document', deleted: true }];
  good(await session.api.commit({ changes: gone, why: { kind: 'delete' } }));
  await expectFound(session, '创先争优', []);
  good(await session.api.undo());
  await expectFound(session, '创先争优', ['讲话.docx']);
});

test('after a restart without a view everything is read again from the attachments', async () => {
  const vault = await newVault();
  let session = await openSession(vault.service);
  const id = await documentOf(session, '材料');
  await attach(session, id, '讲话.docx', speech);
  await attach(session, id, 'report.pdf', new Uint8Array(latinPdf('Resolution 2026')));
  await expectFound(session, 'resolution', ['report.pdf']);
  session = await again(session, vault);
  await expectFound(session, '创先争优', ['讲话.docx']);
  await expectFound(session, 'resolution', ['report.pdf']);
});

test('an erased record leaves no text behind', async () => {
  const session = await openSession((await newVault()).service);
  const id = await documentOf(session, '举报材料');
  const stays = await documentOf(session, '留下的');
  await attach(session, id, '举报.txt', '某某同志的举报内容');
  await attach(session, stays, '讲话.docx', speech);
  await expectFound(session, '举报内容', ['举报.txt']);
  const gone = [{ id, type: 'document', deleted: true }];
  good(await session.api.commit({ changes: gone, why: { kind: 'delete' } }));
  good(await session.api.erase({ id, reason: '本人申请' }));
  await expectFound(session, '举报内容', []);
  await expectFound(session, '创先争优', ['讲话.docx']);
});

test('a bundle brings no texts: the receiver reads the files, also those that come later than their records', async () => {
  const township = await openSession((await newVault()).service);
  const county = await openSession((await newVault()).service);
  const id = await documentOf(township, '材料');
  await attach(township, id, '讲话.docx', speech);
  await expectFound(township, '创先争优', ['讲话.docx']);
  const types = ['document'];
  await take(county, await write(township, { types, attachments: false }));
  await vi.waitFor(async () => expect(await states(county, id)).toEqual(['absent']), { timeout: 10_000 });
  expect(await names(county, '创先争优')).toEqual([]);
  const path = await write(township, { types });
  for (const [file, content] of Object.entries((await unpacked(path)).payload)) {
    if (!file.endsWith('.docx')) expect(Buffer.from(content).includes('深入开展创先争优'), file).toBe(false);
  }
  expect(await take(county, path)).toMatchObject({ act: '', attachments: 1 });
  await expectFound(county, '创先争优', ['讲话.docx']);
});

test('the list of documents is searched by the words in their files, that of people is not', async () => {
  const session = await openSession((await newVault()).service);
  const paper = await documentOf(session, '材料');
  const person = await create(session, 'member', memberValues({ name: '潘秀英' }));
  await attach(session, paper, '讲话.docx', speech);
  await attach(session, person, '讲话.docx', speech);
  await expectFound(session, '创先争优', ['讲话.docx', '讲话.docx']);
  const listed = async (type: string, text: string) => {
    const spec = { type, branch: null, text, filters: {}, sort: [], columns: [] };
    return good(await session.api.query(spec)).first.map(({ title }) => title);
  };
  expect(await listed('document', '创先争优')).toEqual(['材料']);
  expect(await listed('document', '材料')).toEqual(['材料']);
  expect(await listed('document', '创先争后')).toEqual([]);
  expect(await listed('member', '创先争优')).toEqual([]);
});
