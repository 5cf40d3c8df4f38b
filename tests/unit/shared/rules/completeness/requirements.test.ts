import { describe, expect, test } from 'vitest';
import { isCodeOf } from '../../../../../shared/records/codes';
import type { RecordTypeDefinition } from '../../../../../shared/records/define';
import { fieldAt } from '../../../../../shared/records/registry';
import { SHIPPED_TYPES } from '../../../../../shared/records/type-catalogue';
import {
  type Condition,
  REQUIREMENT_GROUPS,
  type RecordsAsked,
  type Requirement,
} from '../../../../../shared/rules/completeness/requirement';
import { REQUIREMENTS } from '../../../../../shared/rules/completeness/requirements';

/** The type of a name, which must be declared. */
const typeNamed = (name: string): RecordTypeDefinition => SHIPPED_TYPES.find(name)!;

/** Fields and codes that a condition names, as far as they do not exist. */
function unknownIn(condition: Condition, type: RecordTypeDefinition): readonly string[] {
  if ('any' in condition) return condition.any.flatMap((one) => unknownIn(one, type));
  if ('sound' in condition) return [];
  if ('attachment' in condition)
    return condition.attachment.filter((purpose) => !isCodeOf('attachment-purpose', purpose));
  const [key = '', inner] = condition.field.split('/');
  const field = fieldAt(type, inner === undefined ? key : `${key}/x/${inner}`);
  if (field === undefined) return [condition.field];
  const codes = 'includes' in condition ? [condition.includes] : 'in' in condition ? condition.in : [];
  return codes.flatMap((code) =>
    typeof code === 'string' && field.codes !== undefined && !isCodeOf(field.codes, code)
      ? [`${condition.field}=${code}`]
      : [],
  );
}

function unknownOf({ type, where, date }: RecordsAsked): readonly string[] {
  const declared = SHIPPED_TYPES.find(type);
  if (declared === undefined) return [type];
  const day = date === undefined || declared.fields[date]?.kind === 'date' ? [] : [date];
  return [...day, ...(where ?? []).flatMap((one) => unknownIn(one, declared))];
}

function unknownInMeasure({ measure, prefill }: Requirement): readonly string[] {
  const type = typeNamed(measure.records.type);
  const prefilled = Object.entries(prefill ?? {}).flatMap(([key, value]) => {
    const field = type.fields[key];
    const isKnown = field !== undefined && (field.codes === undefined || isCodeOf(field.codes, value));
    return isKnown ? [] : [`${key}=${value}`];
  });
  const records = [...unknownOf(measure.records), ...prefilled];
  switch (measure.kind) {
    case 'often':
      return measure.sum === undefined || type.fields[measure.sum] !== undefined
        ? records
        : [...records, measure.sum];
    case 'each':
      return [
        ...records,
        ...[...measure.holds, ...(measure.late ?? [])].flatMap((one) => unknownIn(one, type)),
      ];
    case 'per': {
      const subjects = typeNamed(measure.subjects.type);
      const named = [measure.subjects.since, measure.subjects.name].filter(
        (key) => subjects.fields[key] === undefined,
      );
      const about = [measure.about.reference, measure.about.name].filter(
        (key) => type.fields[key] === undefined,
      );
      return [...records, ...unknownOf(measure.subjects), ...named, ...about];
    }
  }
}

describe.each(REQUIREMENTS)('requirement $id', (requirement) => {
  test('names only types, fields and codes that exist', () => {
    expect(unknownInMeasure(requirement)).toEqual([]);
    expect((requirement.orgWhere ?? []).flatMap((one) => unknownIn(one, typeNamed('organization')))).toEqual(
      [],
    );
    expect(requirement.orgTypes.filter((code) => !isCodeOf('org-type', code))).toEqual([]);
  });

  test('names its source and fits its column', () => {
    expect(requirement.source).not.toBe('');
    expect(requirement.label.length).toBeGreaterThan(4);
    expect([...requirement.short].length).toBeLessThanOrEqual(6);
    expect(REQUIREMENT_GROUPS).toContain(requirement.group);
  });
});

test('ids are there once, short headings too, and no group is empty', () => {
  const ids = REQUIREMENTS.map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  const shorts = REQUIREMENTS.map(({ short }) => short);
  expect(shorts.filter((short, at) => shorts.indexOf(short) !== at)).toEqual([]);
  expect([...new Set(REQUIREMENTS.map(({ group }) => group))]).toEqual(REQUIREMENT_GROUPS);
});

/** What inspectors look for, as the list of seventy points names it (domain reference, sections 3 and 8). */
test.each([
  ['党员大会一般每季度召开一次', 'meeting.member-assembly', 'quarter'],
  ['支委会一般每月召开一次', 'meeting.branch-committee', 'month'],
  ['主题党日每月一次', 'meeting.theme-day', 'month'],
  ['组织生活会每年至少一次', 'meeting.org-life', 'year'],
  ['谈心谈话每年至少一次', 'meeting.heart-talk', 'year'],
  ['村民代表会议每季度一次', 'meeting.village-representatives', 'quarter'],
  ['村务公开每季度一次', 'disclosure.village', 'quarter'],
  ['党费按月交纳', 'dues.monthly', 'month'],
  ['民主评议每年一次', 'review.yearly', 'year'],
] as const)('%s', (_rule, id, every) => {
  const found = REQUIREMENTS.find((one) => one.id === id);
  expect(found?.startsOff).toBeUndefined();
  expect(found?.measure).toMatchObject({ every, atLeast: 1 });
});

test('32 hours of study a year are asked, the number as the regulation has it', () => {
  expect(REQUIREMENTS.find(({ id }) => id === 'study.hours')?.measure).toMatchObject({
    sum: 'hours',
    every: 'year',
    atLeast: 32,
  });
});
