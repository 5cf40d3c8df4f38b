import { beforeEach, describe, expect, test } from 'vitest';
import { type JsonObject, textOf } from '../../../../electron/services/vault/act-payload';
import type { VaultService } from '../../../../electron/services/vault/vault-service';
import type { ImportSession } from '../../../../renderer/data/api';
import { writeSheets } from '../../../../renderer/data/spreadsheet/sheet-writer';
import { create, openSession, type TestSession, valuesOf } from '../../builders/data-session';
import { ROSTERS, rosterBytes } from '../../builders/rosters';
import { good, newVault } from '../../builders/vault';

let session: TestSession;
let town: string;

beforeEach(async () => {
  session = await openSession((await newVault()).service);
  town = await create(session, 'organization', { fullName: '中共王城镇委员会', orgType: 'committee' });
});

const rosterFile = (at: number) => {
  const name = ROSTERS[at]?.name ?? '';
  return new File([Uint8Array.from(rosterBytes(name))], name);
};

const read = async (...files: File[]) =>
  good(await session.api.importRead({ files, type: 'member', job: 'j1' }));

async function acceptAll({ session: id, files }: ImportSession): Promise<void> {
  for (const file of files) {
    const { rows } = good(
      await session.api.importRows({ session: id, file: file.index, status: 'suspect', from: 0, to: 10_000 }),
    );
    const numbers = rows.map(({ row }) => row);
    good(await session.api.importAccept({ session: id, file: file.index, rows: numbers, accept: true }));
  }
}

const commit = async (id: string) => good(await session.api.importCommit({ session: id, job: 'j2' }));

describe('a village roster', () => {
  test('is previewed, committed as one act with its organization, and taken back by one undo', async () => {
    const preview = await read(rosterFile(0));
    const [file] = preview.files;
    expect(file?.problem).toBeNull();
    expect(file?.columns.some(({ field }) => field === 'idNo')).toBe(true);
    await acceptAll(preview);
    const done = await commit(preview.session);
    expect(done.created).toBeGreaterThan(10);
    const tree = good(await session.api.tree());
    expect(tree.find(({ parent }) => parent === town)?.own).toBe(done.created);
    expect(good(await session.api.undo()).what).toContain(ROSTERS[0]?.name);
    expect(good(await session.api.overview()).counts.member).toBe(0);
  });

  test('committed twice makes nothing twice, and comes back when it was undone in between', async () => {
    const preview = await read(rosterFile(0));
    await acceptAll(preview);
    const { created } = await commit(preview.session);
    expect(await commit(preview.session)).toMatchObject({ act: '', created: 0, changed: 0 });
    expect(good(await session.api.overview()).counts.member).toBe(created);
    good(await session.api.undo());
    await commit(preview.session);
    expect(good(await session.api.overview()).counts.member).toBe(created);
    expect(good(await session.api.bin())).toEqual([]);
  });

  test('imported twice changes nothing the second time', async () => {
    const first = await read(rosterFile(0));
    await acceptAll(first);
    const { created } = await commit(first.session);
    const second = await read(rosterFile(0));
    const again = await commit(second.session);
    expect(again).toMatchObject({ act: '', created: 0, changed: 0, same: created });
  });

  test('leaves a record that has other fields untouched in them', async () => {
    const preview = await read(rosterFile(0));
    await acceptAll(preview);
    await commit(preview.session);
    const { query } = good(
      await session.api.query({ type: 'member', branch: null, filters: {}, sort: [], columns: [] }),
    );
    const [id = ''] = good(await session.api.queryIds({ query }));
    const change = { id, type: 'member', values: { employer: '村委会', mobile: '13800000009' } };
    good(await session.api.commit({ changes: [change], why: { kind: 'edit' } }));
    const again = await read(rosterFile(0));
    await acceptAll(again);
    expect((await commit(again.session)).changed).toBe(1);
    expect((await valuesOf(session, id)).employer).toBe('村委会');
  });

  test('can be mended at the cell, and refused rows are handed back as a file', async () => {
    const preview = await read(rosterFile(1));
    const { rows } = good(
      await session.api.importRows({
        session: preview.session,
        file: null,
        status: 'refused',
        from: 0,
        to: 50,
      }),
    );
    const refused = rows[0];
    expect(refused?.findings.some(({ level }) => level === 'error')).toBe(true);
    const mended = good(
      await session.api.importMend({
        session: preview.session,
        file: refused?.file ?? 0,
        row: refused?.row ?? 0,
        field: 'remark',
        text: '已电话核对',
      }),
    );
    expect(mended.cells.remark?.text).toBe('已电话核对');
    const file = good(await session.api.importRefused({ session: preview.session }));
    expect(file.length).toBeGreaterThan(1000);
  });
});

