import { beforeEach, describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../../renderer/data/spreadsheet/read-workbook';
import type { Json } from '../../../../shared/kernel/json';
import type { RecordValues } from '../../../../shared/records/define';
import {
  evaluationSchemeValues,
  shippedEvaluationSchemes,
} from '../../../../shared/records/evaluation-schemes';
import { elementsOf } from '../../../../shared/rules/values';
import { create, edit, openSession, type TestSession, valuesOf } from '../../builders/data-session';
import { memberValues } from '../../builders/members';
import { bad, good, newVault, reopened, type TestVault } from '../../builders/vault';

let vault: TestVault;
let session: TestSession;
let town: string;
let villages: readonly string[];
let made = 0;

const el = (...elements: readonly object[]) =>
  elements.map((element) => ({ id: `e${++made}`, ...element }) as { readonly [key: string]: Json });

beforeEach(async () => {
  vault = await newVault();
  session = await openSession(vault.service);
  town = await create(session, 'organization', { fullName: '中共清河镇委员会', orgType: 'committee' });
  villages = [];
  for (const name of ['河口村', '石桥村'])
    villages = [
      ...villages,
      await create(session, 'organization', { fullName: `${name}党支部`, orgType: 'branch', parentId: town }),
    ];
});

/** A shipped scheme as a record of the vault. */
async function adopt(id: string, changes: RecordValues = {}): Promise<string> {
  const scheme = shippedEvaluationSchemes().find((one) => one.id === id)!;
  const values = evaluationSchemeValues(scheme, () => `e${++made}`);
  return create(session, 'evaluation-scheme', { ...values, branchId: town, year: '2026', ...changes });
}

const GRADES = [
  { key: 1, grade: 'satisfied', points: '100' },
  { key: 2, grade: 'basically', points: '70' },
  { key: 3, grade: 'unsatisfied', points: '30' },
];

const round = (schemeId: string, values: RecordValues = {}) =>
  create(session, 'rating-round', {
    title: '年终测评',
    branchId: town,
    year: '2026',
    schemeId,
    group: 'public',
    weight: 100,
    target: 'org',
    method: 'ballots',
    heldAt: '2026-06-30',
    entitled: 3,
    subjects: el(
      { seat: 1, name: '河口村', organizationId: villages[0], kind: '党支部' },
      { seat: 2, name: '石桥村', organizationId: villages[1], kind: '党支部' },
    ),
    grades: el(...GRADES),
    ...values,
  });

const cast = (id: string, marks: string, ballot?: string) =>
  session.api.ratingCast({
    round: id,
    marks,
    isInvalid: marks === '',
    ...(ballot === undefined ? {} : { ballot }),
  });

describe('ballots', () => {
  test('come in one by one, are on disk when answered, and never outnumber the voters', async () => {
    const id = await round(await adopt('satisfaction'));
    expect(good(await cast(id, '12'))).toEqual({ number: 1, cast: 1 });
    // Typed faster than the disk: none gets lost.
    await Promise.all([cast(id, '11'), cast(id, '')]);
    expect(bad(await cast(id, '11')).code).toBe('scoring.more-than-voters');
    good(await vault.service.lock());
    session = await openSession(await reopened(vault));
    const view = good(await session.api.ratingRound({ round: id }));
    expect(view?.round.ballots.map(({ number, marks, isInvalid }) => [number, marks, isInvalid])).toEqual([
      [1, '12', false],
      [2, '11', false],
      [3, '', true],
    ]);
  });

  test('are corrected in their place, taken back one at a time, and undone like any act', async () => {
    const id = await round(await adopt('satisfaction'));
    good(await cast(id, '12'));
    good(await cast(id, '33'));
    const [first] = good(await session.api.ratingRound({ round: id }))?.round.ballots ?? [];
    expect(good(await cast(id, '22', first?.id))).toEqual({ number: 1, cast: 2 });
    expect(good(await session.api.ratingTakeBack({ round: id }))).toEqual({
      number: 2,
      marks: '33',
      isInvalid: false,
    });
    good(await session.api.undo());
    const { ballots } = good(await session.api.ratingRound({ round: id }))!.round;
    expect(ballots.map(({ marks }) => marks)).toEqual(['22', '33']);
    good(await session.api.ratingTakeBack({ round: id }));
    good(await session.api.ratingTakeBack({ round: id }));
    expect(bad(await session.api.ratingTakeBack({ round: id })).code).toBe('scoring.no-ballot');
  });

  test('of a round that is gone are refused', async () => {
    expect(bad(await cast('nowhere', '12')).code).toBe('scoring.round-gone');
    expect(good(await session.api.ratingRound({ round: 'nowhere' }))).toBeNull();
  });
});

test('counts and named scores are set cell by cell, and emptied', async () => {
  const id = await round(await adopt('satisfaction'), { method: 'counts', returned: 3 });
  const count = (seat: number, key: number, value: number | null) =>
    ({ kind: 'count', seat, key, count: value }) as const;
  good(await session.api.ratingPut({ round: id, marks: [count(1, 1, 2), count(1, 2, 1), count(2, 1, 3)] }));
  good(await session.api.ratingPut({ round: id, marks: [count(1, 1, 3), count(1, 2, null)] }));
  const score = { kind: 'score', rater: '王书记', seat: 1, code: '', points: '92.5' } as const;
  good(await session.api.ratingPut({ round: id, marks: [score] }));
  const view = good(await session.api.ratingRound({ round: id }))!.round;
  expect(view.counts.map(({ seat, key, count: own }) => [seat, key, own])).toEqual([
    [1, 1, 3],
    [2, 1, 3],
  ]);
  expect(view.scores).toMatchObject([{ rater: '王书记', seat: 1, points: 9250 }]);
});

describe('a result', () => {
  test('is computed, compared with last year, written in one act, and found again', async () => {
    const scheme = await adopt('satisfaction');
    const last = await create(session, 'evaluation', {
      subject: '河口村',
      subjectKind: 'org',
      branchId: villages[0],
      year: '2025',
      round: 'overall',
      score: '80',
      grade: 'good',
    });
    const id = await round(scheme);
    for (const marks of ['12', '11', '13']) good(await cast(id, marks));
    const before = good(await session.api.ratingResult({ round: id }));
    expect(before.subjects.map(({ name, score, grade, rank }) => [name, score, grade, rank])).toEqual([
      ['河口村', 10_000, '优秀', 1],
      ['石桥村', 6667, '合格', 2],
    ]);
    expect(before.earlier).toEqual({ [villages[0] ?? '']: { score: 8000, grade: '良好' } });
    expect(before.records[villages[0] ?? '']).toEqual({ type: 'organization', id: villages[0] });

    const written = good(await session.api.ratingWrite({ round: id, withGrades: true }));
    expect(written.ids).toHaveLength(4);
    const after = good(await session.api.ratingResult({ round: id }));
    const record = after.records[villages[1] ?? ''];
    expect(record?.type).toBe('evaluation');
    const values = await valuesOf(session, record?.id ?? '');
    expect(values).toMatchObject({
      subject: '石桥村',
      round: 'overall',
      score: '66.67',
      satisfaction: '66.67',
      grade: 'middle',
      rank: 2,
      rankOf: 2,
      rankWithin: '党支部',
    });
    expect(elementsOf(values, 'parts')).toMatchObject([{ group: 'public', weight: 100, score: '66.67' }]);
    // Nothing is new: a second writing changes nothing and makes no second record.
    expect(good(await session.api.ratingWrite({ round: id, withGrades: true })).act).toBe('');
    good(await session.api.undo());
    expect(good(await session.api.ratingResult({ round: id })).records[villages[1] ?? '']?.type).toBe(
      'organization',
    );
    expect(await valuesOf(session, last)).toMatchObject({ score: '80' });
  });

  test('takes bonus and veto from the record that was written', async () => {
    const id = await round(await adopt('satisfaction', { bonusCap: '3' }));
    good(await cast(id, '22'));
    good(await session.api.ratingWrite({ round: id, withGrades: false }));
    const { records } = good(await session.api.ratingResult({ round: id }));
    await edit(session, 'evaluation', records[villages[0] ?? '']?.id ?? '', { bonus: '5', deduction: '1' });
    await edit(session, 'evaluation', records[villages[1] ?? '']?.id ?? '', { isVetoed: true });
    const { subjects } = good(await session.api.ratingResult({ round: id }));
    expect(subjects.map(({ name, score, grade, note }) => [name, score, grade, note])).toEqual([
      ['河口村', 7200, '合格', undefined],
      ['石桥村', 7000, '不合格', '一票否决'],
    ]);
  });

  test('waits for the groups that have not voted, and then writes nothing', async () => {
    const id = await round(await adopt('organizations'), { weight: 20 });
    good(await cast(id, '11'));
    const { subjects } = good(await session.api.ratingResult({ round: id }));
    expect(subjects[0]?.open).toBe('还没有下级测评、同级互评、上级考评的评分。');
    expect(bad(await session.api.ratingWrite({ round: id, withGrades: true })).code).toBe(
      'scoring.nothing-scored',
    );
  });

  test('of a yearly review goes into the review; a grade only when the committee has settled it', async () => {
    const member = (name: string, changes: object = {}) =>
      create(session, 'member', memberValues({ name, branchId: villages[0], ...changes }));
    const people = [await member('潘秀英'), await member('李建国', { memberCategory: 'probationary' })];
    const id = await round(await adopt('member-review'), {
      group: 'member',
      target: 'member',
      subjects: el(
        { seat: 1, name: '潘秀英', memberId: people[0], kind: '河口村党支部' },
        { seat: 2, name: '李建国', memberId: people[1], kind: '河口村党支部' },
      ),
      grades: el(
        ...['优秀', '合格', '基本合格', '不合格', 'abstain'].map((grade, at) => ({
          key: at + 1,
          grade,
          ...(at < 4 ? { points: ['100', '80', '60', '30'][at] } : { isExcluded: true }),
        })),
      ),
    });
    for (const marks of ['12', '21', '50']) good(await cast(id, marks));
    good(await session.api.ratingWrite({ round: id, withGrades: false }));
    const { records, writesTo } = good(await session.api.ratingResult({ round: id }));
    expect(writesTo).toBe('member-review');
    const review = () => valuesOf(session, records[people[0] ?? '']?.id ?? '');
    expect(await review()).toMatchObject({ ballots: 3, excellent: 1, good: 1, fair: 0, poor: 0, abstain: 1 });
    expect((await review()).committeeGrade).toBeUndefined();
    good(await session.api.ratingWrite({ round: id, withGrades: true }));
    expect(await review()).toMatchObject({ committeeGrade: 'good', state: 'decide' });
    expect(await valuesOf(session, records[people[1] ?? '']?.id ?? '')).toMatchObject({
      committeeGrade: 'none',
    });
  });

  test('is an Excel table with its rule above', async () => {
    const id = await round(await adopt('satisfaction'));
    good(await cast(id, '12'));
    const bytes = good(await session.api.ratingExcel({ round: id }));
    const read = readWorkbook(bytes, '结果.xlsx', {});
    expect(JSON.stringify(read)).toContain('依据：群众满意度测评办法');
    expect(JSON.stringify(read)).toContain('河口村');
  });

  test('needs its scheme', async () => {
    const id = await round('gone');
    expect(bad(await session.api.ratingResult({ round: id })).code).toBe('scoring.scheme-gone');
  });
});
