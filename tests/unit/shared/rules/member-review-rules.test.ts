import { describe, expect, test } from 'vitest';
import { recordType } from '../../../../shared/records/registry';
import { completeness } from '../../../../shared/rules/required';
import { checker } from '../../builders/checker';

const REVIEW = {
  personName: '潘秀英',
  memberId: 'pan',
  year: '2026',
  memberCategory: 'full',
  heldAt: '2026-01-20',
};
const check = checker('member-review', REVIEW);

// Source: review of members — probationary members take part without a grade.
describe('V15', () => {
  test.each([
    ['full', 'excellent', []],
    ['probationary', 'good', ['V15 error committeeGrade']],
    ['probationary', 'none', []],
    ['probationary', undefined, []],
    [undefined, 'good', []],
  ])('%s member graded %s', (memberCategory, committeeGrade, findings) => {
    expect(check({ memberCategory, committeeGrade })).toEqual(findings);
  });
});

describe('V146', () => {
  const BALLOTS = { excellent: 6, good: 11, fair: 0, poor: 5, abstain: 0 };
  test('ballots make what was returned', () => {
    expect(check({ ...BALLOTS, ballots: 22 })).toEqual([]);
    expect(check({ ...BALLOTS, ballots: 23 })).toEqual(['V146 error ballots']);
    expect(check(BALLOTS)).toEqual([]);
    expect(check({ ballots: 22 })).toEqual([]);
  });
});

// Source: regulation on education and management of members — an order to mend one's ways lasts a year at most.
test('V159 an order to mend runs a year at most', () => {
  expect(check({ disposal: 'correct', deadline: '2027-01-20' })).toEqual([]);
  expect(check({ disposal: 'correct', deadline: '2027-01-21' })).toEqual(['V159 warning deadline']);
  expect(check({ disposal: 'talk', deadline: '2029-01-21' })).toEqual([]);
  const missing = completeness(recordType('member-review'), {
    ...REVIEW,
    branchId: 'b',
    disposal: 'correct',
  }).missing;
  expect(missing).toEqual(['deadline']);
});

test('V160 no ballots below zero', () => {
  expect(check({ poor: -1 })).toEqual(['V160 error poor']);
});
