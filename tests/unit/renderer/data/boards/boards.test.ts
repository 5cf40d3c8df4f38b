import { beforeEach, describe, expect, test } from 'vitest';
import type { CampaignMatrix } from '../../../../../renderer/data/api';
import { readWorkbook } from '../../../../../renderer/data/spreadsheet/read-workbook';
import type { RecordValues } from '../../../../../shared/records/define';
import { create, edit, openSession, type TestSession, valuesOf } from '../../../builders/data-session';
import { bad, good, newVault } from '../../../builders/vault';

/** 25 November 2026, noon of the office. */
const NOW = new Date(2026, 10, 25, 12).getTime();

let session: TestSession;
let town: string;
let village: string;
let school: string;

beforeEach(async () => {
  session = await openSession((await newVault()).service, () => NOW);
  town = await create(session, 'organization', { fullName: '中共清河镇委员会', orgType: 'committee' });
  const branch = (fullName: string, more: RecordValues = {}) =>
    create(session, 'organization', { fullName, orgType: 'branch', parentId: town, ...more });
  village = await branch('中共清河镇河口村支部委员会', { order: 1 });
  school = await branch('清河中心学校党支部', { order: 2 });
});

describe('the campaign matrix', () => {
  const plan: RecordValues = {
    title: '创先争优活动',
    startDate: '2026-04',
    phases: [{ id: 'p', name: '动员部署', from: '2026-04-01', to: '2026-06-30' }],
    tasks: [
      { id: 'a', taskNo: '1', task: '召开动员会', due: '2026-04-30' },
      { id: 'b', taskNo: '2', task: '师德评议', due: '2026-12-20', unitKind: 'school' },
    ],
  };
  const matrixOf = async (campaign: string, branch: string | null = null): Promise<CampaignMatrix> => {
    const matrix = good(await session.api.campaignMatrix({ campaign, branch }));
    if (matrix === null) throw new Error('no matrix');
    return matrix;
  };
  const shown = ({ units }: CampaignMatrix) =>
    units.map(({ name, squares }) => [name, ...squares.map((square) => square?.standing ?? null)]);

  test('deals tasks out by kind of unit in one act, once', async () => {
    const campaign = await create(session, 'campaign', { ...plan, branchId: town });
    expect((await matrixOf(campaign)).undealt).toBe(3);
    expect(good(await session.api.dealTasks({ campaign, branch: null }))).toEqual({ count: 3 });
    expect(good(await session.api.dealTasks({ campaign, branch: null }))).toEqual({ count: 0 });
    const matrix = await matrixOf(campaign);
    expect(matrix.undealt).toBe(0);
    expect(matrix.phases.map(({ label, tasks }) => [label, tasks.length])).toEqual([
      ['动员部署', 1],
      ['其他任务', 1],
    ]);
    expect(shown(matrix)).toEqual([
      ['河口村党支部', 'late', null],
      ['清河中心学校党支部', 'late', 'todo'],
    ]);
    expect(matrix.counts).toMatchObject({ late: 2, todo: 1, done: 0 });
    good(await session.api.undo());
    expect((await matrixOf(campaign)).undealt).toBe(3);
  });

  test('shows a task outside the plan in a column of its own, and follows the chosen branch', async () => {
    const campaign = await create(session, 'campaign', { ...plan, branchId: town });
    await create(session, 'campaign-task', {
      campaignId: campaign,
      task: '慰问老党员',
      branchId: village,
      state: 'done',
    });
    expect(shown(await matrixOf(campaign, village))).toEqual([['河口村党支部', 'late', null, 'done']]);
    const choices = good(await session.api.campaigns({ branch: village }));
    expect(choices.map(({ title }) => title)).toEqual(['创先争优活动']);
  });

  test('goes into Excel with its phases over the tasks and no blank square', async () => {
    const campaign = await create(session, 'campaign', { ...plan, branchId: town });
    const bytes = good(await session.api.exportCampaignMatrix({ campaign, branch: null }));
    const book = readWorkbook(bytes, 'x.xlsx', {});
    const texts = JSON.stringify(book);
    for (const text of ['创先争优活动推进表', '动员部署', '1 召开动员会', '河口村党支部', '—', '逾期'])
      expect(texts).toContain(text);
  });
});

describe('the commitment wall', () => {
  test('counts by unit and year, and hangs the organization before its members', async () => {
    const commitment = (promiser: string, more: RecordValues) =>
      create(session, 'commitment', { promiser, kind: 'deed', branchId: village, year: '2026', ...more });
    await commitment('甲', { ownerKind: 'member', due: '2026-06-30', content: '走访' });
    await commitment('河口村党支部', {
      ownerKind: 'org',
      due: '2026-12-31',
      content: '修路',
      items: [{ id: 'i', content: '铺沥青', done: true }],
      publishedAt: '2026-05-01',
      publishedWay: 'board',
    });
    await commitment('乙', { ownerKind: 'member', year: '2025', due: '2025-12-31', content: '旧' });
    const wall = good(await session.api.commitmentWall({ branch: null, year: null }));
    expect([wall.year, wall.years]).toEqual(['2026', ['2026', '2025']]);
    expect(wall.units).toEqual([
      { id: village, name: '河口村党支部', total: 2, late: 1, unjudged: 1 },
      { id: school, name: '清河中心学校党支部', total: 0, late: 0, unjudged: 0 },
    ]);
    const cards = good(await session.api.commitmentCards({ unit: village, year: '2026' }));
    expect(cards.map(({ promiser, stage, isLate }) => [promiser, stage, isLate])).toEqual([
      ['河口村党支部', 'published', false],
      ['甲', 'drafted', true],
    ]);
    expect(cards[0]).toMatchObject({
      published: '2026-05-01 公开栏公示',
      items: [{ content: '铺沥青', done: true }],
    });
  });
});

