import type { FieldDefinition } from './define';

/**
 * Fields that nearly every ledger has, under the headings that real tables use. Their keys are the type's own affair;
 * a ledger with a column of its own for one of these headings declares that field itself.
 */

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
  '村名',
  '行政村',
  '责任党组织',
  '责任单位',
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

/** Who has to see to it that it is done. */
export const responsible = person('责任人', ['负责人', '责任人姓名', '具体责任人']);

/** The member's file that belongs to the name which stands in the field `namedBy`. */
export const memberFile = (namedBy: string) =>
  ({
    kind: 'reference',
    label: '党员档案',
    to: 'member',
    namedBy,
    hint: '从党员名册中选取，可从党员档案看到这条记录',
  }) as const;

/** The villagers' group within the village. */
export const group = {
  kind: 'text',
  label: '村民小组',
  max: 20,
  synonyms: ['组', '小组', '组别', '所在组'],
  hint: '如：二组',
} as const satisfies FieldDefinition;

/** Year that the record belongs to. */
export const year = {
  kind: 'date',
  label: '年度',
  required: true,
  synonyms: ['年份', '所属年度', '考核年度', '评议年度'],
  hint: '只填年份，如：2026',
  fromTitle: 'year',
} as const satisfies FieldDefinition;

/** Day by which it has to be done. */
export const due = {
  kind: 'date',
  label: '完成时限',
  synonyms: ['办结时限', '完成期限', '时限', '计划完成时间', '要求完成时间'],
} as const satisfies FieldDefinition;

/** Day on which it was done. */
export const doneAt = {
  kind: 'date',
  label: '完成日期',
  synonyms: ['完成时间', '办结日期', '办结时间', '实际完成时间'],
} as const satisfies FieldDefinition;

/** What was done and when, one entry at a time: the running account that checkers read first. */
export const progress = {
  kind: 'list',
  label: '进展情况',
  of: {
    date: { kind: 'date', label: '日期', required: true },
    content: { kind: 'text', label: '进展', required: true, max: 300 },
    evidence: { kind: 'text', label: '佐证材料', max: 200 },
    by: { kind: 'text', person: true, label: '填写人', max: 40 },
  },
} as const satisfies FieldDefinition;

export const remark = { kind: 'longText', label: '备注', max: 500, synonyms: ['说明', '备注说明'] } as const;

/** Grade on a ballot of satisfaction; in lists that count, score or weigh by it. */
export const satisfactionGrade = {
  kind: 'code',
  label: '档次',
  codes: 'satisfaction-grade',
  open: true,
  required: true,
  max: 20,
} as const satisfies FieldDefinition;
