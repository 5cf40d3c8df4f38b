import { describe, expect, test } from 'vitest';
import { type Bar, barLayout, GAP, ROW, WIDE, widthsFor } from '../../../../renderer/charts/bar-layout';

const bar = (label: string, value = 1): Bar => ({ key: label, label, value, text: String(value) });

describe('a chart of bars', () => {
  test('gives the largest value all the room, and none to what is below zero', () => {
    const { lengthOf } = barLayout({ bars: [bar('甲', 4), bar('乙', 8)] }, WIDE);
    const room = WIDE.all - WIDE.label - WIDE.value;
    expect([lengthOf(8), lengthOf(4), lengthOf(-3)]).toEqual([room, room / 2, 0]);
  });

  test('stands in the middle of its row, and so does the text beside it', () => {
    const alone = barLayout({ bars: [bar('甲')] }, WIDE).row;
    expect(alone.bar.top + alone.bar.height / 2).toBe((ROW - GAP) / 2);
    const earlier = { value: 1, text: '1' };
    const both = barLayout({ bars: [bar('甲'), { ...bar('乙'), earlier }] }, WIDE).row;
    const below = ROW - GAP - both.earlier.top - both.earlier.height;
    expect(below).toBe(both.bar.top);
    expect(both.earlier.top).toBeGreaterThan(both.bar.top + both.bar.height);
    expect(both.text - both.bar.top).toBe(alone.text - alone.bar.top);
  });

  test('without any value has no bars rather than endless ones', () => {
    expect(barLayout({ bars: [bar('甲', 0)] }, WIDE).lengthOf(0)).toBe(0);
  });

  test('shortens a label only where it would run out of its room; digits take half', () => {
    const widths = { all: 400, label: 8 + 6 * 13.5, value: 60 };
    const labelOf = (label: string) => barLayout({ bars: [] }, widths).labelOf(bar(label));
    expect(labelOf('河口村党支部')).toBe('河口村党支部');
    expect(labelOf('杨家湾村党支部')).toBe('杨家湾村党…');
    expect(labelOf('2026年12月')).toBe('2026年12月');
  });

  test('in little room keeps place for labels, bars and values', () => {
    for (const room of [0, 150, 300, 900]) {
      const { all, label, value } = widthsFor(room);
      expect(all - label - value).toBeGreaterThan(40);
    }
  });
});
