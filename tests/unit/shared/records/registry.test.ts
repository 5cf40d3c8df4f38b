import { describe, expect, test } from 'vitest';
import type { Migrations } from '../../../../shared/journal/upcast';
import { codeList } from '../../../../shared/records/codes';
import type { FieldDefinition } from '../../../../shared/records/define';
import {
  fieldAt,
  fieldsOf,
  initialValues,
  MIGRATIONS,
  migrations,
  RECORD_TYPES,
  recordType,
  recordTypes,
  titleOf,
} from '../../../../shared/records/registry';
import { SHIPPED_TYPES } from '../../../../shared/records/type-catalogue';

describe.each(recordTypes)('declaration of $name', (type) => {
  const keys = Object.keys(type.fields).sort();
  const allFields: readonly (readonly [string, FieldDefinition])[] = Object.entries(type.fields).flatMap(
    ([key, field]) => [
      [key, field] as const,
      ...Object.entries(field.of ?? {}).map(([inner, f]) => [`${key}/*/${inner}`, f] as const),
    ],
  );

  test('every field is in exactly one form section or hidden', () => {
    const placed = [...type.form.flatMap((section) => section.fields), ...(type.hidden ?? [])];
    expect([...placed].sort()).toEqual(keys);
  });

  test('every facet names fields that exist', () => {
    const named = [
      ...type.title,
      type.branch,
      ...type.list.columns,
      type.list.sort.field,
      ...(type.list.totals ?? []),
      ...type.search,
      ...type.identity.flat(),
      ...(type.year ? [type.year] : []),
      ...(type.group ? [type.group] : []),
    ];
    expect(named.filter((key) => !keys.includes(key))).toEqual([]);
  });

  test('the branch field refers to an organization', () => {
    expect(fieldAt(type, type.branch)).toMatchObject({ kind: 'reference', to: 'organization' });
  });

  test('code fields name a list that ships, references a type that exists, lists their elements', () => {
    for (const [path, field] of allFields) {
      expect({ path, known: field.kind !== 'code' || codeList(field.codes ?? '') !== undefined }).toEqual({
        path,
        known: true,
      });
      expect({
        path,
        known: field.kind !== 'reference' || SHIPPED_TYPES.find(field.to ?? '') !== undefined,
      }).toEqual({ path, known: true });
      expect({ path, has: field.kind === 'list' }).toEqual({ path, has: field.of !== undefined });
    }
  });

  test('a reference is named by a text of the record, and a title fills only kinds that it can say', () => {
    for (const [key, { kind, codes, namedBy, fromTitle }] of Object.entries<FieldDefinition>(type.fields)) {
      if (namedBy !== undefined)
        expect({ key, kind: type.fields[namedBy]?.kind }).toEqual({ key, kind: 'text' });
      if (fromTitle === 'code') expect({ key, has: codes !== undefined }).toEqual({ key, has: true });
      if (fromTitle === 'year') expect({ key, kind }).toEqual({ key, kind: 'date' });
      if (fromTitle === 'period') expect({ key, kind }).toEqual({ key, kind: 'text' });
    }
  });

  test('no list lies inside a list', () => {
    expect(allFields.filter(([path, field]) => path.includes('/') && field.kind === 'list')).toEqual([]);
  });

  test('no heading of a file can mean two fields', () => {
    const headings = Object.values(type.fields).flatMap((field) => [
      ...new Set([field.label, ...(field.synonyms ?? [])].map((text) => text.replace(/\s/g, ''))),
    ]);
    expect(headings.filter((text, index) => headings.indexOf(text) !== index)).toEqual([]);
  });

  test('no key can be mistaken for a path or for a register of the journal', () => {
    expect(
      keys.filter((key) => !/^[a-z][A-Za-z0-9]*$/.test(key) || key === 'attachments' || key === 'id'),
    ).toEqual([]);
  });

  test('migrations lead step by step to the version of the declaration', () => {
    const steps = migrations.steps(type.name).map((step) => step.to);
    expect(steps).toEqual(Array.from({ length: type.version - 1 }, (_, index) => index + 2));
  });
});

test('every type is registered under its own name', () => {
  for (const [name, type] of Object.entries(RECORD_TYPES)) expect(type.name).toBe(name);
  expect(recordTypes).toHaveLength(Object.keys(RECORD_TYPES).length);
});

/** Values as each migration met them in real journals; a new migration brings its line here. */
const WRITTEN_BEFORE: Readonly<Record<string, readonly (readonly [path: string, value: string])[]>> = {};

