import { defineRecordType, type ValuesOf } from './define';
import { owner, remark } from './parts';

/**
 * A named list of standards with points, weights and grades. The same phrase (五型) means different lists in different
 * places, so a list has an edition and a source; usual ones ship in resources/indicator-sets.json as a start.
 */
export const indicatorSet = defineRecordType({
  name: 'indicator-set',
  label: '指标体系',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '指标体系名称',
      required: true,
      max: 80,
      synonyms: ['名称', '指标名称', '标准名称'],
    },
    edition: { kind: 'text', label: '版本', max: 20, synonyms: ['版次'], hint: '如：2026 版' },
    branchId: owner('制定党组织'),
    target: {
      kind: 'code',
      label: '评价对象',
      codes: 'subject-kind',
      required: true,
      initial: 'org',
      synonyms: ['对象'],
    },
    unitKind: {
      kind: 'code',
      label: '适用单位类型',
      codes: 'unit-kind',
      open: true,
      max: 40,
      synonyms: ['适用范围'],
    },
    source: { kind: 'text', label: '来源文号', max: 80, synonyms: ['文号', '依据', '依据文件'] },
    from: { kind: 'date', label: '启用日期', synonyms: ['执行日期', '开始日期'] },
    to: { kind: 'date', label: '停用日期', synonyms: ['结束日期'] },
    total: { kind: 'decimal', label: '总分', synonyms: ['满分', '标准分合计'], hint: '含加分项时可大于 100' },
    items: {
      kind: 'list',
      label: '指标',
      of: {
        code: { kind: 'text', label: '编号', max: 20 },
        section: { kind: 'text', label: '考核项目', max: 40 },
        text: { kind: 'text', label: '考核内容', required: true, max: 300 },
        max: { kind: 'decimal', label: '标准分' },
        weight: { kind: 'decimal', label: '权重（%）' },
        rule: { kind: 'text', label: '评分办法', max: 300 },
        method: { kind: 'code', label: '考核办法', codes: 'indicator-method', open: true, max: 40 },
        type: { kind: 'code', label: '类型', codes: 'indicator-type', initial: 'base' },
        evidence: { kind: 'text', label: '佐证材料提示', max: 200 },
      },
    },
    grades: {
      kind: 'list',
      label: '等次',
      of: {
        name: { kind: 'text', label: '等次', required: true, max: 20 },
        from: { kind: 'decimal', label: '最低分' },
        note: { kind: 'text', label: '说明', max: 200 },
      },
    },
    remark,
  },
  title: ['title', 'edition'],
  branch: 'branchId',
  list: {
    columns: ['title', 'edition', 'target', 'unitKind', 'branchId', 'source', 'total', 'items', 'from'],
    sort: { field: 'title' },
    totals: ['title'],
  },
  form: [
    {
      title: '基本信息',
      fields: ['title', 'edition', 'branchId', 'target', 'unitKind', 'source', 'from', 'to', 'total'],
    },
    { title: '指标与等次', fields: ['items', 'grades', 'remark'] },
  ],
  search: ['edition', 'source'],
  identity: [
    ['title', 'edition', 'branchId'],
    ['title', 'branchId'],
  ],
  category: '考核评价',
  place: { group: '创先争优', words: 'zbtx zhibiaotixi wugehao wuxing wudaitou' },
});

export type IndicatorSetValues = ValuesOf<typeof indicatorSet>;
