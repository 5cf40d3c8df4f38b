import { describe, expect, it } from 'vitest';
import { member } from '../../../shared/records/member';
import { checkRecord } from '../../../shared/rules/check-record';
import { TODAY } from './citizen-numbers';
import { draftsOf, inventTownship, searchTextOf } from './vault-content';

const SIZE = { members: 400, former: 100, branches: 8 };

describe('the invented township', () => {
  it('is the same for the same seed and another for another', () => {
    expect(inventTownship(SIZE)).toEqual(inventTownship(SIZE));
    expect(inventTownship({ ...SIZE, seed: 2 })).not.toEqual(inventTownship(SIZE));
  });

  it('holds members whom no check calls wrong, each with a number of their own', () => {
    const { members } = inventTownship(SIZE);
    const errors = members.flatMap(({ values }) =>
      checkRecord(member, values, { today: TODAY }).filter(({ level }) => level === 'error'),
    );
    expect(errors).toEqual([]);
    expect(new Set(members.map(({ values }) => values.idNo)).size).toBe(members.length);
  });

  it('is written as one entry a record and found by the text of its searched fields', () => {
    const { organizations, members } = inventTownship(SIZE);
    expect(draftsOf([...organizations, ...members])).toHaveLength(1 + SIZE.branches + 500);
    const [first] = members;
    expect(first && searchTextOf(first)).toContain(String(first?.values.idNo));
  });
});
