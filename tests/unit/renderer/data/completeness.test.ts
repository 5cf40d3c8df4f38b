import { beforeEach, describe, expect, test } from 'vitest';
import type { HolesAsked, LineBy } from '../../../../renderer/data/api';
import { readWorkbook } from '../../../../renderer/data/spreadsheet/read-workbook';
import { create, edit, openSession, type TestSession, valuesOf } from '../../builders/data-session';
import { memberValues } from '../../builders/members';
import { visitDesign } from '../../builders/own-ledgers';
import { good, newVault, type TestVault } from '../../builders/vault';

const YEAR = 2026;
const TODAY = new Date(2026, 3, 15, 9, 0).getTime();

let vault: TestVault;
let session: TestSession;
let town: string;
let village: string;

beforeEach(async () => {
  vault = await newVault();
  session = await openSession(vault.service, () => TODAY);
  town = await create(session, 'organization', { fullName: '中共清河镇委员会', orgType: 'committee' });
  village = await create(session, 'organization', {
    fullName: '中共清河镇河口村支部委员会',
    orgType: 'branch',
    parentId: town,
    secretary: '潘国强',
  });
});

const matrix = async () => good(await session.api.completeness({ year: YEAR, branch: null }));

/** Mark, due and done of one square. */
async function square(requirement: string, branch = village) {
  const { requirements, branches } = await matrix();
  const at = requirements.findIndex(({ id }) => id === requirement);
  const row = branches.find(({ id }) => id === branch)!;
  return { mark: row.marks[at], due: row.due[at], done: row.done[at], score: row.score };
}

const asking = (requirement: string, changes: Partial<HolesAsked> = {}): HolesAsked => ({
  year: YEAR,
  branch: village,
  below: false,
  requirements: [requirement],
  ...changes,
});

const meeting = (kind: string, date: string, changes: object = {}) =>
  create(session, 'meeting', {
    title: `${date} 会议`,
    kind,
    branchId: village,
    date,
    place: '村会议室',
    host: '潘国强',
    recorder: '周敏',
    status: 'held',
    ...changes,
  });

describe('the matrix', () => {
  test('follows every commit, also one that is taken back', async () => {
    expect(await square('meeting.theme-day')).toMatchObject({ mark: 'm', due: 3, done: 0 });
    const first = await meeting('theme-day', '2026-01-05');
    expect(await square('meeting.theme-day')).toMatchObject({ due: 3, done: 1 });
    await edit(session, 'meeting', first, { kind: 'party-lecture' });
    expect(await square('meeting.theme-day')).toMatchObject({ done: 0 });
    expect(await square('meeting.party-lecture')).toMatchObject({ mark: 'p', due: 1, done: 1 });
    good(await session.api.undo());
    expect(await square('meeting.theme-day')).toMatchObject({ done: 1 });
  });

  test('a meeting that was held as several kinds counts for each', async () => {
    await meeting('theme-day', '2026-02-05', { coversKinds: [{ id: 'k1', kind: 'party-lecture' }] });
    expect(await square('meeting.party-lecture')).toMatchObject({ mark: 'p' });
    expect(await square('meeting.theme-day')).toMatchObject({ done: 1 });
  });

  test('a scan of the signed page counts by its purpose', async () => {
    const id = await meeting('theme-day', '2026-02-05');
    expect(await square('minutes.signed')).toMatchObject({ mark: 'm', due: 1, done: 0 });
    const scan = { id: 'a1', blob: 'a'.repeat(64), name: '签字页.jpg', purpose: 'photo' };
    await edit(session, 'meeting', id, { attachments: [scan] });
    expect(await square('minutes.signed')).toMatchObject({ done: 0 });
    await edit(session, 'meeting', id, { attachments: [{ ...scan, purpose: 'signed-scan' }] });
    expect(await square('minutes.signed')).toMatchObject({ mark: 'p', done: 1 });
  });

  test('another year is judged by its own records', async () => {
    await meeting('org-life', '2025-11-05');
    const before = good(await session.api.completeness({ year: 2025, branch: village }));
    const at = before.requirements.findIndex(({ id }) => id === 'meeting.org-life');
    expect(before.branches.map(({ marks }) => marks[at])).toEqual(['p']);
    expect(await square('meeting.org-life')).toMatchObject({ mark: '-', due: 0 });
  });

  test('the lowest score stands first, and a chosen organization brings those below it', async () => {
    const all = await matrix();
    const scores = all.branches.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    const chosen = good(await session.api.completeness({ year: YEAR, branch: village }));
    expect(chosen.branches.map(({ id }) => id)).toEqual([village]);
  });
});

