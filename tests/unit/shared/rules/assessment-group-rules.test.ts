import { describe, expect, test } from 'vitest';
import { checker } from '../../builders/checker';

const person = (role: string, group: string, gender: string, to: string | null = null) => ({
  id: `${role}${group}${gender}`,
  name: '某某',
  role,
  group,
  gender,
  to,
});
const MEMBERS = [
  person('cadre', '一组', '1'),
  person('member', '二组', '1'),
  person('deputy', '三组', '2'),
  person('villager', '四组', '1'),
  person('elder', '五组', '1'),
];
const check = checker('assessment-group', { title: '低保评议小组', members: MEMBERS });

test('nothing is said about a panel that stands for the village', () => {
  expect(check()).toEqual([]);
});

// Source: speech 1, 「评议代表不广泛、代表性不强」.
describe('V152 representativeness', () => {
  test.each([
    ['too few', MEMBERS.slice(1), 1],
    ['no common villager', MEMBERS.map((one) => ({ ...one, role: 'member' })), 1],
    ['mostly cadres', MEMBERS.map((one, at) => ({ ...one, role: at < 3 ? 'cadre' : 'villager' })), 1],
    ['all of one group', MEMBERS.map((one) => ({ ...one, group: '一组' })), 1],
    ['all men', MEMBERS.map((one) => ({ ...one, gender: '1' })), 1],
    ['groups not written down', MEMBERS.map((one) => ({ ...one, group: '' })), 0],
    ['who left does not count', [...MEMBERS.slice(1), person('cadre', '一组', '1', '2026-01-01')], 1],
    ['not yet filled in', [], 0],
  ])('%s', (_, members, count) => {
    expect(check({ members })).toEqual(Array.from({ length: count }, () => 'V152 warning members'));
  });
});

describe('V146 a session', () => {
  const session = (changes: object) => [
    {
      id: 's',
      date: '2026-03-01',
      cases: '高凡艳',
      expected: 9,
      present: 8,
      agree: 6,
      against: 1,
      abstain: 1,
      ...changes,
    },
  ];
  test.each([
    [{}, 0],
    [{ agree: 5 }, 0],
    [{ agree: 7 }, 1],
    [{ present: 10 }, 1],
  ])('%j', (changes, count) => {
    expect(check({ sessions: session(changes) })).toHaveLength(count);
  });
});
