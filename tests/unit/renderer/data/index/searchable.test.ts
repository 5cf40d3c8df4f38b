import { describe, expect, test } from 'vitest';
import {
  readingsOf,
  searchable,
  searchTextsOf,
  wordsOf,
} from '../../../../../renderer/data/index/searchable';
import { RECORD_TYPES } from '../../../../../shared/records/registry';
import { memberValues } from '../../../builders/members';

describe('text for searching', () => {
  test.each([
    ['台帐', '台账'],
    ['ABC', 'abc'],
    ['第2组', '第2组'],
  ])('%s is searched as %s', (text, expected) => {
    expect(searchable(text)).toBe(expected);
  });
});

describe('readings of a name', () => {
  test.each([
    ['仇英', 'qiuying'],
    ['单于雷', 'chanyulei'],
    ['单于雷', 'cyl'],
    ['曾国强', 'zengguoqiang'],
    ['吕布', 'lvbu'],
    ['古丽·阿依', 'glay'],
  ])('%s is found by %s', (name, reading) => {
    expect(readingsOf(name)).toContain(reading);
  });

  test('of a text without Chinese characters are none', () => {
    expect(readingsOf('A-12')).toEqual([]);
  });
});

test('a record is searched by its title, its readings and its declared fields, digits apart from Chinese', () => {
  const texts = searchTextsOf(RECORD_TYPES.member, '潘秀英', memberValues({ homeAddr: '河口村6组' }));
  expect(texts.han.split('\n')).toEqual(['潘秀英', '河口村6组']);
  expect(texts.latin.split('\n')).toEqual(expect.arrayContaining(['panxiuying', 'pxy', '15904643708', '6']));
});

test('typed words are split at blanks and where Chinese meets Latin', () => {
  expect(wordsOf('张san  138')).toEqual([
    { text: '张', han: true },
    { text: 'san', han: false },
    { text: '138', han: false },
  ]);
  expect(wordsOf("xi'an")).toEqual([{ text: 'xian', han: false }]);
});