describe('holes', () => {
  test('lead to a new form with what is known already', async () => {
    const { holes, total } = good(await session.api.completenessHoles(asking('meeting.theme-day')));
    expect(total).toBe(3);
    expect(holes[1]).toMatchObject({
      text: '2026年2月应有 1 条，实有 0 条',
      type: 'meeting',
      id: null,
      initial: { kind: 'theme-day', status: 'held', branchId: village, date: '2026-02' },
    });
  });

  test('lead to the record that lacks something, and say what', async () => {
    const id = await meeting('member-assembly', '2026-02-05', { presentCount: 12 });
    const { holes } = good(await session.api.completenessHoles(asking('minutes.resolution')));
    expect(holes).toMatchObject([{ id, about: '2026-02-05 会议', text: '缺会议决议或会议结论' }]);
  });

  test('name the member whose dues are missing', async () => {
    const member = await create(session, 'member', memberValues({ name: '潘秀英', branchId: village }));
    await create(session, 'dues', {
      name: '潘秀英',
      memberId: member,
      branchId: village,
      month: '2026-01',
      due: '0.5',
      paid: '0.5',
      status: 'paid',
    });
    const { holes } = good(await session.api.completenessHoles(asking('dues.monthly')));
    expect(holes.map(({ about, text }) => `${about} ${text}`)).toEqual([
      '潘秀英 2026年2月没有党费',
      '潘秀英 2026年3月没有党费',
    ]);
    expect(holes[0]?.initial).toMatchObject({ memberId: member, name: '潘秀英', month: '2026-02' });
  });

  test('go out as Excel, one a line with its source', async () => {
    const bytes = good(await session.api.completenessExcel(asking('meeting.theme-day')));
    const [sheet] = good(readWorkbook(bytes, 'x.xlsx')).sheets;
    const lines = sheet!.rows.map((row) => row.map((cell) => cell.text));
    expect(lines[0]?.[0]).toBe('中共清河镇河口村支部委员会2026年资料缺口清单');
    expect(lines.slice(2)).toHaveLength(3);
    expect(lines[2]).toContain('2026年1月应有 1 条，实有 0 条');
  });

  test('become rectification items once, however often it is pressed, and can be taken back', async () => {
    const asked = { ...asking('meeting.theme-day'), due: '2026-04-30' };
    expect(good(await session.api.completenessRectify(asked))).toEqual({ made: 1, already: 0 });
    expect(good(await session.api.completenessRectify(asked))).toEqual({ made: 0, already: 1 });
    const list = { type: 'rectification', branch: null, filters: {}, sort: [], columns: [] };
    const { first } = good(await session.api.query(list));
    expect(await valuesOf(session, first[0]!.id)).toMatchObject({
      branchId: village,
      person: '潘国强',
      source: 'completeness',
      due: '2026-04-30',
      itemNo: '2026-资料-001',
      problem:
        '主题党日每月一次：2026年1月应有 1 条，实有 0 条；2026年2月应有 1 条，实有 0 条；2026年3月应有 1 条，实有 0 条',
    });
    await edit(session, 'rectification', first[0]!.id, { state: 'void' });
    expect(good(await session.api.completenessRectify(asked))).toEqual({ made: 1, already: 0 });
    expect(good(await session.api.undo()).what).toBe('由资料缺口生成 1 条整改');
    expect(good(await session.api.query(list)).count).toBe(1);
  });
});

