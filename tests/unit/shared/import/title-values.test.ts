import { expect, test } from 'vitest';
import { titleValues } from '../../../../shared/import/title-values';
import { splitVillageGroup } from '../../../../shared/import/village-group';
import { recordType } from '../../../../shared/records/registry';

test.each([
  [
    '2026年第三季度农村低保对象公示名单',
    { year: '2026', period: '2026年第三季度', policyKind: 'subsistence' },
  ],
  ['河口村2026年1季度特困供养人员花名册', { year: '2026', period: '2026年第一季度', policyKind: 'extreme' }],
  ['2026 年度耕地地力保护补贴发放表', { year: '2026', period: '2026年度', policyKind: 'farmland' }],
  ['2026年上半年高龄津贴发放花名册', { year: '2026', period: '2026年上半年', policyKind: 'elderly' }],
  ['２０２６年3月份临时救助名单', { year: '2026', period: '2026年3月', policyKind: 'relief' }],
  // Two policies named: nobody can say which.
  ['2026年低保、医保对象名单', { year: '2026', period: '2026年度' }],
  ['惠民政策发放花名册', {}],
])('%s says %j', (title, values) => {
  expect(titleValues(recordType('benefit'), [title])).toEqual(values);
});

test('the first line that says something decides, and a type that declares nothing reads nothing', () => {
  expect(titleValues(recordType('member-review'), ['测评票汇总', '2025年度', '2026年'])).toEqual({
    year: '2025',
  });
  expect(titleValues(recordType('member'), ['2026年党员花名册'])).toEqual({});
});

test.each([
  ['东升村二组', '东升村', '二组'],
  ['东升村 第3小组', '东升村', '第3小组'],
  ['向阳社区十二组', '向阳社区', '十二组'],
  ['河口村1村民小组', '河口村', '1村民小组'],
])('%s is %s and %s', (text, village, group) => {
  expect(splitVillageGroup(text)).toEqual({ village, group });
});

test.each(['东升村', '东升村党支部', '二组', '河口村领导小组', ''])('%j names no group', (text) => {
  expect(splitVillageGroup(text)).toBeNull();
});
