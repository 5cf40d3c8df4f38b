import { expect, test } from 'vitest';
import { create, edit, openSession, valuesOf } from '../../builders/data-session';
import { memberValues } from '../../builders/members';
import { good, newVault, reopened } from '../../builders/vault';

const TODAY = Date.UTC(2026, 10, 24);
const TEN_YEARS = 3653 * 24 * 60 * 60 * 1000;

test('what a PC wrote ten years ahead is undone and told in the order in which it came about', async () => {
  const ahead = () => TODAY + TEN_YEARS;
  const vault = await newVault({ now: ahead });
  let session = await openSession(vault.service, ahead);
  const id = await create(session, 'member', memberValues({ name: '潘秀英' }));
  await edit(session, 'member', id, { name: '潘秀' });
  good(await session.api.close());
  good(await vault.service.lock());

  const right = () => TODAY;
  session = await openSession(await reopened(vault, { now: right }), right);
  await edit(session, 'member', id, { name: '潘英' });
  await edit(session, 'member', id, { name: '潘英英' });
  good(await session.api.undo());
  expect((await valuesOf(session, id)).name).toBe('潘英');
  good(await session.api.undo());
  expect((await valuesOf(session, id)).name).toBe('潘秀');
  const history = good(await session.api.history({ id }));
  expect(history.map(({ changes }) => changes.find(({ path }) => path === 'name')?.after)).toEqual([
    '潘秀',
    '潘英',
    '潘英英',
    '潘英',
    '潘秀',
    '潘秀英',
  ]);
});
