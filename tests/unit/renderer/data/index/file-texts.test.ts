import { describe, expect, it } from 'vitest';
import { FileTexts } from '../../../../../renderer/data/index/file-texts';
import { wordsOf } from '../../../../../renderer/data/index/searchable';
import { chance } from '../../../builders/chance';

const word = (typed: string) => wordsOf(typed)[0] ?? { text: '', han: false };

describe('texts of files', () => {
  it('are found by words that the paper parts by line ends and blanks', () => {
    const files = new FileTexts();
    files.set('a', '创先\n争优 活动，五 个 好；Party Branch');
    expect([...files.holding(word('创先争优'))]).toEqual(['a']);
    expect([...files.holding(word('五个好'))]).toEqual(['a']);
    expect([...files.holding(word('branch'))]).toEqual(['a']);
    expect([...files.holding(word('好'))]).toEqual([]);
  });

  it('show what stands around the word', () => {
    const files = new FileTexts();
    files.set('a', `${'前'.repeat(40)}公开承诺${'后'.repeat(40)}`);
    expect(files.around('a', word('公开承诺'))).toBe(`…${'前'.repeat(12)}公开承诺${'后'.repeat(30)}…`);
    expect(files.around('a', word('没有'))).toBe('');
  });

  it('are forgotten with their file', () => {
    const files = new FileTexts();
    files.set('a', '公示三榜');
    expect(files.holding(word('公示')).size).toBe(1);
    files.delete('a');
    expect(files.holding(word('公示')).size).toBe(0);
  });

  it('are found wherever a plain look would find them, and nowhere else', () => {
    const luck = chance(20261125);
    const letters = [...'党员支部会议评议公示承诺整改abc12'];
    const made = (length: number) => Array.from({ length }, () => luck.pick(letters)).join('');
    for (let round = 0; round < 60; round++) {
      const files = new FileTexts();
      const texts = new Map(Array.from({ length: 20 }, (_, at) => [`f${at}`, made(60)] as const));
      for (const [blob, text] of texts) files.set(blob, text);
      const asked = word(made(3));
      if (asked.text.length < 2) continue;
      const plain = [...texts].filter(([, text]) => text.includes(asked.text)).map(([blob]) => blob);
      expect([...files.holding(asked)]).toEqual(plain);
    }
  });
});
