import { beforeEach, describe, expect, test } from 'vitest';
import type { QuerySpec } from '../../../../renderer/data/api';
import { citizenNumber } from '../../builders/citizen-numbers';
import { create, edit, openSession, type TestSession, valuesOf } from '../../builders/data-session';
import { memberValues } from '../../builders/members';
import { bad, good, newVault, reopened, type TestVault } from '../../builders/vault';

let vault: TestVault;
let session: TestSession;
let town: string;
let village: string;

beforeEach(async () => {
  vault = await newVault();
  session = await openSession(vault.service);
  town = await create(session, 'organization', { fullName: '中共清河镇委员会', orgType: 'committee' });
  village = await create(session, 'organization', {
    fullName: '中共清河镇河口村支部委员会',
    orgType: 'branch',
    parentId: town,
  });
});

const listOf = (spec: Partial<QuerySpec> = {}): QuerySpec => ({
  type: 'member',
  branch: null,
  filters: {},
  sort: [],
  columns: ['name', 'idNo', 'branchId', 'gender'],
  ...spec,
});

async function namesOf(spec: Partial<QuerySpec> = {}): Promise<readonly string[]> {
  const { query, count } = good(await session.api.query(listOf(spec)));
  return good(await session.api.rows({ query, from: 0, to: count })).map((row) => row.title);
}

const member = (name: string, changes: object = {}) =>
  create(session, 'member', memberValues({ name, branchId: village, ...changes }));

describe('saving', () => {
  test('shows in lists at once, and is there after a restart', async () => {
    await member('潘秀英');
    expect(await namesOf()).toEqual(['潘秀英']);
    good(await session.api.close());
    good(await vault.service.lock());
    session = await openSession(await reopened(vault));
    expect(await namesOf()).toEqual(['潘秀英']);
  });

  test('announces which types and records changed, and what can be undone', async () => {
    const id = await member('潘秀英');
    expect(session.events.changed.at(-1)).toEqual({
      types: ['member'],
      ids: [id],
      undo: '新增党员“潘秀英”',
      redo: null,
    });
  });

  test('writes nothing when the form was not changed', async () => {
    const id = await member('潘秀英');
    const before = good(await session.link.session.open()).entries;
    await edit(session, 'member', id, { name: ' 潘秀英 ' });
    expect(good(await session.link.session.open()).entries).toBe(before);
  });

  test('keeps both values when the base of the form moved, and says where', async () => {
    const id = await member('潘秀英');
    const form = good(await session.api.get({ id }));
    await edit(session, 'member', id, { mobile: '13800000001' });
    const saved = await edit(session, 'member', id, { mobile: '13800000002' }, form?.version);
    expect(saved.clashes).toEqual([{ id, path: 'mobile' }]);
    const [conflict] = good(await session.api.conflicts());
    expect(conflict?.label).toBe('手机号码');
    expect(conflict?.sides.map(({ text, user }) => [text, user])).toEqual([
      ['13800000002', '管理员'],
      ['13800000001', '管理员'],
    ]);
    good(await session.api.settle({ id, path: 'mobile', value: '13800000001' }));
    expect(good(await session.api.conflicts())).toEqual([]);
    expect((await valuesOf(session, id)).mobile).toBe('13800000001');
  });

  test('of an unknown record or type is refused with a reason', async () => {
    const wish = (id: string | null, type: string) =>
      session.api.commit({ changes: [{ id, type, values: { name: '甲' } }], why: { kind: 'edit' } });
    expect(bad(await wish('nobody', 'member')).code).toBe('records.not-found');
    expect(bad(await wish(null, 'poverty')).code).toBe('records.unknown-type');
  });
});

describe('undo and redo', () => {
  test('take back and bring back the last act, step by step', async () => {
    const id = await member('潘秀英');
    await edit(session, 'member', id, { name: '潘秀' });
    await edit(session, 'member', id, { name: '潘英' });
    expect(good(await session.api.undo())).toEqual({ what: '修改党员“潘英”', skipped: 0 });
    good(await session.api.undo());
    expect((await valuesOf(session, id)).name).toBe('潘秀英');
    good(await session.api.redo());
    good(await session.api.redo());
    expect((await valuesOf(session, id)).name).toBe('潘英');
    expect(good(await session.api.redo()).what).toBeNull();
  });

  test('of a new record puts it into the bin, from where a redo takes it', async () => {
    await member('潘秀英');
    good(await session.api.undo());
    expect(await namesOf()).toEqual([]);
    expect(good(await session.api.bin()).map(({ title, deletedBy }) => [title, deletedBy])).toEqual([
      ['潘秀英', '管理员'],
    ]);
    good(await session.api.redo());
    expect(await namesOf()).toEqual(['潘秀英']);
  });

  test('of a bulk edit is one step', async () => {
    const ids = [await member('甲乙'), await member('丙丁', { idNo: citizenNumber('1970-01-01', 11) })];
    const changes = ids.map((id) => ({ id, type: 'member', values: { jobCode: '112' } }));
    good(await session.api.commit({ changes, why: { kind: 'bulk-edit' } }));
    expect(good(await session.api.undo()).what).toBe('批量修改2 条党员');
    for (const id of ids) expect((await valuesOf(session, id)).jobCode).toBe('111');
  });
});

