import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { create, openSession, type TestSession, valuesOf } from '../../../builders/data-session';
import { bad, good, newVault, reopened } from '../../../builders/vault';

const SPEECH = path.join(__dirname, 'files', 'speech.docx');

const found = async (session: TestSession, text: string) =>
  good(await session.api.search({ text, limit: 5 })).flatMap(({ hits }) => hits);

const attach = async (session: TestSession, id: string, file: File) =>
  good(await session.api.attach({ id, file, job: 'job' }));

const until = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
};

test('a document is found by what its file says, in the palette and in its list, also after a restart', async () => {
  const vault = await newVault();
  let session = await openSession(vault.service);
  const id = await create(session, 'document', { title: '动员讲话', kind: '讲话', date: '2026-03-01' });
  await create(session, 'document', { title: '另一份', kind: '讲话', date: '2026-03-02' });
  const bytes = Uint8Array.from(readFileSync(SPEECH));
  await attach(session, id, new File([bytes], '讲话稿.docx'));
  await until(async () => (await found(session, '群众满意度')).length > 0);

  const look = async () => {
    expect(await found(session, '群众满意度')).toMatchObject([
      { id, title: '动员讲话', detail: expect.stringContaining('附件 …') },
    ]);
    // One word in the title, the other in the file.
    expect((await found(session, '动员 先锋岗')).map((hit) => hit.id)).toEqual([id]);
    expect(await found(session, '动员 另一句没有的话')).toEqual([]);
    const listed = { type: 'document', branch: null, filters: {}, sort: [], columns: [], text: '逐级签字' };
    expect(good(await session.api.query(listed)).count).toBe(1);
  };
  await look();
  good(await session.api.close());
  good(await vault.service.lock());
  session = await openSession(await reopened(vault));
  await until(async () => (await found(session, '群众满意度')).length > 0);
  await look();
});

test('what an erased record had in its files is found no more', async () => {
  const session = await openSession((await newVault()).service);
  const id = await create(session, 'document', { title: '来信', kind: '其他', date: '2026-03-01' });
  await attach(session, id, new File(['本人书面说明一件旧事'], '来信.txt'));
  await until(async () => (await found(session, '书面说明')).length > 0);
  expect(await valuesOf(session, id)).toHaveProperty('attachments');
  expect(bad(await session.api.erase({ id, reason: '申请' })).code).toBe('records.not-in-bin');
  const changes = [{ id, type: 'document', deleted: true }];
  good(await session.api.commit({ changes, why: { kind: 'delete' } }));
  expect(await found(session, '书面说明')).toEqual([]);
  good(await session.api.erase({ id, reason: '本人书面申请' }));
  expect(await found(session, '书面说明')).toEqual([]);
});
