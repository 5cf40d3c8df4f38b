import { defineRecordType, type ValuesOf } from './define';
import { memberFile, owner, person, remark, year } from './parts';

/** Who answers for what, rank by rank (第一责任人, 直接责任人), and the letter that they signed (责任书). */
export const responsibility = defineRecordType({
  name: 'responsibility',
  label: '责任书',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '责任事项',
      required: true,
      max: 80,
      synonyms: ['责任书名称', '责任名称', '名称', '工作任务'],
      hint: '如：基层党建工作责任书',
    },
    branchId: owner('责任单位', ['责任党组织']),
    year,
    rank: {
      kind: 'code',
      label: '责任层级',
      codes: 'responsibility-rank',
      open: true,
      required: true,
      max: 20,
      synonyms: ['责任类型', '责任类别', '层级'],
    },
    name: { ...person('责任人', ['姓名', '签订人', '责任人姓名']), required: true },
    memberId: memberFile('name'),
    post: { kind: 'text', label: '职务', max: 60, synonyms: ['责任人职务'] },
    content: {
      kind: 'longText',
      label: '责任内容',
      required: true,
      max: 2000,
      synonyms: ['目标任务', '主要责任'],
    },
    items: {
      kind: 'list',
      label: '责任清单',
      of: {
        text: { kind: 'text', label: '责任', required: true, max: 200 },
        due: { kind: 'date', label: '完成时限' },
        done: { kind: 'text', label: '落实情况', max: 200 },
      },
    },
    party: { kind: 'text', label: '与何单位签订', max: 80, synonyms: ['签订对方', '发书单位'] },
    partySigner: person('对方签字人'),
    signedAt: { kind: 'date', label: '签订日期', synonyms: ['签订时间', '签字日期'] },
    state: {
      kind: 'code',
      label: '责任书状态',
      codes: 'responsibility-state',
      required: true,
      initial: 'draft',
      synonyms: ['状态'],
    },
    assessedAt: { kind: 'date', label: '考核日期', synonyms: ['考核时间'] },
    assessment: { kind: 'text', label: '考核结果', max: 100, synonyms: ['落实情况', '考核情况'] },
    remark,
  },
  title: ['title', 'name'],
  branch: 'branchId',
  list: {
    columns: ['year', 'title', 'branchId', 'rank', 'name', 'post', 'signedAt', 'state', 'assessment'],
    sort: { field: 'year', descending: true },
    totals: ['title', 'rank', 'state'],
  },
  form: [
    {
      title: '责任',
      fields: ['title', 'branchId', 'year', 'rank', 'name', 'memberId', 'post', 'content', 'items'],
    },
    {
      title: '签订与考核',
      fields: ['party', 'partySigner', 'signedAt', 'state', 'assessedAt', 'assessment', 'remark'],
    },
  ],
  search: ['post', 'content', 'party'],
  identity: [['branchId', 'year', 'title', 'name', 'rank']],
  year: 'year',
  category: '组织领导',
  place: { group: '创先争优', words: 'zrs zerenshu diyizerenren zhijiezerenren' },
});

export type ResponsibilityValues = ValuesOf<typeof responsibility>;
