import { defineRecordType, type ValuesOf } from './define';
import { owner, remark } from './parts';

/** A circular that praises or criticises units and persons, or tells how things stand. */
export const circular = defineRecordType({
  name: 'circular',
  label: '通报',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '通报标题',
      required: true,
      max: 120,
      synonyms: ['标题', '通报名称', '名称'],
    },
    branchId: owner('发文单位', ['发文党组织', '通报单位']),
    kind: {
      kind: 'code',
      label: '通报类别',
      codes: 'circular-kind',
      required: true,
      synonyms: ['类别', '通报类型'],
    },
    documentNo: { kind: 'text', label: '文号', max: 60, synonyms: ['发文字号', '通报文号'] },
    date: {
      kind: 'date',
      label: '通报日期',
      required: true,
      synonyms: ['日期', '发文日期', '通报时间', '印发日期'],
    },
    scope: { kind: 'text', label: '通报范围', max: 80, synonyms: ['印发范围'] },
    subjects: {
      kind: 'list',
      label: '通报对象',
      of: {
        unitId: { kind: 'reference', label: '党组织', to: 'organization' },
        memberId: { kind: 'reference', label: '党员', to: 'member' },
        name: { kind: 'text', label: '单位或个人', required: true, max: 80 },
        reason: { kind: 'text', label: '事由', max: 200 },
      },
    },
    subjectsText: {
      kind: 'longText',
      label: '被通报单位和个人',
      max: 500,
      synonyms: ['被通报单位', '通报单位名单'],
    },
    content: {
      kind: 'longText',
      label: '通报内容',
      required: true,
      max: 10000,
      synonyms: ['内容', '主要内容', '事由'],
    },
    requirement: { kind: 'longText', label: '工作要求', max: 1000, synonyms: ['整改要求'] },
    inspectionId: { kind: 'reference', label: '有关检查', to: 'inspection' },
    reply: { kind: 'longText', label: '整改反馈', max: 1000, synonyms: ['反馈情况', '落实情况'] },
    remark,
  },
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: ['date', 'title', 'kind', 'branchId', 'documentNo', 'subjects', 'subjectsText', 'reply'],
    sort: { field: 'date', descending: true },
    totals: ['title', 'kind'],
  },
  form: [
    { title: '通报', fields: ['title', 'branchId', 'kind', 'documentNo', 'date', 'scope', 'inspectionId'] },
    {
      title: '对象与内容',
      fields: ['subjects', 'subjectsText', 'content', 'requirement', 'reply', 'remark'],
    },
  ],
  search: ['documentNo', 'subjectsText', 'content'],
  searchFiles: true,
  identity: [['documentNo'], ['branchId', 'date', 'title']],
  year: 'date',
  signed: true,
  category: '督查考核',
  attachmentPurpose: 'document',
  place: { group: '督查整改', words: 'tb tongbao biaoyang piping' },
});

export type CircularValues = ValuesOf<typeof circular>;
