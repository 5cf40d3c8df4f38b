import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../shared/kernel/json';
import type { FieldDefinition } from '../../../../shared/records/define';
import { RECORD_TYPES, recordType, recordTypes } from '../../../../shared/records/registry';
import { checkField, checkRecord } from '../../../../shared/rules/check-record';
import { completeness, conditionalFields } from '../../../../shared/rules/required';
import { TODAY } from '../../builders/citizen-numbers';
import { numbersOf } from '../../builders/findings';
import { memberValues } from '../../builders/members';

const member = recordType('member');
const context = { today: TODAY };
const check = (changes: Readonly<Record<string, Json>>) =>
  numbersOf(checkRecord(member, { ...memberValues(), ...changes }, context));

describe('what the declaration demands', () => {
  test('V31 without a name or a branch a row is refused', () => {
    expect(check({ name: '' })).toEqual(['V31 error name']);
    expect(check({ branchId: null })).toEqual(['V31 error branchId']);
  });

  test('V32 other required fields are noted, and only when the condition holds', () => {
    const missing = (changes: Readonly<Record<string, Json>>) =>
      checkRecord(member, { ...memberValues(), ...changes }, context).map(
        ({ check: number, level, field }) => `${number} ${level} ${field}`,
      );
    expect(missing({ nativePlace: null })).toEqual(['V32 note nativePlace']);
    expect(missing({ fullDate: null })).toEqual(['V32 note fullDate']);
    expect(missing({ fullDate: null, joinDate: null, memberCategory: 'activist' })).toEqual([]);
  });

  test('V34 a code that is not on the list is a warning, open fields keep local wording', () => {
    expect(check({ education: '函授' })).toEqual(['V34 warning education']);
    expect(check({ jobCode: '教师' })).toEqual([]);
    expect(check({ jobCode: '0' })).toEqual([]);
    expect(check({ isFloating: '大概' })).toEqual(['V34 warning isFloating']);
  });

  test('V36 text that is too long is counted in characters, not in code units', () => {
    expect(check({ name: '𬱖'.repeat(30) })).toEqual([]);
    expect(check({ name: '𬱖'.repeat(31) })).toEqual(['V36 warning name']);
  });

  test.each(['1591442863', '12345678901', '159144286370', '6222222', '电话'])(
    'V38 %s is a suspect phone number',
    (mobile) => {
      expect(check({ mobile })).toEqual(['V38 warning mobile']);
    },
  );

  test.each([
    '15904643708',
    '07106222222',
    '0710-6222222',
    '010-62222222-801',
    '15904643708、15904643709',
    '无',
  ])('%s is a phone number', (mobile) => {
    expect(check({ mobile })).toEqual([]);
  });

  test('V39 numbers are numbers', () => {
    expect(check({ probationExt: 'six' })).toContain('V39 error probationExt');
    expect(check({ hardship: [{ id: 'a', type: 'illness', amount: '12.3.4' }] })).toEqual([
      'V39 error hardship',
    ]);
  });

  test('elements are checked like fields, and the message says which element', () => {
    const findings = checkRecord(
      member,
      {
        ...memberValues(),
        honors: [
          { id: 'a', name: '先进' },
          { id: 'b', name: '优秀', date: '去年' },
        ],
      },
      context,
    );
    expect(numbersOf(findings)).toEqual(['V35 error honors']);
    expect(findings[0]?.message).toContain('第 2 项的批准日期');
  });

  test('tables that hold only the number of elements are checked without them', () => {
    expect(check({ honors: 3 })).toEqual([]);
  });
});

test('errors come first, then warnings, then notes', () => {
  const levels = checkRecord(
    member,
    { ...memberValues(), name: '', mobile: '1', nativePlace: null },
    context,
  ).map((found) => found.level);
  expect(levels).toEqual(['error', 'warning', 'note']);
});

test('leaving a field shows what concerns that field', () => {
  const values = { ...memberValues(), mobile: '1', name: '' };
  expect(numbersOf(checkField(member, 'mobile', values, context))).toEqual(['V38 warning mobile']);
});

test('a record of any content is checked without throwing', () => {
  const json = fc.jsonValue() as fc.Arbitrary<Json>;
  for (const type of recordTypes) {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(type.fields)), json), (values) => {
        for (const found of checkRecord(type, values, context)) expect(found.message).not.toBe('');
      }),
    );
  }
});

describe('completeness', () => {
  test('is 100 only when nothing that is asked for is missing', () => {
    expect(completeness(member, memberValues())).toEqual({ percent: 100, missing: [] });
    expect(completeness(member, memberValues({ hukouAddr: '' }))).toEqual({
      percent: 93,
      missing: ['hukouAddr'],
    });
    expect(completeness(member, {}).percent).toBe(0);
  });

  test('asks a lost member for the day, and takes a reason for the number', () => {
    expect(
      completeness(member, memberValues({ isLost: true, idNo: '', noIdReason: '失联' })).missing,
    ).toEqual(['lostSince']);
  });

  test('every conditional field has its condition, and no other', () => {
    for (const [name, type] of Object.entries(RECORD_TYPES)) {
      const declared = Object.entries<FieldDefinition>(type.fields).flatMap(([key, field]) =>
        field.required === 'conditional' ? [key] : [],
      );
      expect({ name, keys: [...conditionalFields(type.name)].sort() }).toEqual({
        name,
        keys: declared.sort(),
      });
    }
  });
});
