import { beforeEach, describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import type { Role } from '../../../../shared/rules/roles';
import { type SignOffStep, signOffState } from '../../../../shared/rules/sign-off';
import { create, openSession, type TestSession, valuesOf } from '../../builders/data-session';
import { addUser, switchTo } from '../../builders/users';
import { bad, good, newVault, type TestVault } from '../../builders/vault';

let vault: TestVault;
let session: TestSession;
let village: string;
let meeting: string;
const users = new Map<Role, string>();

beforeEach(async () => {
  vault = await newVault();
  session = await openSession(vault.service);
  village = await create(session, 'organization', { fullName: '中共河口村支部委员会', orgType: 'branch' });
  meeting = await create(session, 'circular', { title: '关于雨天值守的通报', branchId: village });
  users.set('administrator', vault.user);
  for (const role of ['reviewer', 'clerk', 'reader'] as const)
    users.set(role, await addUser(vault.service, role));
});

const as = async (role: Role) => {
  session = await switchTo(vault.service, session, users.get(role) ?? '');
};
const sign = (step: SignOffStep, reason = '', ids: readonly string[] = [meeting]) =>
  session.api.signOff({ ids, step, reason });
const stateOf = async (id = meeting) => signOffState(await valuesOf(session, id));
const change = (values: RecordValues, id = meeting) =>
  session.api.commit({ changes: [{ id, type: 'circular', values }], why: { kind: 'edit' } });

describe('signing level by level', () => {
  test('goes from draft over submitted and checked to final, each by who may', async () => {
    await as('clerk');
    good(await sign('submit'));
    expect(await stateOf()).toBe('submitted');
    for (const step of ['check', 'finalise'] as const)
      expect(bad(await sign(step)).code).toBe('roles.not-allowed');
    expect(bad(await sign('return', '缺附件')).code).toBe('roles.not-allowed');
    await as('reviewer');
    expect(bad(await sign('finalise')).message).toContain('现在是“已提交”，不能定稿');
    good(await sign('check'));
    good(await sign('finalise'));
    expect(await stateOf()).toBe('final');
    await as('reader');
    expect(bad(await sign('correct', '错字')).code).toBe('roles.not-allowed');
    const history = good(await session.api.history({ id: meeting })).map(({ sentence }) => sentence);
    expect(history.slice(0, 3)).toEqual(['李敏 定稿了', '李敏 审核通过了', '张文书 提交了']);
  });

  test('goes back only with a reason, which the history keeps', async () => {
    good(await sign('submit'));
    expect(bad(await sign('return', '  ')).code).toBe('sign-off.reason-missing');
    good(await sign('return', '缺签到表'));
    expect(await stateOf()).toBe('draft');
    expect(good(await session.api.history({ id: meeting }))[0]?.sentence).toBe(
      '管理员 退回了，原因：缺签到表',
    );
    const { rows, counts } = good(
      await session.api.signOffWaiting({ branch: null, state: 'returned', type: null }),
    );
    expect(counts).toMatchObject({ returned: 1, submitted: 0 });
    expect(rows[0]).toMatchObject({ id: meeting, reason: '缺签到表', last: '管理员 退回', branch: village });
  });

  test('passes nothing in which an error stands', async () => {
    const item = await create(session, 'rectification', {
      branchId: village,
      // Nothing says what the problem is: V31.
      measureText: '补齐签名',
    });
    good(await sign('submit', '', [item]));
    expect(bad(await sign('check', '', [item])).message).toContain('记录里还有错误，不能审核通过');
    expect(await stateOf(item)).toBe('submitted');
  });

  test('of several makes those that can be made and names the others', async () => {
    const second = await create(session, 'circular', { title: '关于卫生的通报', branchId: village });
    good(await sign('submit', '', [second]));
    const answer = good(await sign('submit', '', [meeting, second]));
    expect(answer.done).toBe(1);
    expect(answer.refused).toMatchObject([{ id: second, title: '关于卫生的通报' }]);
    const types = good(
      await session.api.signOffWaiting({ branch: village, state: 'submitted', type: null }),
    ).types;
    expect(types).toMatchObject([{ type: 'circular', count: 2 }]);
  });

  test('keeps its order when the clock is put back between two steps', async () => {
    let now = Date.parse('2026-11-25T10:00:00Z');
    good(await session.api.close());
    session = await openSession(vault.service, () => now);
    good(await sign('submit'));
    now -= 3_600_000;
    good(await sign('check'));
    expect(await stateOf()).toBe('checked');
  });

  test('does not sign what is not signed', async () => {
    expect(bad(await sign('submit', '', [village])).code).toBe('sign-off.not-signed');
  });
});

describe('a signed record', () => {
  test('takes no edit, deletion, import, attachment or undo until it is opened again', async () => {
    good(await change({ title: '关于雨天值守的情况通报' }));
    good(await sign('submit'));
    const bulk = { changes: [{ id: meeting, type: 'circular', values: { title: '改' } }] };
    for (const refused of [
      await change({ title: '改' }),
      await session.api.commit({ ...bulk, why: { kind: 'bulk-edit' } }),
      await session.api.commit({
        changes: [{ id: meeting, type: 'circular', deleted: true }],
        why: { kind: 'delete' },
      }),
    ])
      expect(bad(refused).message).toContain('已提交，内容已锁定');
    expect(bad(await session.api.undo()).code).toBe('sign-off.locked');
    const attached = await session.api.attach({ id: meeting, file: new File(['x'], 'a.txt'), job: 'j' });
    expect(bad(attached).code).toBe('sign-off.locked');
    good(await sign('return', '补附件'));
    good(await change({ title: '改好了' }));
  });

  test('is corrected with a reason and goes the way again', async () => {
    good(await sign('submit'));
    good(await sign('check'));
    good(await sign('finalise'));
    expect(bad(await change({ title: '改' })).message).toContain('已定稿');
    good(await sign('correct', '日期写错'));
    good(await change({ title: '改好了' }));
    good(await sign('submit'));
    expect(await stateOf()).toBe('submitted');
  });

  test('is signed by steps alone: nobody writes them by hand', async () => {
    const forged = { signOff: [{ id: 'x', step: 'submit', by: '李敏', at: '2026-01-01T00:00:00.000Z' }] };
    for (const values of [forged, { signOffState: 'final' }])
      expect(bad(await change(values)).code).toBe('sign-off.by-steps');
  });

  test('is found in lists by its state', async () => {
    good(await sign('submit'));
    const spec = { type: 'circular', branch: null, sort: [], columns: ['title', 'signOffState'] };
    const filters = { signOffState: { kind: 'in', values: ['submitted'] } } as const;
    const { first } = good(await session.api.query({ ...spec, filters }));
    expect(first.map(({ texts }) => texts.signOffState)).toEqual(['已提交']);
    const facets = good(await session.api.facets({ spec: { ...spec, filters: {} }, field: 'signOffState' }));
    expect(facets).toEqual([{ value: 'submitted', text: '已提交', count: 1 }]);
  });
});