describe('lists', () => {
  beforeEach(async () => {
    await member('张三', { gender: '1', birthDate: '1980-05', idNo: citizenNumber('1980-05-11', 11) });
    await member('李四', { gender: '2', birthDate: '1970', idNo: citizenNumber('1970-02-01', 22) });
    await create(
      session,
      'member',
      memberValues({ name: '阿里', branchId: town, idNo: citizenNumber('1990-03-02', 13) }),
    );
  });

  test('sort Chinese by pinyin, empty cells last', async () => {
    const byName = (descending: boolean) => namesOf({ sort: [{ field: 'name', descending }] });
    expect(await byName(false)).toEqual(['阿里', '李四', '张三']);
    expect(await byName(true)).toEqual(['张三', '李四', '阿里']);
  });

  test('are filtered by branch with all below it, and by column', async () => {
    expect(await namesOf({ branch: village })).toEqual(['张三', '李四']);
    expect(await namesOf({ branch: town })).toHaveLength(3);
    expect(await namesOf({ filters: { gender: { kind: 'in', values: ['2'] } } })).toEqual(['李四']);
    expect(await namesOf({ filters: { branchId: { kind: 'contains', text: '河口' } } })).toEqual([
      '张三',
      '李四',
    ]);
    expect(await namesOf({ filters: { employer: { kind: 'empty' } } })).toHaveLength(3);
    expect(await namesOf({ text: '李' })).toEqual(['李四']);
  });

  test('take a date of which only the year is known for any day of it', async () => {
    const born = (from: string | null, to: string | null) =>
      namesOf({ filters: { birthDate: { kind: 'between', from, to } } });
    expect(await born('1970-06', '1979')).toEqual(['李四']);
    expect(await born('1980-05-20', null)).toEqual(['张三']);
    expect(await born(null, '1969')).toEqual(['阿里']);
  });

  test('mask sensitive texts and name what references mean', async () => {
    const { query } = good(await session.api.query(listOf({ text: '张三' })));
    const [row] = good(await session.api.rows({ query, from: 0, to: 1 }));
    expect(row?.texts.idNo).toMatch(/^\d{6}\*{8}\d{3}[\dX]$/);
    expect(row?.texts.branchId).toBe('中共清河镇河口村支部委员会');
  });

  test('offer the values of a column with their counts, whatever the column is filtered by', async () => {
    const spec = listOf({ filters: { gender: { kind: 'in', values: ['2'] } } });
    const facets = good(await session.api.facets({ spec, field: 'gender' }));
    expect(facets.map(({ value, count }) => [value, count])).toEqual([
      ['1', 2],
      ['2', 1],
    ]);
  });

  test('count codes in the totals row', async () => {
    const { totals } = good(await session.api.query(listOf()));
    expect(totals.gender).toBe('男 2 · 女 1');
    expect(totals.name).toBe('3');
  });
});

describe('search', () => {
  test('finds by any part, by pinyin and initials, by number, over all types', async () => {
    await member('单于雷', { idNo: citizenNumber('1964-05-23', 237), mobile: '15904643708' });
    const find = async (text: string) =>
      good(await session.api.search({ text, limit: 5 })).flatMap(({ hits }) =>
        hits.map(({ title }) => title),
      );
    for (const text of ['于雷', 'chanyulei', 'shanyulei', 'cyl', '15904643', '4643708', '单 1590']) {
      expect(await find(text)).toEqual(['单于雷']);
    }
    expect(await find('河口')).toEqual(['中共清河镇河口村支部委员会', '单于雷']);
    expect(await find('没有这个人')).toEqual([]);
    expect(await find('  ')).toEqual([]);
  });
});

test('search takes one of several words for the place where somebody belongs', async () => {
  const other = await create(session, 'organization', {
    fullName: '中共清河镇柳林村支部委员会',
    orgType: 'branch',
    parentId: town,
  });
  await member('王建国', { homeAddr: '新街一组' });
  await member('王秀英', { branchId: other, homeAddr: '新街二组' });
  const people = async (text: string) =>
    good(await session.api.search({ text, limit: 5 })).flatMap(({ type, hits }) =>
      type === 'member' ? hits.map(({ title }) => title) : [],
    );
  expect(await people('河口村 王')).toEqual(['王建国']);
  expect(await people('王 柳林')).toEqual(['王秀英']);
  expect([...(await people('清河镇 王'))].sort()).toEqual(['王建国', '王秀英']);
  // A place alone is not everybody in it, and two places are nobody.
  expect(await people('柳林村')).toEqual([]);
  expect(await people('清河镇 柳林村')).toEqual([]);
});