describe('what the office decides about requirements', () => {
  test('not applicable takes a square out of the score, with its reason, until it is taken back', async () => {
    const before = await square('meeting.branch-committee');
    const args = { branch: village, requirement: 'meeting.branch-committee', year: YEAR };
    good(await session.api.exempt({ ...args, reason: '党员不足七人，未设支委会' }));
    expect(await square('meeting.branch-committee')).toMatchObject({ mark: 'x', due: 0 });
    const { branches } = await matrix();
    expect(branches.find(({ id }) => id === village)?.reasons).toEqual({
      'meeting.branch-committee': '党员不足七人，未设支委会',
    });
    good(await session.api.exempt({ ...args, reason: null }));
    expect(await square('meeting.branch-committee')).toEqual(before);
    good(await session.api.exempt({ ...args, reason: '另有原因' }));
    expect(await square('meeting.branch-committee')).toMatchObject({ mark: 'x' });
  });

  test('switched off it has no column, another threshold is held to', async () => {
    const set = (setting: object) =>
      session.api.setRequirement({
        setting: { requirement: 'meeting.party-lecture', ...setting },
        reason: '县委组织部规定',
      });
    await meeting('party-lecture', '2026-02-05');
    expect(await square('meeting.party-lecture')).toMatchObject({ mark: 'p' });
    good(await set({ atLeast: 2 }));
    expect(await square('meeting.party-lecture')).toMatchObject({ mark: 'm' });
    good(await set({ isOff: true }));
    expect((await matrix()).requirements.some(({ id }) => id === 'meeting.party-lecture')).toBe(false);
    const rows = good(await session.api.requirements());
    expect(rows.find(({ id }) => id === 'meeting.party-lecture')).toMatchObject({
      isOff: true,
      isChanged: true,
      reason: '县委组织部规定',
    });
    good(await session.api.undo());
    expect(await square('meeting.party-lecture')).toMatchObject({ mark: 'm' });
  });

  test('one that starts switched off is asked once it is switched on', async () => {
    expect((await matrix()).requirements.some(({ id }) => id === 'visit.monthly')).toBe(false);
    good(
      await session.api.setRequirement({
        setting: { requirement: 'visit.monthly', isOff: false, from: '2026-03-01' },
        reason: '',
      }),
    );
    expect(await square('visit.monthly')).toMatchObject({ mark: 'm', due: 1 });
  });

  test("a ledger of the office's own is asked as its design says", async () => {
    await create(session, 'own-ledger', visitDesign({ every: 'month', atLeast: 2 }));
    const asked = (await matrix()).requirements.find(({ label }) => label.startsWith('困难群众走访台账'))!;
    expect(asked.label).toBe('困难群众走访台账每月至少登记 2 条');
    expect(await square(asked.id)).toMatchObject({ mark: 'm', due: 3, done: 0 });
    for (const day of ['2026-01-03', '2026-01-04'])
      await create(session, asked.id, { 'f-day': day, branchId: village });
    expect(await square(asked.id)).toMatchObject({ due: 3, done: 1 });
    expect(await square(`${asked.id}.required`)).toMatchObject({ due: 2, done: 0 });
    await create(session, asked.id, { 'f-name': '潘秀英', 'f-day': '2026-02-03', branchId: village });
    expect(await square(`${asked.id}.required`)).toMatchObject({ due: 3, done: 1 });
  });
});

describe('a checklist of the county', () => {
  const list = async (id: string) => good(await session.api.checklist({ id }))!;
  const states = async (id: string) => (await list(id)).items.map(({ state }) => state);

  test('shows which lines are open, by what proves each now', async () => {
    const id = await create(session, 'inspection-checklist', {
      title: '软件考评清单',
      branchId: village,
      madeAt: '2026-04-01',
      items: ['支部活动记录簿', '党课', '合作社资料', '其他'].map((requirement, at) => ({
        id: `l${at}`,
        no: String(at + 1),
        requirement,
      })),
    });
    expect(await list(id)).toMatchObject({ lines: 4, open: 4 });
    const scan = { id: 'a1', blob: 'a'.repeat(64), name: '记录簿.pdf' };
    const proof = await meeting('theme-day', '2026-02-05', { attachments: [scan] });
    const settle = async (line: string, by: LineBy) => good(await session.api.settleLine({ id, line, by }));
    await settle('l0', { kind: 'record', record: proof, attachment: 'a1' });
    await settle('l1', { kind: 'requirement', requirement: 'meeting.party-lecture' });
    await settle('l2', { kind: 'not-applicable', reason: '没有合作社' });
    expect(await states(id)).toEqual(['ready', 'missing', 'na', 'missing']);
    expect((await list(id)).items[0]?.evidence).toBe('会议：2026-02-05 会议，附件“记录簿.pdf”');

    await meeting('party-lecture', '2026-03-05');
    expect(await states(id)).toEqual(['ready', 'ready', 'na', 'missing']);
    await edit(session, 'meeting', proof, { attachments: null });
    expect(await states(id)).toEqual(['missing', 'ready', 'na', 'missing']);
    await settle('l2', { kind: 'none' });
    expect(good(await session.api.checklists({ branch: null }))).toMatchObject([{ id, lines: 4, open: 3 }]);
  });
});
