import { describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import { recordType } from '../../../../shared/records/registry';
import { checkRecord } from '../../../../shared/rules/check-record';
import { readDeadline } from '../../../../shared/rules/deadline';
import { fillIn } from '../../../../shared/rules/fill-in';
import {
  dueDay,
  isOverdue,
  isOwnWork,
  obstaclesToClosing,
} from '../../../../shared/rules/rectification-rules';
import { TODAY } from '../../builders/citizen-numbers';
import { numbersOf } from '../../builders/findings';

const type = recordType('rectification');

const ITEM: RecordValues = {
  year: '2026',
  branchId: 'b',
  problem: '会议记录不完整',
  source: 'self-check',
  measureText: '补齐签名',
  person: '潘秀英',
  kind: 'deadline',
  dueText: '2026-07-31',
  due: '2026-07-31',
  state: 'working',
};
const PROOF = [{ id: 'a', blob: 'x', name: '签名页.jpg', purpose: 'evidence', addedAt: '2026-06-26 09:00' }];
const CLOSED: RecordValues = {
  ...ITEM,
  state: 'closed',
  acceptor: '尹月云',
  doneAt: '2026-06-01',
  closedAt: '2026-06-10',
  closedBy: '尹月云',
  attachments: PROOF,
};

const check = (values: RecordValues) => numbersOf(checkRecord(type, values, { today: TODAY }));

test('nothing is said about an item under way, nor about one closed with its papers', () => {
  expect(check(ITEM)).toEqual([]);
  expect(check(CLOSED)).toEqual([]);
});

// Source: practice of rectification ledgers, 没有佐证不销号、谁整改谁不验收 (catalogue V17).
describe('V17 closing', () => {
  test.each([
    ['without evidence', { attachments: undefined }],
    ['with a paper that proves nothing', { attachments: [{ ...PROOF[0], purpose: 'notice' }] }],
    ['without anybody who accepted it', { acceptor: undefined }],
    ['accepted by the person responsible', { acceptor: '潘秀英' }],
    ['accepted by one of several responsible', { acceptor: '潘秀英', person: '侯杰刚、潘秀英' }],
    [
      'accepted by several, one of them responsible',
      { acceptor: '尹月云、潘秀英', person: '潘秀英，侯杰刚' },
    ],
  ])('%s is refused', (_, changes) => {
    expect(check({ ...CLOSED, ...changes })).toEqual(['V17 error state']);
    expect(obstaclesToClosing({ ...CLOSED, ...changes })).toHaveLength(1);
  });

  test('whose name only begins with that of the person responsible may accept', () => {
    expect(check({ ...CLOSED, acceptor: '潘秀', person: '潘秀英' })).toEqual([]);
    expect(isOwnWork('潘秀', '潘秀英')).toBe(false);
    expect(isOwnWork('', '')).toBe(false);
  });

  test('evidence from before a relapse proves nothing afterwards', () => {
    const rechecks = [{ id: '1', date: '2026-06-27', result: 'relapsed' }];
    const again = { ...CLOSED, rechecks, doneAt: '2026-06-27', closedAt: '2026-06-28' };
    expect(check(again)).toEqual(['V17 error state']);
    const renewed = [...PROOF, { ...PROOF[0], id: 'b', addedAt: '2026-06-28 08:00' }];
    expect(check({ ...again, attachments: renewed })).toEqual([]);
  });

  test('a photograph is evidence, and in a table the number of papers stands for them', () => {
    expect(check({ ...CLOSED, attachments: [{ ...PROOF[0], purpose: 'photo' }] })).toEqual([]);
    expect(check({ ...CLOSED, attachments: 2 })).toEqual([]);
    expect(check({ ...CLOSED, attachments: 0 })).toEqual(['V17 error state']);
  });
});

test('V103 asking to close takes evidence and the day on which it was done', () => {
  expect(check({ ...ITEM, state: 'applied' })).toEqual(['V103 warning state']);
  expect(check({ ...ITEM, state: 'applied', doneAt: '2026-06-01', attachments: PROOF })).toEqual([]);
});

// Source: 逾期的不销号，须说明并重新明确期限 (catalogue V18).
describe('V18 overdue', () => {
  const late = { ...ITEM, due: '2026-06-29', dueText: '2026-06-29' };

  test('an open item past its day is flagged, a closed, transferred or withdrawn one is not', () => {
    expect(check(late)).toEqual(['V18 warning due']);
    for (const state of ['transferred', 'void'])
      expect(check({ ...late, state, stateReason: '不属本级' })).toEqual([]);
    expect(isOverdue({ ...CLOSED, due: '2026-01-01' }, TODAY)).toBe(false);
  });

  test('a month is over on its last day', () => {
    expect(isOverdue({ ...late, due: '2026-06' }, TODAY)).toBe(false);
    expect(isOverdue({ ...late, due: '2026-05' }, TODAY)).toBe(true);
  });

  test('an extension gives another day, and what lasts is never overdue', () => {
    const extensions = [{ id: 'e', date: '2026-06-20', newDue: '2026-08-31', reason: '汛期' }];
    expect(dueDay({ ...late, extensions })).toBe('2026-08-31');
    expect(check({ ...late, extensions })).toEqual([]);
    expect(check({ ...late, kind: 'lasting' })).toEqual([]);
  });
});

test('V100 a limit that is no day is noted', () => {
  expect(check({ ...ITEM, dueText: '尽快', due: undefined })).toEqual(['V100 note due']);
  expect(check({ ...ITEM, dueText: '立行立改', due: undefined, kind: 'at-once' })).toEqual([]);
});

test('V101, V102 what a ledger claims about closing is held against what it says was done', () => {
  expect(check({ ...ITEM, closedClaim: true, situation: '正在整改' })).toEqual(['V101 warning closedClaim']);
  expect(check({ ...ITEM, closedClaim: true })).toEqual(['V101 warning closedClaim']);
  expect(check({ ...ITEM, closedClaim: true, situation: '已完成' })).toEqual(['V102 note closedClaim']);
  expect(check({ ...ITEM, closedClaim: true, situation: '已整改到位。' })).toEqual(['V102 note closedClaim']);
  expect(check({ ...CLOSED, closedClaim: true })).toEqual([]);
});

test('V104 what relapsed after closing is opened again', () => {
  const rechecks = [
    { id: '2', date: '2026-06-25', result: 'relapsed' },
    { id: '1', date: '2026-06-15', result: 'held' },
  ];
  expect(check({ ...CLOSED, rechecks })).toEqual(['V104 warning rechecks']);
  expect(check({ ...ITEM, rechecks })).toEqual([]);
  expect(check({ ...CLOSED, rechecks, closedAt: '2026-06-28' })).toEqual([]);
});

test('V105 days follow each other', () => {
  expect(check({ ...CLOSED, doneAt: '2026-06-12' })).toEqual(['V105 warning closedAt']);
});

// Wordings of real ledgers.
test.each([
  ['2026-10-05', undefined, 'deadline', '2026-10-05'],
  ['2026.9.30', undefined, 'deadline', '2026-09-30'],
  ['2026年9月30日前', undefined, 'deadline', '2026-09-30'],
  ['2026年10月底前', undefined, 'deadline', '2026-10-31'],
  ['2026年2月', undefined, 'deadline', '2026-02-28'],
  ['2026年底前', undefined, 'deadline', '2026-12-31'],
  ['10月15日', '2026', 'deadline', '2026-10-15'],
  ['10月15日', '2026-03-01', 'deadline', '2026-10-15'],
  ['10月15日', undefined, undefined, undefined],
  ['10月底前', '2026', 'deadline', '2026-10-31'],
  ['年底前', '2026', 'deadline', '2026-12-31'],
  ['46300', undefined, 'deadline', '2026-10-05'],
  ['2月30日', '2026', undefined, undefined],
  ['13月底', '2026', undefined, undefined],
  ['立行立改', '2026', 'at-once', undefined],
  ['长期坚持', '2026', 'lasting', undefined],
  ['下次党员大会前', '2026', undefined, undefined],
])('the limit %s in the year %s is %s %s', (wording, year, kind, due) => {
  expect(readDeadline(wording, year)).toMatchObject({ kind, due });
});

describe('filling in', () => {
  const filled = (values: RecordValues, sheetYear?: string) =>
    fillIn(type, values, { today: TODAY, ...(sheetYear ? { sheetYear } : {}) }).values;

  test('the title gives the year, the wording the kind and the day, the situation that work has begun', () => {
    expect(filled({ dueText: '10月15日', situation: '正在整改' }, '2026')).toEqual({
      year: '2026',
      kind: 'deadline',
      due: '2026-10-15',
      state: 'working',
    });
  });

  test('what is there is never replaced, only a lost date format is written out', () => {
    const own = { year: '2025', kind: 'lasting', due: '2026-01-01', state: 'assigned', situation: '…' };
    expect(filled({ ...own, dueText: '10月15日' }, '2026')).toEqual({});
    expect(filled({ ...own, dueText: '46300' })).toEqual({ dueText: '2026-10-05' });
  });

  test('every addition is said', () => {
    const { findings } = fillIn(type, { dueText: '46300' }, { today: TODAY, sheetYear: '2026' });
    expect(numbersOf(findings)).toEqual(['V123 note year', 'V123 note due', 'V123 note dueText']);
  });
});
