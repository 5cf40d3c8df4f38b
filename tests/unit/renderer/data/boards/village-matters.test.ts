import { beforeEach, describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../../shared/records/define';
import { create, edit, openSession, type TestSession, valuesOf } from '../../../builders/data-session';
import { bad, good, newVault } from '../../../builders/vault';

const NOW = new Date(2026, 10, 25, 12).getTime();

let session: TestSession;
let village: string;
let id: string;

beforeEach(async () => {
  session = await openSession((await newVault()).service, () => NOW);
  const town = await create(session, 'organization', { fullName: '中共清河镇委员会', orgType: 'committee' });
  village = await create(session, 'organization', {
    fullName: '中共清河镇河口村支部委员会',
    orgType: 'branch',
    parentId: town,
    secretary: '潘国强',
  });
  id = await create(session, 'village-matter', {
    matter: '硬化通组道路',
    branchId: village,
    proposedAt: '2026-03-01',
    cause: 'masses',
    state: 'deciding',
  });
});

const card = async () => good(await session.api.villageMatters({ branch: null }))[0]!;
const take = (step: string, typed: RecordValues) => session.api.recordMatterStep({ id, step, typed });
const FIRST: RecordValues = {
  date: '2026-03-02',
  place: '村部',
  host: '潘国强',
  recorder: '周敏',
  due: 5,
  present: 5,
  result: 'passed',
};

describe('village matters', () => {
  test('a step makes its record, links it, and is taken back as one act', async () => {
    good(await take('1', FIRST));
    const { steps, next, branchId } = await card();
    expect(branchId).toBe(village);
    expect([steps[0]?.isDone, next]).toEqual([true, '2']);
    expect(steps[0]?.record?.type).toBe('meeting');
    expect(await valuesOf(session, steps[0]!.record!.id)).toMatchObject({
      kind: 'branch-committee',
      branchId: village,
      title: '支部委员会会议：提议“硬化通组道路”',
      presentCount: 5,
    });
    good(await session.api.undo());
    expect((await card()).next).toBe('1');
    expect(
      good(await session.api.query({ type: 'meeting', branch: null, filters: {}, sort: [], columns: [] }))
        .count,
    ).toBe(0);
  });

  test('the next step begins as the branch held such a meeting last time', async () => {
    expect(good(await session.api.matterNext({ id }))?.values).toMatchObject({ host: '潘国强' });
    good(await take('1', FIRST));
    const other = {
      matter: '建文化广场',
      branchId: village,
      proposedAt: '2026-05-01',
      cause: 'cadres',
      state: 'deciding',
    };
    const second = await create(session, 'village-matter', other);
    expect(good(await session.api.matterNext({ id: second }))).toMatchObject({
      step: '1',
      values: { place: '村部', recorder: '周敏', due: 5 },
    });
  });

  test('a record that was deleted proves nothing any more', async () => {
    good(await take('1', FIRST));
    const [first] = (await card()).steps;
    const deleted = { id: first!.record!.id, type: 'meeting', deleted: true } as const;
    good(await session.api.commit({ changes: [deleted], why: { kind: 'delete' } }));
    expect((await card()).steps[0]).toEqual({ ...first, record: null });
  });

  test('a step out of order is refused, and changes nothing', async () => {
    good(await take('1', FIRST));
    const refused = bad(await take('2', { ...FIRST, date: '2026-03-01' }));
    expect(refused.message).toMatch(/早于上一步“党支部提议”的 2026-03-02.*没有改动任何内容/);
    expect((await card()).next).toBe('2');
  });

  test('what was entered out of order in the form is told on the card', async () => {
    const steps = [
      { id: 'a', step: '1', date: '2026-03-02', result: 'passed' },
      { id: 'b', step: '2', date: '2026-02-01', result: 'passed' },
    ];
    await edit(session, 'village-matter', id, { steps });
    expect((await card()).problems).toEqual([expect.stringMatching(/日期早于上一步/)]);
  });

  test('what ended more than a year ago has left the board', async () => {
    await edit(session, 'village-matter', id, { state: 'done', finishedAt: '2025-11-24' });
    expect(good(await session.api.villageMatters({ branch: null }))).toEqual([]);
    await edit(session, 'village-matter', id, { finishedAt: '2025-11-25' });
    expect((await card()).id).toBe(id);
  });
});
