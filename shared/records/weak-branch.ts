import { defineRecordType, type ValuesOf } from './define';
import { owner, person, remark, year } from './parts';

/** The file of a weak and lax organization of a year: why, what is done, who helps, how it was accepted. */
export const weakBranch = defineRecordType({
  name: 'weak-branch',
  label: '软弱涣散整顿',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '整顿对象',
      required: true,
      max: 80,
      synonyms: ['党组织全称', '后进党组织', '整顿党组织名称'],
    },
    branchId: owner('整顿党组织', ['软弱涣散党组织']),
    year,
    state: {
      kind: 'code',
      label: '整顿状态',
      codes: 'weak-state',
      required: true,
      initial: 'found',
      synonyms: ['状态', '整顿情况'],
    },
    foundAt: {
      kind: 'date',
      label: '确定日期',
      required: true,
      synonyms: ['认定日期', '排查时间', '确定时间'],
    },
    criteria: {
      kind: 'list',
      label: '认定情形',
      of: {
        criterion: { kind: 'code', label: '情形', codes: 'weak-criterion', open: true, required: true },
        note: { kind: 'text', label: '具体表现', max: 200 },
      },
    },
    problem: {
      kind: 'longText',
      label: '主要问题',
      required: true,
      max: 1000,
      synonyms: ['存在问题', '具体问题', '问题表现', '软弱涣散原因'],
    },
    screening: {
      kind: 'longText',
      label: '排查认定程序',
      max: 500,
      hint: '自查、乡镇复验、县级审定的时间和结果',
    },
    measures: {
      kind: 'longText',
      label: '整顿措施',
      required: true,
      max: 1000,
      synonyms: ['措施', '整改措施'],
    },
    leader: { ...person('包联领导', ['联系领导', '包抓领导', '县级包联领导']), required: true },
    helpers: {
      kind: 'list',
      label: '帮扶力量',
      of: {
        name: { kind: 'text', person: true, label: '姓名或单位', required: true, max: 60 },
        role: { kind: 'text', label: '职务或分工', max: 60 },
        from: { kind: 'date', label: '进驻日期' },
        to: { kind: 'date', label: '撤出日期' },
      },
    },
    helpersText: {
      kind: 'text',
      label: '帮扶单位',
      max: 120,
      synonyms: ['帮扶人员', '驻村工作队', '第一书记'],
    },
    due: { kind: 'date', label: '整顿期限', required: true, synonyms: ['完成时限', '整顿时限', '整改时限'] },
    reports: {
      kind: 'list',
      label: '整顿进展',
      of: {
        date: { kind: 'date', label: '日期', required: true },
        text: { kind: 'longText', label: '进展', required: true, max: 500 },
        done: { kind: 'integer', label: '已销号问题数' },
        total: { kind: 'integer', label: '问题总数' },
      },
    },
    progress: {
      kind: 'longText',
      label: '整顿成效',
      max: 1000,
      synonyms: ['进展情况', '转化情况', '整改情况'],
    },
    appliedAt: { kind: 'date', label: '摘牌申请日期' },
    townAcceptedAt: { kind: 'date', label: '乡镇验收日期', synonyms: ['乡镇验收时间'] },
    countyAcceptedAt: { kind: 'date', label: '县级验收日期', synonyms: ['县级验收时间', '验收日期'] },
    satisfaction: { kind: 'decimal', label: '群众满意率（%）', synonyms: ['群众满意率'] },
    acceptance: { kind: 'longText', label: '验收意见', max: 500, synonyms: ['验收情况'] },
    approvalNo: { kind: 'text', label: '摘牌批复文号', max: 60, synonyms: ['批复文号'] },
    liftedAt: { kind: 'date', label: '摘牌日期', synonyms: ['摘牌时间', '转化时间'] },
    remark,
  },
  title: ['title', 'year'],
  branch: 'branchId',
  list: {
    columns: [
      'year',
      'title',
      'problem',
      'leader',
      'helpersText',
      'due',
      'state',
      'liftedAt',
      'satisfaction',
    ],
    sort: { field: 'year', descending: true },
    totals: ['title', 'state'],
  },
  form: [
    {
      title: '认定',
      fields: ['title', 'branchId', 'year', 'foundAt', 'criteria', 'problem', 'screening', 'state'],
    },
    {
      title: '整顿',
      fields: ['measures', 'leader', 'helpers', 'helpersText', 'due', 'reports', 'progress'],
    },
    {
      title: '验收摘牌',
      fields: [
        'appliedAt',
        'townAcceptedAt',
        'countyAcceptedAt',
        'satisfaction',
        'acceptance',
        'approvalNo',
        'liftedAt',
        'remark',
      ],
    },
  ],
  search: ['problem', 'measures', 'leader', 'helpersText'],
  identity: [['branchId', 'year']],
  year: 'year',
  due: {
    date: 'due',
    doneBy: [{ field: 'townAcceptedAt' }, { field: 'state', codes: ['township', 'county', 'lifted'] }],
  },
  category: '组织建设',
  attachmentPurpose: 'evidence',
  place: { group: '督查整改', words: 'rrhs ruanruohuansan zhengdun houjinzhuanhua' },
});

export type WeakBranchValues = ValuesOf<typeof weakBranch>;
