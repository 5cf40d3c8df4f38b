import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import {
  DEADLINE_LANES,
  daysOverdue,
  deadlineLane,
  endOfWeek,
} from '../../../../shared/rules/rectification-lanes';

/** A Wednesday. */
const TODAY = '2026-11-25';
const item = (values: RecordValues): RecordValues => ({ kind: 'deadline', state: 'working', ...values });

// Source: 整改台账 in practice; weeks from Monday to Sunday as in work plans.
describe('the lane of an item', () => {
  test.each([
    ['a day that is past', { due: '2026-11-24' }, 'overdue'],
    ['today', { due: '2026-11-25' }, 'week'],
    ['Sunday of this week', { due: '2026-11-29' }, 'week'],
    ['Monday of the next', { due: '2026-11-30' }, 'month'],
    ['a month not over yet', { due: '2026-11' }, 'month'],
    ['a month that is over', { due: '2026-10' }, 'overdue'],
    ['next month', { due: '2026-12-01' }, 'later'],
    ['the same month of another year', { due: '2027-11-25' }, 'later'],
    ['no day at all', {}, 'undated'],
    ['at once', { kind: 'at-once' }, 'at-once'],
    ['at once, by a day to come', { kind: 'at-once', due: '2026-12-01' }, 'at-once'],
    ['at once, by a day that is past', { kind: 'at-once', due: '2026-11-01' }, 'overdue'],
    ['for good', { kind: 'lasting', due: '2026-01-01' }, 'lasting'],
    ['for good by its state', { state: 'lasting', due: '2026-01-01' }, 'lasting'],
    ['closed, whenever it was due', { state: 'closed', due: '2026-01-01' }, 'closed'],
    ['withdrawn', { state: 'void', due: '2026-01-01' }, 'left'],
    ['somebody else’s', { state: 'transferred' }, 'left'],
    [
      'extended',
      { due: '2026-11-01', extensions: [{ id: 'e', date: '2026-10-30', newDue: '2026-12-31' }] },
      'later',
    ],
  ])('%s', (_, values, lane) => {
    expect(deadlineLane(item(values), TODAY)).toBe(lane);
  });

  test('a week that reaches into the next month is still this week', () => {
    expect(deadlineLane(item({ due: '2026-12-06' }), '2026-11-30')).toBe('week');
    expect(deadlineLane(item({ due: '2026-12-07' }), '2026-11-30')).toBe('later');
  });

  const day = fc
    .integer({ min: 0, max: 1500 })
    .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));

  test('of open items with a day follows the day: a later one lies in the same lane or a later one', () => {
    fc.assert(
      fc.property(day, day, day, (today, a, b) => {
        const [first, second] = [a, b].sort();
        const place = (due: string | undefined) => DEADLINE_LANES.indexOf(deadlineLane(item({ due }), today));
        expect(place(first)).toBeLessThanOrEqual(place(second));
      }),
    );
  });

  test('is that of a calendar counted day by day', () => {
    fc.assert(
      fc.property(day, day, (today, due) => {
        const date = new Date(`${today}T00:00:00Z`);
        let lane = due < today ? 'overdue' : 'later';
        if (due >= today && due.slice(0, 7) === today.slice(0, 7)) lane = 'month';
        // From today on until Sunday is over.
        for (let at = date; ; at = new Date(at.getTime() + 86_400_000)) {
          if (at.toISOString().slice(0, 10) === due) lane = 'week';
          if (at.getUTCDay() === 0) break;
        }
        expect(deadlineLane(item({ due }), today)).toBe(lane);
      }),
    );
  });

  test('says how many days overdue it is, exactly when it is', () => {
    expect(daysOverdue(item({ due: '2026-11-24' }), TODAY)).toBe(1);
    expect(daysOverdue(item({ due: '2026-10' }), TODAY)).toBe(25);
    expect(daysOverdue(item({ due: '2026-11-25' }), TODAY)).toBe(0);
    expect(daysOverdue(item({ due: '2026-01-01', state: 'closed' }), TODAY)).toBe(0);
    fc.assert(
      fc.property(day, day, (today, due) => {
        const days = daysOverdue(item({ due }), today);
        expect(days > 0).toBe(deadlineLane(item({ due }), today) === 'overdue');
      }),
    );
  });
});

test('a week ends on the Sunday on or after a day', () => {
  expect(['2026-11-23', '2026-11-29', '2026-11-30', '2023-12-31', '2023-12-30'].map(endOfWeek)).toEqual([
    '2026-11-29',
    '2026-11-29',
    '2026-12-06',
    '2023-12-31',
    '2023-12-31',
  ]);
});
