import { defineRecordType, type ValuesOf } from './define';
import { memberFile, owner, person, remark } from './parts';

/** A model to learn from: a person, a team, or a demonstration village, site, household, base; with its story. */
export const model = defineRecordType({
  name: 'model',
  label: '先进典型',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '典型名称',
      required: true,
      max: 80,
      synonyms: ['名称', '示范点名称', '典型', '姓名', '户主姓名'],
    },
    branchId: owner('所属单位', ['培育单位']),
    kind: {
      kind: 'code',
      label: '典型类别',
      codes: 'model-kind',
      open: true,
      required: true,
      max: 20,
      synonyms: ['类别', '示范类别', '类型'],
    },
    memberId: memberFile('title'),
    level: { kind: 'code', label: '典型级别', codes: 'honor-level', open: true, max: 20, synonyms: ['级别'] },
    batch: { kind: 'text', label: '批次', max: 30 },
    namedAt: {
      kind: 'date',
      label: '确定日期',
      required: true,
      synonyms: ['命名日期', '命名时间', '确定时间', '挂牌时间'],
    },
    namedBy: { kind: 'text', label: '命名单位', max: 80, synonyms: ['确定单位', '授牌单位'] },
    documentNo: { kind: 'text', label: '命名文号', max: 60, synonyms: ['文号'] },
    state: {
      kind: 'code',
      label: '典型状态',
      codes: 'model-state',
      required: true,
      initial: 'training',
      synonyms: ['状态'],
    },
    address: { kind: 'text', label: '地点', max: 120, synonyms: ['地址', '所在地'] },
    contact: person('联系人', ['负责人']),
    story: {
      kind: 'longText',
      label: '先进事迹',
      required: true,
      max: 10000,
      synonyms: ['主要事迹', '事迹简介', '典型经验', '简介', '事迹'],
    },
    measures: { kind: 'longText', label: '培育措施', max: 1000 },
    publicity: {
      kind: 'list',
      label: '宣传推广',
      of: {
        date: { kind: 'date', label: '日期', required: true },
        way: { kind: 'text', label: '方式', required: true, max: 60 },
        media: { kind: 'text', label: '刊播媒体或场合', max: 80 },
        reach: { kind: 'text', label: '效果', max: 100 },
      },
    },
    commendationId: { kind: 'reference', label: '相关表彰', to: 'commendation' },
    removedReason: { kind: 'longText', label: '摘牌原因', max: 300, required: 'conditional' },
    remark,
  },
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: ['title', 'kind', 'branchId', 'level', 'batch', 'namedAt', 'namedBy', 'state', 'contact'],
    sort: { field: 'namedAt', descending: true },
    totals: ['title', 'kind', 'state'],
  },
  form: [
    {
      title: '典型',
      fields: [
        'title',
        'branchId',
        'kind',
        'memberId',
        'level',
        'batch',
        'namedAt',
        'namedBy',
        'documentNo',
        'state',
        'removedReason',
        'address',
        'contact',
      ],
    },
    { title: '事迹与推广', fields: ['story', 'measures', 'publicity', 'commendationId', 'remark'] },
  ],
  search: ['address', 'contact', 'story', 'batch'],
  identity: [['branchId', 'title', 'kind']],
  category: '先进典型',
  place: { group: '创先争优', words: 'xjdx xianjindianxing shifandian shifanhu shifanjidi' },
});

export type ModelValues = ValuesOf<typeof model>;
