import { defineRecordType, type ValuesOf } from './define';
import { owner, person, remark, year } from './parts';

/** What a unit means to study in a year. */
export const studyPlan = defineRecordType({
  name: 'study-plan',
  label: '学习计划',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '计划名称',
      required: true,
      max: 80,
      synonyms: ['学习计划名称', '名称', '计划标题'],
    },
    branchId: owner('制定单位', ['制定党组织']),
    year,
    madeAt: { kind: 'date', label: '制定日期', synonyms: ['制定时间', '日期'] },
    documentNo: { kind: 'text', label: '文号', max: 60, synonyms: ['发文字号'] },
    target: { kind: 'text', label: '学习对象', max: 80, synonyms: ['参加对象', '对象'] },
    hoursPlanned: {
      kind: 'decimal',
      label: '计划学时',
      synonyms: ['学时要求', '计划学时数'],
      hint: '每人全年学时；党员每年集中学习培训一般不少于 32 学时',
    },
    requirement: { kind: 'longText', label: '总体要求', max: 2000, synonyms: ['学习要求', '目标要求'] },
    items: {
      kind: 'list',
      label: '学习安排',
      of: {
        when: { kind: 'date', label: '时间', required: true },
        subject: { kind: 'text', label: '学习专题', required: true, max: 120 },
        form: { kind: 'code', label: '学习形式', codes: 'study-form', open: true },
        lead: { kind: 'text', person: true, label: '主讲或领学人', max: 40 },
        hours: { kind: 'decimal', label: '学时' },
      },
    },
    responsible: person('负责人', ['责任人']),
    remark,
  },
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: ['year', 'title', 'branchId', 'target', 'hoursPlanned', 'items', 'madeAt', 'responsible'],
    sort: { field: 'year', descending: true },
    totals: ['title'],
  },
  form: [
    {
      title: '计划',
      fields: [
        'title',
        'branchId',
        'year',
        'madeAt',
        'documentNo',
        'target',
        'hoursPlanned',
        'responsible',
        'requirement',
      ],
    },
    { title: '学习安排', fields: ['items', 'remark'] },
  ],
  search: ['documentNo', 'target', 'requirement', 'responsible'],
  identity: [['branchId', 'year', 'title']],
  year: 'year',
  category: '组织生活',
  place: { group: '组织生活', words: 'xxjh xuexijihua' },
});

export type StudyPlanValues = ValuesOf<typeof studyPlan>;
