import { describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import { type RecordTypeName, recordType } from '../../../../shared/records/registry';
import { checkRecord } from '../../../../shared/rules/check-record';
import { readDeadline } from '../../../../shared/rules/deadline';
import { duesStandard } from '../../../../shared/rules/dues-rules';
import { dueDay, isOverdue, obstaclesToClosing } from '../../../../shared/rules/rectification-rules';
import { TODAY } from '../../builders/citizen-numbers';

/** Numbers of the checks that a record meets, without those that ask for what is not filled in. */
const checksOf = (type: RecordTypeName, values: RecordValues): readonly string[] =>
  [...new Set(checkRecord(recordType(type), values, { today: TODAY }).map(({ check }) => check))].filter(
    (check) => check !== 'V31' && check !== 'V32',
  );

const EVIDENCE = [{ id: 'a', blob: 'b', name: '整改照片.jpg', purpose: 'photo' }];
const VOTE = { id: 'v', procedure: 'admission', due: 16, no: 0, abstain: 0, result: 'passed' };

describe('rules of single records', () => {
  test.each<[string, RecordTypeName, RecordValues, readonly string[]]>([
    // Rectification: an item is closed with evidence, by somebody else (整改台账).
    ['V17 closed without evidence', 'rectification', { state: 'closed', acceptor: '李佳芳' }, ['V17']],
    [
      'V17 accepted by who is responsible',
      'rectification',
      { state: 'closed', acceptor: '李佳芳', person: '侯杰刚、李佳芳', attachments: EVIDENCE },
      ['V17'],
    ],
    [
      'closed with evidence by somebody else',
      'rectification',
      { state: 'closed', acceptor: '魏秀琼', person: '李佳芳', attachments: EVIDENCE },
      [],
    ],
    ['V18 past its day', 'rectification', { state: 'working', kind: 'deadline', due: '2026-01-31' }, ['V18']],
    [
      'extended in time',
      'rectification',
      {
        state: 'working',
        kind: 'deadline',
        due: '2026-01-31',
        extensions: [{ id: 'e', newDue: '2099-01-31' }],
      },
      [],
    ],
    [
      'V101 said to be closed, not said to be done',
      'rectification',
      { closedClaim: true, situation: '正在整改' },
      ['V101'],
    ],
    [
      'V102 said to be closed, evidence to come',
      'rectification',
      { closedClaim: true, situation: '已完成' },
      ['V102'],
    ],
    [
      'V104 relapsed and still closed',
      'rectification',
      {
        state: 'closed',
        closedAt: '2026-02-01',
        acceptor: '魏秀琼',
        attachments: EVIDENCE,
        rechecks: [{ id: 'r', date: '2026-03-01', result: 'relapsed' }],
      },
      ['V104'],
    ],
    // Meetings: the procedure table of shared/rules/voting-procedures.
    [
      'V12 passed without quorum',
      'meeting',
      { date: '2026-03-10', votes: [{ ...VOTE, present: 8, yes: 8 }] },
      ['V12'],
    ],
    [
      'V12 passed with too few in favour',
      'meeting',
      { date: '2026-03-10', votes: [{ ...VOTE, present: 9, yes: 8, no: 1 }] },
      ['V12'],
    ],
    [
      'V11 votes that do not add up',
      'meeting',
      { date: '2026-03-10', votes: [{ ...VOTE, present: 9, yes: 10 }] },
      ['V11'],
    ],
    ['passed', 'meeting', { date: '2026-03-10', votes: [{ ...VOTE, present: 9, yes: 9 }] }, []],
    [
      'V13 somebody missing, nobody says why',
      'meeting',
      { date: '2026-03-10', dueCount: 16, presentCount: 15 },
      ['V13'],
    ],
    // Transfer: a letter past its days without a receipt (党员教育管理工作条例).
    ['V29 no receipt', 'transfer', { status: 'issued', issuedAt: '2026-01-05', validDays: 30 }, ['V29']],
    [
      'a receipt',
      'transfer',
      { status: 'issued', issuedAt: '2026-01-05', validDays: 30, receiptAt: '2026-01-20' },
      [],
    ],
    // Dues: rates since 2008-04 (中组发〔2008〕3 号).
    [
      'V111 below the standard',
      'dues',
      { month: '2026-03', payer: 'salaried', base: '4000', due: '20' },
      ['V111'],
    ],
    ['the standard', 'dues', { month: '2026-03', payer: 'salaried', base: '4000', due: '40' }, []],
    [
      'V110 paid less than owed',
      'dues',
      { month: '2026-03', due: '40', paid: '20', status: 'paid' },
      ['V110'],
    ],
  ])('%s', (_, type, values, checks) => {
    expect(checksOf(type, values)).toEqual(checks);
  });
});

test('what stands against closing is said in full', () => {
  expect(obstaclesToClosing({})).toEqual([
    '没有佐证材料（附件的用途选“佐证材料”或“照片”）',
    '没有填写验收人',
  ]);
});

test('the latest extension decides, and what must last is never overdue', () => {
  const item = {
    due: '2026-01-31',
    extensions: [
      { id: 'a', newDue: '2026-04-30' },
      { id: 'b', newDue: '2026-03-31' },
    ],
  };
  expect(dueDay(item)).toBe('2026-04-30');
  expect(isOverdue({ ...item, state: 'working' }, '2026-04-30')).toBe(false);
  expect(isOverdue({ ...item, state: 'working' }, '2026-05-01')).toBe(true);
  expect(isOverdue({ ...item, state: 'working', kind: 'lasting' }, '2026-05-01')).toBe(false);
  expect(isOverdue({ ...item, state: 'closed' }, '2026-05-01')).toBe(false);
});

test.each([
  ['立行立改', 'at-once', undefined],
  ['长期坚持', 'lasting', undefined],
  ['46300', 'deadline', '2026-10-05'],
  ['2026年10月底前', 'deadline', '2026-10-31'],
  ['10月15日', 'deadline', '2026-10-15'],
  ['2026.9.30', 'deadline', '2026-09-30'],
  ['年底前', 'deadline', '2026-12-31'],
  ['尽快', undefined, undefined],
])('the time limit %s is read as %s, %s', (wording, kind, due) => {
  expect(readDeadline(wording, '2026')).toMatchObject({ kind, due });
});

test('a wording without a year is no day while the year is unknown', () => {
  expect(readDeadline('10月15日', undefined).due).toBeUndefined();
});

test.each([
  ['salaried', 3000, 15],
  ['salaried', 3001, 30.01],
  ['salaried', 10_001, 200.02],
  ['retired', 5000, 25],
  ['retired', 5001, 50.01],
])('dues of %s on %d yuan are about %d', (payer, base, amount) => {
  const [least, most] = duesStandard(payer, base)!;
  expect((least + most) / 2).toBeCloseTo(amount, 6);
});
