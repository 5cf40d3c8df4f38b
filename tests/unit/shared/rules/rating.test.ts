import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../shared/kernel/json';
import type { RecordValues } from '../../../../shared/records/define';
import {
  ballotLimit,
  isBallotText,
  lineOf,
  markAt,
  readBallotLine,
} from '../../../../shared/rules/rating-ballot';
import {
  countSeats,
  returnedOf,
  roundProblems,
  rowProblem,
  sharesOf,
} from '../../../../shared/rules/rating-count';
import { rate } from '../../../../shared/rules/rating-result';
import { hundredthsOf, readRound } from '../../../../shared/rules/rating-round';
import { readScheme, schemeInWords } from '../../../../shared/rules/rating-scheme';
import { differenceInWords, inOrder, ratingTable } from '../../../../shared/rules/rating-table';

let made = 0;
const el = (...elements: readonly object[]) =>
  elements.map((element) => ({ id: `e${++made}`, ...element }) as { readonly [key: string]: Json });

// 县直单位的折算：满意 100、基本满意 70、不满意 30，不了解不计入有效票（domain 5.2）。
const GRADES = el(
  { key: 1, grade: 'satisfied', points: '100' },
  { key: 2, grade: 'basically', points: '70' },
  { key: 3, grade: 'unsatisfied', points: '30' },
  { key: 4, grade: 'unknown', isExcluded: true },
);
const SUBJECTS = el(
  { seat: 1, name: '河口村', organizationId: 'o1', kind: '建制村' },
  { seat: 2, name: '石桥村', organizationId: 'o2', kind: '建制村' },
  { seat: 4, name: '镇机关', organizationId: 'o4', kind: '机关' },
);
const roundOf = (values: RecordValues = {}) =>
  readRound({
    title: '年终测评',
    year: '2026',
    group: 'below',
    weight: 100,
    target: 'org',
    method: 'ballots',
    subjects: SUBJECTS,
    grades: GRADES,
    ...values,
  });
const ballots = (...marks: readonly string[]) =>
  el(...marks.map((text, at) => ({ number: at + 1, marks: text })));

describe('a line typed on the numeric keys', () => {
  const round = roundOf();

  test.each([
    ['123', '12-3', false],
    ['１２３', '12-3', false],
    ['120', '12-0', false],
    ['1+', '11-1', false],
    ['23+', '23-3', false],
    ['*', '', true],
  ])('%s is the ballot %s', (line, marks, isInvalid) => {
    expect(readBallotLine(line, round)).toEqual({ ok: true, marks, isInvalid });
  });

  test.each([
    ['', '还没有输入这张票。整张作废的按 *，没有填写的对象按 0。'],
    ['12', '还差 1 个对象：4 号镇机关。没有填写的按 0，其余都相同的按 +。'],
    ['1231', '输入了 4 个数字，票上只有 3 个对象，多 1 个。请核对。'],
    ['129', '“9”不是票上的档次。可用 0、1、2、3、4。'],
  ])('%s is refused in words', (line, problem) => {
    expect(readBallotLine(line, round)).toEqual({ ok: false, problem });
  });

  test('only keys of the ballot can be typed at all', () => {
    expect(['', '*', '1', '10', '1+', '123'].every((line) => isBallotText(line, round))).toBe(true);
    expect(['+', '5', '1*', '1+1', '1231', 'a'].some((line) => isBallotText(line, round))).toBe(false);
  });

  test('goes back into the line as it was typed', () => {
    expect(lineOf({ marks: '12-3', isInvalid: false }, round)).toBe('123');
    expect(lineOf({ marks: '', isInvalid: true }, round)).toBe('*');
    expect(markAt('12-3', 3)).toBe('0');
  });
});

