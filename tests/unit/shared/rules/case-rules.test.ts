import { describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import { type RecordTypeName, recordType } from '../../../../shared/records/registry';
import { fillIn } from '../../../../shared/rules/fill-in';
import { checker } from '../../builders/checker';
import { TODAY } from '../../builders/citizen-numbers';

type Case = readonly [RecordTypeName, RecordValues, readonly string[]];

// Source: usual columns of these ledgers — taken in, given a time limit, closed with a day and a result.
const CASES: readonly Case[] = [
  [
    'dispute',
    { date: '2026-03-01', parties: '甲、乙', kind: 'land', summary: '地界', result: 'pending' },
    [],
  ],
  ['dispute', { result: 'pending', due: '2026-06-01' }, ['V144 warning due']],
  ['dispute', { result: 'settled' }, ['V145 warning closedAt']],
  ['dispute', { result: 'referred', closedAt: '2026-03-05' }, ['V145 warning referredTo']],
  ['dispute', { date: '2026-03-01', closedAt: '2026-02-01', result: 'settled' }, ['V105 warning closedAt']],
  ['dispute', { date: '2026-07-01' }, ['V46 error date']],
  ['safety-hazard', { date: '2026-03-01', due: '2026-03-10', state: 'fixing' }, ['V144 warning due']],
  ['safety-hazard', { date: '2026-03-01', state: 'fixed' }, ['V145 warning fixedAt']],
  ['safety-hazard', { fixedAt: '2026-03-09', state: 'closed' }, ['V145 warning closedBy']],
  ['safety-hazard', { fixedAt: '2026-03-09', state: 'closed', closedBy: '汪娜', due: '2026-03-01' }, []],
  ['petition', { receivedAt: '2026-06-01', state: 'doing', due: '2026-06-29' }, ['V144 warning due']],
  ['petition', { state: 'done' }, ['V145 warning replyAt', 'V145 warning result']],
  ['petition', { state: 'withdrawn', due: '2026-06-01' }, ['V144 warning due']],
  [
    'service-case',
    { due: '2026-06-01', doneAt: '2026-06-03', state: 'done', result: '已办' },
    ['V162 warning extension'],
  ],
  [
    'service-case',
    { due: '2026-06-01', doneAt: '2026-06-03', state: 'done', result: '已办', extension: '补件' },
    [],
  ],
  ['opinion', { state: 'done' }, ['V145 warning result', 'V145 warning replyAt']],
  ['project', { stage: 'accepted' }, ['V145 warning doneAt']],
  ['project', { stage: 'stopped', due: '2026-01-01' }, []],
  ['project', { investment: '10', invested: '10.01' }, ['V161 warning invested']],
  ['visit', { date: '2026-06-31' }, ['V35 error date']],
  ['visit', { date: '2026-07-01' }, ['V46 error date']],
  ['visit', { state: 'done' }, ['V145 warning result']],
  ['pairing', { state: 'finished' }, ['V145 warning result']],
  [
    'volunteering',
    {
      headcount: 1,
      participants: [
        { id: 'a', name: '甲' },
        { id: 'b', name: '乙' },
      ],
    },
    ['V161 warning headcount'],
  ],
  ['self-check', { problems: [{ id: 'a', problem: '漏报', due: '2026-06-01' }] }, ['V144 warning problems']],
  [
    'self-check',
    { conclusion: 'clean', problems: [{ id: 'a', problem: '漏报' }] },
    ['V145 warning conclusion'],
  ],
  ['sanitation', { checks: [{ id: 'a', date: '2026-05-01', due: '2026-05-08' }] }, ['V144 warning checks']],
  ['campaign-task', { state: 'na' }, ['V145 warning notApplicableReason']],
  ['campaign-task', { state: 'done' }, ['V145 warning doneAt']],
  ['campaign-task', { state: 'doing', due: '2026-06-01' }, ['V144 warning due']],
  ['campaign', { startDate: '2024-04-01', endDate: '2024-03-01' }, ['V105 warning endDate']],
  ['term-goal', { result: 'done' }, ['V145 warning assessment']],
  ['mass-organization', { termEnd: '2026-06-01' }, ['V26 warning termEnd']],
  ['rule-document', { state: 'ended' }, ['V145 warning to']],
  ['team-roster', { state: 'left' }, ['V145 warning to']],
  ['team-roster', { idNo: '420683196404032411' }, ['V01 error idNo']],
  ['fund', { amount: '-5' }, ['V160 error amount']],
  ['venue', { area: '-5' }, ['V160 error area']],
  ['publicity', { date: '2026-07-01' }, ['V46 error date']],
  ['photo-archive', { count: -1 }, ['V160 error count']],
];

test.each(CASES)('%s %j', (name, values, findings) => {
  // Only what the case is about: what identifies a record is V31 and stands in the tests of checkRecord.
  const said = checker(name, values)().filter((text) => !text.startsWith('V31'));
  expect([...said].sort()).toEqual([...findings].sort());
});

describe('V105 phases of a campaign', () => {
  const check = checker('campaign', { title: '创先争优', startDate: '2010-04', endDate: '2012-11' });
  const phase = (from: string, to: string) => ({ phases: [{ id: 'a', name: '动员部署', from, to }] });

  test.each([
    [phase('2010-04', '2010-06'), []],
    [phase('2010-06-02', '2010-06-01'), ['V105 warning phases']],
    [phase('2010-03-31', '2010-06'), ['V105 warning phases']],
    [phase('2012-10', '2012-12-01'), ['V105 warning phases']],
  ])('%j', (changes, findings) => {
    expect(check(changes)).toEqual(findings);
  });
});

// Source: regulation of secrecy — classified papers may not be on a computer that is not for them.
describe('V25', () => {
  const check = checker('document', {
    title: '关于开展活动的通知',
    kind: 'notice',
    date: '2026-03-01',
    issuer: '镇党委',
  });
  test.each([
    [{ secrecy: 'public' }, []],
    [{ secrecy: 'internal' }, []],
    [{ secrecy: '机密' }, ['V25 error secrecy', 'V34 warning secrecy']],
    [{ title: '关于××的报告 秘密★5年' }, ['V25 error title']],
    [{ title: '保守国家秘密宣传月方案' }, []],
  ])('%j', (changes, findings) => {
    expect(check(changes)).toEqual(findings);
  });
});

test('the day by which a matter is due is counted in working days from its promise', () => {
  const due = (limitUnit?: string) =>
    fillIn(
      recordType('service-case'),
      { date: '2026-06-18', limitDays: 3, ...(limitUnit === undefined ? {} : { limitUnit }) },
      { today: TODAY },
    ).values.due;
  expect(due()).toBe('2026-06-24');
  expect(due('calendar')).toBe('2026-06-21');
});
