import { beforeEach, expect, test } from 'vitest';
import { citizenNumber } from '../../builders/citizen-numbers';
import { create, edit, openSession, type TestSession } from '../../builders/data-session';
import { memberValues } from '../../builders/members';
import { PROVEN } from '../../builders/rectification';
import { good, newVault } from '../../builders/vault';

const NOW = new Date(2026, 10, 25, 9, 0).getTime();

let session: TestSession;
let village: string;

beforeEach(async () => {
  session = await openSession((await newVault()).service, () => NOW);
  village = await create(session, 'organization', {
    fullName: '中共清河镇河口村支部委员会',
    orgType: 'branch',
  });
});

const item = (due: string, state = 'working') =>
  create(session, 'rectification', {
    problem: `${due} 前整改`,
    branchId: village,
    year: '2026',
    due,
    state,
    ...PROVEN,
  });

/** Records of the list to which a number leads. */
const listed = async (only: 'overdue' | 'due-soon') =>
  good(
    await session.api.query({
      type: 'rectification',
      branch: null,
      filters: {},
      sort: [],
      columns: [],
      only,
    }),
  ).count;

test('what is due is counted by ledger, as many as the list behind the number holds, and follows each commit', async () => {
  expect(good(await session.api.dueList({ branch: null }))).toEqual([]);
  const late = await item('2026-11-01');
  await item('2026-10-01', 'closed');
  await item('2026-11-28');
  await item('2027-01-10');
  const rows = good(await session.api.dueList({ branch: null }));
  expect(rows).toMatchObject([{ type: 'rectification', overdue: 1, soon: 1 }]);
  expect([await listed('overdue'), await listed('due-soon')]).toEqual([1, 1]);
  await edit(session, 'rectification', late, { state: 'closed' });
  expect(good(await session.api.dueList({ branch: null }))).toMatchObject([{ overdue: 0, soon: 1 }]);
});

test('errors are the records that stand under errors in the list of problems, duplicates of a number among them', async () => {
  const idNo = citizenNumber('1970-03-05', 1);
  const twins = await Promise.all(
    ['潘秀英', '潘国强'].map((name) =>
      create(session, 'member', memberValues({ name, idNo, branchId: village })),
    ),
  );
  const wrong = await create(
    session,
    'member',
    memberValues({ name: '周敏', idNo: '110101199003070012', branchId: village }),
  );
  const { errors } = good(await session.api.overview());
  const problems = good(await session.api.problems()).filter(({ level }) => level === 'error');
  const ids = new Set(problems.map(({ id }) => id));
  expect(ids).toEqual(new Set([...twins, wrong]));
  expect(errors).toBe(ids.size);
});

test('two documents under one archive number are an error until one of them has another', async () => {
  const file = (title: string, archiveNo: string) =>
    create(session, 'document', {
      title,
      archiveNo,
      kind: '通知',
      date: '2026-03-02',
      issuer: '镇党委',
      branchId: village,
    });
  const errors = async () => good(await session.api.overview()).errors;
  await file('甲', 'Z109-WS·2026-Y-BGS-0001');
  const before = await errors();
  const second = await file('乙', 'Z109-WS·2026-Y-BGS-0001');
  expect(await errors()).toBe(before + 1);
  await edit(session, 'document', second, { archiveNo: 'Z109-WS·2026-Y-BGS-0002' });
  expect(await errors()).toBe(before);
});

test('files that are not complete are those of members, as the list behind the number', async () => {
  await create(session, 'member', {
    name: '潘秀英',
    branchId: village,
    memberCategory: 'full',
    status: 'normal',
  });
  const { incomplete } = good(await session.api.overview());
  const list = {
    type: 'member',
    branch: null,
    filters: {},
    sort: [],
    columns: [],
    only: 'incomplete' as const,
  };
  expect(incomplete).toBe(good(await session.api.query(list)).count);
});
