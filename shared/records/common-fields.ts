import type { FieldDefinitions } from './define';

/**
 * Fields that most ledgers share, under the headings that real tables use. A ledger with a column of its own for one
 * of these headings declares that field itself.
 */
export const commonFields = {
  branchId: {
    kind: 'reference',
    label: '所在党组织',
    to: 'organization',
    required: true,
    synonyms: [
      '党组织',
      '党支部',
      '支部',
      '所在党支部',
      '所属党组织',
      '责任党组织',
      '单位',
      '单位名称',
      '责任单位',
      '村',
      '村名',
      '行政村',
      '村（社区）',
      '村组',
      '所在村',
    ],
  },
  group: {
    kind: 'text',
    label: '村民小组',
    max: 20,
    synonyms: ['组', '小组', '组别', '所在组'],
    hint: '如：二组',
  },
  remark: { kind: 'longText', label: '备注', max: 500, synonyms: ['说明', '备注说明'] },
  responsible: {
    kind: 'text',
    person: true,
    label: '责任人',
    max: 40,
    synonyms: ['负责人', '责任人姓名', '具体责任人'],
  },
  due: {
    kind: 'date',
    label: '完成时限',
    synonyms: ['办结时限', '完成期限', '时限', '计划完成时间', '要求完成时间'],
  },
  doneAt: {
    kind: 'date',
    label: '完成日期',
    synonyms: ['完成时间', '办结日期', '办结时间', '实际完成时间'],
  },
  year: {
    kind: 'date',
    label: '年度',
    required: true,
    synonyms: ['年份', '考核年度', '评议年度'],
    hint: '只填年份，如 2026',
    fromTitle: 'year',
  },
} as const satisfies FieldDefinitions;

/** What was done and when, one entry at a time: the running account that checkers read first. */
export const progressList = {
  kind: 'list',
  label: '进展情况',
  of: {
    date: { kind: 'date', label: '日期', required: true },
    content: { kind: 'text', label: '进展', required: true, max: 300 },
    evidence: { kind: 'text', label: '佐证材料', max: 200 },
    by: { kind: 'text', person: true, label: '填写人', max: 40 },
  },
} as const satisfies FieldDefinitions[string];

/** A member of ours who is named on the paper: the name as written, and the file of the person it means. */
export const memberIdField = {
  kind: 'reference',
  label: '党员档案',
  to: 'member',
  hint: '从党员中选择后，可从党员档案看到这条记录',
} as const satisfies FieldDefinitions[string];