describe('the development pipeline', () => {
  test('puts the overdue first and writes a step with its main date; a step before its time is refused', async () => {
    const development = (name: string, more: RecordValues) =>
      create(session, 'development', { name, branchId: village, stage: '2', state: 'ongoing', ...more });
    const observed = [{ id: 'o', step: '06', date: '2026-09-01' }];
    const waits = await development('甲', {
      appliedAt: '2025-01-01',
      activistAt: '2026-03-01',
      steps: observed,
    });
    const ready = await development('乙', {
      appliedAt: '2024-01-01',
      activistAt: '2025-03-01',
      steps: observed,
    });
    const late = await development('丙', { appliedAt: '2026-06-01', ruleSet: '2026-05' });
    await development('丁', { appliedAt: '2020-01-01', state: 'full', fullAt: '2023-01-01' });
    const cards = good(await session.api.developmentPipeline({ branch: null }));
    expect(cards.map(({ id, lane, isLate, isReady }) => [id, lane, isLate, isReady])).toEqual([
      [late, 'applicant', true, true],
      [ready, 'activist', false, true],
      [waits, 'activist', false, false],
    ]);
    expect(cards[0]?.branchId).toBe(village);
    const typed = { step: '07', date: '2026-11-20' };
    const refused = bad(await session.api.recordDevelopmentStep({ id: waits, typed }));
    expect(refused.code).toBe('records.rule-refused');
    expect(refused.message).toContain('最早 2027-03-01 才能办');
    good(await session.api.recordDevelopmentStep({ id: ready, typed }));
    expect(await valuesOf(session, ready)).toMatchObject({ targetAt: '2026-11-20', stage: '3' });
    good(await session.api.undo());
    expect((await valuesOf(session, ready)).targetAt).toBeNull();
  });
});

describe('the notice calendar', () => {
  const matter = { policyKind: 'subsistence', period: '2026年第三季度' };
  const post = async (board: 'first' | 'second' | 'third', postAt: string) => {
    const chain = good(await session.api.noticeChain({ unit: village, matter }));
    const values = { ...chain.next?.values, places: '公开栏', postAt };
    return session.api.postNotice({ unit: village, matter, board, values });
  };

  test('posts three notices in order, each prefilled from policy and roster, with nothing but what may be shown', async () => {
    await create(session, 'benefit-policy', {
      title: '农村低保',
      kind: 'subsistence',
      branchId: town,
      year: '2026',
      noticeDays: 7,
      noticeUnit: 'working',
      hotline: '07106222222',
    });
    await create(session, 'benefit', {
      head: '王五',
      idNo: '11010519491231002X',
      branchId: village,
      group: '二组',
      ...matter,
      year: '2026',
      persons: 2,
      bankAccount: '6222000011112222333',
    });
    const matters = good(await session.api.noticeMatters({ branch: village }));
    expect(matters).toMatchObject([{ ...matter, label: '2026年第三季度 最低生活保障', count: 1 }]);
    const before = good(await session.api.noticeChain({ unit: village, matter }));
    expect(before.next).toMatchObject({
      board: 'first',
      earliest: null,
      values: {
        topic: '2026年第三季度最低生活保障一榜公示',
        branchId: village,
        days: 7,
        unit: 'working',
        hotline: '07106222222',
        count: 1,
      },
    });
    const text = String(before.next?.values.content);
    expect(text).toContain('二组 王五 享受人数2');
    expect(text).not.toMatch(/11010519491231002X|6222000011112222333/);

    good(await post('first', '2026-09-01'));
    expect(bad(await post('third', '2026-11-01')).message).toContain('二榜·乡镇级公示还没有登记');
    expect(bad(await post('second', '2026-09-10')).message).toContain('最早 2026-09-11');
    good(await post('second', '2026-09-11'));
    good(await post('third', '2026-10-10'));
    const after = good(await session.api.noticeChain({ unit: village, matter }));
    expect(after.next).toBeNull();
    expect(after.steps.map(({ notice }) => notice?.branch)).toEqual([
      '河口村党支部',
      '中共清河镇委员会',
      '中共清河镇委员会',
    ]);
  });

  test('marks notices that hang too short or have open objections, month by month', async () => {
    const notice = (topic: string, more: RecordValues) =>
      create(session, 'public-notice', {
        topic,
        branchId: village,
        level: 'village',
        board: 'first',
        days: 7,
        unit: 'calendar',
        ...more,
      });
    await notice('短', { postAt: '2026-10-29', endAt: '2026-11-01' });
    const objected = await notice('异议', { postAt: '2026-11-20' });
    await notice('定案', { postAt: '2026-11-02', outcome: 'clear' });
    await edit(session, 'public-notice', objected, {
      objections: [{ id: 'a', date: '2026-11-21', content: '反映', state: 'open' }],
    });
    const month = async (of: string) => good(await session.api.noticeCalendar({ branch: town, month: of }));
    const november = await month('2026-11');
    expect(november.items.map(({ topic, standing }) => [topic, standing.marks.length])).toEqual([
      ['短', 1],
      ['定案', 0],
      ['异议', 1],
    ]);
    expect(november.due.map(({ topic }) => topic)).toEqual(['短', '异议']);
    expect(november.months.filter(({ count }) => count > 0)).toEqual([
      { month: '2026-10', count: 1, marked: 1 },
      { month: '2026-11', count: 3, marked: 2 },
    ]);
    expect(november.daysOff).toContain(1);
    expect((await month('2026-12')).items).toEqual([]);
    expect(good(await session.api.noticeCalendar({ branch: school, month: '2026-11' })).items).toEqual([]);
  });
});
