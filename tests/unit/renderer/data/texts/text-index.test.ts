import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileWords, folded } from '../../../../../renderer/data/texts/fold';
import { around } from '../../../../../renderer/data/texts/methods';
import { FileTextIndex } from '../../../../../renderer/data/texts/text-index';

const find = (index: FileTextIndex, typed: string) =>
  index
    .search(fileWords(typed))
    .map(({ key }) => key)
    .sort();

const indexOf = (texts: Readonly<Record<string, string>>): FileTextIndex => {
  const index = new FileTextIndex(1_000_000);
  for (const [key, text] of Object.entries(texts)) index.put(key, text);
  return index;
};

describe('the index of texts', () => {
  test('finds a phrase, a part of a number, and all of several words', () => {
    const index = indexOf({
      a: '深入开展创先争优活动\n中组发〔2010〕8号',
      b: '创建先进，争当优秀',
      c: '创先争优 公开承诺 2010',
    });
    expect(find(index, '创先争优')).toEqual(['a', 'c']);
    expect(find(index, '010')).toEqual(['a', 'c']);
    expect(find(index, '承诺 创先')).toEqual(['c']);
    expect(find(index, '承诺 争当')).toEqual([]);
    expect(find(index, '')).toEqual([]);
  });

  test('takes wide and narrow, large and small letters, and equal spellings for one', () => {
    const index = indexOf({ a: '工作细则（试行）ＡＢＣ 台帐' });
    for (const typed of ['(试行)', '（试行）', 'abc', 'ＡＢＣ', '台账', '⼯作'])
      expect(find(index, typed)).toEqual(['a']);
  });

  test('puts the text that says the word oftenest first, and knows where it says it first', () => {
    const index = indexOf({ once: '关于廉政的规定', often: '一、廉政 二、廉政 三、廉政' });
    const found = index.search(fileWords('廉政'));
    expect(found.map(({ key, at }) => [key, at])).toEqual([
      ['often', 2],
      ['once', 2],
    ]);
  });

  test('forgets what was taken out, and what a text said before', () => {
    const index = indexOf({ a: '旧的说法', b: '旧的说法' });
    index.put('a', '新的说法');
    index.remove('b');
    expect(find(index, '旧的')).toEqual([]);
    expect(find(index, '新的')).toEqual(['a']);
  });

  test('has room for so much, and says when a text did not fit', () => {
    const index = new FileTextIndex(10);
    expect(index.put('a', '八个字的文字内容')).toBe(true);
    expect(index.put('b', '公开承诺')).toBe(false);
    expect(find(index, '公开')).toEqual([]);
    expect(index.put('a', '短了')).toBe(true);
    expect(index.put('b', '公开承诺')).toBe(true);
    index.remove('a');
    index.put('b', '八个字的文字内容');
    expect(find(index, '内容')).toEqual(['b']);
    index.clear();
    expect(index.put('c', '又有十个字的地方了啊')).toBe(true);
  });

  const letter = fc.constantFrom(...'创先争优党员ab12 \nＡ帐账，😀');
  const text = fc.string({ unit: letter, maxLength: 80 });

  test('finds exactly what looking through every text finds', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 12 }),
        fc.string({ unit: letter, maxLength: 5 }),
        (texts, typed) => {
          const index = indexOf(Object.fromEntries(texts.map((one, at) => [`t${at}`, one])));
          const words = folded(typed)
            .split(/\s+/u)
            .filter((word) => word !== '');
          const plain = texts.flatMap((one, at) =>
            words.length > 0 && words.every((word) => folded(one).includes(word)) ? [`t${at}`] : [],
          );
          expect(find(index, typed)).toEqual(plain.sort());
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('finds every part of a long text', () => {
    const long = fc.string({ unit: letter, minLength: 2000, maxLength: 20_000 });
    fc.assert(
      fc.property(long, fc.nat(), fc.integer({ min: 2, max: 12 }), (one, start, length) => {
        const at = start % one.length;
        const part = one.slice(at, at + length);
        fc.pre(part.trim() !== '' && !/[\ud800-\udfff]/.test(part));
        expect(find(indexOf({ a: one }), part)).toEqual(['a']);
      }),
      { numRuns: 100 },
    );
  });

  test('a folded text has every character in the place where it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (one) => {
        expect(folded(one)).toHaveLength(one.length);
      }),
    );
  });
});

describe('the text around a hit', () => {
  test('is one line, cut before and after, the word apart', () => {
    const text = `${'前'.repeat(30)}\n县委\t创先争优\n活动${'后'.repeat(60)}`;
    const at = text.indexOf('创先争优');
    const [before, hit, after] = around(text, at, 4);
    expect(hit).toBe('创先争优');
    expect(before).toBe(`…${'前'.repeat(10)} 县委 `);
    expect(after).toBe(` 活动${'后'.repeat(41)}…`);
  });

  test('at the ends of a text has no dots', () => {
    expect(around('创先争优', 0, 4)).toEqual(['', '创先争优', '']);
  });

  test('never shows half a character', () => {
    const text = '😀'.repeat(40);
    for (const part of around(text, 40, 2)) expect(part).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
  });
});
