import { describe, expect, test } from 'vitest';
import type { OrganizationValues } from '../../../../shared/records/organization';
import { recordType } from '../../../../shared/records/registry';
import { checkRecord } from '../../../../shared/rules/check-record';
import { branchSizeFindings } from '../../../../shared/rules/organization-rules';
import { TODAY } from '../../builders/citizen-numbers';
import { numbersOf } from '../../builders/findings';

function check(changes: OrganizationValues): readonly string[] {
  const branch: OrganizationValues = {
    fullName: '中共河口村支部委员会',
    orgType: 'branch',
    secretary: '潘秀英',
  };
  return numbersOf(checkRecord(recordType('organization'), { ...branch, ...changes }, { today: TODAY }));
}

test('nothing is said about a right organization, and the topmost needs no parent', () => {
  expect(
    check({
      unitCode: '91350100M000100Y43',
      regionCode: '420683',
      electedDate: '2021-07-01',
      termEnd: '2026-07-01',
    }),
  ).toEqual([]);
});

test('V31 an organization without a name is refused', () => {
  expect(check({ fullName: '' })).toEqual(['V31 error fullName']);
});

describe('term', () => {
  test('V26 past its end a renewal is due', () => {
    expect(check({ termEnd: '2026-06-29' })).toEqual(['V26 warning termEnd']);
    expect(check({ termEnd: '2026-06' })).toEqual([]);
  });

  test('V26 an extension holds for a year, and a dissolved organization needs none', () => {
    expect(check({ termEnd: '2025-07-01', extensionNo: '镇党发〔2025〕9号' })).toEqual([]);
    expect(check({ termEnd: '2025-06-01', extensionNo: '镇党发〔2025〕9号' })).toEqual([
      'V26 warning termEnd',
    ]);
    expect(check({ termEnd: '2024-06-01', endDate: '2024-01' })).toEqual([]);
  });

  test('V63 it ends after the election, within five years', () => {
    expect(check({ electedDate: '2027-01-01', termEnd: '2026-12-31' })).toEqual(['V63 warning termEnd']);
    expect(check({ electedDate: '2025-01-01', termEnd: '2030-01-02' })).toEqual(['V63 warning termEnd']);
    expect(check({ electedDate: '2025', termEnd: '2030' })).toEqual([]);
  });
});

test('V60 a wrong credit code is an error, V62 a wrong region code a warning', () => {
  expect(check({ unitCode: '91350100M000100Y44' })).toEqual(['V60 error unitCode']);
  expect(check({ regionCode: '42068' })).toEqual(['V62 warning regionCode']);
  expect(check({ regionCode: '420683101205' })).toEqual([]);
});

test('V64 a vacant secretary is noted, but a group has none', () => {
  expect(check({ secretary: '' })).toEqual(['V64 note secretary']);
  expect(check({ secretary: '', orgType: 'group' })).toEqual([]);
});

describe('V27 size', () => {
  const size = (fullMembers: number, orgType = 'branch', leaders = 3) =>
    branchSizeFindings({ orgType, fullMembers, members: fullMembers, leaders }).map((found) => found.field);

  test('a branch has three full members, seven elect a committee, fifty are many', () => {
    expect(size(2)).toEqual(['orgType']);
    expect(size(3)).toEqual([]);
    expect(size(6, 'branch', 1)).toEqual([]);
    expect(size(7, 'branch', 1)).toEqual(['posts']);
    expect(size(50)).toEqual([]);
    expect(size(51)).toEqual(['orgType']);
  });

  test('a joint branch may be small, a committee is not measured, an empty branch is being set up', () => {
    expect(size(2, 'joint-branch')).toEqual([]);
    expect(size(2, 'committee')).toEqual([]);
    expect(size(0)).toEqual([]);
  });
});
