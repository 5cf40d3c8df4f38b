import { describe, expect, it } from 'vitest';
import { escapeHtml, printed } from '../../../../renderer/print/html';
import { isLandscape, listSheet } from '../../../../renderer/print/list-sheet';
import { pairs, recordSheet } from '../../../../renderer/print/record-sheet';

describe('a printed list', () => {
  const html = listSheet({
    title: '党员名册',
    place: '河口村党支部',
    headings: ['姓名', '备注'],
    rows: [
      ['王<b>建国', ''],
      ['李"四"', '流动'],
    ],
    date: '2026-11-23',
    note: '',
  });

  it('leaves no cell empty', () => {
    expect(html).toContain('<td>—</td>');
    expect(html).not.toContain('<td></td>');
  });

  it('repeats its headings on every page and numbers its rows', () => {
    expect(html).toContain('table-header-group');
    expect(html).toContain('<td class="n">2</td>');
    expect(html).toContain('共 2 条');
  });

  it('prints what people typed as text, never as markup', () => {
    expect(html).not.toContain('<b>');
    expect(html).toContain('王&#60;b&#62;建国');
    expect(escapeHtml(`<>&"'`)).toBe('&#60;&#62;&#38;&#34;&#39;');
  });

  it('lies on its side when it has many columns', () => {
    expect(isLandscape(6)).toBe(false);
    expect(isLandscape(12)).toBe(true);
  });
});

describe('a printed record', () => {
  it('puts two short fields on a line and gives long ones a line of their own', () => {
    const field = (label: string, wide = false) => ({ label, text: label, wide });
    const lines = pairs([field('a'), field('b'), field('c'), field('long', true), field('d')]);
    expect(lines.map(([left, right]) => [left.label, right?.label ?? null])).toEqual([
      ['a', 'b'],
      ['c', null],
      ['long', null],
      ['d', null],
    ]);
  });

  it('says 无 for an empty list and a dash for an empty field', () => {
    const html = recordSheet({
      title: '党员信息表',
      subtitle: '河口镇党委',
      date: '2026-11-23',
      sections: [
        {
          title: '基本信息',
          fields: [
            { label: '曾用名', text: '', wide: false },
            { label: '奖励', headings: ['名称'], rows: [] },
          ],
        },
      ],
    });
    expect(html).toContain('<td colspan="3">—</td>');
    expect(html).toContain('<td colspan="3">无</td>');
    expect(printed(' ')).toBe('—');
  });
});
