import { describe, expect, test } from 'vitest';
import { indicatorSetValues, shippedIndicatorSets } from '../../../../shared/records/indicator-sets';
import { checker } from '../../builders/checker';

// Source: the standards that the speeches name, and the sheets that offices use.
test('the usual sets ship by name, and both meanings of 五型', () => {
  expect(shippedIndicatorSets().map(({ title }) => title)).toEqual([
    '五个好党组织',
    '五带头党员',
    '五星党员',
    '五型党组织',
    '五型机关',
    '五比五创',
    '民主评议党员',
    '群众满意度',
    '基层党建考核',
  ]);
});

describe.each(shippedIndicatorSets().map((set) => [set.title, set] as const))('%s', (_, set) => {
  test('makes a record that no check has anything to say about', () => {
    let count = 0;
    const values = indicatorSetValues(set, () => `e${++count}`);
    expect(checker('indicator-set', values)()).toEqual([]);
    expect(values.items).toHaveLength(set.items.length);
    expect(count).toBe(set.items.length + set.grades.length);
  });
});
