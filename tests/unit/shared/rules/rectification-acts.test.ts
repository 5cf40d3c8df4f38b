import { describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import {
  ACT_RIGHTS,
  actRefusal,
  actValues,
  RECTIFICATION_ACTS,
  type RectificationAct,
  stateRefusal,
} from '../../../../shared/rules/rectification-acts';
import { obstaclesToChange, obstaclesToClosing, proofOf } from '../../../../shared/rules/rectification-rules';
import { ROLE_RIGHTS } from '../../../../shared/rules/roles';
import { PROVEN } from '../../builders/rectification';

const TODAY = '2026-11-25';
const ITEM: RecordValues = { problem: '会议记录不完整', person: '潘秀英', state: 'working' };
const CLOSED: RecordValues = {
  ...ITEM,
  ...PROVEN,
  state: 'closed',
  doneAt: '2026-06-01',
  closedAt: '2026-06-10',
  closedBy: '李敏',
};
const ACCEPTED = { acceptor: '尹月云', acceptedAt: TODAY };

const refuse = (act: RectificationAct, values: RecordValues, typed: RecordValues) =>
  actRefusal(act, values, typed, TODAY);
let next = 0;
const write = (act: RectificationAct, values: RecordValues, typed: RecordValues) =>
  actValues(act, values, typed, { today: TODAY, now: `${TODAY} 10:30`, newId: () => `e${next++}` });

const STATES = [
  'registered',
  'assigned',
  'working',
  'applied',
  'returned',
  'closed',
  'lasting',
  'transferred',
  'void',
];

// Source: 挂号 → 整改中 → 申请销号 → 验收 → 已销号 → 回头看 → 巩固 | 反弹 → 整改中.
test.each([
  ['progress', ['registered', 'assigned', 'working', 'applied', 'returned', 'lasting']],
  ['apply', ['registered', 'assigned', 'working', 'returned', 'lasting']],
  ['check', ['applied']],
  ['close', ['registered', 'assigned', 'working', 'applied', 'returned', 'lasting']],
  ['recheck', ['closed', 'lasting']],
  ['reopen', ['closed']],
] as const)('%s is for the states %j and no other', (act, states) => {
  expect(STATES.filter((state) => stateRefusal(act, state) === undefined)).toEqual([...states]);
});

test('who works on an item neither accepts nor closes it', () => {
  const clerks = (Object.keys(RECTIFICATION_ACTS) as RectificationAct[]).filter(
    (act) => ROLE_RIGHTS[ACT_RIGHTS[act]].clerk,
  );
  expect(clerks).toEqual(['progress', 'apply', 'recheck']);
  expect(Object.values(ACT_RIGHTS).some((right) => ROLE_RIGHTS[right].reader)).toBe(false);
});

describe('closing', () => {
  const typed = { ...ACCEPTED, doneAt: TODAY, closedAt: TODAY };

  test.each([
    ['no evidence', ITEM, typed, '没有佐证材料'],
    [
      'nobody who accepted',
      { ...ITEM, attachments: PROVEN.attachments },
      { closedAt: TODAY },
      '没有填写验收人',
    ],
    ['one’s own work', { ...ITEM, ...PROVEN }, { ...typed, acceptor: '潘秀英' }, '验收人就是责任人本人'],
    ['no day on which it was done', { ...ITEM, ...PROVEN }, { closedAt: TODAY }, '整改到位日期'],
    ['a day ahead', { ...ITEM, ...PROVEN }, { ...typed, closedAt: '2026-11-26' }, '晚于今天'],
  ])('is refused for %s', (_, values, given, words) => {
    expect(refuse('close', values, given)).toContain(words);
  });

  test('writes day, person and state', () => {
    const item = { ...ITEM, ...PROVEN };
    expect(refuse('close', item, typed)).toBeUndefined();
    expect(write('close', item, { ...typed, closedBy: '李敏' })).toEqual({
      ...typed,
      closedBy: '李敏',
      state: 'closed',
    });
  });
});

test('asking to close takes evidence and the day on which it was done', () => {
  expect(refuse('apply', ITEM, { doneAt: TODAY })).toContain('佐证材料');
  expect(refuse('apply', { ...ITEM, ...PROVEN }, {})).toContain('整改到位日期');
  expect(write('apply', { ...ITEM, ...PROVEN }, { doneAt: '2026-11-20' })).toEqual({
    doneAt: '2026-11-20',
    appliedAt: TODAY,
    state: 'applied',
  });
});

test('checking accepts, or sends back with a reason', () => {
  const applied = { ...ITEM, ...PROVEN, state: 'applied' };
  expect(refuse('check', applied, { ...ACCEPTED, returned: true })).toContain('退回原因');
  expect(refuse('check', applied, { ...ACCEPTED, acceptor: '潘秀英' })).toContain('不能验收');
  expect(write('check', applied, ACCEPTED)).toEqual(ACCEPTED);
  expect(write('check', applied, { ...ACCEPTED, returned: true, stateReason: '缺照片' })).toMatchObject({
    state: 'returned',
    stateReason: '缺照片',
  });
});

test('what was sent back is not accepted by it: it can’t be closed, and who did it, when and why stays', () => {
  const applied = { ...ITEM, ...PROVEN, state: 'applied', doneAt: '2026-11-20' };
  const written = write('check', applied, {
    ...ACCEPTED,
    acceptance: '没有照片',
    returned: true,
    stateReason: '缺照片',
  });
  const after = { ...applied, ...written };
  expect(after).toMatchObject({ acceptor: null, acceptedAt: null, acceptance: null });
  expect(refuse('close', after, { closedAt: TODAY })).toContain('没有填写验收人');
  expect(written.progress).toMatchObject([{ date: TODAY, text: '验收退回：缺照片', by: ACCEPTED.acceptor }]);
});

test('an entry of progress is added to those before and sets the work going', () => {
  const typed = { date: TODAY, text: '已补签名', percent: 50 };
  const before = [{ id: 'p', date: '2026-11-01', text: '已布置' }];
  expect(write('progress', { ...ITEM, progress: before }, typed)).toEqual({
    progress: [before[0], { id: expect.any(String), ...typed }],
  });
  expect(write('progress', { ...ITEM, state: 'registered' }, typed)).toMatchObject({ state: 'working' });
  expect(write('progress', { ...ITEM, state: 'applied' }, typed)).not.toHaveProperty('state');
  expect(refuse('progress', ITEM, { date: '2026-12-01', text: '还没有' })).toContain('晚于今天');
  expect(refuse('progress', ITEM, { date: '2026-11', text: '只有月份' })).toContain('写全');
});

describe('what relapsed', () => {
  test('is registered again under its number and must be accepted anew', () => {
    const written = write('recheck', CLOSED, { date: TODAY, result: 'relapsed', note: '又缺签名' });
    expect(written).toMatchObject({ state: 'working', acceptor: null, closedAt: null, doneAt: null });
    const after = { ...CLOSED, ...written };
    expect(obstaclesToClosing(after)).toEqual(['重新挂号以后没有新的佐证材料', '没有填写验收人']);
    expect(written.progress).toMatchObject([{ date: TODAY, text: expect.stringContaining('又缺签名') }]);
    expect(written).not.toHaveProperty('itemNo');
  });

  test('what held is only noted', () => {
    expect(Object.keys(write('recheck', CLOSED, { date: TODAY, result: 'held' }))).toEqual(['rechecks']);
  });

  test('is proven only by what was added since, and no ledger’s claim outlives it', () => {
    const again: RecordValues = {
      ...CLOSED,
      closedClaim: true,
      ...write('reopen', { ...CLOSED, closedClaim: true }, { reason: '又出现' }),
    };
    expect(again.closedClaim).toBeNull();
    const accepted = { ...again, ...ACCEPTED };
    const added = (addedAt: string) => ({
      ...accepted,
      attachments: [...PROVEN.attachments, { ...PROVEN.attachments[0], id: 'n', addedAt }],
    });
    expect(refuse('apply', accepted, { doneAt: TODAY })).toContain('重新挂号以后没有新的佐证材料');
    expect(obstaclesToClosing(added(`${TODAY} 10:29`))).toEqual(['重新挂号以后没有新的佐证材料']);
    expect(obstaclesToClosing(added(`${TODAY} 10:31`))).toEqual([]);
    expect(proofOf(added(`${TODAY} 10:31`)).map(({ id }) => id)).toEqual(['n']);
  });

  test('registering again takes a reason', () => {
    expect(refuse('reopen', CLOSED, {})).toContain('原因');
    expect(write('reopen', CLOSED, { reason: '群众反映又出现' })).toMatchObject({
      state: 'working',
      closedBy: null,
    });
  });
});

// Source: catalogue V17; the data worker asks this of every change, whatever way it comes.
describe('a change', () => {
  const unproven = { ...CLOSED, attachments: undefined };
  test.each([
    ['that closes with evidence', ITEM, CLOSED, 0],
    ['that closes without', ITEM, unproven, 1],
    ['of a new item that is closed without', undefined, unproven, 1],
    ['that takes the evidence of a closed one away', CLOSED, unproven, 1],
    ['that makes the responsible person accept', CLOSED, { ...CLOSED, acceptor: '潘秀英' }, 1],
    ['of one that came in closed without evidence', unproven, { ...unproven, remark: '补材料' }, 0],
    ['that opens one again', unproven, { ...unproven, state: 'working' }, 0],
  ])('%s', (_, before, after, obstacles) => {
    expect(obstaclesToChange(before, after)).toHaveLength(obstacles);
  });
});
