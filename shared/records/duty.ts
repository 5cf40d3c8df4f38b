import { defineRecordType, type ValuesOf } from './define';
import { memberFile, owner, remark } from './parts';

/** A post with a duty that a member or a window has taken on: 设岗定责, 先锋岗, 示范窗口, 承诺岗. */
export const duty = defineRecordType({
  name: 'duty',
  label: '设岗定责',
  version: 1,
  fields: {
    post: {
      kind: 'text',
      label: '岗位名称',
      required: true,
      max: 60,
      synonyms: ['岗位', '窗口名称', '岗位（窗口）名称'],
      hint: '如：政策宣传岗、党员先锋岗',
    },
    branchId: owner('设岗党组织', ['设岗单位']),
    kind: {
      kind: 'code',
      label: '岗位类别',
      codes: 'duty-kind',
      open: true,
      required: true,
      initial: 'post',
      max: 30,
      synonyms: ['类别', '岗位类型'],
    },
    name: {
      kind: 'text',
      person: true,
      label: '上岗党员',
      max: 40,
      synonyms: ['姓名', '党员姓名', '定岗党员', '责任人'],
      hint: '示范窗口可填负责人',
    },
    memberId: memberFile('name'),
    duties: {
      kind: 'longText',
      label: '岗位职责',
      required: true,
      max: 500,
      synonyms: ['职责', '职责内容', '工作职责', '岗位承诺'],
    },
    from: {
      kind: 'date',
      label: '上岗日期',
      required: true,
      synonyms: ['设岗日期', '设岗时间', '上岗时间', '开始日期'],
    },
    to: { kind: 'date', label: '离岗日期', synonyms: ['结束日期', '离岗时间'] },
    state: {
      kind: 'code',
      label: '岗位状态',
      codes: 'duty-state',
      required: true,
      initial: 'active',
      synonyms: ['状态'],
    },
    method: {
      kind: 'text',
      label: '定岗方式',
      max: 60,
      synonyms: ['认岗方式'],
      hint: '如：个人认岗、支部定岗、公示上岗',
    },
    reviews: {
      kind: 'list',
      label: '履岗评议',
      of: {
        date: { kind: 'date', label: '日期', required: true },
        work: { kind: 'text', label: '履岗情况', max: 300 },
        grade: { kind: 'code', label: '评议结果', codes: 'review-grade' },
        by: { kind: 'text', label: '评议人', max: 60 },
      },
    },
    performance: {
      kind: 'longText',
      label: '履岗情况',
      max: 500,
      synonyms: ['履职情况', '作用发挥情况', '发挥作用情况'],
    },
    remark,
  },
  title: ['post', 'name'],
  branch: 'branchId',
  list: {
    columns: ['post', 'kind', 'name', 'branchId', 'duties', 'from', 'state', 'performance'],
    sort: { field: 'from', descending: true },
    totals: ['post', 'kind', 'state'],
  },
  form: [
    {
      title: '岗位',
      fields: ['post', 'branchId', 'kind', 'name', 'memberId', 'duties', 'method', 'from', 'to', 'state'],
    },
    { title: '履岗', fields: ['performance', 'reviews', 'remark'] },
  ],
  search: ['duties', 'performance'],
  identity: [['branchId', 'post', 'name', 'from']],
  category: '作用发挥',
  place: { group: '创先争优', words: 'sgdz shegangdingze xianfenggang shifanchuangkou chengnuogang' },
});

export type DutyValues = ValuesOf<typeof duty>;
