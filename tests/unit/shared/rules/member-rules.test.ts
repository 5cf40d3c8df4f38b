import { describe, expect, test } from 'vitest';
import type { MemberValues } from '../../../../shared/records/member';
import { recordType } from '../../../../shared/records/registry';
import { checkRecord } from '../../../../shared/rules/check-record';
import { partyAge } from '../../../../shared/rules/member-date-rules';
import { isCountedMember } from '../../../../shared/rules/member-rules';
import { citizenNumber, TODAY } from '../../builders/citizen-numbers';
import { numbersOf } from '../../builders/findings';
import { memberValues } from '../../builders/members';

const member = recordType('member');
const check = (changes: MemberValues) =>
  numbersOf(checkRecord(member, memberValues(changes), { today: TODAY }));

test('nothing is said about a complete and right member', () => {
  expect(checkRecord(member, memberValues(), { today: TODAY })).toEqual([]);
});

describe('citizen number', () => {
  test('V01 a wrong check digit is an error', () => {
    expect(check({ idNo: `${citizenNumber('1964-05-23', 237).slice(0, 17)}0` })).toEqual(['V01 error idNo']);
  });

  test('V02 another sex or birth date than the file has is a warning, because the file prevails', () => {
    expect(check({ gender: '2' })).toEqual(['V02 warning gender']);
    expect(check({ birthDate: '1964-05-24' })).toEqual(['V02 warning birthDate']);
  });

  test('V02 a rougher birth date that agrees is no contradiction', () => {
    expect(check({ birthDate: '1964-05' })).toEqual([]);
    expect(check({ birthDate: '1964' })).toEqual([]);
  });

  test('V33 may be missing if a reason is given', () => {
    expect(check({ idNo: '' })).toEqual(['V33 warning idNo']);
    expect(check({ idNo: '', noIdReason: '失联，档案中没有' })).toEqual([]);
  });

  test('V40 wrong length, V41 lost digits, V42 no such province, V43 no such day are errors', () => {
    expect(check({ idNo: '4206831964052323' })).toEqual(['V40 error idNo']);
    expect(check({ idNo: '420683********2379' })).toEqual(['V40 error idNo']);
    expect(check({ idNo: '4.20683E+17' })).toEqual(['V41 error idNo']);
    expect(check({ idNo: '420683198811270000' })).toEqual(['V41 error idNo']);
    expect(check({ idNo: '990683196405232379' })).toEqual(['V42 error idNo']);
    expect(check({ idNo: '420683196413232379' })).toEqual(['V43 error idNo']);
  });

  test('V44 a valid number that ends in 000 is suspect', () => {
    expect(check({ idNo: '420683196006234000', birthDate: '1960-06-23', gender: '2' })).toEqual([
      'V44 warning idNo',
    ]);
  });

  test('V45 an old number is marked, before and after its conversion', () => {
    expect(check({ idNo: '420683640523237' })).toEqual(['V45 warning idNo']);
    expect(check({ idNoConverted: true })).toEqual(['V45 warning idNo']);
    expect(check({ idNo: '420683641323237' })).toEqual(['V40 error idNo']);
  });
});

describe('age at admission', () => {
  test('V04 warns below 18, and not on the birthday itself', () => {
    expect(check({ joinDate: '1982-05-22', fullDate: '1983-05-23' })).toEqual(['V04 warning joinDate']);
    expect(check({ joinDate: '1982-05-23', fullDate: '1983-05-23' })).toEqual([]);
  });

  test('V04 gives a rough date the benefit of the doubt', () => {
    expect(check({ joinDate: '1982', fullDate: '1983' })).toEqual([]);
    expect(check({ joinDate: '1981', fullDate: '1983' })).toEqual(['V04 warning joinDate']);
  });

  test('V04 takes the birth date from the number where the file has none', () => {
    expect(check({ birthDate: '', joinDate: '1976-06', fullDate: '1998' })).toEqual(['V04 warning joinDate']);
    expect(
      check({ birthDate: '', idNo: '420683640523237', joinDate: '1976-06', fullDate: '1998' }),
    ).toContain('V04 warning joinDate');
  });

  test('V04 looks at the application too', () => {
    expect(check({ applyDate: '1982-05-01' })).toEqual(['V04 warning applyDate']);
  });

  test('V48 admission before birth is an error, and only that', () => {
    expect(check({ joinDate: '1960-01', fullDate: '1997' })).toEqual(['V48 error joinDate']);
  });
});

describe('probation', () => {
  test('V05 warns below a year', () => {
    expect(check({ joinDate: '1996-05-17', fullDate: '1997-05-16' })).toEqual(['V05 warning fullDate']);
    expect(check({ joinDate: '1996-05', fullDate: '1997-05' })).toEqual([]);
    expect(check({ joinDate: '1996-06', fullDate: '1997-05' })).toEqual(['V05 warning fullDate']);
  });

  test.each([
    ['1969-04', true],
    ['1969-04-01', true],
    ['1973-06-01', true],
    ['1977-08-31', true],
    ['1969-03-31', false],
    ['1977-09-01', false],
  ])('V05 admitted on %s, exempt: %s', (joinDate, isExempt) => {
    const old = { birthDate: '1944-05-23', idNo: citizenNumber('1944-05-23', 237) };
    expect(check({ ...old, joinDate, fullDate: joinDate })).toEqual(isExempt ? [] : ['V05 warning fullDate']);
  });

  test('V06 warns when it is over without a decision', () => {
    const probationary: MemberValues = { memberCategory: 'probationary', fullDate: '' };
    expect(check({ ...probationary, joinDate: '2025-06-29' })).toEqual(['V06 warning memberCategory']);
    expect(check({ ...probationary, joinDate: '2025-06-30' })).toEqual([]);
    expect(check({ ...probationary, joinDate: '2025-06' })).toEqual([]);
    expect(
      check({ ...probationary, joinDate: '2025-01-31', fullOutcome: 'extended', probationExt: 6 }),
    ).toEqual([]);
    expect(
      check({ ...probationary, joinDate: '2024-12-29', fullOutcome: 'extended', probationExt: 6 }),
    ).toEqual(['V06 warning memberCategory']);
    expect(check({ ...probationary, joinDate: '2025-01-01', fullOutcome: 'cancelled' })).toEqual([]);
  });

  test('V52 a probationary member with a full date is noted, even if the date lies ahead', () => {
    expect(check({ memberCategory: 'probationary', joinDate: '2025-11-01', fullDate: '2026-11-01' })).toEqual(
      ['V52 note fullDate'],
    );
  });

  test('V53 an extension is 6 to 12 months', () => {
    expect(check({ probationExt: 5 })).toEqual(['V53 warning probationExt']);
    expect(check({ probationExt: 12 })).toEqual([]);
    expect(check({ fullOutcome: 'extended' })).toEqual(['V53 warning probationExt']);
  });
});