test('every migration has run in this file', () => {
  for (const [name, steps] of Object.entries(MIGRATIONS)) {
    for (const step of steps) {
      const written = WRITTEN_BEFORE[`${name} ${step.to}`] ?? [];
      expect(written.flatMap(([path, value]) => step.rewrite(path, value))).not.toEqual([]);
    }
  }
});

test('types and fields that only a newer version knows are unknown, not an error', () => {
  expect(SHIPPED_TYPES.find('meeting-of-2031')).toBeUndefined();
  expect(SHIPPED_TYPES.find('constructor')).toBeUndefined();
  expect(migrations.version('meeting-of-2031')).toBeUndefined();
  expect(migrations.steps('toString')).toEqual([]);
  expect(fieldAt(recordType('member'), 'shoeSize')).toBeUndefined();
  expect(fieldAt(recordType('member'), 'constructor')).toBeUndefined();
});

test('a path leads to a field, to a list by any of its elements, and to a field inside', () => {
  const member = recordType('member');
  expect(fieldAt(member, 'name')?.label).toBe('姓名');
  expect(fieldAt(member, 'partyPosts/0190-1')?.label).toBe('党内职务');
  expect(fieldAt(member, 'partyPosts/0190-1/post')?.label).toBe('职务');
  expect(fieldAt(member, 'attachments/0190-1/name')?.label).toBe('文件名');
  expect(fieldAt(member, 'name/0190-1/post')).toBeUndefined();
});

test('fields come in the order of the form, each once', () => {
  const keys = fieldsOf(recordType('member')).map(([key]) => key);
  expect(keys.slice(0, 3)).toEqual(['name', 'gender', 'idNo']);
  expect([...keys].sort()).toEqual(Object.keys(recordType('member').fields).sort());
});

test('a title is never empty', () => {
  expect(titleOf(recordType('member'), { name: '潘秀英' })).toBe('潘秀英');
  expect(titleOf(recordType('member'), {})).toBe('（未填写姓名）');
  expect(titleOf(recordType('organization'), { fullName: null })).toBe('（未填写党组织全称）');
});

test('a new member starts as a full member in good standing', () => {
  expect(initialValues(recordType('member'))).toEqual({ memberCategory: 'full', status: 'normal' });
});

test('what the law protects most is marked sensitive', () => {
  const sensitive = Object.entries(RECORD_TYPES.member.fields).flatMap(([key, field]) =>
    'sensitive' in field ? [key] : [],
  );
  expect(sensitive).toEqual(
    expect.arrayContaining([
      'idNo',
      'mobile',
      'phone',
      'health',
      'family',
      'hardship',
      'discipline',
      'isLost',
      'photo',
    ]),
  );
});

describe('headings of exports from other systems', () => {
  const member = recordType('member');
  const headings = new Set(
    Object.values(member.fields).flatMap((field) => [field.label, ...(field.synonyms ?? [])]),
  );

  test.each([
    [
      'member export of a provincial system',
      '姓名 性别 公民身份号码 民族 出生日期 学历 人员类别 学位 所在党支部 手机号码 入党日期 转正日期 党龄校正值 新社会阶层类型 工作岗位 从事专业技术职务 是否农民工 现居住地 户籍所在地 是否失联党员 是否流动党员 入党类型 转正情况 入党时所在支部 延长预备期时间',
    ],
    [
      'development export',
      '申请入党日期 背景信息 政治面貌 接受申请党组织 入团日期 确定入党积极分子日期 工作单位及职务 加入党组织日期 转为正式党员日期 党籍状态 人员类型 隶属党组织',
    ],
    [
      'year-end statistics',
      '姓名 公民身份证号码 性别 民族 籍贯 出生日期 学历 人员类别 入党申请时间 确定为积极分子时间 确定为发展对象时间 所在党组织 入党时间 转正时间 工作岗位 现居住地 移动电话 联系电话 党员档案所在单位 从事专业技术职务 新社会阶层类型 一线情况',
    ],
    [
      'village rosters',
      '姓名 男/女 出生年月 身份证号 身份证号码 文化程度 党员类别 加入党组织日期 电话 职业 从事职业 家庭住址 备注',
    ],
  ])('%s: every column has its field', (_, line) => {
    expect(line.split(' ').filter((heading) => !headings.has(heading))).toEqual([]);
  });
});

test('the registry answers what the upcast of old entries asks', () => {
  const asked: Migrations = migrations;
  expect(asked.version('member')).toBe(RECORD_TYPES.member.version);
});
