import { describe, expect, test } from 'vitest';
import type { MemberValues } from '../../../../shared/records/member';
import { normaliseValues } from '../../../../shared/records/normalise';
import { recordType } from '../../../../shared/records/registry';
import { cleaningFindings, fillIn } from '../../../../shared/rules/fill-in';
import { citizenNumber, TODAY } from '../../builders/citizen-numbers';
import { numbersOf } from '../../builders/findings';
import { memberValues } from '../../builders/members';

const member = recordType('member');
const fill = (changes: MemberValues) => fillIn(member, memberValues(changes), { today: TODAY });

describe('filling in', () => {
  test('adds nothing to what is complete, and replaces nothing that a person wrote', () => {
    expect(fill({})).toEqual({ values: {}, findings: [] });
    expect(fill({ gender: '2', birthDate: '1960' }).values).toEqual({});
  });

  test('reads birth date and sex off a valid number, and says so', () => {
    const filled = fill({ birthDate: '', gender: '' });
    expect(filled.values).toEqual({ birthDate: '1964-05-23', gender: '1' });
    expect(numbersOf(filled.findings)).toEqual(['V58 note birthDate', 'V58 note gender']);
  });

  test('takes nothing from a wrong number', () => {
    expect(fill({ idNo: '420683196405232370', birthDate: '' })).toEqual({ values: {}, findings: [] });
  });

  test('converts an old number and marks it', () => {
    expect(fill({ idNo: '420683640523237' }).values).toEqual({
      idNo: citizenNumber('1964-05-23', 237),
      idNoConverted: true,
    });
    expect(fill({ idNo: '420683640523237', birthDate: '', gender: '' }).values).toMatchObject({
      birthDate: '1964-05-23',
      gender: '1',
    });
  });

  test('leaves organizations alone', () => {
    expect(fillIn(recordType('organization'), { idNo: '420683640523237' }, { today: TODAY }).values).toEqual(
      {},
    );
  });
});

test('what tidying changed is noted, what it left is not', () => {
  const before = {
    name: '朱 玲 伟',
    idNo: '\u200e420683196105192803 ',
    mobile: '139 1234 5678',
    education: '大专',
    birthDate: '1990',
  };
  expect(numbersOf(cleaningFindings(member, before, normaliseValues(member, before)))).toEqual([
    'V56 note name',
    'V57 note idNo',
  ]);
  const spaced = { name: ' 潘秀英 ', idNo: ' 420683196105192803' };
  expect(cleaningFindings(member, spaced, normaliseValues(member, spaced))).toEqual([]);
});