describe('a list of the screen', () => {
  const header = ['姓名', '公民身份号码', '入党介绍人'];
  const rowsOf = async (id: string) =>
    good(await session.api.importRows({ session: id, file: null, status: null, from: 0, to: 10 })).rows;

  async function exported(): Promise<File> {
    const columns = ['name', 'idNo', 'branchId', 'introducers'];
    const spec = { type: 'member', branch: null, filters: {}, sort: [], columns };
    const bytes = good(await session.api.exportList({ spec, columns, unmasked: true }));
    return new File([Uint8Array.from(bytes)], '导出.xlsx');
  }

  test('exported and read again is the same, with every introducer; a changed cell changes only what it says', async () => {
    const introducers: readonly Record<string, string>[] = [
      { id: 'e1', name: '张三', note: '河口村支书' },
      { id: 'e2', name: '李四、王五' },
    ];
    const id = await create(session, 'member', {
      name: '潘秀',
      idNo: '420683196405232379',
      birthDate: '1964-05-23',
      gender: '1',
      branchId: town,
      introducers,
    });
    const again = await read(await exported());
    expect((await rowsOf(again.session)).map(({ status, changed }) => ({ status, changed }))).toEqual([
      { status: 'same', changed: [] },
    ]);
    const mend = { session: again.session, file: 0, row: 3, field: 'introducers' };
    const row = good(await session.api.importMend({ ...mend, text: '张三、"李四、王五"、赵六' }));
    expect(row.status).toBe('changed');
    expect(row.changed).toEqual([
      { field: 'introducers', before: '张三、"李四、王五"', after: '张三、"李四、王五"、赵六' },
    ]);
    expect((await commit(again.session)).changed).toBe(1);
    const stored = (await valuesOf(session, id)).introducers as readonly { id: string; name: string }[];
    expect(stored).toHaveLength(3);
    for (const known of introducers) expect(stored).toContainEqual(known);
    expect(stored.map(({ name }) => name)).toContain('赵六');
    const last = await read(await exported());
    expect((await rowsOf(last.session)).map(({ status }) => status)).toEqual(['same']);
  });

  test('made in a spreadsheet brings introducers with ids of their own, once', async () => {
    const rows = [['潘秀', '420683196405232379', '张三，李四']];
    const columns = header.map((heading) => ({ heading, width: 12 }));
    const bytes = await writeSheets([{ name: '党员', titles: ['河口村党支部党员花名册'], columns, rows }], {
      at: 0,
      author: '',
    });
    const preview = await read(new File([Uint8Array.from(bytes)], '河口村.xlsx'));
    await acceptAll(preview);
    expect(await commit(preview.session)).toMatchObject({ created: 1 });
    expect(await commit(preview.session)).toMatchObject({ act: '', created: 0, changed: 0 });
  });
});

test('organizations of one workbook go under each other in whatever order they stand', async () => {
  const columns = ['党组织全称', '组织类别', '上级党组织'].map((heading) => ({ heading, width: 12 }));
  const rows = [
    ['第一党小组', '党小组', '河口村第一党支部'],
    ['河口村第一党支部', '党支部', '河口村党总支'],
    ['河口村党总支', '党总支', '中共王城镇委员会'],
    ['甲村党总支', '党总支', '乙村党总支'],
    ['乙村党总支', '党总支', '甲村党总支'],
  ];
  const bytes = await writeSheets([{ name: '党组织', titles: ['党组织名册'], columns, rows }], {
    at: 0,
    author: '',
  });
  const file = new File([Uint8Array.from(bytes)], '党组织.xlsx');
  const preview = good(await session.api.importRead({ files: [file], type: 'organization', job: 'j1' }));
  const shown = good(
    await session.api.importRows({ session: preview.session, file: null, status: null, from: 0, to: 10 }),
  ).rows;
  expect(shown.map(({ status }) => status)).toEqual(['new', 'new', 'new', 'refused', 'refused']);
  expect(shown[0]?.cells.parentId?.text).toBe('河口村第一党支部');
  expect(await commit(preview.session)).toMatchObject({ created: 3, refused: 2 });
  const tree = good(await session.api.tree());
  const parentOf = (name: string) =>
    tree.find(({ id }) => id === tree.find((node) => node.name === name)?.parent)?.name;
  expect(parentOf('第一党小组')).toBe('河口村第一党支部');
  expect(parentOf('河口村第一党支部')).toBe('河口村党总支');
  expect(parentOf('河口村党总支')).toBe('中共王城镇委员会');
});

test('a file that is no table is named with its reason, and the others go on', async () => {
  const picture = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])], '照片.xlsx');
  const preview = await read(picture, rosterFile(0));
  expect(preview.files.map(({ problem }) => problem === null)).toEqual([true, false]);
  expect(preview.files.at(-1)?.problem).toContain('照片.xlsx');
});

