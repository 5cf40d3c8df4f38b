import { describe, expect, it } from 'vitest';
import { figure } from '../../bench/figure';
import { median, p95 } from '../../bench/numbers';
import { table } from '../../bench/table';

describe('a figure', () => {
  const saved = { name: 'save', unit: 'ms', value: 3, baseline: 2 };

  it('is held to its ratio by the unrounded numbers', () => {
    expect(figure({ ...saved, aim: { ratio: 1.5 } }).met).toBe(true);
    expect(figure({ ...saved, value: 3.0001, aim: { ratio: 1.5 } })).toMatchObject({
      ratio: 1.5,
      met: false,
    });
  });

  it('keeps a bound strict where the aim says under', () => {
    expect(figure({ ...saved, value: 16, aim: { below: 16 } }).met).toBe(false);
    expect(figure({ ...saved, value: 200, aim: { atMost: 200 } }).met).toBe(true);
  });

  it('says neither met nor missed without an aim', () => {
    expect(figure({ name: 'key', unit: 'ms', value: 500, aim: null })).toEqual({
      name: 'key',
      value: 500,
      unit: 'ms',
      baseline: null,
      ratio: null,
      aim: '',
      met: null,
    });
  });

  it('stands in the table as it is when it misses its aim', () => {
    const lines = table([figure({ ...saved, value: 8, aim: { ratio: 1.5 } })]).split('\n');
    expect(lines[2]?.split(/ {2,}/)).toEqual(['save', '8 ms', '2 ms', '4x', '<= 1.5x', 'NO']);
  });
});

describe('statistics', () => {
  it('take a value that was measured, not one between two', () => {
    expect(median([5, 1, 9, 7])).toBe(5);
    expect(p95(Array.from({ length: 100 }, (_, index) => index + 1))).toBe(95);
  });

  it('refuse to judge nothing', () => {
    expect(() => median([])).toThrow('no values measured');
  });
});
