import { beforeEach, describe, expect, test } from 'vitest';
import type { DataApi } from '../../../../renderer/data/api';
import type { Result } from '../../../../shared/kernel/result';
import type { Role } from '../../../../shared/rules/roles';
import { create, edit, openSession, type TestSession, valuesOf } from '../../builders/data-session';
import { memberValues } from '../../builders/members';
import { PROVEN } from '../../builders/rectification';
import { addUser, switchTo } from '../../builders/users';
import { bad, good, newVault, type TestVault, tempFolder } from '../../builders/vault';

let vault: TestVault;
let session: TestSession;
let town: string;
let village: string;
let other: string;
let member: string;
let item: string;

const branch = (fullName: string, parentId: string) =>
  create(session, 'organization', { fullName, orgType: 'branch', parentId });

beforeEach(async () => {
  vault = await newVault();
  session = await openSession(vault.service);
  town = await create(session, 'organization', { fullName: '中共清河镇委员会', orgType: 'committee' });
  village = await branch('中共河口村支部委员会', town);
  other = await branch('中共柳林村支部委员会', town);
  member = await create(session, 'member', memberValues({ name: '潘秀英', branchId: village }));
  item = await create(session, 'rectification', {
    itemNo: 'ZG-1',
    problem: '记录不全',
    branchId: village,
    state: 'working',
  });
});

/** Goes on as another user of this role. */
async function as(role: Role, branches: readonly string[] = []): Promise<DataApi> {
  const user = await addUser(vault.service, role, branches);
  session = await switchTo(vault.service, session, user);
  return session.api;
}

const commit = (api: DataApi, type: string, id: string | null, values: object) =>
  api.commit({ changes: [{ id, type, values: { ...values } }], why: { kind: 'edit' } });

const roster = (name: string, branchName: string) =>
  new File([`姓名,性别,所在党支部\n${name},女,${branchName}\n`], '花名册.csv');

async function importRoster(api: DataApi, name: string, branchName: string) {
  const read = good(await api.importRead({ files: [roster(name, branchName)], type: 'member', job: 'j' }));
  const { session: running } = read;
  const rows = good(await api.importRows({ session: running, file: null, status: null, from: 0, to: 9 }));
  good(
    await api.importAccept({
      session: running,
      file: 0,
      rows: rows.rows.map(({ row }) => row),
      accept: true,
    }),
  );
  return api.importCommit({ session: running, job: 'j' });
}

describe('a reader', () => {
  test('writes in no way at all, and is told who may', async () => {
    const clash = { id: member, path: 'name', value: '潘秀芳' };
    const duplicate = { survivor: member, other: item, values: {} };
    const api = await as('reader');
    const tries: readonly [string, Promise<Result<unknown>>][] = [
      ['edit', commit(api, 'member', member, { name: '潘秀芳' })],
      ['create', commit(api, 'member', null, memberValues({ branchId: village }))],
      ['attach', api.attach({ id: member, file: new File(['x'], 'a.txt'), job: 'j' })],
      ['import', importRoster(api, '杨桂兰', '中共河口村支部委员会')],
      ['not duplicates', api.notDuplicates({ ids: [member, item] })],
      ['bundle out', writeOut(api, [])],
    ];
    for (const [name, tried] of tries) expect(bad(await tried).code, name).toBe('roles.not-allowed');
    // These look first whether there is anything to do.
    expect((await api.settle(clash)).ok).toBe(false);
    expect((await api.mergeDuplicates(duplicate)).ok).toBe(false);
    const deleted = await api.commit({
      changes: [{ id: member, type: 'member', deleted: true }],
      why: { kind: 'delete' },
    });
    expect(bad(deleted).message).toBe(
      '您的角色是“查阅人”，不能新增和修改。没有改动任何内容。请让管理员、审核人、录入员来做。',
    );
    expect((await valuesOf(session, member)).name).toBe('潘秀英');
  });

  test('reads and exports', async () => {
    const api = await as('reader');
    const spec = { type: 'member', branch: null, filters: {}, sort: [], columns: ['name'] };
    expect(good(await api.query(spec)).count).toBe(1);
    expect(good(await api.exportList({ spec, columns: ['name'], unmasked: false })).length).toBeGreaterThan(
      0,
    );
  });
});

async function writeOut(api: DataApi, branches: readonly string[]) {
  const folder = session.ticket(await tempFolder(), 'bundle-out');
  const choice = {
    branches,
    types: ['member'],
    years: null,
    attachments: false,
    unmasked: false,
    purpose: '测试',
  };
  return api.bundleWrite({ choice, folder, zip: false, keepFolder: true, job: 'j' });
}