describe('dates', () => {
  test('V46 what has happened does not lie ahead', () => {
    expect(check({ joinDate: '2026-07-01', fullDate: '' })).toEqual(['V46 error joinDate']);
    expect(check({ joinDate: '2026-06', fullDate: '' })).toEqual([]);
    expect(check({ fullDate: '2027' })).toEqual(['V46 error fullDate']);
  });

  test('V47 nobody joined before there was a Party', () => {
    const old = { birthDate: '1900-01-01', idNo: '', noIdReason: '烈士', status: 'dead' };
    expect(check({ ...old, joinDate: '1921-06', fullDate: '1922-07' })).toEqual(['V47 error joinDate']);
    expect(check({ ...old, joinDate: '1921', fullDate: '1922-07' })).toEqual([]);
  });

  test('V49 the steps follow one another', () => {
    expect(check({ applyDate: '1996-06' })).toEqual(['V49 warning joinDate']);
    expect(check({ fullDate: '1996-05-16' })).toEqual(['V49 warning fullDate']);
    expect(check({ applyDate: '1994-01', activistDate: '1994-06', targetDate: '1995-07' })).toEqual([]);
    expect(check({ activistDate: '1995-09', targetDate: '1995-02' })).toEqual([
      'V49 warning targetDate',
      'V51 warning targetDate',
    ]);
  });

  test('V50 beyond 120 years something is wrong, unless the person has died', () => {
    const old = { birthDate: '1905-01-01', idNo: citizenNumber('1905-01-01', 237) };
    expect(check(old)).toEqual(['V50 warning birthDate']);
    expect(check({ ...old, status: 'dead' })).toEqual([]);
  });

  test('V51 a year lies between activist and target', () => {
    expect(check({ activistDate: '1995-01-10', targetDate: '1995-12-01' })).toEqual([
      'V51 warning targetDate',
    ]);
  });

  test('V35 what is no date is an error and nothing else', () => {
    expect(check({ joinDate: '九十年代' })).toEqual(['V35 error joinDate']);
  });
});

describe('other rules', () => {
  test('V37 a name holds no digits', () => {
    expect(check({ name: '潘秀英2' })).toEqual(['V37 warning name']);
    expect(check({ name: '买买提·吐尔逊' })).toEqual([]);
    expect(check({ name: '𬱖静' })).toEqual([]);
  });

  test('V55 lost and floating go with their particulars', () => {
    expect(check({ isLost: true })).toEqual(['V55 warning lostSince']);
    expect(check({ isLost: true, lostSince: '2025-01' })).toEqual([]);
    expect(check({ lostReason: '1' })).toEqual(['V55 warning lostReason']);
    expect(check({ isFloating: true })).toEqual(['V55 warning flowTo']);
    expect(check({ isFloating: true, flowTo: '广东省' })).toEqual([]);
  });

  test('V54 two introduce', () => {
    expect(check({ introducers: [{ id: 'a', name: '甲' }] })).toEqual(['V54 note introducers']);
    expect(
      check({
        introducers: [
          { id: 'a', name: '甲' },
          { id: 'b', name: '乙' },
        ],
      }),
    ).toEqual([]);
  });

  test('V59 dues are paid once a month, reviews held once a year', () => {
    const paid = { month: '2026-01', status: 'paid' };
    expect(
      check({
        dues: [
          { id: 'a', ...paid },
          { id: 'b', ...paid },
          { id: 'c', ...paid, month: '2026-02' },
        ],
      }),
    ).toEqual(['V59 warning dues']);
    const review = { year: 2025, grade: 'good' };
    expect(
      check({
        reviews: [
          { id: 'a', ...review },
          { id: 'b', ...review },
        ],
      }),
    ).toEqual(['V59 warning reviews']);
  });
});

test('party age counts from becoming a full member, less the correction', () => {
  expect(partyAge(memberValues(), '2026-05-17')).toBe(29);
  expect(partyAge(memberValues(), '2026-05-16')).toBe(28);
  expect(partyAge(memberValues({ partyAgeCorrection: 24 }), '2026-05-17')).toBe(27);
  expect(partyAge(memberValues({ fullDate: '' }), TODAY)).toBeUndefined();
});

test('who counts as a member: full or probationary, and still here', () => {
  expect(isCountedMember(memberValues())).toBe(true);
  expect(isCountedMember(memberValues({ memberCategory: 'activist' }))).toBe(false);
  expect(isCountedMember(memberValues({ status: 'moved' }))).toBe(false);
  expect(isCountedMember(memberValues({ status: 'suspended' }))).toBe(true);
});
