import { describe, expect, test } from 'vitest';
import { shortSize, shortTime } from '../../../../renderer/app/time';

const now = new Date(2026, 10, 23, 15, 0);

describe('times and sizes for people', () => {
  test('this year goes without saying, another year is said', () => {
    expect(shortTime('2026-11-20T09:05:00', now)).toBe('11月20日 09:05');
    expect(shortTime('2023-01-02T23:59:59', now)).toBe('2023年1月2日 23:59');
  });

  test('what is no time is shown as it is', () => {
    expect(shortTime('昨天', now)).toBe('昨天');
  });

  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [41_300_221, '39.4 MB'],
    [312 * 1024, '312 KB'],
    [5 * 1024 ** 4, '5.0 TB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(shortSize(bytes)).toBe(text);
  });
});
