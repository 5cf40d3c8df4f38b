import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../shared/kernel/json';
import { dateInWords, displayText, HIDDEN_TEXT, maskedText } from '../../../../shared/records/display';
import { fieldAt, recordType } from '../../../../shared/records/registry';

const member = recordType('member');
const context = {
  titleOf: (type: string, id: string) =>
    type === 'organization' && id === 'b1' ? '河口村党支部' : undefined,
};

function textAt(key: string, value: Json | undefined, show = displayText): string {
  const field = fieldAt(member, key);
  if (!field) throw new Error(`no field ${key}`);
  return show(field, value, context);
}

describe('text of a value', () => {
  test.each<[string, Json | undefined, string]>([
    ['name', '潘秀英', '潘秀英'],
    ['joinDate', '1990-03', '1990-03'],
    ['gender', '2', '女'],
    ['jobCode', '教师', '教师'],
    ['isFloating', true, '是'],
    ['isFloating', false, '否'],
    ['probationExt', 6, '6'],
    ['branchId', 'b1', '河口村党支部'],
    ['branchId', 'gone', '（找不到）'],
    [
      'honors',
      [
        { id: 'a', name: '优秀党员' },
        { id: 'b', name: '先进' },
      ],
      '优秀党员；先进',
    ],
    ['family', [{ id: 'a', name: '陶玉云' }], '1 项'],
    ['honors', 3, '3 项'],
    ['honors', 0, ''],
    ['honors', [], ''],
    ['name', undefined, ''],
    ['name', null, ''],
  ])('%s %j reads %j', (key, value, text) => {
    expect(textAt(key, value)).toBe(text);
  });
});

describe('sensitive values', () => {
  test('a citizen number shows its area and its last four, a mobile number its ends', () => {
    expect(textAt('idNo', '110101199003070011', maskedText)).toBe('110101********0011');
    expect(textAt('mobile', '15904643708', maskedText)).toBe('159****3708');
  });

  test('what is shorter than its mask shows nothing', () => {
    expect(textAt('idNo', '1101011990', maskedText)).toBe(HIDDEN_TEXT);
    expect(textAt('mobile', '6222222', maskedText)).toBe(HIDDEN_TEXT);
    expect(textAt('health', '3', maskedText)).toBe(HIDDEN_TEXT);
    expect(textAt('isLost', true, maskedText)).toBe(HIDDEN_TEXT);
  });

  test('emptiness is no secret, and what is not sensitive stays readable', () => {
    expect(textAt('idNo', null, maskedText)).toBe('');
    expect(textAt('name', '潘秀英', maskedText)).toBe('潘秀英');
  });
});

test('dates on paper are written in words, exactly as precise as they are', () => {
  expect(dateInWords('1990-03-02')).toBe('1990年3月2日');
  expect(dateInWords('1990-03')).toBe('1990年3月');
  expect(dateInWords('1990')).toBe('1990年');
  expect(dateInWords('不详')).toBe('不详');
});
