import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorkingDay, lastDay, nextDay } from '../../../../shared/rules/working-days';

// Source: notices of the General Office of the State Council on holidays of 2025 and 2026.
test.each([
  ['2026-02-13', true],
  ['2026-02-14', true],
  ['2026-02-15', false],
  ['2026-02-23', false],
  ['2026-02-24', true],
  ['2026-02-28', true],
  ['2026-10-10', true],
  ['2026-10-11', false],
  ['2025-10-08', false],
  ['2025-10-11', true],
  ['2026-03-07', false],
])('offices work on %s: %s', (day, works) => {
  expect(isWorkingDay(day)).toBe(works);
});

describe('last day', () => {
  test.each([
    ['2026-03-02', 7, 'calendar', false, '2026-03-09'],
    ['2026-03-02', 7, 'calendar', true, '2026-03-08'],
    ['2026-03-02', 5, 'working', false, '2026-03-09'],
    ['2026-03-02', 5, 'working', true, '2026-03-06'],
    // Over the Spring Festival of 2026 with a worked Saturday before and after.
    ['2026-02-12', 7, 'working', false, '2026-02-28'],
    ['2024-02-28', 1, 'calendar', false, '2024-02-29'],
  ] as const)('posted %s for %i %s days (first counts: %s) runs to %s', (from, days, unit, first, end) => {
    expect(lastDay(from, days, unit, first)).toEqual({ day: end, isProvisional: false });
  });

  test('is provisional where the list of holidays is missing, for working days only', () => {
    expect(lastDay('2031-03-03', 5, 'working')?.isProvisional).toBe(true);
    expect(lastDay('2026-12-30', 5, 'working')?.isProvisional).toBe(true);
    expect(lastDay('2031-03-03', 5, 'calendar')?.isProvisional).toBe(false);
  });

  test.each([
    ['2026-03', 7],
    ['2026-02-30', 7],
    ['2026-03-02', 0],
    ['2026-03-02', -1],
    ['2026-03-02', 1e9],
    ['9999-12-31', 7],
  ])('of %s for %d days is unknown', (from, days) => {
    expect(lastDay(from, days, 'working')).toBeUndefined();
  });

  test('counts each calendar day once', () => {
    const dates = fc
      .integer({ min: 0, max: 20_000 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 60 }), (from, days) => {
        let day = from;
        for (let count = 0; count < days; count++) day = nextDay(day);
        expect(lastDay(from, days, 'calendar')?.day).toBe(day);
      }),
    );
  });
});
