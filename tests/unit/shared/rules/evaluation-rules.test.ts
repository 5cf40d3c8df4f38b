import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../shared/kernel/json';
import { recordType } from '../../../../shared/records/registry';
import { fillIn } from '../../../../shared/rules/fill-in';
import { surveyRates } from '../../../../shared/rules/survey-rules';
import { checker } from '../../builders/checker';
import { TODAY } from '../../builders/citizen-numbers';

type Element = Readonly<Record<string, Json>>;
const el = (...elements: readonly Element[]): readonly Element[] =>
  elements.map((element, at) => ({ id: `e${at}`, ...element }));

describe('an evaluation', () => {
  const check = checker('evaluation', {
    subject: '河口村党支部',
    subjectKind: 'org',
    year: '2026',
    round: 'public',
  });
  const counts = el(
    { grade: 'satisfied', count: 30 },
    { grade: 'basically', count: 8 },
    { grade: 'unknown', count: 2 },
  );

  test.each([
    [{ entitled: 45, issued: 41, returned: 40, counts }, []],
    [{ returned: 40, counts }, []],
    [{ issued: 46, entitled: 45, returned: 40, counts }, ['V146 error counts']],
    [{ issued: 39, returned: 40, counts }, ['V146 error counts']],
    [{ returned: 41, counts }, ['V146 error counts']],
    [{ returned: 41, invalid: 1, counts }, []],
    [{ counts }, []],
  ])('V146 ballots add up: %j', (changes, findings) => {
    expect(check(changes)).toEqual(findings);
  });

  test('V147 weights of the groups are a whole', () => {
    const parts = (last: number) =>
      el({ group: 'below', weight: 30 }, { group: 'peer', weight: 20 }, { group: 'above', weight: last });
    expect(check({ parts: parts(50) })).toEqual([]);
    expect(check({ parts: parts(40) })).toEqual(['V147 error parts']);
  });

  test('V149 no item is above its points, and the items make the score', () => {
    const scores = el(
      { item: '领导班子好', max: '21', score: '20.5' },
      { item: '党员队伍好', max: '20', score: '19' },
    );
    expect(check({ scores, bonus: '2', deduction: '0.5', score: '41.00' })).toEqual([]);
    expect(check({ scores, score: '40' })).toEqual(['V149 warning score']);
    expect(check({ scores: el({ item: '领导班子好', max: '21', score: '21.5' }) })).toEqual([
      'V149 warning scores',
    ]);
    expect(check({ rank: 13, rankOf: 12 })).toEqual(['V149 warning rank']);
  });
});

describe('a scheme', () => {
  const check = checker('evaluation-scheme', { title: '2026年度考核办法', year: '2026', target: 'org' });
  const cutoffs = el(
    { grade: '五星级', from: '90' },
    { grade: '四星级', from: '80' },
    { grade: '三星级', from: '0' },
  );

  // Sources: 90/80/70/60 cut-offs; satisfaction below 60 % caps the grade; 不了解 is no valid vote.
  test('is sound with falling cut-offs, ceilings among them and points for what counts', () => {
    const satisfactionMap = el({ grade: 'satisfied', points: '100' }, { grade: 'unknown', isExcluded: true });
    const ceilings = el({ below: '60', atMost: '三星级' });
    expect(check({ cutoffs, ceilings, satisfactionMap })).toEqual([]);
  });

  test('V150 otherwise', () => {
    expect(check({ cutoffs: [...cutoffs].reverse() })).toEqual([
      'V150 warning cutoffs',
      'V150 warning cutoffs',
    ]);
    expect(check({ cutoffs, ceilings: el({ below: '60', atMost: '二星级' }) })).toEqual([
      'V150 warning ceilings',
    ]);
    expect(check({ satisfactionMap: el({ grade: 'satisfied' }) })).toEqual(['V150 warning satisfactionMap']);
  });

  test('V147 whatever the weights, they pass only at 100', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 5 }), (weights) => {
        const raters = el(...weights.map((weight) => ({ group: 'self', weight })));
        const sum = weights.reduce((total, weight) => total + weight, 0);
        expect(check({ raters })).toEqual(sum === 100 ? [] : ['V147 error raters']);
      }),
    );
  });
});

