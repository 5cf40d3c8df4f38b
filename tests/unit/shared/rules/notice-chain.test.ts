import { describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import { nextBoard, noticeText, postingRefusal } from '../../../../shared/rules/notice-chain';
import { noticeStanding, policyDays } from '../../../../shared/rules/notice-standing';

const TODAY = '2026-11-25';

const notice = (more: RecordValues): RecordValues => ({
  postAt: '2026-11-02',
  days: 7,
  unit: 'calendar',
  ...more,
});

describe('a notice', () => {
  // 天数从张榜次日起算，工作日按国务院放假安排（domain.md 6.1）。
  test.each([
    [{}, '2026-11-09', 5, 'over'],
    [{ unit: 'working' }, '2026-11-11', 7, 'over'],
    [{ postAt: '2026-11-20' }, '2026-11-27', 5, 'posted'],
    [{ postAt: '2026-12-01' }, '2026-12-08', 5, 'planned'],
    [{ outcome: 'clear' }, '2026-11-09', 5, 'settled'],
    [{ settledAt: '2026-11-10' }, '2026-11-09', 5, 'settled'],
    [{ outcome: 'withdrawn' }, '2026-11-09', 5, 'withdrawn'],
  ] as const)('with %o ends on %s after %i working days and is %s', (more, end, working, state) => {
    const standing = noticeStanding(notice(more), TODAY, undefined);
    expect([standing.end, standing.state]).toEqual([end, state]);
    expect(standing.workingDays).toBe(working);
  });

  test.each([
    [{ endAt: '2026-11-05' }, undefined, '按所填天数应到 2026-11-09'],
    [{ removedAt: '2026-11-06' }, undefined, '撤榜'],
    [{}, { noticeDays: 7, noticeUnit: 'working' }, '政策要求公示 7 个工作日'],
    [
      { objections: [{ id: 'a', date: '2026-11-03', content: '反映', state: 'open' }] },
      undefined,
      '1 条异议',
    ],
  ])('with %o under %o is marked', (more, policy, words) => {
    const asked = policy && policyDays(policy);
    const [mark] = noticeStanding(notice(more), TODAY, asked).marks;
    expect(mark?.text).toContain(words);
  });

  test('is not marked when its days are full and every objection is answered', () => {
    const answered = [{ id: 'a', date: '2026-11-03', content: '反映', state: 'rejected' }];
    const values = notice({ objections: answered, endAt: '2026-11-09', removedAt: '2026-11-10' });
    expect(noticeStanding(values, TODAY, policyDays({ noticeDays: 7 })).marks).toEqual([]);
  });
});

describe('three boards', () => {
  const link = (board: 'first' | 'second' | 'third', more: RecordValues = {}) => ({
    board,
    standing: noticeStanding(notice(more), TODAY, undefined),
  });

  test('follow each other: village, township, county', () => {
    expect(nextBoard([])).toBe('first');
    expect(nextBoard([link('first')])).toBe('second');
    expect(nextBoard([link('first'), link('second'), link('third')])).toBeUndefined();
    expect(postingRefusal([], 'second', TODAY)).toContain('一榜·村级公示还没有登记');
    expect(postingRefusal([link('first')], 'third', TODAY)).toContain('二榜·乡镇级公示还没有登记');
  });

  test('wait for the one before to have hung all its days', () => {
    expect(postingRefusal([link('first')], 'second', '2026-11-09')).toContain('最早 2026-11-10');
    expect(postingRefusal([link('first')], 'second', '2026-11-10')).toBeUndefined();
  });

  test('wait for objections to be answered', () => {
    const objected = link('first', { objections: [{ id: 'a', state: 'open' }] });
    expect(postingRefusal([objected], 'second', '2026-11-20')).toContain('异议没有办结');
  });

  test('write out whom they are about, and leave a long list to the attachment', () => {
    const line = { group: '二组', head: '王五', values: ['2', '560.00'] };
    const text = noticeText('一榜公示', ['享受人数', '金额'], [line], '0710-6222222');
    expect(text.split('\n')).toEqual([
      '一榜公示，共 1 户，现予公示。公示期内有异议的，请向张榜单位反映。',
      '1. 二组 王五 享受人数2 金额560.00',
      '监督电话：0710-6222222',
    ]);
    const long = noticeText('一榜公示', ['享受人数', '金额'], Array(2000).fill(line), undefined);
    expect(long).toContain('共 2000 户');
    expect(long).toContain('名单较长，见附件。');
  });
});
