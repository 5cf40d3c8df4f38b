import { describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import {
  committeeOn,
  convened,
  isMemberOn,
  rollPerson,
  withCommittee,
} from '../../../../shared/rules/meeting-roll';

const DAY = '2026-06-10';
const FULL: RecordValues = { name: '甲', memberCategory: 'full', branchId: 'b', joinDate: '2001-07' };

// Source: domain.md 3.2: voting rights and membership as of the day of the meeting.
test.each<[string, RecordValues, boolean]>([
  ['a full member', FULL, true],
  ['a probationary member', { ...FULL, memberCategory: 'probationary' }, true],
  ['an activist is none yet', { ...FULL, memberCategory: 'activist' }, false],
  ['who joined later was none then', { ...FULL, joinDate: '2026-07' }, false],
  ['who moved away before', { ...FULL, status: 'moved', enterLeave: [{ leaveDate: '2026-05-01' }] }, false],
  [
    'who moved away after was there',
    { ...FULL, status: 'moved', enterLeave: [{ leaveDate: '2026-07-01' }] },
    true,
  ],
  ['who moved away, nobody knows when', { ...FULL, status: 'moved' }, false],
  [
    'who left, came back and left again later',
    {
      ...FULL,
      status: 'moved',
      enterLeave: [{ leaveDate: '2020' }, { enterDate: '2021', leaveDate: '2026-09' }],
    },
    true,
  ],
  ['who was transferred in after that day', { ...FULL, enterLeave: [{ enterDate: '2026-08-01' }] }, false],
  ['who was transferred in before', { ...FULL, enterLeave: [{ enterDate: '2025-08' }] }, true],
  ['suspended membership stays on the roll', { ...FULL, status: 'suspended' }, true],
])('%s', (_, member, expected) => {
  expect(isMemberOn(member, DAY)).toBe(expected);
});

test('the roll says who votes, and why somebody does not', () => {
  expect(rollPerson('m1', FULL, DAY)).toMatchObject({ name: '甲', hasVote: true, note: '' });
  expect(rollPerson('m1', { ...FULL, memberCategory: 'probationary' }, DAY)).toMatchObject({
    hasVote: false,
    note: '预备党员',
  });
});

describe('the committee of a day', () => {
  const organization: RecordValues = {
    posts: [
      { post: 'publicity', person: '丙', memberId: 'm3', from: '2024-01' },
      { post: 'secretary', person: '甲', memberId: 'm1', from: '2024-01' },
      { post: 'deputy', person: '乙', from: '2020-01', to: '2024-01-15' },
      { post: 'member', person: '新', from: '2026-07-01' },
      { post: 'village-head', person: '丁' },
    ],
  };
  const people = [rollPerson('m1', FULL, DAY), rollPerson('m2', { ...FULL, name: '乙', groupId: 'g' }, DAY)];

  test('is who held one of its posts then, the secretary first', () => {
    expect(committeeOn(organization, DAY).map(({ name, post }) => `${name} ${post}`)).toEqual([
      '甲 书记',
      '丙 宣传委员',
    ]);
  });

  test('is marked on the roll; who is not on it comes before', () => {
    const roll = withCommittee(people, committeeOn(organization, DAY));
    expect(roll.map(({ name, post }) => [name, post])).toEqual([
      ['丙', '宣传委员'],
      ['甲', '书记'],
      ['乙', ''],
    ]);
  });

  test.each([
    ['member-assembly', undefined, ['甲', '乙']],
    ['branch-committee', undefined, ['丙', '甲']],
    ['group-meeting', 'g', ['乙']],
    ['group-meeting', undefined, []],
    ['village-representatives', undefined, []],
    ['院坝会', undefined, []],
  ])('a meeting of kind %s (group %s) calls %j', (kind, group, names) => {
    const roll = withCommittee(people, committeeOn(organization, DAY));
    expect(convened(kind, group, roll).map(({ name }) => name)).toEqual(names);
  });
});
