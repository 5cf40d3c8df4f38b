import { describe, expect, test } from 'vitest';
import { recordType } from '../../../../shared/records/registry';
import { completeness } from '../../../../shared/rules/required';
import { checker } from '../../builders/checker';
import { citizenNumber } from '../../builders/citizen-numbers';

const ROW = {
  head: '高凡艳',
  idNo: citizenNumber('1964-04-03', 241),
  policyKind: 'farmland',
  year: '2026',
  period: '2026年度',
};
const check = checker('benefit', ROW);

test('nothing is said about a right row', () => {
  expect(check({ bankAccount: '6217290408168903380', persons: 4, familySize: 4 })).toEqual([]);
});

describe('the number', () => {
  test.each([
    [null, ['V33 warning idNo']],
    ['420683196404032411', ['V01 error idNo']],
    ['420683640403241', ['V45 warning idNo']],
    ['4.20683E+17', ['V41 error idNo']],
    ['420683********2412', ['V40 error idNo']],
  ])('%j', (idNo, findings) => {
    expect(check({ idNo })).toEqual(findings);
  });
});

// Source: a real roster of the farmland subsidy; amounts are rounded to the cent.
describe('V153 the amount is the rate times what it is paid for', () => {
  test.each([
    [{ rate: '124.9788302', area: '3.27', amount: '408.68' }, []],
    [{ rate: '124.9788302', area: '3.27', amount: '408.69' }, ['V153 warning amount']],
    [{ rate: '60', persons: 3, amount: '180' }, []],
    [{ rate: '60', persons: 3, area: '2', amount: '120.00' }, []],
    [{ rate: '60', amount: '180' }, []],
    [{ amount: '180' }, []],
  ])('%j', (changes, findings) => {
    expect(check(changes)).toEqual(findings);
  });
});

test('V154 an account of few digits or with letters is suspect, blanks are not', () => {
  expect(check({ bankAccount: '62172904' })).toEqual(['V154 warning bankAccount']);
  expect(check({ bankAccount: '6217E+18' })).toEqual(['V154 warning bankAccount']);
  expect(check({ bankAccount: '6217 2904 0816 8903 380' })).toEqual([]);
});

test('V161 more people than the household has, V160 less than nothing', () => {
  expect(check({ persons: 5, familySize: 4 })).toEqual(['V161 warning persons']);
  expect(check({ amount: '-1' })).toEqual(['V160 error amount']);
});

test('V105 the three postings follow each other', () => {
  expect(
    check({ firstNoticeAt: '2026-03-01', secondNoticeAt: '2026-03-12', thirdNoticeAt: '2026-03-25' }),
  ).toEqual([]);
  expect(check({ firstNoticeAt: '2026-03-12', secondNoticeAt: '2026-03-01' })).toEqual([
    'V105 warning secondNoticeAt',
  ]);
});

test('who no longer draws has a reason', () => {
  const missing = (status: string) =>
    completeness(recordType('benefit'), { ...ROW, branchId: 'b', status }).missing;
  expect(missing('active')).toEqual([]);
  expect(missing('cancelled')).toEqual(['stopReason']);
});
