import { describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import { type RecordTypeName, recordType } from '../../../../shared/records/registry';
import { checkRecord } from '../../../../shared/rules/check-record';
import { duesStandard } from '../../../../shared/rules/dues-rules';
import { TODAY } from '../../builders/citizen-numbers';
import { numbersOf } from '../../builders/findings';

const check = (type: RecordTypeName, values: RecordValues) =>
  numbersOf(checkRecord(recordType(type), { name: '潘秀英', branchId: 'b', ...values }, { today: TODAY }));

// Source: validity written on the letter, 90 days when none is (catalogue V29).
describe('V29 a letter of transfer without receipt', () => {
  const letter = { direction: 'out', from: '甲', to: '乙', issuedAt: '2026-03-31', status: 'issued' };

  test('is flagged the day after its days are over', () => {
    expect(check('transfer', { ...letter, issuedAt: '2026-04-01' })).toEqual([]);
    expect(check('transfer', letter)).toEqual(['V29 warning receiptAt']);
    expect(check('transfer', { ...letter, issuedAt: '2026-05-20', validDays: 30 })).toEqual([
      'V29 warning receiptAt',
    ]);
  });

  test('is at rest once it was accepted, receipted or withdrawn', () => {
    expect(check('transfer', { ...letter, receiptAt: '2026-04-20' })).toEqual([]);
    expect(check('transfer', { ...letter, status: 'accepted', acceptedAt: '2026-04-20' })).toEqual([]);
    expect(check('transfer', { ...letter, status: 'withdrawn' })).toEqual([]);
  });

  test('V105 a receipt does not come before its letter', () => {
    expect(check('transfer', { ...letter, receiptAt: '2026-03-01' })).toEqual(['V105 warning receiptAt']);
  });
});

// Source: 中组发〔2008〕3 号, in force since 2008-04-01.
describe('dues', () => {
  test.each([
    ['salaried', 3000, 15],
    ['salaried', 3001, 30.01],
    ['salaried', 5000, 50],
    ['salaried', 10_000, 150],
    ['salaried', 10_001, 200.02],
    ['retired', 5000, 25],
    ['retired', 5001, 50.01],
  ])('%s with %d yuan owes %d', (payer, base, amount) => {
    const [least, most] = duesStandard(payer, base) ?? [0, 0];
    expect(least).toBeCloseTo(amount - 0.1);
    expect(most).toBeCloseTo(amount + 0.1);
  });

  const paid = { month: '2026-05', due: '0.5', paid: '0.5', status: 'paid', payer: 'farmer' };

  test('V111 an amount off the standard is noted, unless relief was granted', () => {
    expect(check('dues', paid)).toEqual([]);
    expect(check('dues', { ...paid, due: '2', paid: '2' })).toEqual(['V111 note due']);
    expect(check('dues', { ...paid, payer: 'salaried', base: '4000', due: '40.0', paid: '40.0' })).toEqual(
      [],
    );
    expect(check('dues', { ...paid, due: '0.1', paid: '0.1', reliefReason: '支部决定，党委批准' })).toEqual(
      [],
    );
    expect(check('dues', { ...paid, month: '2008-03', due: '2', paid: '2' })).toEqual([]);
  });

  test('V110 the state agrees with what was paid', () => {
    expect(check('dues', { ...paid, paid: '0.2' })).toEqual(['V110 warning paid']);
    expect(check('dues', { ...paid, status: 'unpaid' })).toEqual(['V110 warning status']);
    expect(check('dues', { ...paid, status: 'exempt', paid: '' })).toEqual(['V110 warning reliefReason']);
  });
});

// Source: 《党员教育管理工作条例》.
describe('V116 suspending membership', () => {
  const lost = {
    kind: 'lost',
    since: '2025-06',
    state: 'suspended',
    decidedAt: '2026-02-01',
    decisionNo: '支〔2026〕1号',
    approvalNo: '镇党发〔2026〕3号',
  };

  test('takes six months and the papers', () => {
    expect(check('mobile-member', lost)).toEqual([]);
    expect(check('mobile-member', { ...lost, approvalNo: '' })).toEqual(['V116 warning decisionNo']);
    expect(check('mobile-member', { ...lost, since: '2025-09-01' })).toEqual(['V116 warning decidedAt']);
    expect(check('mobile-member', { ...lost, state: 'searching', decisionNo: '' })).toEqual([]);
  });
});

test('V117 a time to correct oneself is a year at most', () => {
  const order = { kind: 'disposal', type: 'correct', date: '2026-01-31' };
  expect(check('reward-penalty', { ...order, endDate: '2027-01-31' })).toEqual([]);
  expect(check('reward-penalty', { ...order, endDate: '2027-02-01' })).toEqual(['V117 warning endDate']);
  expect(check('reward-penalty', { ...order, type: 'probation', endDate: '2028-01-31' })).toEqual([]);
});

// Source: 《基层组织选举工作条例》.
describe('elections', () => {
  const candidates = ['甲', '乙', '丙', '丁'].map((name, at) => ({
    id: name,
    name,
    yes: 16 - at,
    elected: at < 3,
  }));
  const election = {
    title: '第十届',
    kind: 'term',
    state: 'elected',
    date: '2026-05-01',
    due: 20,
    present: 16,
    seats: 3,
    issued: 16,
    returned: 16,
    valid: 15,
    invalid: 1,
    candidates,
  };
  const elect = (changes: RecordValues) => check('term-election', { ...election, ...changes });

  test('four fifths present, every winner over half, four for three seats', () => {
    expect(elect({})).toEqual([]);
  });

  test('V112, V113 ballots add up', () => {
    expect(elect({ returned: 17, valid: 16 })).toEqual(['V112 error returned']);
    expect(elect({ valid: 14 })).toEqual(['V113 warning valid']);
    expect(elect({ issued: 17 })).toEqual(['V113 warning issued']);
  });

  test('V114 fewer than four fifths elect nobody, and half of those present is not more than half', () => {
    expect(elect({ due: 21 })).toEqual(['V114 error present']);
    expect(
      elect({ candidates: candidates.map((one) => ({ ...one, yes: one.name === '丙' ? 8 : one.yes })) }),
    ).toEqual(['V114 error candidates']);
    expect(elect({ due: 21, state: 'preparing' })).toEqual([]);
  });

  test('V115 a fifth more candidates than seats, where there is a choice to make', () => {
    expect(elect({ candidates: candidates.slice(0, 3) })).toEqual(['V115 warning candidates']);
    expect(elect({ candidates: candidates.slice(0, 1), seats: 1 })).toEqual([]);
    expect(elect({ candidates: candidates.slice(0, 3), kind: 'by-election' })).toEqual([]);
  });
});

test('V118, V18 the sign of a weak branch comes down after acceptance and approval, in time', () => {
  const weak = {
    title: '河口村党支部',
    year: '2026',
    foundAt: '2026-02-01',
    problem: '…',
    measures: '…',
    leader: '尹月云',
    due: '2026-12-31',
    state: 'lifted',
  };
  expect(check('weak-branch', weak)).toEqual(['V118 warning state']);
  expect(
    check('weak-branch', { ...weak, townAcceptedAt: '2026-05-01', approvalNo: '县组〔2026〕5号' }),
  ).toEqual([]);
  expect(check('weak-branch', { ...weak, state: 'working', due: '2026-06-29' })).toEqual(['V18 warning due']);
  expect(check('weak-branch', { ...weak, state: 'extended', due: '2026-06-29' })).toEqual([]);
});

test('V119 an award is published and decided by a document', () => {
  const award = { recipient: '潘秀英', target: 'member', honor: 'member', level: 'town', date: '2026-07-01' };
  expect(check('commendation', { ...award, state: 'awarded' })).toEqual(['V119 warning state']);
  expect(
    check('commendation', {
      ...award,
      state: 'awarded',
      noticeFrom: '2026-06-10',
      documentNo: '镇党发〔2026〕12号',
    }),
  ).toEqual([]);
  expect(check('commendation', { ...award, state: 'proposed' })).toEqual([]);
});

test('V120 an order past its day without a report is flagged', () => {
  const order = {
    title: '…',
    issuedBy: '…',
    date: '2026-05-01',
    problem: '…',
    due: '2026-06-29',
    state: 'received',
  };
  expect(check('rectification-order', order)).toEqual(['V120 warning repliedAt']);
  expect(check('rectification-order', { ...order, repliedAt: '2026-06-20' })).toEqual([]);
  expect(check('rectification-order', { ...order, due: '2026-06-30' })).toEqual([]);
});

test('V121 a letter that is signed says when', () => {
  const letter = { title: '党建责任书', year: '2026', rank: 'first', content: '…' };
  expect(check('responsibility', { ...letter, state: 'signed' })).toEqual(['V121 warning signedAt']);
  expect(check('responsibility', { ...letter, state: 'signed', signedAt: '2026-01-10' })).toEqual([]);
});

test('V122 what is ready on a checklist is named', () => {
  const items: readonly RecordValues[] = [
    { id: '1', no: '1', requirement: '会议记录', state: 'ready' },
    { id: '2', no: '2', requirement: '学习计划', state: 'ready', evidence: '档案盒 3' },
    { id: '3', no: '3', requirement: '签到表', state: 'missing' },
  ];
  const list = { title: '迎检清单', madeAt: '2026-06-01' };
  expect(check('inspection-checklist', { ...list, items: [...items] as never })).toEqual(['V122 note items']);
  expect(check('inspection-checklist', { ...list, items: items.slice(1) as never })).toEqual([]);
});

test('V105 a training does not end before it began', () => {
  const study = { subject: '…', date: '2026-05-02', form: 'training', hours: '4', endDate: '2026-05-01' };
  expect(check('study-record', study)).toEqual(['V105 warning endDate']);
});