describe('organizations', () => {
  test('make a tree that counts members of each and of all below', async () => {
    await member('潘秀英');
    const nodes = good(await session.api.tree());
    expect(nodes.map(({ name, own, all }) => [name, own, all])).toEqual([
      ['中共清河镇委员会', 0, 1],
      ['中共清河镇河口村支部委员会', 1, 1],
    ]);
  });

  test('can not be hung below themselves, nor deleted while something belongs to them', async () => {
    const move = (id: string, parentId: string) =>
      session.api.commit({
        changes: [{ id, type: 'organization', values: { parentId } }],
        why: { kind: 'move' },
      });
    expect(bad(await move(town, village)).code).toBe('records.organization-loop');
    const gone = await session.api.commit({
      changes: [{ id: town, type: 'organization', deleted: true }],
      why: { kind: 'delete' },
    });
    expect(bad(gone).code).toBe('records.organization-in-use');
  });
});

describe('two records of one person', () => {
  test('are reported, and merged with both histories and all references', async () => {
    const idNo = citizenNumber('1964-05-23', 237);
    const one = await member('潘秀英', { idNo, mobile: '13800000001' });
    const two = await member('潘秀英', { idNo, branchId: town, employer: '镇政府' });
    const posts = [{ id: 'p1', post: '书记', person: '潘秀英', memberId: two }];
    await edit(session, 'organization', village, { posts });
    const [group] = good(await session.api.duplicates());
    expect(group?.records.map(({ id }) => id).sort()).toEqual([one, two].sort());
    expect(good(await session.api.problems()).filter(({ check }) => check === 'V03')).toHaveLength(2);

    good(await session.api.mergeDuplicates({ survivor: one, other: two, values: { branchId: village } }));
    const values = await valuesOf(session, one);
    expect(values).toMatchObject({ branchId: village, employer: '镇政府', mobile: '13800000001' });
    expect(good(await session.api.get({ id: one }))?.conflicts).toEqual([]);
    expect((await valuesOf(session, village)).posts).toMatchObject([{ memberId: one }]);
    expect(good(await session.api.get({ id: two }))).toMatchObject({ deleted: true });
    expect(good(await session.api.duplicates())).toEqual([]);
    const history = good(await session.api.history({ id: one }));
    expect(history.filter(({ why }) => why.kind === 'create')).toHaveLength(2);

    good(await session.api.undo());
    expect(good(await session.api.get({ id: two }))).toMatchObject({ deleted: false });
    expect((await valuesOf(session, village)).posts).toMatchObject([{ memberId: two }]);
  });

  test('are merged in what lies in the bin as well, so that nothing restored points nowhere', async () => {
    const idNo = citizenNumber('1964-05-23', 237);
    const one = await member('潘秀英', { idNo });
    const two = await member('潘秀英', { idNo, branchId: town });
    const branch = { fullName: '中共清河镇老街支部委员会', orgType: 'branch', parentId: town };
    const posts = [{ id: 'p1', post: '书记', person: '潘秀英', memberId: two }];
    const old = await create(session, 'organization', { ...branch, posts });
    const change = (deleted: boolean) => [{ id: old, type: 'organization', deleted }];
    good(await session.api.commit({ changes: change(true), why: { kind: 'delete' } }));
    good(await session.api.mergeDuplicates({ survivor: one, other: two, values: {} }));
    good(await session.api.commit({ changes: change(false), why: { kind: 'restore' } }));
    expect((await valuesOf(session, old)).posts).toMatchObject([{ memberId: one }]);
    expect(good(await session.api.problems()).filter(({ check }) => check === 'V71')).toEqual([]);
  });

  test('are no longer reported once somebody said that they are two', async () => {
    const one = await member('张伟', { idNo: null, noIdReason: '失联' });
    const two = await member('张伟', { idNo: null, noIdReason: '失联', branchId: town });
    expect(good(await session.api.duplicates())).toHaveLength(1);
    good(await session.api.notDuplicates({ ids: [one, two] }));
    expect(good(await session.api.duplicates())).toEqual([]);
    expect(good(await session.api.overview()).duplicates).toBe(0);
  });
});

describe('history', () => {
  test('says who changed what, with the values before and after', async () => {
    const id = await member('潘秀英');
    await edit(session, 'member', id, { mobile: '13800000001', gender: '2' });
    const [latest, first] = good(await session.api.history({ id }));
    expect(latest?.sentence).toBe('管理员 修改了性别、手机号码');
    expect(latest?.changes.find(({ path }) => path === 'gender')).toMatchObject({
      before: '男',
      after: '女',
    });
    expect(first?.sentence).toBe('管理员 新增了这条党员');
  });
});

describe('the desk', () => {
  test('offers an unsaved form again, and forgets it when it was saved', async () => {
    const draft = { key: 'form:1', type: 'member', id: null, values: { name: '未存' } };
    good(await session.api.saveDraft(draft));
    expect(good(await session.api.drafts())).toMatchObject([
      { key: 'form:1', title: '未存', values: { name: '未存' } },
    ]);
    good(await session.api.dropDraft({ key: 'form:1' }));
    expect(good(await session.api.drafts())).toEqual([]);
  });
});
