import { defineRecordType } from './define';
import { due, owner, remark, responsible } from './parts';

const place = owner('所在党组织');

/** A safety hazard found at a check, put right and struck off (安全隐患排查整治). */
export const safetyHazard = defineRecordType({
  name: 'safety-hazard',
  label: '安全隐患',
  version: 1,
  fields: {
    hazardNo: { kind: 'text', label: '隐患编号', max: 40, synonyms: ['编号'] },
    date: {
      kind: 'date',
      label: '检查日期',
      required: true,
      synonyms: ['排查日期', '检查时间', '排查时间', '日期'],
    },
    site: {
      kind: 'text',
      label: '被检查单位',
      required: true,
      max: 120,
      synonyms: ['受检单位', '检查地点', '隐患地点', '隐患位置', '单位名称', '企业名称'],
    },
    branchId: {
      ...place,
      synonyms: place.synonyms.filter((text) => text !== '单位名称' && text !== '责任单位'),
    },
    kind: {
      kind: 'code',
      label: '隐患类别',
      codes: 'hazard-kind',
      open: true,
      required: true,
      max: 40,
      synonyms: ['类别', '隐患类型'],
    },
    level: {
      kind: 'code',
      label: '隐患等级',
      codes: 'hazard-level',
      initial: 'normal',
      synonyms: ['等级', '隐患级别'],
    },
    problem: {
      kind: 'longText',
      label: '存在隐患',
      required: true,
      max: 1000,
      synonyms: ['隐患内容', '存在问题', '隐患情况', '存在的隐患'],
    },
    measures: { kind: 'longText', label: '整改措施', max: 1000, synonyms: ['防范措施', '整治措施'] },
    due: { ...due, label: '整改时限', synonyms: ['整改期限', '完成时限'] },
    responsible,
    unit: { kind: 'text', label: '责任单位', max: 80, synonyms: ['整改责任单位', '监管单位'] },
    checker: { kind: 'text', label: '检查人', max: 80, synonyms: ['检查人签字', '排查人', '检查人员'] },
    ownerSigned: {
      kind: 'text',
      person: true,
      label: '企业负责人签字',
      max: 40,
      synonyms: ['企业负责人', '被检查单位负责人'],
    },
    state: {
      kind: 'code',
      label: '隐患状态',
      codes: 'hazard-state',
      required: true,
      initial: 'found',
      synonyms: ['状态', '整改情况', '整改状态'],
    },
    fixedAt: {
      kind: 'date',
      label: '整改到位时间',
      synonyms: ['整改完成时间', '整改完成日期', '整改到位日期'],
    },
    fixing: { kind: 'longText', label: '整改落实情况', max: 1000, synonyms: ['落实情况', '整改结果'] },
    closedAt: { kind: 'date', label: '销号时间', synonyms: ['销号日期'] },
    closedBy: { kind: 'text', person: true, label: '销号人', max: 40, synonyms: ['验收人', '复查人'] },
    remark,
  },
  title: ['site', 'kind'],
  branch: 'branchId',
  list: {
    columns: [
      'date',
      'site',
      'branchId',
      'kind',
      'level',
      'problem',
      'due',
      'responsible',
      'fixedAt',
      'state',
    ],
    sort: { field: 'date', descending: true },
    totals: ['site', 'level', 'state'],
  },
  form: [
    {
      title: '检查',
      fields: ['hazardNo', 'date', 'site', 'branchId', 'kind', 'level', 'problem', 'checker', 'ownerSigned'],
    },
    { title: '整改', fields: ['measures', 'due', 'responsible', 'unit', 'state', 'fixedAt', 'fixing'] },
    { title: '销号', fields: ['closedAt', 'closedBy', 'remark'] },
  ],
  search: ['hazardNo', 'problem', 'responsible', 'unit'],
  identity: [
    ['site', 'branchId', 'date', 'problem'],
    ['hazardNo', 'branchId'],
  ],
  year: 'date',
  due: {
    date: 'due',
    doneBy: [{ field: 'state', codes: ['fixed', 'closed', 'transferred'] }],
  },
  category: '平安稳定',
  attachmentPurpose: 'evidence',
  place: { group: '惠民与治理', words: 'aqyh anquanyinhuan paicha' },
});
