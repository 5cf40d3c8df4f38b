import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ballotProblems,
  ballotScore,
  type Candidate,
  gradeAll,
  gradeRate,
  readHundredths,
  showHundredths,
  weightedScore,
} from '../../../../shared/rules/scoring';

/** 10 / 7 / 5 / 2, as in leaders' comments (领导点评登记表). */
const POINTS = { 好: 1000, 较好: 700, 一般: 500, 差: 200, 弃权: null };

describe('a sheet of ballots', () => {
  const sheet = {
    entitled: 40,
    issued: 40,
    returned: 38,
    invalid: 1,
    counts: { 好: 20, 较好: 10, 一般: 5, 差: 2 },
  };

  test('that adds up has no problem', () => {
    expect(ballotProblems(sheet)).toEqual([]);
  });

  test.each([
    [{ issued: 41 }, '发出 41 票，多于应参加的 40 人。'],
    [{ returned: 41, counts: { 好: 40 } }, '收回 41 票，多于发出的 40 票，本次投票无效。'],
    [{ invalid: 3 }, '各档合计 37 票加无效 3 票，与收回的 38 票不符。'],
    [{ counts: { 好: -1 } }, '票数应为不小于 0 的整数。'],
  ])('with %j is named', (change, problem) => {
    expect(ballotProblems({ ...sheet, ...change })).toContain(problem);
  });

  test('abstentions are no part of the mean', () => {
    expect(ballotScore({ 好: 1, 差: 1, 弃权: 8 }, POINTS)).toBe(600);
    expect(ballotScore({ 弃权: 8 }, POINTS)).toBeUndefined();
  });

  test('rate of satisfaction leaves 不了解 out', () => {
    expect(gradeRate({ 满意: 5, 基本满意: 1, 不了解: 4 }, ['满意'], ['不了解'])).toBe(8333);
    expect(gradeRate({ 不了解: 4 }, ['满意'], ['不了解'])).toBeUndefined();
  });

  test('a mean equals adding up ballot by ballot', () => {
    const grades = ['好', '较好', '一般', '差'] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...grades), { minLength: 1, maxLength: 200 }), (ballots) => {
        const counts = Object.fromEntries(
          grades.map((grade) => [grade, ballots.filter((one) => one === grade).length]),
        );
        const total = ballots.reduce((sum, grade) => sum + POINTS[grade], 0);
        expect(Math.abs(ballotScore(counts, POINTS)! - total / ballots.length)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});

describe('weights of the groups of raters', () => {
  const groups = [
    { group: '下级测评', weight: 30, score: 9000 },
    { group: '同级互评', weight: 30, score: 8550 },
    { group: '上级考评', weight: 40, score: 9235 },
  ];

  test('are laid open part by part', () => {
    expect(weightedScore(groups)).toEqual({ ok: true, score: 8959, parts: [2700, 2565, 3694] });
  });

  test('must sum to 100', () => {
    expect(weightedScore(groups.slice(1))).toEqual({ ok: false, problem: '各方权重合计 70%，应为 100%。' });
  });

  test('wait for every group', () => {
    expect(weightedScore([{ group: '下级测评', weight: 100, score: undefined }])).toEqual({
      ok: false,
      problem: '还没有下级测评的评分。',
    });
  });

  test('are rounded once, half up', () => {
    expect(
      weightedScore([
        { group: '甲', weight: 50, score: 1 },
        { group: '乙', weight: 50, score: 0 },
      ]),
    ).toMatchObject({
      score: 1,
    });
  });
});

describe('grades', () => {
  const cutoffs = [
    { grade: '五星', from: 9000, quotaPercent: 30 },
    { grade: '四星', from: 8000 },
    { grade: '三星', from: 7000 },
    { grade: '二星', from: 0 },
  ];
  const candidates = (...scores: readonly number[]): Candidate[] =>
    scores.map((score, index) => ({ id: `${index}`, score }));
  const gradesOf = (given: readonly Candidate[]) =>
    gradeAll(given, cutoffs, [{ below: 6000, atMost: '二星' }]).map(({ grade }) => grade);

  test('cut-offs are inclusive', () => {
    expect(gradesOf(candidates(9000, 8999, 8000, 7999, 6999, 1, 2, 3, 4, 5)).slice(0, 5)).toEqual([
      '五星',
      '四星',
      '四星',
      '三星',
      '二星',
    ]);
  });

  test('a full quota sends the next ones down, equal scores together', () => {
    expect(gradesOf(candidates(9900, 9800, 9700, 9600))).toEqual(['五星', '四星', '四星', '四星']);
    expect(gradesOf(candidates(9900, 9800, 9800, 9800, 9000, 8500, 8500))).toEqual([
      '五星',
      ...Array.from({ length: 6 }, () => '四星'),
    ]);
  });

  test('satisfaction below 60% is a ceiling, and a veto the last grade', () => {
    const given = [
      { id: 'a', score: 9500, satisfaction: 5999 },
      { id: 'b', score: 9500, vetoed: true },
      { id: 'c', score: 9500, satisfaction: 6000 },
      { id: 'd', score: 8000 },
    ];
    expect(gradeAll(given, cutoffs, [{ below: 6000, atMost: '二星' }])).toEqual([
      { ...given[0], rank: 1, grade: '二星', note: '满意率低于 60.00%，最高评为二星' },
      { ...given[1], rank: 1, grade: '二星', note: '一票否决' },
      { ...given[2], rank: 1, grade: '五星' },
      { ...given[3], rank: 4, grade: '四星' },
    ]);
  });

  test('a quota is never exceeded, and nobody stands above a better score but for ceilings', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: 60, max: 99 }).map((score) => score * 100),
          { minLength: 1, maxLength: 40 },
        ),
        (scores) => {
          const graded = gradeAll(candidates(...scores), cutoffs, []);
          expect(graded.filter(({ grade }) => grade === '五星').length).toBeLessThanOrEqual(
            Math.floor(scores.length * 0.3),
          );
          const placeOf = (grade: string) => cutoffs.findIndex((cutoff) => cutoff.grade === grade);
          for (const a of graded)
            for (const b of graded) {
              if (a.score > b.score) expect(a.rank).toBeLessThan(b.rank);
              if (a.score === b.score) expect([a.rank, a.grade]).toEqual([b.rank, b.grade]);
              if (a.score > b.score) expect(placeOf(a.grade)).toBeLessThanOrEqual(placeOf(b.grade));
            }
        },
      ),
    );
  });
});

test('typed scores and their texts', () => {
  expect(readHundredths('92.5')).toBe(9250);
  expect(readHundredths('９２')).toBe(9200);
  expect(readHundredths('92.555')).toBeUndefined();
  expect(readHundredths('-1')).toBeUndefined();
  expect(showHundredths(9205)).toBe('92.05');
});
