import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEAST_LENGTH, strengthOf } from '../../../../renderer/app/password/strength';

const scoreOf = (password: string, names: readonly string[] = []) => strengthOf(password, names).score;

describe('the strength of a password', () => {
  test('one that is too short is refused, and it says how much is missing', () => {
    expect(strengthOf('ab3', [])).toEqual({ score: 0, advice: '至少 8 个字符，还差 5 个' });
  });

  test.each(['12345678', 'Password1', 'qwerty123', 'admin888', 'dangyuan1', '1qaz2wsx'])(
    '%s is refused because it is tried first',
    (password) => {
      expect(scoreOf(password)).toBe(0);
    },
  );

  test.each(['abcdefgh', '23456789', 'hgfedcba'])('%s is refused because it is a run', (password) => {
    expect(scoreOf(password)).toBe(0);
  });

  test('few different characters are refused, however many times they are typed', () => {
    expect(scoreOf('abababababababab')).toBe(0);
  });

  test('one with the name of the user or the unit is weak', () => {
    expect(scoreOf('王建国2026年9月', ['王建国'])).toBe(1);
    expect(scoreOf('tianshui-Hekou-77', ['hekou'])).toBe(1);
  });

  test('a name of one character does not count, it is in too many words', () => {
    expect(scoreOf('清水沟3月修好了桥', ['水'])).toBe(3);
  });

  test('digits alone are weak, because they are birthdays and phone numbers', () => {
    expect(scoreOf('19670412')).toBe(1);
    expect(scoreOf('13907120456')).toBe(1);
  });

  test('a short sentence in Chinese is good', () => {
    expect(scoreOf('清水沟3月修好了桥')).toBe(3);
  });

  test('characters outside the basic plane count as one each', () => {
    expect(scoreOf('𠀀𠀁𠀂𠀃')).toBe(0);
  });

  test('nothing shorter than the limit is ever taken, and there is always advice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (password) => {
        const { score, advice } = strengthOf(password, []);
        expect(advice).not.toBe('');
        if ([...password].length < LEAST_LENGTH) expect(score).toBe(0);
      }),
    );
  });
});