test('a choice of columns is remembered for the next file of the same shape', async () => {
  const preview = await read(rosterFile(0));
  const column = preview.files[0]?.columns.find(({ field }) => field === 'mobile')?.index ?? 0;
  good(await session.api.importChange({ session: preview.session, file: 0, columns: { [column]: null } }));
  const next = await read(rosterFile(0));
  expect(next.files[0]?.columns.find(({ index }) => index === column)?.field).toBeNull();
});

test('the list on the screen leaves as an Excel file that comes in again', async () => {
  const preview = await read(rosterFile(0));
  await acceptAll(preview);
  const { created } = await commit(preview.session);
  const spec = { type: 'member', branch: null, filters: {}, sort: [], columns: [] };
  const columns = ['name', 'gender', 'idNo', 'birthDate', 'branchId', 'joinDate', 'mobile'];
  const bytes = good(await session.api.exportList({ spec, columns, unmasked: true }));
  const again = await read(new File([Uint8Array.from(bytes)], '导出.xlsx'));
  expect(again.files[0]?.counts.same).toBe(created);
});

test('an import that was closed is told so', async () => {
  const preview = await read(rosterFile(0));
  good(await session.api.importClose({ session: preview.session }));
  const answer = await session.api.importCommit({ session: preview.session, job: 'j' });
  expect(answer.ok ? '' : answer.error.code).toBe('import.unknown-session');
});

test('an import larger than any message is one act in the journal, and one undo', async () => {
  const { service } = await newVault();
  const large = await openSession(service);
  const fullName = '中共王城镇委员会';
  await create(large, 'organization', { fullName, orgType: 'committee' });
  // 20 million characters: more than one message takes.
  const remark = 'remark '.repeat(3000);
  const rows = Array.from({ length: 1000 }, (_, n) => `张${n},${fullName},${remark}${n}`);
  const file = new File([`姓名,所在党组织,备注\n${rows.join('\n')}\n`], '大表.csv');
  const preview = good(await large.api.importRead({ files: [file], type: 'member', job: 'j1' }));
  const numbers = good(
    await large.api.importRows({ session: preview.session, file: 0, status: null, from: 0, to: 2000 }),
  ).rows.map(({ row }) => row);
  good(await large.api.importAccept({ session: preview.session, file: 0, rows: numbers, accept: true }));
  const done = good(await large.api.importCommit({ session: preview.session, job: 'j2' }));
  expect(done.created).toBe(1000);
  expect((await actsOf(service)).slice(1)).toEqual([done.act]);
  good(await large.api.undo());
  expect(good(await large.api.overview()).counts.member).toBe(0);
  expect(await actsOf(service)).toHaveLength(3);
});

/** Ids of the acts that the journal holds. */
async function actsOf(service: VaultService): Promise<string[]> {
  const acts = new Set<string>();
  let heads: Record<string, number> = {};
  for (let done = false; !done; ) {
    const batch = good(await service.readSince(heads, 8 * 1024 * 1024));
    for (const entry of batch.entries) acts.add(textOf(entry as JsonObject, 'act'));
    heads = batch.heads;
    done = batch.done;
  }
  return [...acts];
}

test('a review names its member by name, and the one of its own branch is meant', async () => {
  const branch = (fullName: string) =>
    create(session, 'organization', { fullName, orgType: 'branch', parentId: town });
  const [hekou, shiqiao] = [await branch('河口村党支部'), await branch('石桥村党支部')];
  const member = (branchId: string) => create(session, 'member', { name: '张超', branchId });
  const [here, there] = [await member(hekou), await member(shiqiao)];
  const lines = [
    '支部,姓名,优秀票,合格票,基本合格票',
    '河口村党支部,张超,3,1,0',
    '石桥村党支部,张超,2,2,0',
    '石桥村党支部,王静,4,0,0',
  ];
  const file = new File([['2025年民主评议党员测评票汇总', ...lines].join('\n')], '测评汇总.csv');
  const preview = good(await session.api.importRead({ files: [file], type: 'member-review', job: 'j1' }));
  const { rows } = good(
    await session.api.importRows({ session: preview.session, file: 0, status: null, from: 0, to: 10 }),
  );
  expect(rows.map(({ status }) => status)).toEqual(['new', 'new', 'suspect']);
  await acceptAll(preview);
  await commit(preview.session);
  const { query } = good(
    await session.api.query({ type: 'member-review', branch: null, filters: {}, sort: [], columns: [] }),
  );
  const ids = good(await session.api.queryIds({ query }));
  const reviews = await Promise.all(ids.map((id) => valuesOf(session, id)));
  expect(
    new Set(
      reviews.map(({ branchId, memberId, personName, year }) =>
        [branchId, memberId, personName, year].join(),
      ),
    ),
  ).toEqual(
    new Set([
      [hekou, here, '张超', '2025'].join(),
      [shiqiao, there, '张超', '2025'].join(),
      [shiqiao, undefined, '王静', '2025'].join(),
    ]),
  );
});
