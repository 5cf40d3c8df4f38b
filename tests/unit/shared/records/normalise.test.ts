import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  normaliseCitizenNumber,
  normaliseName,
  normalisePhone,
  normaliseValue,
  normaliseValues,
} from '../../../../shared/records/normalise';
import { fieldsOf, recordType } from '../../../../shared/records/registry';

const member = recordType('member');

describe('names', () => {
  test.each([
    ['朱 玲 伟', '朱玲伟'],
    ['马\u3000静', '马静'],
    [' 潘秀英\n', '潘秀英'],
    ['买买提.吐尔逊', '买买提·吐尔逊'],
    ['买买提 • 吐尔逊', '买买提·吐尔逊'],
    ['买买提．吐尔逊', '买买提·吐尔逊'],
    ['\u200e李静军\u200f', '李静军'],
    ['𬱖 静', '𬱖静'],
    ['Maria  de Souza', 'Maria de Souza'],
    ['J. Smith', 'J. Smith'],
  ])('%j is stored as %j', (typed, stored) => {
    expect(normaliseName(typed)).toBe(stored);
  });

  test('a rare character from the private-use area is kept', () => {
    expect(normaliseName('王\ue863 明')).toBe('王\ue863明');
  });
});

describe('citizen numbers', () => {
  test.each([
    ['11010519491231002x', '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    ["'420683196105192803", '420683196105192803'],
    ['\u200e420683196105192803 ', '420683196105192803'],
    ['420683 19610519 2803', '420683196105192803'],
    ['11010519491231002×', '11010519491231002X'],
    ['4.20683e+17', '4.20683E+17'],
    ['420683********2803', '420683********2803'],
  ])('%j is stored as %j', (typed, stored) => {
    expect(normaliseCitizenNumber(typed)).toBe(stored);
  });
});

describe('phone numbers', () => {
  test.each([
    ['139 1234 5678', '13912345678'],
    ['+86 139-1234-5678', '13912345678'],
    ['8613912345678', '13912345678'],
    ['１３９１２３４５６７８', '13912345678'],
    ['(0710) 6222222', '07106222222'],
    ['0710—6222222', '07106222222'],
    ['1591442863', '1591442863'],
    ['13912345678、0710-6222222', '13912345678、0710-6222222'],
    ['无', '无'],
  ])('%j is stored as %j', (typed, stored) => {
    expect(normalisePhone(typed)).toBe(stored);
  });
});

test('wording becomes a code where it means one entry, and stays as typed where it does not', () => {
  expect(
    normaliseValues(member, { education: '大专', jobCode: '教师', gender: '男', ethnicity: '毛难族' }),
  ).toEqual({
    education: '30',
    jobCode: '教师',
    gender: '1',
    ethnicity: '36',
  });
});

test('empty text and empty lists become null; elements keep their ids and are tidied inside', () => {
  expect(normaliseValues(member, { name: '  ', honors: [] })).toEqual({ name: null, honors: null });
  expect(
    normaliseValues(member, { family: [{ id: 'e1', name: '朱 玲', relation: ' 妻 ', later: ' x ' }] }),
  ).toEqual({
    family: [{ id: 'e1', name: '朱玲', relation: '妻', later: ' x ' }],
  });
});

test('fields of a newer version are carried through untouched', () => {
  expect(normaliseValues(member, { shoeSize: ' 42 ' })).toEqual({ shoeSize: ' 42 ' });
});

test('money loses its thousands separators, never its digits', () => {
  const amount = member.fields.hardship?.of?.amount;
  expect(amount && normaliseValue(amount, '１,234.50')).toBe('1234.50');
  expect(amount && normaliseValue(amount, '12,34')).toBe('12,34');
});

test('remarks keep their lines', () => {
  expect(normaliseValues(member, { remark: ' 一 \r\n二\u200b \n' })).toEqual({ remark: '一\n二' });
});

test('a capital that is several characters is composed with what follows it at once', () => {
  const once = normaliseCitizenNumber('\u0390\u0300');
  expect(normaliseCitizenNumber(once)).toBe(once);
});

test('normalising twice is normalising once, whatever was typed', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(
        '王',
        '𬱖',
        ' ',
        '\u3000',
        '·',
        '.',
        '•',
        'a',
        '1',
        'Ｘ',
        '\u200e',
        '-',
        '(',
        '+',
        ',',
        '\n',
        '\u00a0',
      ),
    }),
  );
  fc.assert(
    fc.property(text, (typed) => {
      for (const [, field] of fieldsOf(member)) {
        const once = normaliseValue(field, typed);
        expect(normaliseValue(field, once)).toEqual(once);
      }
    }),
    { numRuns: 300 },
  );
});
