import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../shared/kernel/json';
import { choicesOf, codeFrom, codeList, isCodeOf, labelOf } from '../../../../shared/records/codes';
import {
  PLACE_GROUPS,
  type RecordTypeDefinition,
  type RecordValues,
} from '../../../../shared/records/define';
import { inlineCodes } from '../../../../shared/records/inline-codes';
import { normaliseValues } from '../../../../shared/records/normalise';
import {
  designOf,
  isOwnTypeName,
  isWidening,
  OWN_BRANCH,
  OWN_FIELD_KINDS,
  ownTypeName,
  readDesign,
} from '../../../../shared/records/own-design';
import { ownLedger } from '../../../../shared/records/own-ledger';
import { isUndesigned, ownType, undesignedType } from '../../../../shared/records/own-types';
import { titleOf } from '../../../../shared/records/registry';
import { catalogueWith, SHIPPED_TYPES } from '../../../../shared/records/type-catalogue';
import { checkRecord } from '../../../../shared/rules/check-record';
import { ownField, visitDesign } from '../../builders/own-ledgers';

const typeOf = (values: RecordValues, deleted = false): RecordTypeDefinition =>
  ownType('d1', readDesign(values), { words: 'zftz', deleted });

const TODAY = { today: '2026-11-25' };
const faultsOf = (values: RecordValues) => readDesign(values).faults.map(({ message }) => message);

describe('a list that a declaration carries along', () => {
  const codes = inlineCodes([' 已解决 ', '正在  办理', '', '已解决']);

  test('works wherever a list that ships does', () => {
    expect(choicesOf(codes).map(({ code, label }) => [code, label])).toEqual([
      ['已解决', '已解决'],
      ['正在 办理', '正在 办理'],
    ]);
    expect(labelOf(codes, '已解决')).toBe('已解决');
    expect(isCodeOf(codes, '没有办')).toBe(false);
    expect(codeFrom(codes, '正在办理')).toBe('正在 办理');
  });

  test('is never mistaken for one that ships', () => {
    expect(codeList('sex')?.name).toBe('sex');
    expect(codeList('=sex')?.entries.map(({ code }) => code)).toEqual(['sex']);
    expect(codeList('no-such-list')).toBeUndefined();
  });
});

describe('the declaration by a design', () => {
  const type = typeOf(visitDesign());

  test('has the fields in their order, and always the organization', () => {
    expect(type).toMatchObject({
      name: 'own.d1',
      label: '困难群众走访台账',
      branch: OWN_BRANCH,
      title: ['f-name'],
      year: 'f-day',
      place: { group: '联系群众', words: 'zftz' },
    });
    expect(type.form[0]?.fields).toEqual(['f-name', OWN_BRANCH, 'f-day', 'f-state', 'f-phone']);
    expect(type.list.columns).toEqual(['f-name', OWN_BRANCH, 'f-day', 'f-state']);
    expect(type.list.sort).toEqual({ field: 'f-day', descending: true });
    expect(type.fields['f-phone']).toMatchObject({ kind: 'phone', sensitive: true });
  });

  test('is checked like one that ships: what is required, what is on the list, what is a date', () => {
    const found = checkRecord(type, { [OWN_BRANCH]: 'o1', 'f-day': '去年', 'f-state': '搁置' }, TODAY);
    expect(found.map(({ check, field }) => [check, field])).toEqual([
      ['V31', 'f-name'],
      ['V35', 'f-day'],
      ['V34', 'f-state'],
    ]);
  });

  test('judges citizen numbers by themselves, and asks for one that is required', () => {
    const numbers = typeOf(
      visitDesign({ fields: [ownField('n', '身份证号', 'idNumber', { required: true })] }),
    );
    const checksOf = (values: RecordValues) =>
      checkRecord(numbers, { [OWN_BRANCH]: 'o1', ...values }, TODAY).map(({ check }) => check);
    expect(checksOf({})).toEqual(['V32']);
    expect(checksOf({ n: '11010119900101001' })).toEqual(['V40']);
    expect(checksOf({ n: '110101199001010015' })).not.toContain('V32');
  });

  test('gives up a heading of the organization to a field of that name', () => {
    const own = typeOf(visitDesign({ fields: [ownField('u', '单位', 'text')] }));
    expect(own.fields[OWN_BRANCH]?.synonyms).not.toContain('单位');
    expect(own.fields[OWN_BRANCH]?.synonyms).toContain('党支部');
  });

  test('never shows a sensitive value in the title', () => {
    const fields = [
      ownField('n', '姓名', 'person', { title: true, sensitive: true }),
      ownField('t', '事项', 'text', {}),
    ];
    expect(typeOf(visitDesign({ fields })).title).toEqual(['t']);
  });

  test('that was deleted keeps its records readable and leaves the navigation', () => {
    const gone = typeOf(visitDesign(), true);
    expect(gone.label).toBe('困难群众走访台账（已删除）');
    expect(gone.place).toBeUndefined();
    expect(Object.keys(gone.fields)).toEqual(Object.keys(type.fields));
  });

  test('stands beside those that ship', () => {
    const types = catalogueWith([type]);
    expect(types.find('own.d1')).toBe(type);
    expect(types.find('member')).toBe(SHIPPED_TYPES.find('member'));
    expect(types.all).toHaveLength(SHIPPED_TYPES.all.length + 1);
  });
});