describe('ballots against voters', () => {
  test.each([
    [
      { issued: 38, entitled: 40 },
      { most: 38, word: '发出的票数' },
    ],
    [
      { issued: 41, entitled: 40 },
      { most: 40, word: '应参加人数' },
    ],
    [{ entitled: 40 }, { most: 40, word: '应参加人数' }],
    [{}, undefined],
  ])('%j leave %j', (values, limit) => {
    expect(ballotLimit(roundOf(values))).toEqual(limit);
  });

  // Source: rules of election by basic-level organizations: more ballots than were given out make the vote void.
  test.each<[RecordValues, readonly string[]]>([
    [{ entitled: 2, issued: 3 }, ['发出 3 票，多于应参加的 2 人。']],
    [{ issued: 1, ballots: ballots('12-3', '11-1') }, ['收回 2 票，多于发出的 1 票，本次测评无效。']],
    [{ entitled: 1, ballots: ballots('12-3', '11-1') }, ['收回 2 票，多于应参加的 1 人，本次测评无效。']],
    [{ entitled: 2, ballots: ballots('12-3', '11-1') }, []],
    [
      {
        method: 'counts',
        returned: 3,
        counts: el({ seat: 1, key: 1, count: 3 }, { seat: 2, key: 2, count: 2 }),
      },
      ['有 2 行票数合计与收回的票数不符。'],
    ],
  ])('%j', (values, problems) => {
    expect(roundProblems(roundOf(values))).toEqual(problems);
  });

  test('a row says what is too much or too little', () => {
    const counts = el(
      { seat: 1, key: 1, count: 3 },
      { seat: 1, key: 0, count: 1 },
      { seat: 2, key: 9, count: 1 },
    );
    const seats = countSeats(roundOf({ method: 'counts', counts }));
    expect(rowProblem(seats.get(1), 4)).toBeUndefined();
    expect(rowProblem(seats.get(1), 3)).toBe('合计 4 票，收回 3 票，多 1 票');
    expect(rowProblem(seats.get(2), 3)).toBe('合计 1 票，收回 3 票，少 2 票');
    expect(rowProblem(undefined, 3)).toBeUndefined();
  });

  test('a spoilt ballot is one that came back, and says nothing of anybody', () => {
    const round = roundOf({ ballots: [...ballots('12-3'), ...el({ number: 2, isInvalid: true })] });
    expect(returnedOf(round)).toBe(2);
    expect(countSeats(round).get(1)).toEqual({ counts: new Map([[1, 1]]), blank: 1 });
  });
});

test('counted ballot by ballot, a round gives what a slow count gives', () => {
  const mark = fc.constantFrom('0', '1', '2', '3', '4');
  fc.assert(
    fc.property(fc.array(fc.tuple(mark, mark, mark), { maxLength: 120 }), (papers) => {
      const round = roundOf({ ballots: ballots(...papers.map(([a, b, c]) => `${a}${b}-${c}`)) });
      const shares = sharesOf(round);
      const worth: Record<string, number> = { 1: 100, 2: 70, 3: 30 };
      [1, 2, 4].forEach((seat, at) => {
        const valid = papers.map((paper) => worth[paper[at] ?? '']).filter((points) => points !== undefined);
        const total = valid.reduce((sum, points) => sum + points, 0);
        expect(shares.get(seat)).toEqual({ total: total * 100, votes: valid.length });
        const { counts, blank } = countSeats(round).get(seat)!;
        expect([...counts.values()].reduce((sum, count) => sum + count, blank)).toBe(papers.length);
      });
    }),
  );
});

describe('named scores', () => {
  const items = el(
    { order: 2, code: '2', text: '队伍', max: '40' },
    { order: 1, code: '1', text: '班子', max: '60' },
    { order: 3, code: '3', text: '信访', type: 'deduct' },
    { order: 4, code: '4', text: '否决', type: 'veto' },
  );
  const score = (rater: string, seat: number, code: string, points: string) => ({
    rater,
    seat,
    code,
    points,
  });

  test('add up by rater, deductions taken off, and a sheet that is not finished waits', () => {
    const scores = el(
      score('王', 1, '1', '55.5'),
      score('王', 1, '2', '38.25'),
      score('王', 1, '3', '2'),
      score('李', 1, '1', '50'),
    );
    const round = roundOf({ method: 'scores', items, scores });
    expect(round.items.map(({ code }) => code)).toEqual(['1', '2', '3']);
    expect(sharesOf(round).get(1)).toEqual({ total: 9175, votes: 1 });
    expect(roundProblems(round)).toEqual(['李给 1 号的分还没有打完，暂不计入。']);
  });

  test('without items are one figure each', () => {
    const scores = el(score('王', 2, '', '90'), score('李', 2, '', '80.5'));
    expect(sharesOf(roundOf({ method: 'scores', scores })).get(2)).toEqual({ total: 17_050, votes: 2 });
  });
});

const SCHEME = {
  title: '年度考核办法',
  documentNo: '清党〔2026〕3 号',
  target: 'org',
  raters: el({ group: 'below', weight: 40 }, { group: 'above', weight: 60 }),
  satisfactionMap: el({ grade: 'satisfied', points: '100' }, { grade: 'unknown', isExcluded: true }),
  cutoffs: el(
    { grade: '优秀', from: '90', quotaPercent: '30' },
    { grade: '合格', from: '60' },
    { grade: '不合格', from: '0' },
  ),
  ceilings: el({ below: '60', atMost: '合格' }),
  bonusCap: '2',
};

