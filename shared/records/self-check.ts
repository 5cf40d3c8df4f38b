import { defineRecordType } from './define';
import { owner, remark } from './parts';

/** A self-check (自查自纠): what a unit looked at, what it found, what it did about each problem. */
export const selfCheck = defineRecordType({
  name: 'self-check',
  label: '自查自纠',
  version: 1,
  fields: {
    topic: { kind: 'text', label: '自查内容', required: true, max: 120, synonyms: ['自查主题', '自查项目'] },
    kind: {
      kind: 'code',
      label: '自查类别',
      codes: 'self-check-kind',
      open: true,
      max: 40,
      synonyms: ['类别'],
    },
    branchId: owner('自查单位'),
    date: { kind: 'date', label: '自查日期', required: true, synonyms: ['自查时间', '日期'] },
    scope: { kind: 'text', label: '自查范围', max: 200, synonyms: ['涉及政策', '范围'] },
    period: { kind: 'text', label: '时间跨度', max: 40, hint: '如：2024年至2026年' },
    checkers: { kind: 'text', label: '自查人员', max: 120, synonyms: ['检查人', '自查人'] },
    households: { kind: 'integer', label: '核查户数', synonyms: ['核查人数'] },
    problems: {
      kind: 'list',
      label: '发现的问题',
      of: {
        problem: { kind: 'text', label: '问题', required: true, max: 300 },
        measure: { kind: 'text', label: '整改措施', max: 300 },
        amount: { kind: 'decimal', label: '涉及金额（元）' },
        responsible: { kind: 'text', person: true, label: '责任人', max: 40 },
        due: { kind: 'date', label: '整改时限' },
        doneAt: { kind: 'date', label: '整改完成日期' },
      },
    },
    conclusion: {
      kind: 'code',
      label: '自查结论',
      codes: 'check-conclusion',
      open: true,
      max: 40,
      synonyms: ['结论', '自查结果'],
    },
    report: { kind: 'longText', label: '自查报告', max: 4000, synonyms: ['自查情况', '报告内容'] },
    reportedAt: { kind: 'date', label: '上报日期', synonyms: ['报送日期'] },
    remark,
  },
  title: ['topic'],
  branch: 'branchId',
  list: {
    columns: ['topic', 'kind', 'branchId', 'date', 'checkers', 'problems', 'conclusion', 'reportedAt'],
    sort: { field: 'date', descending: true },
    totals: ['topic', 'problems', 'conclusion'],
  },
  form: [
    {
      title: '自查',
      fields: ['topic', 'kind', 'branchId', 'date', 'scope', 'period', 'checkers', 'households'],
    },
    { title: '问题与结论', fields: ['problems', 'conclusion', 'report', 'reportedAt', 'remark'] },
  ],
  search: ['scope', 'checkers', 'report'],
  identity: [['topic', 'branchId', 'date']],
  year: 'date',
  category: '惠民政策',
  attachmentPurpose: 'evidence',
  place: { group: '惠民与治理', words: 'zczj zichazijiu' },
});
