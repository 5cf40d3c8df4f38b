import { describe, expect, test } from 'vitest';
import {
  isStretch,
  neighbour,
  partsOf,
  periodAround,
  periodLabel,
  unitOf,
} from '../../../../../shared/rules/statistics/period';

describe('a period', () => {
  test('is the year, half, quarter or month around a day', () => {
    const around = (unit: 'year' | 'half' | 'quarter' | 'month') => periodAround('2028-02-29', unit).label;
    expect((['year', 'half', 'quarter', 'month'] as const).map(around)).toEqual([
      '2028年',
      '2028年上半年',
      '2028年第一季度',
      '2028年2月',
    ]);
    expect(periodAround('2028-02-29', 'month')).toMatchObject({ from: '2028-02-01', to: '2028-02-29' });
  });

  test('is called by its unit if it is one exactly, else by its days', () => {
    expect(periodLabel({ from: '2026-04-01', to: '2026-06-30' })).toBe('2026年第二季度');
    expect(periodLabel({ from: '2026-04-01', to: '2026-06-29' })).toBe('2026-04-01至2026-06-29');
    expect(unitOf({ from: '2025-01-01', to: '2026-12-31' })).toBeUndefined();
  });

  test('has neighbours of its own kind: a month of its length, a stretch of as many days', () => {
    expect(neighbour({ from: '2026-03-01', to: '2026-03-31' }, -1)).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    });
    expect(neighbour({ from: '2026-10-01', to: '2026-12-31' }, 1)).toEqual({
      from: '2027-01-01',
      to: '2027-03-31',
    });
    expect(neighbour({ from: '2026-03-10', to: '2026-03-12' }, -1)).toEqual({
      from: '2026-03-07',
      to: '2026-03-09',
    });
  });

  test('is told month by month, or year by year if it is long', () => {
    expect(partsOf({ from: '2025-11-17', to: '2026-01-02' }).map(({ key }) => key)).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
    ]);
    expect(partsOf({ from: '2024-01-01', to: '2026-12-31' }).map(({ label }) => label)).toEqual([
      '2024年',
      '2025年',
      '2026年',
    ]);
  });

  test('needs two whole days in their order', () => {
    expect(isStretch({ from: '2026-01-01', to: '2026-01-01' })).toBe(true);
    expect(isStretch({ from: '2026-01-02', to: '2026-01-01' })).toBe(false);
    expect(isStretch({ from: '2026-01', to: '2026-12-31' })).toBe(false);
    expect(isStretch({ from: '2026-02-30', to: '2026-12-31' })).toBe(false);
  });
});
