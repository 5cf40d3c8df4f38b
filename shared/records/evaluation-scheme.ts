import { defineRecordType, type ValuesOf } from './define';
import { owner, remark, satisfactionGrade, year } from './parts';

/**
 * How an evaluation is computed: groups of raters with weights, what each grade of satisfaction is worth, cut-offs,
 * quotas, ceilings, rounding. No weights hold nationwide; each scheme states its own and results keep theirs.
 */
export const evaluationScheme = defineRecordType({
  name: 'evaluation-scheme',
  label: '评价办法',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '评价办法名称',
      required: true,
      max: 80,
      synonyms: ['名称', '办法名称', '考核办法名称'],
    },
    branchId: owner('制定党组织'),
    year,
    documentNo: { kind: 'text', label: '文号', max: 60, synonyms: ['依据文号'] },
    target: {
      kind: 'code',
      label: '评价对象',
      codes: 'subject-kind',
      required: true,
      initial: 'org',
      synonyms: ['对象'],
    },
    indicatorSetId: { kind: 'reference', label: '指标体系', to: 'indicator-set', synonyms: ['考核指标'] },
    raters: {
      kind: 'list',
      label: '评价主体与权重',
      of: {
        group: { kind: 'code', label: '评价主体', codes: 'rater-group', open: true, required: true, max: 20 },
        weight: { kind: 'integer', label: '权重（%）', required: true, hint: '各主体合计 100' },
        method: { kind: 'text', label: '方式', max: 80 },
      },
    },
    satisfactionMap: {
      kind: 'list',
      label: '满意度折算',
      of: {
        grade: satisfactionGrade,
        points: { kind: 'decimal', label: '折算分', hint: '不了解、弃权等不计入有效票的空着' },
        isExcluded: { kind: 'boolean', label: '不计入有效票' },
      },
    },
    cutoffs: {
      kind: 'list',
      label: '等次划分',
      of: {
        grade: { kind: 'text', label: '等次', required: true, max: 20 },
        from: { kind: 'decimal', label: '最低分（含）', required: true },
        quotaPercent: { kind: 'decimal', label: '名额上限（%）' },
        note: { kind: 'text', label: '附加条件', max: 120 },
      },
    },
    ceilings: {
      kind: 'list',
      label: '等次上限',
      of: {
        below: { kind: 'decimal', label: '满意率低于（%）', required: true },
        atMost: { kind: 'text', label: '最高评为', required: true, max: 20 },
      },
    },
    vetoes: {
      kind: 'list',
      label: '一票否决',
      of: { condition: { kind: 'text', label: '情形', required: true, max: 200 } },
    },
    bonusCap: { kind: 'decimal', label: '加分上限', synonyms: ['加分封顶'] },
    stopsAtZero: { kind: 'boolean', label: '扣完为止', initial: true },
    decimals: { kind: 'integer', label: '保留小数位数', initial: 2, synonyms: ['小数位数'] },
    rounding: { kind: 'code', label: '取整方法', codes: 'rounding-mode', initial: 'half-up' },
    ties: { kind: 'code', label: '并列处理', codes: 'tie-rule', open: true, max: 40, initial: 'share' },
    noticeDays: { kind: 'integer', label: '公示天数', synonyms: ['公示期'] },
    remark,
  },
  title: ['title', 'year'],
  branch: 'branchId',
  list: {
    columns: ['title', 'year', 'target', 'branchId', 'indicatorSetId', 'raters', 'cutoffs', 'documentNo'],
    sort: { field: 'year', descending: true },
    totals: ['title'],
  },
  form: [
    { title: '基本信息', fields: ['title', 'branchId', 'year', 'documentNo', 'target', 'indicatorSetId'] },
    { title: '权重与折算', fields: ['raters', 'satisfactionMap'] },
    {
      title: '等次',
      fields: ['cutoffs', 'ceilings', 'vetoes', 'ties', 'noticeDays'],
    },
    { title: '计算', fields: ['bonusCap', 'stopsAtZero', 'decimals', 'rounding', 'remark'] },
  ],
  search: ['documentNo'],
  identity: [
    ['title', 'year', 'branchId'],
    ['title', 'branchId'],
  ],
  year: 'year',
  category: '考核评价',
  place: { group: '创先争优', words: 'pjbf pingjiabanfa kaohebanfa quanzhong' },
});

export type EvaluationSchemeValues = ValuesOf<typeof evaluationScheme>;
