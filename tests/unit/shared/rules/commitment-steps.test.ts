import { describe, expect, test } from 'vitest';
import { commitmentStanding } from '../../../../shared/rules/commitment-standing';
import { progressValues, ratingValues } from '../../../../shared/rules/commitment-steps';

describe('a commitment', () => {
  test.each([
    [{ due: '2026-12-31' }, 'drafted', false],
    [{ due: '2026-10-31' }, 'drafted', true],
    [{ due: '2026-11', publishedAt: '2026-05-01' }, 'published', false],
    [{ due: '2026-10', publishedAt: '2026-05-01' }, 'published', true],
    [{ due: '2026-10', publishedAt: '2026-05-01', doneAt: '2026-11-02' }, 'fulfilled', false],
    [{ due: '2026-10', result: 'broken' }, 'judged', false],
  ])('with %o stands at %s, late: %s', (values, stage, isLate) => {
    expect(commitmentStanding(values, '2026-11-25')).toEqual({ stage, isLate });
  });

  test('keeps what was done before when an entry is added; the last one fulfils all items', () => {
    const values = {
      progress: [{ id: 'a', date: '2026-06-30', content: '路基完成' }],
      items: [{ id: 'i', content: '铺路' }],
    };
    const some = progressValues(values, { date: '2026-09-30', content: '铺了一半', isAll: false }, 'b');
    expect(some).toEqual({
      progress: [values.progress[0], { id: 'b', date: '2026-09-30', content: '铺了一半' }],
    });
    const all = progressValues(values, { date: '2026-10-30', content: '铺完', isAll: true }, 'b');
    expect(all).toMatchObject({ doneAt: '2026-10-30', items: [{ id: 'i', content: '铺路', done: true }] });
  });

  test('takes slips group by group; a group counted anew keeps its element', () => {
    const values = { ratings: [{ id: 'r', group: 'public', satisfied: 3 }] };
    const typed = [{ group: 'member' }, { group: 'public', satisfied: 9, basically: 1 }];
    expect(ratingValues(values, typed, () => 'n')).toEqual({
      ratings: [{ id: 'r', group: 'public', satisfied: 9, basically: 1, unsatisfied: 0 }],
    });
    expect(ratingValues(values, [{ group: 'member' }], () => 'n')).toEqual({});
  });
});
