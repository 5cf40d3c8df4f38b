import { defineRecordType, type ValuesOf } from './define';
import { owner, remark } from './parts';

/**
 * A campaign: its plan, a theme for each kind of unit (分类指导), phases with dates, tasks given to the units. It runs
 * for several years and so belongs to every one of them.
 */
export const campaign = defineRecordType({
  name: 'campaign',
  label: '活动方案',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '活动名称',
      required: true,
      max: 80,
      synonyms: ['活动', '主题活动名称', '创建活动名称'],
    },
    kind: {
      kind: 'code',
      label: '活动类别',
      codes: 'campaign-kind',
      open: true,
      max: 40,
      synonyms: ['类别'],
    },
    branchId: owner('牵头党组织'),
    theme: { kind: 'text', label: '活动主题', max: 120, synonyms: ['创争主题', '主题'] },
    documentNo: { kind: 'text', label: '方案文号', max: 60, synonyms: ['文号'] },
    startDate: { kind: 'date', label: '开始日期', required: true, synonyms: ['开始时间', '起始日期'] },
    endDate: { kind: 'date', label: '结束日期', synonyms: ['结束时间', '截止日期'] },
    state: {
      kind: 'code',
      label: '活动状态',
      codes: 'campaign-state',
      initial: 'running',
      synonyms: ['状态'],
    },
    requirement: { kind: 'longText', label: '总体要求', max: 2000, synonyms: ['指导思想', '目标要求'] },
    content: { kind: 'longText', label: '主要内容', max: 4000, synonyms: ['活动内容'] },
    leadingGroup: {
      kind: 'text',
      label: '领导小组',
      max: 200,
      synonyms: ['领导小组成员'],
      hint: '组长、副组长和办公室',
    },
    themes: {
      kind: 'list',
      label: '分类主题',
      of: {
        unitKind: {
          kind: 'code',
          label: '单位类型',
          codes: 'unit-kind',
          open: true,
          required: true,
          max: 40,
        },
        theme: { kind: 'text', label: '创争主题', required: true, max: 120 },
        carrier: { kind: 'text', label: '载体活动', max: 200 },
        requirement: { kind: 'text', label: '具体要求', max: 300 },
      },
    },
    phases: {
      kind: 'list',
      label: '推进步骤',
      of: {
        name: { kind: 'text', label: '阶段', required: true, max: 40 },
        from: { kind: 'date', label: '开始日期', required: true },
        to: { kind: 'date', label: '结束日期' },
        content: { kind: 'text', label: '阶段任务', max: 300 },
      },
    },
    tasks: {
      kind: 'list',
      label: '任务清单',
      of: {
        taskNo: { kind: 'text', label: '任务编号', required: true, max: 20 },
        task: { kind: 'text', label: '任务', required: true, max: 120 },
        requirement: { kind: 'text', label: '完成标准', max: 300 },
        due: { kind: 'date', label: '完成时限' },
        unitKind: { kind: 'code', label: '适用单位类型', codes: 'unit-kind', open: true, max: 40 },
        evidence: { kind: 'text', label: '需要的佐证', max: 120 },
      },
    },
    summary: { kind: 'longText', label: '活动总结', max: 4000 },
    remark,
  },
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: ['title', 'kind', 'theme', 'branchId', 'startDate', 'endDate', 'state', 'phases', 'tasks'],
    sort: { field: 'startDate', descending: true },
    totals: ['title'],
  },
  form: [
    {
      title: '方案',
      fields: [
        'title',
        'kind',
        'branchId',
        'theme',
        'documentNo',
        'startDate',
        'endDate',
        'state',
        'leadingGroup',
      ],
    },
    { title: '要求与内容', fields: ['requirement', 'content'] },
    { title: '分类指导', fields: ['themes'] },
    { title: '步骤与任务', fields: ['phases', 'tasks'] },
    { title: '总结', fields: ['summary', 'remark'] },
  ],
  search: ['theme', 'documentNo', 'requirement', 'content'],
  identity: [
    ['title', 'branchId', 'startDate'],
    ['title', 'branchId'],
  ],
  signed: true,
  category: '创先争优',
  place: { group: '创先争优', words: 'hdfa huodongfangan cxzy chuangxianzhengyou zhuti' },
});

export type CampaignValues = ValuesOf<typeof campaign>;