describe('a design that is not as it should be', () => {
  test.each<[string, RecordValues, RegExp]>([
    ['has no fields', visitDesign({ fields: null }), /还没有字段/],
    [
      'has two fields of one name',
      visitDesign({ fields: [ownField('a', '金额', 'decimal'), ownField('b', '金额', 'text')] }),
      /都叫“金额”/,
    ],
    [
      'calls a field like the organization',
      visitDesign({ fields: [ownField('a', '所在党组织', 'text')] }),
      /都叫“所在党组织”/,
    ],
    ['lets one choose from nothing', visitDesign({ fields: [ownField('a', '结果', 'code')] }), /没有选项/],
    [
      'has a kind of a newer version',
      visitDesign({ fields: [{ id: 'a', label: '位置', kind: 'map' }] }),
      /字段“位置”.*更新的版本/,
    ],
    ['has a key that is a path', visitDesign({ fields: [ownField('a/b', '甲', 'text')] }), /字段“甲”/],
    ['has a key of the journal', visitDesign({ fields: [ownField('$deleted', '甲', 'text')] }), /字段“甲”/],
    [
      'has a key that every object has',
      visitDesign({ fields: [ownField('constructor', '甲', 'text')] }),
      /字段“甲”/,
    ],
    [
      'takes the key of the attachments',
      visitDesign({ fields: [ownField('attachments', '甲', 'text')] }),
      /字段“甲”/,
    ],
    ['goes by a year field that is gone', visitDesign({ yearField: 'f-gone' }), /归年度/],
    ['stands in a group of a newer version', visitDesign({ group: '数字乡村' }), /分组/],
  ])('%s: is told, and works all the same', (_, values, message) => {
    expect(faultsOf(values).join()).toMatch(message);
    expect(checkRecord(ownLedger, values, TODAY).map(({ check }) => check)).toContain('V190');
    expect(titleOf(typeOf(values), {})).not.toBe('');
  });

  test('is told nothing when all is well', () => {
    expect(faultsOf(visitDesign())).toEqual([]);
  });
});

test('records whose design is not here stand under a declaration of their own', () => {
  const type = undesignedType('own.d9');
  expect(type.name).toBe('own.d9');
  expect(isUndesigned(type)).toBe(true);
  expect(isUndesigned(typeOf(visitDesign()))).toBe(false);
  expect(checkRecord(type, { [OWN_BRANCH]: 'o1' }, TODAY).map(({ check }) => check)).toEqual(['V191']);
});

test('the name of the type leads to its design and back', () => {
  expect(designOf(ownTypeName('0193-ab'))).toBe('0193-ab');
  expect(isOwnTypeName('own-ledger')).toBe(false);
  expect(isOwnTypeName('own.../../etc')).toBe(false);
  expect(designOf('member')).toBeUndefined();
});

