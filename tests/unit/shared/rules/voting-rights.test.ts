import { expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import { votingRightOn } from '../../../../shared/rules/voting-rights';

const DAY = '2026-03-10';

test.each<[string, RecordValues, boolean, string | undefined]>([
  [
    'a full member votes',
    { memberCategory: 'full', joinDate: '2001-07', fullDate: '2002-07' },
    true,
    undefined,
  ],
  ['a full member without dates votes', { memberCategory: 'full' }, true, undefined],
  ['a probationary member does not', { memberCategory: 'probationary' }, false, '预备党员'],
  [
    'who became full after that day did not',
    { memberCategory: 'full', joinDate: '2025-05-01', fullDate: '2026-05-01' },
    false,
    '当时为预备党员',
  ],
  [
    'who became full on that day did',
    { memberCategory: 'full', joinDate: '2025-03-10', fullDate: '2026-03-10' },
    true,
    undefined,
  ],
  ['who joined later did not', { memberCategory: 'full', joinDate: '2026-04' }, false, '当时尚未入党'],
  [
    'probation within the Party takes the vote while it lasts',
    {
      memberCategory: 'full',
      discipline: [{ name: '留党察看一年', date: '2025-06-01', endDate: '2026-06-01' }],
    },
    false,
    '留党察看期间',
  ],
  [
    'and gives it back afterwards',
    {
      memberCategory: 'full',
      discipline: [{ name: '留党察看一年', date: '2024-06-01', endDate: '2025-06-01' }],
    },
    true,
    undefined,
  ],
  [
    'a warning takes no vote',
    { memberCategory: 'full', discipline: [{ name: '党内警告' }] },
    true,
    undefined,
  ],
  ['who left has none', { memberCategory: 'full', status: 'moved' }, false, '已不在本支部'],
  ['suspended membership has none', { memberCategory: 'full', status: 'suspended' }, false, '停止党籍'],
  ['an applicant has none', { memberCategory: 'applicant' }, false, '不是党员'],
])('%s', (_, member, hasVote, reason) => {
  const right = votingRightOn(member, DAY);
  expect({ hasVote: right.hasVote, reason: right.hasVote ? undefined : right.reason }).toEqual({
    hasVote,
    reason,
  });
});
