/** Fields that nearly every ledger has, written once. Their keys and labels are still the type's own affair. */

/** Headings under which ledgers name the organization that a row belongs to. */
const UNIT_HEADINGS: readonly string[] = [
  '党支部',
  '支部',
  '所在党支部',
  '所属党支部',
  '所属支部',
  '所在党组织',
  '所属党组织',
  '党组织',
  '党组织名称',
  '支部名称',
  '党支部名称',
  '单位',
  '单位名称',
  '所在单位',
  '村',
  '村组',
  '村（社区）',
  '所在村',
];

/** The organization that owns the record: the branch facet. */
export const owner = (label: string, more: readonly string[] = []) =>
  ({
    kind: 'reference',
    label,
    to: 'organization',
    required: true,
    synonyms: [...UNIT_HEADINGS, ...more].filter((text) => text !== label),
  }) as const;

/** A person's name as it is written on the form; not everyone who is named has a member's file. */
export const person = (label: string, synonyms: readonly string[] = []) =>
  ({ kind: 'text', person: true, label, max: 40, synonyms }) as const;

/** Name of the person that the record is about: without it nobody knows whose it is. */
export const subject = (label: string, synonyms: readonly string[] = []) =>
  ({ kind: 'text', person: true, label, max: 40, required: true, synonyms }) as const;

/** The member's file that belongs to the name which stands in the field `namedBy`. */
export const memberFile = (namedBy: string) =>
  ({
    kind: 'reference',
    label: '党员档案',
    to: 'member',
    namedBy,
    hint: '从党员名册中选取，与党员信息关联',
  }) as const;

/** Day, month or year by which a record belongs to a year. */
export const year = {
  kind: 'date',
  label: '年度',
  required: true,
  synonyms: ['年份', '所属年度'],
  hint: '如：2026',
  fromTitle: 'year',
} as const;

export const remark = { kind: 'longText', label: '备注', max: 500, synonyms: ['备注说明'] } as const;
