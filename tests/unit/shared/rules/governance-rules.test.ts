import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import { type RecordTypeName, recordType } from '../../../../shared/records/registry';
import { checkRecord } from '../../../../shared/rules/check-record';
import { fillIn } from '../../../../shared/rules/fill-in';
import { isWorkingDay, lastDay, nextDay } from '../../../../shared/rules/working-days';
import { TODAY } from '../../builders/citizen-numbers';

/** Numbers of the checks that a record meets, without those that ask for what is not filled in. */
const checksOf = (type: RecordTypeName, values: RecordValues): readonly string[] =>
  [...new Set(checkRecord(recordType(type), values, { today: TODAY }).map(({ check }) => check))].filter(
    (check) => check !== 'V31' && check !== 'V32',
  );

describe('rules of single records', () => {
  test.each<[string, RecordTypeName, RecordValues, readonly string[]]>([
    // Notices run their full days before anything is settled (三级公示、三榜定案).
    [
      'V19 settled on the last day of the notice',
      'public-notice',
      { postAt: '2026-03-02', days: 7, unit: 'calendar', settledAt: '2026-03-09' },
      ['V19'],
    ],
    [
      'settled the day after it ended',
      'public-notice',
      { postAt: '2026-03-02', days: 7, unit: 'calendar', settledAt: '2026-03-10' },
      [],
    ],
    [
      'V20 settled with an objection open',
      'public-notice',
      {
        postAt: '2026-03-02',
        days: 7,
        unit: 'calendar',
        settledAt: '2026-03-10',
        objections: [{ id: 'o', state: 'open' }],
      },
      ['V20'],
    ],
    ['V22 a citizen number on the board', 'public-notice', { content: '潘秀英 11010519491231002X' }, ['V22']],
    [
      'V157 taken down too early',
      'public-notice',
      { postAt: '2026-03-02', days: 7, removedAt: '2026-03-05' },
      ['V157'],
    ],
    // Members who are probationary take part in the review and get no grade.
    [
      'V15 a grade for a probationary member',
      'member-review',
      { memberCategory: 'probationary', committeeGrade: 'good' },
      ['V15'],
    ],
    ['V146 ballots that do not add up', 'member-review', { ballots: 10, excellent: 6, good: 3 }, ['V146']],
    [
      'V159 more than a year to mend',
      'member-review',
      { disposal: 'correct', heldAt: '2026-01-10', deadline: '2027-02-01' },
      ['V159'],
    ],
    // Benefits: amounts to the cent from rates of up to seven decimals.
    [
      'V153 an amount that the rate does not give',
      'benefit',
      { idNo: '11010519491231002X', rate: '124.9788302', area: '3.2', amount: '399.94' },
      ['V153'],
    ],
    [
      'an amount that it gives',
      'benefit',
      { idNo: '11010519491231002X', rate: '124.9788302', area: '3.2', amount: '399.93' },
      [],
    ],
    ['V01 a number whose check digit is off', 'benefit', { idNo: '110105194912310021' }, ['V01']],
    ['V33 no number at all', 'benefit', { persons: 2 }, ['V33']],
    [
      'V154 an account that was cut',
      'benefit',
      { idNo: '11010519491231002X', bankAccount: '62172' },
      ['V154'],
    ],
    [
      'V161 more who draw than live there',
      'benefit',
      { idNo: '11010519491231002X', persons: 5, familySize: 4 },
      ['V161'],
    ],
    // Commitments are published before they are judged.
    [
      'V155 judged and never published',
      'commitment',
      { result: 'kept', judgedAt: '2026-03-01', fulfilment: '路灯装好了' },
      ['V155'],
    ],
    [
      'V155 kept with nothing to show',
      'commitment',
      { result: 'kept', judgedAt: '2026-03-01', publishedAt: '2026-01-01' },
      ['V155'],
    ],
    [
      'V151 a rate that its counts do not give',
      'survey',
      { satisfied: 90, unsatisfied: 10, satisfactionRate: '95' },
      ['V151'],
    ],
    [
      'a rate that agrees, 不了解 left out',
      'survey',
      { satisfied: 90, unsatisfied: 10, unknown: 50, satisfactionRate: '90' },
      [],
    ],
  ])('%s', (_, type, values, checks) => {
    expect(checksOf(type, values)).toEqual(checks);
  });
});

describe('what follows from other fields', () => {
  test('a notice ends after its days, posting day not counted', () => {
    const values = { postAt: '2026-03-02', days: 7, unit: 'calendar' };
    expect(fillIn(recordType('public-notice'), values, { today: TODAY }).values).toEqual({
      endAt: '2026-03-09',
    });
  });

  test('what somebody filled in stays', () => {
    const values = { postAt: '2026-03-02', days: 7, unit: 'calendar', endAt: '2026-03-20' };
    expect(fillIn(recordType('public-notice'), values, { today: TODAY }).values).toEqual({});
  });

  test('rates of a survey', () => {
    const values = { satisfied: 5, basically: 1, unknown: 4, asked: 10, aware: 7 };
    expect(fillIn(recordType('survey'), values, { today: TODAY }).values).toEqual({
      satisfactionRate: '83.33',
      overallRate: '100.00',
      awarenessRate: '70.00',
    });
  });
});

describe('days', () => {
  test('five working days from a Monday end on the next Monday', () => {
    expect(lastDay('2026-03-02', 5, 'working')).toMatchObject({ day: '2026-03-09' });
    expect(lastDay('2026-03-02', 5, 'working', true)).toMatchObject({ day: '2026-03-06' });
  });

  test('a year without a list of holidays is provisional', () => {
    expect(lastDay('2044-03-01', 5, 'working')?.isProvisional).toBe(true);
    expect(lastDay('2044-03-01', 5, 'calendar')?.isProvisional).toBe(false);
  });

  test('nonsense has no last day', () => {
    expect(lastDay('2026-02-30', 5, 'calendar')).toBeUndefined();
    expect(lastDay('2026-03', 5, 'calendar')).toBeUndefined();
    expect(lastDay('2026-03-02', 0, 'calendar')).toBeUndefined();
  });

  test('counting equals walking day by day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 40 }), (offset, count) => {
        let from = '2025-06-01';
        for (let step = 0; step < offset; step += 1) from = nextDay(from);
        const { day = '' } = lastDay(from, count, 'working') ?? {};
        let worked = 0;
        for (let at = nextDay(from); at <= day; at = nextDay(at)) worked += isWorkingDay(at) ? 1 : 0;
        expect(worked).toBe(count);
        expect(isWorkingDay(day)).toBe(true);
      }),
    );
  });
});