describe('a clerk', () => {
  test('writes and imports, and takes his own back', async () => {
    const api = await as('clerk');
    await edit(session, 'member', member, { name: '潘秀芳' });
    expect(good(await importRoster(api, '杨桂兰', '中共河口村支部委员会')).created).toBe(1);
    expect(good(await api.undo()).what).toContain('导入');
    expect(good(await api.undo()).what).toContain('修改');
    expect((await valuesOf(session, member)).name).toBe('潘秀英');
  });

  test('closes no item: not in the form, not in bulk, not by import, and takes no closing back', async () => {
    await edit(session, 'rectification', item, { state: 'closed', ...PROVEN });
    const open = await create(session, 'rectification', {
      problem: '会议不足',
      branchId: village,
      state: 'working',
    });
    const api = await as('clerk');
    const refused = '不能销号';
    expect(bad(await commit(api, 'rectification', open, { state: 'closed' })).message).toContain(refused);
    expect(
      bad(await commit(api, 'rectification', null, { branchId: village, state: 'closed' })).message,
    ).toContain(refused);
    const bulk = await api.commit({
      changes: [open, item].map((id) => ({ id, type: 'rectification', values: { state: 'closed' } })),
      why: { kind: 'bulk-edit' },
    });
    expect(bad(bulk).message).toContain(refused);
    expect(bad(await commit(api, 'rectification', item, { state: 'working' })).message).toContain(refused);
    // No row closes, it only claims to; one that opens again passes the preview, and is refused here.
    const file = new File(
      ['问题编号,问题,整改状态,责任单位\nZG-1,记录不全,整改中,中共河口村支部委员会\n'],
      '整改台账.csv',
    );
    const read = good(await api.importRead({ files: [file], type: 'rectification', job: 'j' }));
    const { rows } = good(
      await api.importRows({ session: read.session, file: null, status: null, from: 0, to: 9 }),
    );
    expect(rows[0]?.changed).toMatchObject([{ field: 'state', before: '已销号', after: '整改中' }]);
    good(await api.importAccept({ session: read.session, file: 0, rows: [rows[0]?.row ?? 0], accept: true }));
    expect(bad(await api.importCommit({ session: read.session, job: 'j' })).message).toContain(refused);
    // Asking for it is a clerk's.
    good(await commit(api, 'rectification', open, { state: 'applied' }));
  });

  test('neither settles nor merges nor takes bundles in', async () => {
    const second = await create(session, 'member', memberValues({ name: '潘秀英', branchId: village }));
    const api = await as('clerk');
    const merged = await api.mergeDuplicates({ survivor: member, other: second, values: {} });
    expect(bad(merged).message).toContain('请让管理员、审核人来做');
    expect(bad(await api.notDuplicates({ ids: [member, second] })).code).toBe('roles.not-allowed');
  });
});

describe('a user bound to branches', () => {
  test('writes there and below, and nowhere else', async () => {
    const group = await branch('中共河口村第一党小组', village);
    const elsewhere = await create(session, 'member', memberValues({ name: '杨桂兰', branchId: other }));
    const api = await as('clerk', [village]);
    await edit(session, 'member', member, { name: '潘秀芳' });
    good(await commit(api, 'member', null, memberValues({ branchId: group })));
    for (const refused of [
      await commit(api, 'member', elsewhere, { name: '杨桂芳' }),
      await commit(api, 'member', null, memberValues({ branchId: town })),
      await commit(api, 'member', null, memberValues({ branchId: '' })),
      // Neither takes a record away from there nor brings one in.
      await commit(api, 'member', member, { branchId: other }),
      await commit(api, 'member', elsewhere, { branchId: village }),
      await commit(api, 'organization', other, { shortName: '柳林' }),
      await commit(api, 'organization', null, {
        fullName: '中共新村支部',
        orgType: 'branch',
        parentId: town,
      }),
      await api.attach({ id: elsewhere, file: new File(['x'], 'a.txt'), job: 'j' }),
    ])
      expect(bad(refused).code).toBe('roles.other-branch');
    expect(bad(await importRoster(api, '刘凤英', '中共柳林村支部委员会')).code).toBe('roles.other-branch');
    expect(good(await importRoster(api, '刘凤英', '中共河口村支部委员会')).created).toBe(1);
    for (const branches of [[], [other]])
      expect(bad(await writeOut(api, branches)).code).toBe('roles.other-branch');
    expect(good(await writeOut(api, [village])).report.valid).toBe(true);
  });

  test('makes an organization and its members in one act where it is below his own', async () => {
    const api = await as('clerk', [village]);
    const made = await api.commit({
      changes: [
        { id: null, type: 'organization', values: { fullName: '中共河口村第二党小组', parentId: village } },
      ],
      why: { kind: 'create' },
    });
    expect(made.ok).toBe(true);
  });
});
