import { defineRecordType, type ValuesOf } from './define';
import { owner, person, remark } from './parts';

/** A list of what a check asks for, a line a paper, with what is there and where it lies. */
export const inspectionChecklist = defineRecordType({
  name: 'inspection-checklist',
  label: '检查清单',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '清单名称',
      required: true,
      max: 80,
      synonyms: ['检查清单名称', '名称'],
    },
    branchId: owner('准备单位', ['责任单位', '受检单位']),
    madeAt: { kind: 'date', label: '清单日期', required: true, synonyms: ['日期', '下发日期', '制定日期'] },
    issuedBy: { kind: 'text', label: '下发单位', max: 80, synonyms: ['制定单位'] },
    documentNo: { kind: 'text', label: '文号', max: 60 },
    due: { kind: 'date', label: '准备期限', synonyms: ['完成时限', '检查时间'] },
    responsible: person('负责人', ['责任人']),
    items: {
      kind: 'list',
      label: '清单项目',
      of: {
        no: { kind: 'text', label: '序号', required: true, max: 20 },
        section: { kind: 'text', label: '考核项目', max: 60 },
        requirement: { kind: 'longText', label: '考核内容', required: true, max: 500 },
        method: { kind: 'text', label: '考核办法', max: 100 },
        points: { kind: 'decimal', label: '标准分' },
        period: { kind: 'text', label: '资料期间', max: 40 },
        state: { kind: 'code', label: '资料情况', codes: 'checklist-state' },
        evidence: { kind: 'text', label: '资料名称和存放位置', max: 200 },
        /** Requirement of the completeness page that answers this line. */
        requirementId: { kind: 'text', label: '对应的齐全度要求', max: 60 },
        /** Record, and attachment of it, that proves the line: `id` or `id/element`; chosen on the checklist's page. */
        link: { kind: 'text', label: '佐证记录', max: 160, hint: '在“资料齐全度”的“检查清单”里选定' },
        naReason: { kind: 'text', label: '不适用原因', max: 100 },
        responsible: { kind: 'text', person: true, label: '责任人', max: 40 },
        note: { kind: 'text', label: '备注', max: 200 },
      },
    },
    remark,
  },
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: ['madeAt', 'title', 'branchId', 'issuedBy', 'documentNo', 'due', 'responsible', 'items'],
    sort: { field: 'madeAt', descending: true },
    totals: ['title'],
  },
  form: [
    {
      title: '清单',
      fields: ['title', 'branchId', 'madeAt', 'issuedBy', 'documentNo', 'due', 'responsible'],
    },
    { title: '清单项目', fields: ['items', 'remark'] },
  ],
  search: ['issuedBy', 'documentNo', 'responsible'],
  identity: [['branchId', 'title', 'madeAt']],
  year: 'madeAt',
  category: '督查考核',
  attachmentPurpose: 'evidence',
  place: { group: '督查整改', words: 'jcqd jianchaqingdan yingjianziliao' },
});

export type InspectionChecklistValues = ValuesOf<typeof inspectionChecklist>;
