import { expect, test } from 'vitest';
import { create, openSession } from '../../builders/data-session';
import { memberValues } from '../../builders/members';
import { good, newVault } from '../../builders/vault';

// Source: domain.md 3.2: voting rights are computed as of the date of the meeting, for each person.
test('the roll of a branch on a day: who belonged to it then, with the vote of that day and the posts', async () => {
  const session = await openSession((await newVault()).service);
  const secretary = '潘秀英';
  const branch = await create(session, 'organization', {
    fullName: '河口村党支部',
    orgType: 'branch',
    posts: [{ id: 'p', post: 'secretary', person: secretary, from: '2024-01' }],
  });
  const group = await create(session, 'organization', {
    fullName: '一组',
    orgType: 'group',
    parentId: branch,
  });
  const other = await create(session, 'organization', { fullName: '石桥村党支部', orgType: 'branch' });
  const add = (name: string, changes: object = {}) =>
    create(
      session,
      'member',
      memberValues({ name, branchId: branch, joinDate: '2001-07-01', fullDate: '2002-07-01', ...changes }),
    );
  await add(secretary);
  await add('尹月云', { branchId: group });
  await add('别处人', { branchId: other });
  await add('预备者', { joinDate: '2025-09-01', fullDate: '2026-09-01' });
  await add('后来者', { joinDate: '2026-08-01', fullDate: '2027-08-01' });
  await add('转走者', { status: 'moved', enterLeave: [{ id: 'e', leaveDate: '2026-10-01' }] });

  const roll = async (day: string) => good(await session.api.meetingRoll({ branch, day }));
  const inJune = await roll('2026-06-10');
  expect(inJune.map(({ name, hasVote, note, post }) => [name, hasVote, note, post])).toEqual([
    [secretary, true, '', '书记'],
    ['尹月云', true, '', ''],
    ['预备者', false, '当时为预备党员', ''],
    ['转走者', true, '', ''],
  ]);
  expect(inJune[0]?.readings).toContain('pxy');
  expect((await roll('2026-11-25')).map(({ name, hasVote }) => [name, hasVote])).toEqual([
    ['后来者', false],
    [secretary, true],
    ['尹月云', true],
    ['预备者', true],
  ]);
});
