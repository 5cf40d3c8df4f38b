import { describe, expect, test } from 'vitest';
import { CODE_LISTS } from '../../../../shared/records/code-lists';
import {
  ancestorsOf,
  choicesOf,
  codeFrom,
  codeList,
  isCodeOf,
  labelOf,
} from '../../../../shared/records/codes';

describe.each(Object.entries(CODE_LISTS))('code list %s', (name, list) => {
  const entries = codeList(name)?.entries ?? [];

  test('bears its own name and a source', () => {
    expect(list.name).toBe(name);
    expect(list.source).not.toBe('');
  });

  test('has each code and each label once', () => {
    expect(new Set(entries.map((entry) => entry.code)).size).toBe(entries.length);
    expect(new Set(entries.map((entry) => entry.label)).size).toBe(entries.length);
  });

  test('has parents that exist, and no ring of them', () => {
    for (const { code, parent } of entries) {
      if (parent) expect(ancestorsOf(name, code).slice(0, 2)).toEqual([code, parent]);
    }
  });

  test('reads every label and every synonym back as the entry it belongs to', () => {
    for (const entry of choicesOf(name)) {
      for (const text of [entry.label, ...(entry.synonyms ?? [])]) {
        expect({ text, code: codeFrom(name, text) }).toEqual({ text, code: entry.code });
      }
    }
  });
});

test.each([
  ['education', '小学', '80'],
  ['education', '初中', '70'],
  ['education', '高中', '60'],
  ['education', '中专', '41'],
  ['education', '大专', '30'],
  ['education', '大学本科', '20'],
  ['education', '研究生', '10'],
  ['education', '硕士', '14'],
  ['education', ' 大 专 ', '30'],
  ['education', '省（区、市）委党校大学', 'P6'],
  ['ethnicity', '汉', '01'],
  ['ethnicity', '毛难族', '36'],
  ['ethnicity', '崩龙族', '46'],
  ['job', '农牧渔民', '111'],
  ['job', '务农', '111'],
  ['job', '外出务工', '113'],
  ['job', '个体工商户', '52'],
  ['job', '退休', '42'],
  ['member-category', '正式党员', 'full'],
  ['member-category', '预备党员', 'probationary'],
  ['sex', '男', '1'],
])('in list %s, %s is %s', (list, text, code) => {
  expect(codeFrom(list, text)).toBe(code);
});

test('wording that may mean several entries is left to a person', () => {
  for (const text of ['教师', '医务人员', '村干部', '乡镇干部', ''])
    expect(codeFrom('job', text)).toBeUndefined();
});

test('text that is no code is its own label, so nothing typed gets lost on the screen', () => {
  expect(labelOf('job', '教师')).toBe('教师');
  expect(labelOf('no-such-list', 'x')).toBe('x');
  expect(labelOf('job', 'constructor')).toBe('constructor');
});

test('headings group entries and are no values', () => {
  expect(isCodeOf('job', '111')).toBe(true);
  expect(isCodeOf('job', '1')).toBe(false);
  expect(labelOf('job', '1')).toBe('农牧渔民');
  expect(choicesOf('job').some((entry) => entry.heading)).toBe(false);
});

test('what is usual in a township is offered first', () => {
  expect(choicesOf('job')[0]?.label).toBe('农牧渔业生产人员');
  expect(choicesOf('ethnicity')[0]?.label).toBe('汉族');
});

test('counting by group goes from the entry upwards', () => {
  expect(ancestorsOf('job', '0161')).toEqual(['0161', '016', '01', '0']);
  expect(ancestorsOf('job', '教师')).toEqual([]);
});