const key = fc.oneof(
  fc.stringMatching(/^[0-9a-z][0-9a-z-]{0,12}$/),
  fc.constantFrom('id', 'branchId', '__proto__', '$x', 'toString', 'a/b'),
);
const element = fc.record(
  {
    id: key as fc.Arbitrary<Json>,
    label: fc.oneof(fc.string({ maxLength: 12 }), fc.constant(null)) as fc.Arbitrary<Json>,
    kind: fc.oneof(fc.constantFrom(...OWN_FIELD_KINDS), fc.constant('hologram')) as fc.Arbitrary<Json>,
    required: fc.oneof(fc.boolean(), fc.constant(null)) as fc.Arbitrary<Json>,
    shown: fc.boolean() as fc.Arbitrary<Json>,
    title: fc.boolean() as fc.Arbitrary<Json>,
    sensitive: fc.boolean() as fc.Arbitrary<Json>,
    options: fc.oneof(fc.constant('甲\n乙'), fc.string(), fc.integer()) as fc.Arbitrary<Json>,
    hint: fc.string() as fc.Arbitrary<Json>,
    order: fc.oneof(fc.integer(), fc.constant(null)) as fc.Arbitrary<Json>,
  },
  { requiredKeys: [] },
);
const design = fc.record(
  {
    label: fc.oneof(fc.string(), fc.constant(null)) as fc.Arbitrary<Json>,
    group: fc.oneof(fc.constantFrom(...PLACE_GROUPS), fc.jsonValue() as fc.Arbitrary<Json>),
    fields: fc.oneof(fc.array(element, { maxLength: 8 }), fc.jsonValue()) as fc.Arbitrary<Json>,
    yearField: key as fc.Arbitrary<Json>,
    every: fc.oneof(fc.constantFrom('month', 'year'), fc.jsonValue()) as fc.Arbitrary<Json>,
    atLeast: fc.jsonValue() as fc.Arbitrary<Json>,
  },
  { requiredKeys: [] },
);

describe('whatever a design says', () => {
  test('the declaration names only fields that it has, each once in the form', () => {
    fc.assert(
      fc.property(design, (values) => {
        const type = typeOf(values);
        const keys = Object.keys(type.fields).sort();
        const named = [
          ...type.title,
          type.branch,
          ...type.list.columns,
          type.list.sort.field,
          ...(type.list.totals ?? []),
          ...type.search,
          ...type.identity.flat(),
          ...(type.year === undefined ? [] : [type.year]),
        ];
        expect(named.filter((one) => !keys.includes(one))).toEqual([]);
        expect(type.form.flatMap(({ fields }) => fields).sort()).toEqual(keys);
        expect(type.label).not.toBe('');
        expect(type.title.some((one) => type.fields[one]?.sensitive === true)).toBe(false);
        for (const field of Object.values(type.fields))
          if (field.kind === 'code') expect(codeList(field.codes ?? '')).toBeDefined();
      }),
    );
  });

  test('it goes through storage and between threads unchanged, and means the same when it comes in another order', () => {
    fc.assert(
      fc.property(design, (values) => {
        const type = typeOf(values);
        expect(JSON.parse(JSON.stringify(type))).toEqual(type);
        const stored = normaliseValues(ownLedger, values);
        expect(normaliseValues(ownLedger, stored)).toEqual(stored);
        const { fields } = values;
        if (!Array.isArray(fields)) return;
        const ids = fields.map((one: { id?: Json }) => one?.id);
        if (new Set(ids).size < ids.length) return;
        expect(typeOf({ ...values, fields: [...fields].reverse() })).toEqual(type);
      }),
    );
  });
});

test('a field with values only becomes a kind that asks less of them', () => {
  const texts = ['text', 'longText'] as const;
  for (const kind of ['person', 'date', 'time', 'code', 'openCode', 'decimal', 'idNumber', 'phone'] as const)
    for (const wider of texts) expect(isWidening(kind, wider)).toBe(true);
  for (const [from, to] of [
    ['longText', 'text'],
    ['text', 'date'],
    ['openCode', 'code'],
    ['integer', 'text'],
    ['boolean', 'text'],
    ['member', 'text'],
  ] as const)
    expect(isWidening(from, to)).toBe(false);
  for (const kind of OWN_FIELD_KINDS) expect(isWidening(kind, kind)).toBe(true);
});