test('V148 items of an indicator set make its total, without deductions and vetoes', () => {
  const check = checker('indicator-set', { title: '五个好', target: 'org' });
  const items = el(
    { text: '班子', max: '60', type: 'base' },
    { text: '队伍', max: '40' },
    { text: '加分', max: '10', type: 'bonus' },
    { text: '否决', max: '5', type: 'veto' },
  );
  expect(check({ total: '110', items })).toEqual([]);
  expect(check({ total: '100', items })).toEqual(['V148 warning total']);
});

describe('a survey', () => {
  const SHEET = { satisfied: 30, fairly: 5, basically: 3, unsatisfied: 2, unknown: 10 };
  const check = checker('survey', {
    title: '上半年测评',
    kind: 'satisfaction',
    date: '2026-06-20',
    ...SHEET,
  });

  test('has a narrow and a wide rate of satisfaction among the valid votes, and one of awareness', () => {
    expect(surveyRates({ ...SHEET, asked: 60, aware: 40 })).toEqual({
      satisfactionRate: '75.00',
      overallRate: '95.00',
      awarenessRate: '66.67',
    });
    expect(surveyRates({ unknown: 4 })).toEqual({});
    expect(surveyRates({})).toEqual({});
  });

  test('V146 ballots add up and nobody knows who was not asked', () => {
    expect(check({ issued: 52, returned: 50 })).toEqual([]);
    expect(check({ issued: 52, returned: 51 })).toEqual(['V146 error returned']);
    expect(check({ asked: 10, aware: 11 })).toEqual(['V146 error aware']);
  });

  test('V151 a typed rate agrees with the counts to a tenth', () => {
    expect(check({ satisfactionRate: '75', overallRate: '95.1' })).toEqual([]);
    expect(check({ satisfactionRate: '95' })).toEqual(['V151 warning satisfactionRate']);
  });

  test('its rates are filled in where they are empty', () => {
    const { values } = fillIn(recordType('survey'), { ...SHEET, overallRate: '95' }, { today: TODAY });
    expect(values).toEqual({ satisfactionRate: '75.00' });
  });

  test('rates lie between 0 and 100, and the wide one is not below the narrow one', () => {
    const count = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(
        fc.record({ satisfied: count, fairly: count, basically: count, unsatisfied: count, unknown: count }),
        (sheet) => {
          const { satisfactionRate, overallRate } = surveyRates(sheet);
          if (satisfactionRate === undefined || overallRate === undefined) {
            expect(sheet.satisfied + sheet.fairly + sheet.basically + sheet.unsatisfied).toBe(0);
            return;
          }
          expect(Number(satisfactionRate)).toBeLessThanOrEqual(Number(overallRate));
          expect(Number(overallRate)).toBeLessThanOrEqual(100);
        },
      ),
    );
  });
});

test('V146 votes for somebody are among the valid ones', () => {
  const check = checker('nomination', {
    personName: '潘秀英',
    year: '2026',
    activity: '好党员',
    entitled: 40,
    cast: 38,
  });
  expect(check({ votes: 38 })).toEqual([]);
  expect(check({ votes: 39 })).toEqual(['V146 error votes']);
  expect(check({ cast: 41 })).toEqual(['V146 error cast']);
});

describe('units and people in one ledger', () => {
  const kind = (subject: string) =>
    fillIn(recordType('evaluation'), { subject }, { today: TODAY }).values.subjectKind;

  test.each([
    ['河口村党支部', 'org'],
    ['新街社区', 'org'],
    ['镇财政所', 'org'],
    ['潘秀英', 'member'],
    ['张所', 'member'],
    ['买买提·吐尔逊', 'member'],
  ])('%s is of kind %s', (subject, expected) => {
    expect(kind(subject)).toBe(expected);
  });

  test('what was chosen is kept', () => {
    const chosen = fillIn(
      recordType('evaluation'),
      { subject: '潘秀英', subjectKind: 'org' },
      { today: TODAY },
    );
    expect(chosen.values).toEqual({});
  });
});