describe('the result of all rounds of a scheme', () => {
  const below = roundOf({ weight: 40, ballots: ballots('12-1', '12-1', '13-4') });
  const above = roundOf({
    group: 'above',
    weight: 60,
    method: 'scores',
    scores: el(
      { rater: '王', seat: 1, points: '95' },
      { rater: '王', seat: 2, points: '88.5' },
      { rater: '王', seat: 4, points: '91' },
    ),
  });

  test('lays each part open, adds them up, grades and ranks within the kind', () => {
    const adjust = { bonus: 500, deduction: 100, isVetoed: false };
    const { subjects, kinds } = rate(readScheme(SCHEME), [below, above], new Map([['o2', adjust]]));
    expect(
      subjects.map(({ name, score, rank, rankOf, grade }) => [name, score, rank, rankOf, grade]),
    ).toEqual([
      // (100×40 + 95×60) ÷ 100
      ['河口村', 9700, 1, 2, '合格'],
      // (56.67×40 + 88.5×60) ÷ 100 = 75.768，加 2（封顶）减 1
      ['石桥村', 7677, 2, 2, '合格'],
      ['镇机关', 9460, 1, 1, '合格'],
    ]);
    // 三个对象的 30% 不足一个，优秀没有名额。
    expect(subjects[0]?.note).toBe('该等次名额已满');
    expect(subjects[1]?.parts).toEqual([
      { group: 'below', label: '下级测评', weight: 40, score: 5667, product: 2267, votes: 3 },
      { group: 'above', label: '上级考评', weight: 60, score: 8850, product: 5310, votes: 1 },
    ]);
    expect(kinds).toEqual([
      { kind: '建制村', count: 2, mean: 8689, best: 9700 },
      { kind: '机关', count: 1, mean: 9460, best: 9460 },
    ]);
  });

  test('waits for a group that has not voted, and says for which', () => {
    const { subjects } = rate(readScheme(SCHEME), [below]);
    expect(subjects.map(({ score, open }) => [score, open])).toEqual(
      Array.from({ length: 3 }, () => [undefined, '还没有上级考评的评分。']),
    );
  });

  test('two halls of one group are put together ballot by ballot', () => {
    const second = roundOf({ weight: 40, ballots: ballots('30-1') });
    const [one] = rate(readScheme(SCHEME), [below, second, above]).subjects;
    expect(one?.parts[0]).toMatchObject({ votes: 4, score: 8250 });
  });

  test('keeps the weight that its rounds began with, and refuses weights that are not 100', () => {
    const [one] = rate(readScheme(SCHEME), [{ ...below, weight: 50 }, above]).subjects;
    expect(one?.open).toBe('各方权重合计 110%，应为 100%。');
  });

  test('ceilings go by the satisfaction among valid ballots', () => {
    const poor = roundOf({ weight: 100, ballots: ballots('33-3', '14-1') });
    const scheme = readScheme({
      ...SCHEME,
      raters: el({ group: 'below', weight: 100 }),
      cutoffs: el({ grade: '优秀', from: '60' }, { grade: '合格', from: '0' }),
    });
    const [one, two] = rate(scheme, [poor]).subjects;
    expect(one).toMatchObject({ score: 6500, satisfaction: 5000, grade: '合格' });
    expect(two).toMatchObject({ score: 3000, satisfaction: 0 });
  });

  test('people have the quota of their own branch, and ties stand as the scheme says', () => {
    const people = el(
      ...[1, 2, 3, 4, 5, 6].map((seat) => ({
        seat,
        name: `甲${seat}`,
        memberId: `m${seat}`,
        kind: seat < 4 ? '一支部' : '二支部',
      })),
    );
    const round = roundOf({ target: 'member', subjects: people, ballots: ballots('122112', '122112') });
    const scheme = {
      ...SCHEME,
      target: 'member',
      raters: el({ group: 'below', weight: 100 }),
      cutoffs: el({ grade: '优秀', from: '90', quotaPercent: '33.34' }, { grade: '合格', from: '0' }),
    };
    expect(
      rate(readScheme({ ...scheme, ties: 'discuss' }), [round]).subjects.map(({ grade, rank, note }) => [
        grade,
        rank,
        note,
      ]),
    ).toEqual([
      ['优秀', 1, undefined],
      ['合格', 2, '同分，名次由集体研究确定'],
      ['合格', 2, '同分，名次由集体研究确定'],
      ['合格', 1, '该等次名额已满；同分，名次由集体研究确定'],
      ['合格', 1, '该等次名额已满；同分，名次由集体研究确定'],
      ['合格', 3, undefined],
    ]);
  });

  test('rounds as the scheme says, at the end only', () => {
    const cut = readScheme({ ...SCHEME, decimals: 1, rounding: 'cut' });
    expect(rate(cut, [below, above]).subjects[1]?.score).toBe(7570);
    const half = readScheme({ ...SCHEME, decimals: 1 });
    expect(rate(half, [below, above]).subjects[1]?.score).toBe(7580);
  });

  test('is a table in the usual columns, the best of a kind first', () => {
    const rating = rate(readScheme(SCHEME), [below, above]);
    const table = ratingTable(
      { ...rating, subjects: inOrder(rating.subjects) },
      'org',
      new Map([
        ['o1', { score: 9600 }],
        ['o4', { grade: '优秀' }],
      ]),
    );
    expect(table.headings.join(' ')).toBe(
      '党组织 类别 下级测评 下级测评×40% 上级考评 上级考评×60% 加分 扣分 得分 满意率（%） 等次 同类名次 上年得分 比上年 同类平均 说明',
    );
    expect(table.rows[0]?.join(' ')).toBe(
      '河口村 建制村 100.00 40.00 95.00 57.00   97.00 100.00 合格 1/2 96.00 升 1.00 86.39 该等次名额已满',
    );
    expect(table.rows[2]?.slice(12, 14)).toEqual(['优秀', '']);
    expect(differenceInWords(100, 150)).toBe('降 0.50');
    expect(differenceInWords(100, 100)).toBe('持平');
  });

  test('names its rule in words', () => {
    expect(schemeInWords(readScheme(SCHEME))).toEqual([
      '依据：年度考核办法（清党〔2026〕3 号）',
      '权重：下级测评 40%、上级考评 60%',
      '得分 = 各主体得分 × 权重之和 + 加分（最多加 2.00 分） − 扣分，四舍五入保留 2 位小数',
      '票面折算：满意 100.00 分，不了解不计入有效票',
      '等次：优秀 90.00 分起（不超过 30%），合格 60.00 分起，不合格 0.00 分起',
      '满意率低于 60.00% 的最高评为合格',
    ]);
  });
});

