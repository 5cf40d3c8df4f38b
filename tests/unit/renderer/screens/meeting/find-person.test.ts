import { expect, test } from 'vitest';
import { findPeople, isWritten } from '../../../../../renderer/screens/meeting/find-person';

const PEOPLE = [
  { name: '张三丰', readings: ['zhangsanfeng', 'zsf'] },
  { name: '单田芳', readings: ['shantianfang', 'stf', 'dantianfang', 'dtf'] },
  { name: '张三', readings: ['zhangsan', 'zs'] },
  { name: '欧阳三', readings: ['ouyangsan', 'oys'] },
];

// Source: issue 3, section 2: attendance by typing initials.
test.each([
  ['zs', ['张三', '张三丰']],
  ['ZS', ['张三', '张三丰']],
  ['ｚｓｆ', ['张三丰']],
  ["zhang'san", ['张三', '张三丰']],
  ['stf', ['单田芳']],
  ['dtf', ['单田芳']],
  ['张三', ['张三', '张三丰']],
  ['三', ['张三丰', '张三', '欧阳三']],
  ['sf', []],
  ['', []],
  ['  ', []],
])('%j finds %j, the best first', (typed, names) => {
  expect(findPeople(PEOPLE, typed).map(({ name }) => name)).toEqual(names);
});

test('a name is told from a way to find one', () => {
  expect(isWritten('张')).toBe(true);
  expect(isWritten('zs')).toBe(false);
});
