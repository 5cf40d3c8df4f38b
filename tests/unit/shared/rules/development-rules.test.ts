import { describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import { recordType } from '../../../../shared/records/registry';
import { checkRecord } from '../../../../shared/rules/check-record';
import { developmentRuleSet } from '../../../../shared/rules/development-rule-sets';
import { numbersOf } from '../../builders/findings';

const CASE: RecordValues = {
  name: '潘秀英',
  branchId: 'b',
  stage: '4',
  state: 'ongoing',
  appliedAt: '2026-06-01',
};
const step = (code: string, date: string, more: RecordValues = {}) => ({
  id: `${code}${date}`,
  step: code,
  date,
  ...more,
});
const check = (changes: RecordValues, today = '2029-01-10') =>
  numbersOf(checkRecord(recordType('development'), { ...CASE, ...changes }, { today }));

test('nothing is said about an application', () => {
  expect(check({})).toEqual([]);
});

test('the rules are those of the day on which the case began, unless others are chosen', () => {
  expect(developmentRuleSet(undefined, '2026-04-30').id).toBe('2014');
  expect(developmentRuleSet(undefined, '2026-05-01').id).toBe('2026-05');
  expect(developmentRuleSet('2014', '2027-01-01').id).toBe('2014');
  expect(developmentRuleSet(undefined, undefined).id).toBe('2014');
});

// Source: 《发展党员工作细则》 as revised in May 2026 (catalogue V07).
describe('V07 notice before being confirmed as a target', () => {
  const target = { activistAt: '2026-07-01', targetAt: '2027-08-16' };

  test.each([
    ['five working days over a weekend', { noticeFrom: '2027-08-09', noticeTo: '2027-08-13' }, []],
    ['four working days', { noticeFrom: '2027-08-10', noticeTo: '2027-08-13' }, ['V07 warning noticeTo']],
    [
      'five days with a weekend in them',
      { noticeFrom: '2027-08-12', noticeTo: '2027-08-16' },
      ['V07 warning noticeTo'],
    ],
    [
      'counted by hand, because of a holiday',
      { noticeFrom: '2027-08-09', noticeTo: '2027-08-13', noticeWorkdays: 4 },
      ['V07 warning noticeTo'],
    ],
    ['none', {}, ['V07 warning noticeFrom']],
    [
      'over after the decision',
      { noticeFrom: '2027-08-12', noticeTo: '2027-08-20' },
      ['V07 warning targetAt'],
    ],
  ])('%s', (_, notice, expected) => {
    expect(check({ ...target, ...notice })).toEqual(expected);
  });

  test('holidays are no working days, worked weekends are', () => {
    const year = {
      appliedAt: '2025-01-01',
      ruleSet: '2026-05',
      activistAt: '2025-02-01',
      targetAt: '2026-10-20',
    };
    expect(check({ ...year, noticeFrom: '2026-09-29', noticeTo: '2026-10-09' })).toEqual([
      'V07 warning noticeTo',
    ]);
    expect(check({ ...year, noticeFrom: '2026-09-29', noticeTo: '2026-10-10' })).toEqual([]);
  });

  test('cases that began before are not measured by it', () => {
    expect(check({ ...target, appliedAt: '2026-03-01' })).toEqual([]);
    expect(check({ ...target, ruleSet: '2014' })).toEqual([]);
  });
});

// Source: 《发展党员工作细则》 as revised in May 2026 (catalogue V08).
test('V08 the branch meets within a natural month of the pre-review', () => {
  const steps = (date: string) => [step('13', '2028-01-31'), step('15', date), step('17', '2028-03-20')];
  expect(check({ steps: steps('2028-02-29') })).toEqual([]);
  expect(check({ steps: steps('2028-03-01') })).toEqual(['V08 warning steps']);
  expect(check({ steps: steps('2028-03-01'), ruleSet: '2014' })).toEqual([]);
});

// Source: 《发展党员工作细则》: three months, six for special reasons (catalogue V09).
describe('V09 approval', () => {
  test('within three months, with a reason within six, never later', () => {
    const steps = (date: string, more: RecordValues = {}) => [
      step('15', '2028-01-10'),
      step('17', date, more),
    ];
    expect(check({ steps: steps('2028-04-10') })).toEqual([]);
    expect(check({ steps: steps('2028-04-11') })).toEqual(['V09 warning steps']);
    expect(check({ steps: steps('2028-07-10', { lateReason: '防汛' }) })).toEqual([]);
    expect(check({ steps: steps('2028-07-11', { lateReason: '防汛' }) })).toEqual(['V09 warning steps']);
  });

  test('silence counts too, and so does the approval of full membership', () => {
    const waiting = { steps: [step('15', '2028-01-10')] };
    expect(check(waiting, '2028-04-10')).toEqual([]);
    expect(check(waiting, '2028-04-11')).toEqual(['V09 warning steps']);
    expect(check({ steps: [step('23', '2028-01-10'), step('24', '2028-05-10')] })).toEqual([
      'V09 warning steps',
    ]);
  });
});

// Source: 《发展党员工作细则》: not less than three days or 24 hours (catalogue V10).
test.each([
  [{ trainingDays: '3' }, []],
  [{ trainingDays: '2', trainingHours: '24' }, []],
  [{ trainingDays: '2.5', trainingHours: '20' }, ['V10 warning trainingDays']],
  [{ steps: [step('11', '2027-09-01')] }, ['V10 warning trainingDays']],
])('V10 training %j', (changes, expected) => {
  expect(check(changes as RecordValues)).toEqual(expected);
});

test('V124 talk and oath within a month', () => {
  expect(check({ steps: [step('01', '2026-06-01'), step('02', '2026-07-01')] })).toEqual([]);
  expect(check({ steps: [step('01', '2026-06-01'), step('02', '2026-07-02')] })).toEqual([
    'V124 warning steps',
  ]);
  expect(check({ steps: [step('17', '2028-02-01'), step('20', '2028-03-02')] })).toEqual([
    'V124 warning steps',
  ]);
});

// Source: the flow chart of the Organization Department: six steps are the upper committee's.
test.each(['04', '08', '13', '17', '18', '24'])('V108 the branch does not take step %s itself', (code) => {
  expect(check({ steps: [step(code, '2026-06-02', { actor: 'branch' })] })).toContain('V108 warning steps');
  expect(check({ steps: [step(code, '2026-06-02', { actor: 'township' })] })).not.toContain(
    'V108 warning steps',
  );
});

describe('order and time', () => {
  test('V109 main steps follow each other; what was sent back does not count', () => {
    const steps = [step('03', '2026-09-01'), step('07', '2026-08-01')];
    expect(check({ steps })).toEqual(['V109 warning steps']);
    expect(check({ steps: [steps[0], { ...steps[1], result: 'returned' }] as never })).toEqual([]);
  });

  test('V49, V51, V05 main dates follow each other with a year between', () => {
    const old = { ruleSet: '2014', appliedAt: '2024-01-01' };
    expect(check({ ...old, activistAt: '2023-12-01' })).toEqual(['V49 warning activistAt']);
    expect(check({ ...old, activistAt: '2025-01-02', targetAt: '2026-01-01' })).toEqual([
      'V51 warning targetAt',
    ]);
    expect(check({ ...old, admittedAt: '2026-05-01', fullAt: '2027-04-30' })).toEqual(['V05 warning fullAt']);
  });

  test('V06 probation over without a decision', () => {
    const admitted = { admittedAt: '2028-01-05' };
    expect(check(admitted, '2029-01-05')).toEqual([]);
    expect(check(admitted, '2029-01-06')).toEqual(['V06 warning fullAt']);
    expect(check({ ...admitted, outcome: 'extended', extendedTo: '2029-07-05' }, '2029-01-06')).toEqual([]);
    expect(
      check({ ...admitted, outcome: 'cancelled', state: 'stopped', endReason: '…' }, '2029-01-06'),
    ).toEqual([]);
  });
});
