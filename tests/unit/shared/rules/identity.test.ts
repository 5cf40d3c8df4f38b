import { describe, expect, test } from 'vitest';
import { recordType } from '../../../../shared/records/registry';
import { identitiesOf, integrityFindings } from '../../../../shared/rules/identity';
import { memberValues } from '../../builders/members';

const member = recordType('member');
const organization = recordType('organization');

describe('identities', () => {
  test('of a member are the number, and name with birth date', () => {
    expect(identitiesOf(member, memberValues({ idNo: '110101199003070011' }))).toEqual([
      'idNo:110101199003070011',
      'name+birthDate:潘秀英+1964-05-23',
    ]);
    expect(identitiesOf(member, memberValues({ idNo: '', birthDate: '' }))).toEqual([]);
  });

  test('two people of one name in one branch are no duplicates', () => {
    const [first, second] = [
      memberValues({ idNo: '', birthDate: '1960' }),
      memberValues({ idNo: '', birthDate: '1970' }),
    ];
    const shared = identitiesOf(member, first).filter((key) => identitiesOf(member, second).includes(key));
    expect(shared).toEqual([]);
  });

  test('of those who died, left or moved on there are none', () => {
    for (const status of ['dead', 'left', 'moved'])
      expect(identitiesOf(member, memberValues({ status }))).toEqual([]);
    expect(identitiesOf(member, memberValues({ status: 'suspended' }))).not.toEqual([]);
  });

  test('of an organization are its code, and its name under one parent', () => {
    expect(identitiesOf(organization, { orgCode: '001', fullName: '河口村支部', parentId: 'p' })).toEqual([
      'orgCode:001',
      'fullName+parentId:河口村支部+p',
    ]);
  });
});

describe('findings of the integrity pass', () => {
  test('V03 one number twice is an error at both records, and each names the other', () => {
    const found = integrityFindings(member, {
      kind: 'duplicate',
      key: 'idNo:110101199003070011',
      records: ['a', 'b'],
    });
    expect(
      found.map(({ check, level, field, record, others }) => [check, level, field, record, others]),
    ).toEqual([
      ['V03', 'error', 'idNo', 'a', ['b']],
      ['V03', 'error', 'idNo', 'b', ['a']],
    ]);
    expect(found[0]?.message).not.toContain('110101');
  });

  test('V72 one name and birth date twice is a warning, V73 one organization twice an error', () => {
    expect(
      integrityFindings(member, { kind: 'duplicate', key: 'name+birthDate:x+y', records: ['a', 'b'] })[0],
    ).toMatchObject({ check: 'V72', level: 'warning', field: 'name' });
    expect(
      integrityFindings(organization, { kind: 'duplicate', key: 'orgCode:001', records: ['a', 'b'] })[0],
    ).toMatchObject({ check: 'V73', level: 'error', field: 'orgCode' });
  });

  test('V140 two records of a ledger with the same marks are a warning', () => {
    const venue = recordType('venue');
    const [key = ''] = venue.identity.map((fields) => fields.join('+'));
    expect(
      integrityFindings(venue, { kind: 'duplicate', key: `${key}:x`, records: ['a', 'b'] })[0],
    ).toMatchObject({ check: 'V140', level: 'warning', others: ['b'] });
  });

  test('V70 a loop is shown at every organization in it', () => {
    const found = integrityFindings(organization, { kind: 'loop', records: ['a', 'b', 'c'] });
    expect(found.map(({ check, field, record }) => [check, field, record])).toEqual(
      ['a', 'b', 'c'].map((id) => ['V70', 'parentId', id]),
    );
  });

  test('V71 a member of a missing branch is told whether it lies in the bin', () => {
    const missing = { kind: 'missing-reference', record: 'a', field: 'branchId', target: 'b' } as const;
    expect(integrityFindings(member, { ...missing, deleted: true })[0]?.message).toContain('回收站');
    expect(integrityFindings(member, { ...missing, deleted: false })[0]).toMatchObject({
      check: 'V71',
      level: 'warning',
      field: 'branchId',
    });
  });
});
