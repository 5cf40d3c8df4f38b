/**
 * A rough estimate of how long a password would stand against somebody who has the folder. Not a science: it counts
 * length and variety, and takes off what such people try first. Pure.
 */

export interface Strength {
  /** 0 too weak to be taken, 1 weak, 2 fair, 3 good. */
  readonly score: 0 | 1 | 2 | 3;
  /** Chinese: what is wrong or that it is fine. */
  readonly advice: string;
}

/** Main refuses shorter ones as well. */
export const LEAST_LENGTH = 8;

/** What is tried first, as whole passwords or as their core. Compared in lower case. */
const COMMON = [
  '12345678',
  '87654321',
  '11223344',
  '123123123',
  'password',
  'passw0rd',
  'qwertyui',
  'qwerty',
  'asdfghjk',
  '1qaz2wsx',
  'abcd1234',
  'abc12345',
  'a1234567',
  'admin123',
  'admin888',
  'iloveyou',
  'woaini1314',
  'woaini520',
  '5201314',
  'dangyuan',
  'dangwei',
  'zzb12345',
];

/** A common word with fewer characters than this around it is still the common word. */
const MARGIN = 4;

/** Estimates a password. `names` are the user's and the unit's, which anybody in the office knows. */
export function strengthOf(password: string, names: readonly string[]): Strength {
  const lower = password.toLowerCase();
  const length = [...password].length;
  if (length < LEAST_LENGTH) {
    return { score: 0, advice: `至少 ${LEAST_LENGTH} 个字符，还差 ${LEAST_LENGTH - length} 个` };
  }
  if (COMMON.some((word) => lower.includes(word) && length - word.length < MARGIN)) {
    return { score: 0, advice: '这是最常见的密码之一，请换一个' };
  }
  if (new Set(lower).size <= 3) return { score: 0, advice: '重复的字符太多，请换一个' };
  if (isRun(lower)) return { score: 0, advice: '连续的数字或字母很容易猜到，请换一个' };
  if (names.some((name) => [...name].length >= 2 && lower.includes(name.toLowerCase()))) {
    return { score: 1, advice: '含有姓名或单位名称，容易猜到' };
  }
  if (/^\d+$/.test(password)) {
    return { score: length >= 14 ? 2 : 1, advice: '只有数字，像生日或电话；请加上字母或汉字' };
  }
  return fromBits(length * Math.log2(alphabet(password)));
}

function fromBits(bits: number): Strength {
  if (bits < 50) return { score: 1, advice: '偏弱。再长一些，或混用字母、数字、符号' };
  if (bits < 70) return { score: 2, advice: '可以。再长几个字符更好' };
  return { score: 3, advice: '好' };
}

/** True when most neighbours follow each other: abcdefgh, 23456789, hgfedcba. */
function isRun(text: string): boolean {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).filter((code, index) => Math.abs(code - (codes[index] ?? 0)) === 1);
  return steps.length >= codes.length - 2;
}

/** How many characters a guesser must reckon with. */
function alphabet(text: string): number {
  let size = 0;
  if (/[a-z]/.test(text)) size += 26;
  if (/[A-Z]/.test(text)) size += 26;
  if (/\d/.test(text)) size += 10;
  if (/[ !-/:-@[-`{-~]/.test(text)) size += 32;
  if (/[^ -~]/.test(text)) size += 2000;
  return Math.max(size, 2);
}
