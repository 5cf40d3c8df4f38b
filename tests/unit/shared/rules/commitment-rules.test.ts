import { describe, expect, test } from 'vitest';
import { recordType } from '../../../../shared/records/registry';
import { completeness } from '../../../../shared/rules/required';
import { checker } from '../../builders/checker';

const PROMISE = {
  promiser: '潘秀英',
  ownerKind: 'member',
  memberId: 'pan',
  kind: 'deed',
  year: '2026',
  content: '硬化组道 300 米',
  due: '2026-12-31',
};
const check = checker('commitment', PROMISE);
const KEPT = {
  publishedAt: '2026-02-01',
  doneAt: '2026-05-20',
  judgedAt: '2026-06-10',
  result: 'kept',
  fulfilment: '已硬化 310 米',
};

test('nothing is said about a promise that runs or was kept', () => {
  expect(check()).toEqual([]);
  expect(check(KEPT)).toEqual([]);
});

// Source: practice of public commitments — published, kept with an account, what was not kept is explained.
describe('V155', () => {
  test.each([
    [{ ...KEPT, publishedAt: null }, ['V155 warning publishedAt']],
    [{ ...KEPT, fulfilment: null }, ['V155 warning fulfilment']],
    [{ ...KEPT, fulfilment: null, progress: [{ id: 'a', date: '2026-03-31', content: '开工' }] }, []],
    [{ ...KEPT, result: 'excused', unmetReason: '资金未到位' }, ['V155 warning explained']],
    [{ ...KEPT, result: 'broken', unmetReason: '没有落实', explained: true }, []],
  ])('%j', (changes, findings) => {
    expect(check(changes)).toEqual(findings);
  });
});

test('V144 past its day it waits for judgement, V145 a judgement has its day', () => {
  expect(check({ due: '2026-06-29' })).toEqual(['V144 warning due']);
  expect(check({ ...KEPT, judgedAt: null })).toEqual(['V145 warning judgedAt']);
});

test('V105 it is examined, published, done, in this order', () => {
  expect(check({ auditDate: '2026-02-02', publishedAt: '2026-02-01' })).toEqual(['V105 warning publishedAt']);
});

test('a reason is asked for what was not kept, and the file of the member for what a member promised', () => {
  const missing = (changes: object) =>
    completeness(recordType('commitment'), { ...PROMISE, branchId: 'b', ...changes }).missing;
  expect(missing({ result: 'broken' })).toEqual(['unmetReason']);
  expect(missing({ memberId: null })).toEqual(['memberId']);
  expect(missing({ memberId: null, ownerKind: 'org' })).toEqual([]);
});
