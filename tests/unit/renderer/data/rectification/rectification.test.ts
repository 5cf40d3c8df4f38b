import { beforeEach, describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../../../renderer/data/spreadsheet/read-workbook';
import { unwrap } from '../../../../../shared/kernel/result';
import type { RecordValues } from '../../../../../shared/records/define';
import type { RectificationAct } from '../../../../../shared/rules/rectification-acts';
import { create, edit, openSession, type TestSession, valuesOf } from '../../../builders/data-session';
import { PROVEN } from '../../../builders/rectification';
import { addUser, switchTo } from '../../../builders/users';
import { bad, good, newVault, type TestVault } from '../../../builders/vault';

/** 25 November 2026, noon of the office; a Wednesday. */
const NOW = new Date(2026, 10, 25, 12).getTime();

let vault: TestVault;
let session: TestSession;
let town: string;
let village: string;
let now: number;

beforeEach(async () => {
  now = NOW;
  vault = await newVault();
  session = await openSession(vault.service, () => now);
  town = await create(session, 'organization', { fullName: '中共清河镇委员会', orgType: 'committee' });
  village = await create(session, 'organization', {
    fullName: '中共清河镇河口村支部委员会',
    orgType: 'branch',
    parentId: town,
    secretary: '潘国强',
  });
});

const item = (problem: string, values: RecordValues = {}) =>
  create(session, 'rectification', {
    problem,
    branchId: village,
    person: '潘秀英',
    source: 'self-check',
    measureText: '补齐',
    kind: 'deadline',
    state: 'working',
    ...values,
  });
const board = async (branch: string | null = null) => good(await session.api.rectificationBoard({ branch }));
const act = (id: string, name: RectificationAct, typed: RecordValues) =>
  session.api.rectificationAct({ id, act: name, typed });

describe('the board', () => {
  test('shows the most urgent first, closed ones from the latest back, with days and evidence', async () => {
    await item('以后', { due: '2027-03-01' });
    await item('逾期', { due: '2026-11-13', attachments: PROVEN.attachments });
    await item('逾期更久', { due: '2026-10' });
    await item('先销号', { state: 'closed', closedAt: '2026-06-10', ...PROVEN });
    await item('后销号', { state: 'closed', closedAt: '2026-07-10', ...PROVEN });
    await item('没有时限');
    const cards = await board();
    expect(
      cards.map(({ problem, lane, daysOverdue, evidence }) => [problem, lane, daysOverdue, evidence]),
    ).toEqual([
      ['逾期更久', 'overdue', 25, 0],
      ['逾期', 'overdue', 12, 1],
      ['以后', 'later', 0, 0],
      ['后销号', 'closed', 0, 1],
      ['先销号', 'closed', 0, 1],
      ['没有时限', 'undated', 0, 0],
    ]);
    expect(cards[0]).toMatchObject({
      unit: '河口村党支部',
      source: '自查自纠',
      obstacles: expect.arrayContaining([]),
    });
  });

  test('is that of a branch and what lies below it, without what lies in the bin', async () => {
    const other = await create(session, 'organization', {
      fullName: '中共清河镇柳林村支部委员会',
      orgType: 'branch',
      parentId: town,
    });
    await item('河口');
    await item('柳林', { branchId: other });
    const gone = await item('删去');
    good(
      await session.api.commit({
        changes: [{ id: gone, type: 'rectification', deleted: true }],
        why: { kind: 'delete' },
      }),
    );
    expect((await board(village)).map(({ problem }) => problem)).toEqual(['河口']);
    expect(await board(town)).toHaveLength(2);
  });

  test('goes out in the columns of the usual ledger, nothing blank, and is read back', async () => {
    const late = await item('签到表不全', { due: '2026-10-31', dueText: '10月底前', situation: '正在整改' });
    const closed = await item('门牌脱落', { state: 'closed', closedAt: '2026-06-10', ...PROVEN });
    const bytes = good(await session.api.exportRectifications({ branch: town, ids: [closed, late] }));
    const [sheet] = unwrap(readWorkbook(bytes, '整改台账.xlsx')).sheets;
    const rows = (sheet?.rows ?? []).map((row) => row.map((cell) => cell?.text ?? ''));
    expect(rows[0]?.[0]).toContain('中共清河镇委员会整改台账');
    expect(rows.slice(1)).toEqual([
      ['序号', '存在问题', '问题来源', '整改措施', '责任单位', '责任人', '完成时限', '整改情况', '是否销号'],
      ['1', '门牌脱落', '自查自纠', '补齐', '河口村党支部', '潘秀英', '无', '无', '是'],
      ['2', '签到表不全', '自查自纠', '补齐', '河口村党支部', '潘秀英', '2026-10-31', '正在整改', '否'],
    ]);
  });

  test('goes out with limits that need nothing else to be understood, and the year of its items', async () => {
    const of = async (values: RecordValues) => item(JSON.stringify(values), { year: '2025', ...values });
    const extensions = [
      {
        id: '0190b5a0-0000-7000-8000-0000000000e1',
        date: '2026-02-20',
        newDue: '2026-12-31',
        reason: '汛期',
      },
    ];
    const all = [
      [await of({ dueText: '10月底前', due: '2025-10-31' }), '2025-10-31'],
      [await of({ dueText: '2026年3月底前', due: '2026-03-31' }), '2026年3月底前'],
      [await of({ dueText: '2026年3月底前', due: '2026-03-31', extensions }), '2026-12-31'],
      [await of({ dueText: '立行立改', kind: 'at-once', due: '2025-10-31' }), '立行立改'],
      [await of({ dueText: '长期坚持', kind: 'lasting' }), '长期坚持'],
      [await of({ due: '2026-03-31', extensions }), '2026-12-31'],
      [await of({ extensions }), '2026-12-31'],
      [await of({}), '无'],
    ] as const;
    const written = async (ids: readonly string[]) => {
      const bytes = good(await session.api.exportRectifications({ branch: town, ids }));
      const [sheet] = unwrap(readWorkbook(bytes, '整改台账.xlsx')).sheets;
      const rows = (sheet?.rows ?? []).map((row) => row.map((cell) => cell?.text ?? ''));
      return { title: rows[0]?.[0], limits: rows.slice(2).map((row) => row[6]) };
    };
    expect(await written(all.map(([id]) => id))).toEqual({
      title: '2025年中共清河镇委员会整改台账',
      limits: all.map(([, limit]) => limit),
    });
    const other = await item('别的年度', { year: '2026', due: '2025-10-31' });
    expect((await written([all[0][0], other])).title).toBe('中共清河镇委员会整改台账');
  });

  test('says why nothing can be done to an item that is submitted', async () => {
    const id = await item('记录不全');
    expect((await board())[0]?.locked).toBeNull();
    good(await session.api.signOff({ ids: [id], step: 'submit', reason: '' }));
    const locked = (await board())[0]?.locked ?? '';
    expect(locked).toContain('“记录不全”已提交，内容已锁定');
    expect(bad(await act(id, 'progress', { date: '2026-11-25', text: '再做' })).message).toBe(locked);
  });
});

describe('an extension', () => {
  const extensions = [
    { id: '0190b5a0-0000-7000-8000-0000000000e1', date: '2026-10-20', newDue: '2026-12-31', reason: '汛期' },
  ];
  const late = { due: '2026-10-31', foundAt: '2026-09-01', year: '2026' };
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
  const overdueIn = async (from: string, to: string) => {
    const asked = { subject: 'rectification', grouping: 'state', branch: null, from, to };
    const { columns, total } = good(await session.api.statistics(asked));
    return total.figures[columns.findIndex(({ id }) => id === 'overdue')]?.value;
  };

  test('counts in the list, on the home page and in statistics as it does on the board', async () => {
    const id = await item('签到表不全', late);
    const seen = async () => [
      (await board())[0]?.lane,
      await listed('overdue'),
      good(await session.api.dueList({ branch: null }))[0]?.overdue ?? 0,
      await overdueIn('2026-01-01', '2026-12-31'),
    ];
    expect(await seen()).toEqual(['overdue', 1, 1, 1]);
    await edit(session, 'rectification', id, { extensions });
    expect(await seen()).toEqual(['later', 0, 0, 0]);
    now = new Date(2026, 11, 28, 12).getTime();
    expect([await listed('overdue'), await listed('due-soon')]).toEqual([0, 1]);
  });

  test('is not asked of what is kept up for good: its day is that of the next look', async () => {
    await item('常态保洁', { ...late, kind: 'lasting' });
    expect((await board())[0]?.lane).toBe('lasting');
    expect(await listed('overdue')).toBe(0);
    expect(good(await session.api.dueList({ branch: null }))).toEqual([]);
    expect(await overdueIn('2026-01-01', '2026-12-31')).toBe(0);
  });
});

describe('an item goes its way', () => {
  test('from progress over asking, checking and closing to the look back that opens it again', async () => {
    const id = await item('记录不全', { state: 'registered' });
    good(await act(id, 'progress', { date: '2026-11-20', text: '已补签名', percent: 80, by: '潘秀英' }));
    expect((await board())[0]).toMatchObject({
      state: 'working',
      last: { date: '2026-11-20', text: '已补签名' },
    });
    expect(bad(await act(id, 'apply', { doneAt: '2026-11-24' })).message).toContain('须有佐证材料');
    good(await session.api.attach({ id, file: new File(['x'], '签名页.jpg'), job: 'j' }));
    good(await act(id, 'apply', { doneAt: '2026-11-24' }));
    good(await act(id, 'check', { acceptor: '尹月云', acceptedAt: '2026-11-25' }));
    expect((await board())[0]).toMatchObject({ state: 'applied', obstacles: [], evidence: 1 });
    good(await act(id, 'close', { closedAt: '2026-11-25', closedBy: '李敏' }));
    expect((await board())[0]).toMatchObject({ state: 'closed', lane: 'closed' });
    expect(bad(await act(id, 'progress', { date: '2026-11-25', text: '再做' })).message).toContain(
      '重新挂号',
    );
    good(await act(id, 'recheck', { date: '2026-11-25', result: 'relapsed', note: '又缺签名' }));
    const after = await valuesOf(session, id);
    expect(after).toMatchObject({ state: 'working' });
    expect(after.progress).toHaveLength(2);
    expect(after.closedAt ?? null).toBeNull();
    // The paper of the first mending proves nothing about the second.
    now += 60_000;
    expect((await board())[0]).toMatchObject({ recheck: { result: 'relapsed' }, acceptor: '' });
  });

  test('again after it came back, with evidence from since then; what was found proves nothing', async () => {
    const id = await item('记录不全', { state: 'closed', closedAt: '2026-06-10', ...PROVEN });
    const add = (name: string, purpose?: string) =>
      session.api.attach({ id, file: new File([name], name), job: name, ...(purpose && { purpose }) });
    now += 60_000;
    good(await add('又脱落.jpg', 'other'));
    good(await act(id, 'recheck', { date: '2026-11-25', result: 'relapsed' }));
    expect((await board())[0]).toMatchObject({ state: 'working', evidence: 0 });
    expect(bad(await act(id, 'apply', { doneAt: '2026-11-25' })).message).toContain('没有新的佐证材料');
    now += 60_000;
    good(await add('再补.jpg'));
    expect((await board())[0]).toMatchObject({ evidence: 1 });
    good(await act(id, 'apply', { doneAt: '2026-11-25' }));
  });

  test('keeps both entries when two come at the same moment', async () => {
    const id = await item('记录不全');
    const entries = ['已补签名', '已补照片'];
    for (const done of await Promise.all(
      entries.map((text) => act(id, 'progress', { date: '2026-11-25', text })),
    ))
      good(done);
    const { progress } = await valuesOf(session, id);
    expect((progress as readonly { text: string }[]).map(({ text }) => text)).toEqual(entries);
  });

  test('once: of two who ask to close at the same moment the second is told that it is asked already', async () => {
    const id = await item('记录不全', { attachments: PROVEN.attachments });
    const both = await Promise.all([
      act(id, 'apply', { doneAt: '2026-11-24' }),
      act(id, 'apply', { doneAt: '2026-11-25' }),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, false]);
  });

  test('only as far as the role goes: a clerk works and asks, a reviewer closes, a reader looks', async () => {
    const id = await item('记录不全', { attachments: PROVEN.attachments });
    const reviewer = await addUser(vault.service, 'reviewer');
    const reader = await addUser(vault.service, 'reader');
    const clerk = await addUser(vault.service, 'clerk');
    session = await switchTo(vault.service, session, clerk, () => NOW);
    good(await act(id, 'progress', { date: '2026-11-25', text: '已补' }));
    good(await act(id, 'apply', { doneAt: '2026-11-25' }));
    const closing = { acceptor: '尹月云', acceptedAt: '2026-11-25', closedAt: '2026-11-25' };
    expect(bad(await act(id, 'check', closing)).code).toBe('roles.not-allowed');
    expect(bad(await act(id, 'close', closing)).message).toContain('不能销号');
    session = await switchTo(vault.service, session, reader, () => NOW);
    expect(bad(await act(id, 'progress', { date: '2026-11-25', text: '看看' })).code).toBe(
      'roles.not-allowed',
    );
    expect(await board()).toHaveLength(1);
    session = await switchTo(vault.service, session, reviewer, () => NOW);
    good(await act(id, 'close', closing));
    session = await switchTo(vault.service, session, clerk, () => NOW);
    expect(bad(await act(id, 'reopen', { reason: '又出现' })).code).toBe('roles.not-allowed');
    // A look back that finds a relapse takes the closing back.
    expect(bad(await act(id, 'recheck', { date: '2026-11-25', result: 'relapsed' })).message).toContain(
      '不能销号',
    );
    good(await act(id, 'recheck', { date: '2026-11-25', result: 'held' }));
  });
});

type RecordWithId = { readonly [key: string]: string; readonly id: string };

describe('a finding of an inspection', () => {
  let inspection: string;
  const findings: readonly RecordWithId[] = [
    { id: '0190b5a0-0000-7000-8000-00000000000a', no: '1', problem: '签到表缺签名', due: '2026-12-10' },
    {
      id: '0190b5a0-0000-7000-8000-00000000000b',
      no: '2',
      problem: '制度没有上墙',
      unit: '中共清河镇河口村支部委员会',
    },
  ];
  const rectify = (at: number) => session.api.rectifyFinding({ inspection, finding: findings[at]?.id ?? '' });
  const linkOf = async (at: number) => {
    const { findings: stored } = await valuesOf(session, inspection);
    return (stored as readonly Record<string, unknown>[])[at]?.rectificationId;
  };

  beforeEach(async () => {
    inspection = await create(session, 'inspection', {
      title: '基层党建督查',
      branchId: town,
      date: '2026-11-20',
      level: 'township',
      by: '镇督查组',
      way: 'open',
      units: [{ id: '0190b5a0-0000-7000-8000-00000000000c', unitId: village, name: '河口村' }],
      findings: [...findings],
    });
  });

  test('becomes an item once, under the next number, and names it; one undo takes both back', async () => {
    const first = good(await rectify(0));
    expect(first).toMatchObject({ isNew: true, itemNo: '2026-督查-001' });
    expect(await linkOf(0)).toBe(first.id);
    expect(await valuesOf(session, first.id)).toMatchObject({
      problem: '签到表缺签名',
      branchId: village,
      person: '潘国强',
      due: '2026-12-10',
      inspectionId: inspection,
      findingNo: '1',
    });
    expect(good(await rectify(0))).toEqual({ ...first, isNew: false });
    expect(good(await rectify(1))).toMatchObject({ isNew: true, itemNo: '2026-督查-002' });
    expect((await board()).map(({ unit }) => unit)).toEqual(['河口村党支部', '河口村党支部']);
    expect(good(await session.api.undo()).what).toContain('检查问题列入整改');
    expect(await board()).toHaveLength(1);
    expect((await linkOf(1)) ?? null).toBeNull();
    expect(good(await rectify(1)).itemNo).toBe('2026-督查-003');
  });

  test('becomes one again when its item lies in the bin', async () => {
    const first = good(await rectify(0));
    good(
      await session.api.commit({
        changes: [{ id: first.id, type: 'rectification', deleted: true }],
        why: { kind: 'delete' },
      }),
    );
    const second = good(await rectify(0));
    expect(second.isNew).toBe(true);
    expect(await linkOf(0)).toBe(second.id);
  });

  test('becomes one also when the inspection is signed, which says nothing else afterwards', async () => {
    good(await session.api.signOff({ ids: [inspection], step: 'submit', reason: '' }));
    good(await rectify(0));
    const { signOff, ...rest } = await valuesOf(session, inspection);
    expect(rest.title).toBe('基层党建督查');
    expect(
      bad(
        await session.api.commit({
          changes: [{ id: inspection, type: 'inspection', values: { title: '改' } }],
          why: { kind: 'edit' },
        }),
      ).code,
    ).toBe('sign-off.locked');
  });

  test('that is not there, or of an inspection that is not, is said to be missing', async () => {
    expect(bad(await session.api.rectifyFinding({ inspection, finding: 'x' })).code).toBe(
      'records.not-found',
    );
    expect(bad(await session.api.rectifyFinding({ inspection: 'x', finding: 'x' })).code).toBe(
      'records.not-found',
    );
    await edit(session, 'inspection', inspection, { findings: null });
    expect(bad(await rectify(0)).code).toBe('records.not-found');
  });
});