test('scores of any rounds equal a slow plain computation', () => {
  const mark = fc.constantFrom('1', '2', '3', '4', '0');
  const votes = fc.array(mark, { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(votes, votes, fc.integer({ min: 0, max: 100 }), (a, b, weight) => {
      const one = el({ seat: 1, name: '河口村', organizationId: 'o1', kind: '建制村' });
      const hall = (group: string, own: number, marks: readonly string[]) =>
        roundOf({ group, weight: own, subjects: one, ballots: ballots(...marks) });
      const scheme = readScheme({
        raters: el({ group: 'below', weight }, { group: 'above', weight: 100 - weight }),
      });
      const [subject] = rate(scheme, [hall('below', weight, a), hall('above', 100 - weight, b)]).subjects;
      const worth: Record<string, number> = { 1: 100, 2: 70, 3: 30 };
      const mean = (marks: readonly string[]) => {
        const valid = marks.flatMap((key) => worth[key] ?? []);
        return valid.length === 0
          ? undefined
          : Math.round((valid.reduce((x, y) => x + y, 0) / valid.length) * 100);
      };
      const [first, second] = [mean(a), mean(b)];
      const isOpen = (first === undefined && weight > 0) || (second === undefined && weight < 100);
      if (isOpen) expect(subject?.score).toBeUndefined();
      else {
        const exact = ((first ?? 0) * weight + (second ?? 0) * (100 - weight)) / 100;
        expect(Math.abs((subject?.score ?? Number.NaN) - exact)).toBeLessThanOrEqual(0.5);
      }
    }),
  );
});

test('decimals become whole hundredths, or nothing where that would lose something', () => {
  expect([hundredthsOf('92.5'), hundredthsOf('92'), hundredthsOf(92), hundredthsOf('92.500')]).toEqual([
    9250, 9200, 9200, 9250,
  ]);
  expect([hundredthsOf('92.505'), hundredthsOf(''), hundredthsOf(undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
