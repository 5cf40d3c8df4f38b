import { expect, test } from 'vitest';
import { create, edit, openSession, type TestSession } from '../../builders/data-session';
import { memberValues } from '../../builders/members';
import { bad, good, newVault, reopened } from '../../builders/vault';

const REASON = '本人书面申请';

const bin = async (session: TestSession) => good(await session.api.bin()).map(({ title }) => title);

const remove = async (session: TestSession, id: string) =>
  good(
    await session.api.commit({ changes: [{ id, type: 'member', deleted: true }], why: { kind: 'delete' } }),
  );

test('a record of the bin is erased: no list, history, draft or undo knows it, and the others are as they were', async () => {
  const vault = await newVault();
  let session = await openSession(vault.service);
  const gone = await create(session, 'member', memberValues({ name: '潘秀英' }));
  const stays = await create(session, 'member', memberValues({ name: '邓国栋' }));
  await edit(session, 'member', stays, { name: '邓国梁' });
  good(await session.api.saveDraft({ key: 'k', type: 'member', id: gone, values: { name: '潘秀' } }));
  expect(bad(await session.api.erase({ id: gone, reason: REASON })).code).toBe('records.not-in-bin');
  await remove(session, gone);
  expect(await bin(session)).toEqual(['潘秀英']);
  expect(good(await session.api.erase({ id: gone, reason: REASON }))).toEqual({ files: 0 });

  const check = async () => {
    expect(await bin(session)).toEqual([]);
    expect(good(await session.api.get({ id: gone }))).toBeNull();
    expect(good(await session.api.search({ text: '潘秀英', limit: 5 }))).toEqual([]);
    expect(good(await session.api.drafts())).toEqual([]);
    expect(good(await session.api.history({ id: stays }))).toHaveLength(2);
    expect(good(await session.api.verifyView({ mend: false })).clean).toBe(true);
  };
  await check();
  // The view of a test lies in memory, which is told once; that it was made anew is not.
  expect(session.events.notice.map(({ code }) => code)).toEqual(['view.in-memory']);
  expect(session.events.changed.at(-1)?.undo).toBe('修改党员“邓国梁”');
  good(await session.api.close());
  good(await vault.service.lock());
  session = await openSession(await reopened(vault));
  await check();
});
