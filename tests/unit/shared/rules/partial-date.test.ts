import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  ageAt,
  canBeSameDay,
  daysInMonth,
  earliestDay,
  isPartialDate,
  isSurelyBefore,
  isSurelySooner,
  latestDay,
} from '../../../../shared/rules/partial-date';

const days = fc
  .record({
    year: fc.integer({ min: 1800, max: 2100 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .map(({ year, month, day }) =>
    [
      year,
      String(month).padStart(2, '0'),
      String(Math.min(day, daysInMonth(year, month))).padStart(2, '0'),
    ].join('-'),
  );
const dates = fc.tuple(days, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length));

test.each(['1990', '1990-03', '1990-03-02', '2000-02-29'])('%s is a date', (text) => {
  expect(isPartialDate(text)).toBe(true);
});

test.each([
  '',
  '90',
  '1990-3',
  '1990-13',
  '1990-00',
  '1990-02-29',
  '1900-02-29',
  '1990-03-00',
  '1990-03-32',
  '0000',
  '1990年',
  '1990-03-02T00:00',
])('%j is none', (text) => {
  expect(isPartialDate(text)).toBe(false);
  expect(earliestDay(text)).toBeUndefined();
});

test('a month reaches from its first to its last day, a year likewise', () => {
  expect([earliestDay('2024-02'), latestDay('2024-02')]).toEqual(['2024-02-01', '2024-02-29']);
  expect([earliestDay('1990'), latestDay('1990')]).toEqual(['1990-01-01', '1990-12-31']);
});

test('a rougher date is before another only if no day of it says otherwise', () => {
  expect(isSurelyBefore('1990-03', '1990-04-01')).toBe(true);
  expect(isSurelyBefore('1990-03', '1990-03-31')).toBe(false);
  expect(isSurelyBefore('1990-03-31', '1990')).toBe(false);
  expect(isSurelyBefore('不详', '1990')).toBe(false);
  expect(canBeSameDay('1990', '1990-03-02')).toBe(true);
  expect(canBeSameDay('1990-04', '1990-03-02')).toBe(false);
  expect(canBeSameDay('不详', '1990')).toBe(false);
});

test('of two dates at most one is surely before the other, and the same day excludes both', () => {
  fc.assert(
    fc.property(dates, dates, (a, b) => {
      const outcomes = [isSurelyBefore(a, b), isSurelyBefore(b, a), canBeSameDay(a, b)];
      expect(outcomes.filter(Boolean)).toHaveLength(1);
    }),
  );
});

describe('adding natural months', () => {
  test.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2023-12-15', 1, '2024-01-15'],
    ['2024-01-15', -1, '2023-12-15'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-05-31', 0, '2024-05-31'],
  ])('%s %i months on is %s', (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected);
  });

  test('a month or a year has no day to count from', () => {
    expect(addMonths('2024-01', 1)).toBeUndefined();
  });

  test('stays a real date, and lands in the month that was counted to', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -600, max: 600 }), (day, count) => {
        const moved = addMonths(day, count) ?? '';
        expect(isPartialDate(moved)).toBe(true);
        const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(months(moved) - months(day)).toBe(count);
      }),
    );
  });
});

describe('age', () => {
  test('is full on the birthday, not the day before', () => {
    expect(ageAt('1990-03-02', '2008-03-01')).toEqual({ least: 17, most: 17 });
    expect(ageAt('1990-03-02', '2008-03-02')).toEqual({ least: 18, most: 18 });
  });

  test('of somebody born on 29 February is full on 1 March of a common year', () => {
    expect(ageAt('2004-02-29', '2022-02-28')?.most).toBe(17);
    expect(ageAt('2004-02-29', '2022-03-01')?.least).toBe(18);
  });

  test('spans what rough dates leave open', () => {
    expect(ageAt('1990', '2008')).toEqual({ least: 17, most: 18 });
    expect(ageAt('不详', '2008')).toBeUndefined();
  });
});

test('a year from one date to the next is missed only if no day of either makes it', () => {
  expect(isSurelySooner('1990-03-02', '1991-03-01', 12)).toBe(true);
  expect(isSurelySooner('1990-03-02', '1991-03-02', 12)).toBe(false);
  expect(isSurelySooner('1990-03', '1991-03', 12)).toBe(false);
  expect(isSurelySooner('1990-03-02', '1991-03', 12)).toBe(false);
  expect(isSurelySooner('1990-04', '1991-03', 12)).toBe(true);
});
