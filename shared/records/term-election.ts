import { defineRecordType, type ValuesOf } from './define';
import { owner, remark } from './parts';

/** An election of a branch's or committee's leadership: application, candidates, ballots, result, approval. */
export const termElection = defineRecordType({
  name: 'term-election',
  label: '换届选举',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '选举名称',
      required: true,
      max: 80,
      synonyms: ['换届名称', '名称'],
      hint: '如：河口村党支部第十届换届选举',
    },
    branchId: owner('换届党组织', ['选举单位']),
    kind: {
      kind: 'code',
      label: '选举类型',
      codes: 'election-kind',
      required: true,
      initial: 'term',
      synonyms: ['类型'],
    },
    termNo: { kind: 'text', label: '届次', max: 20, synonyms: ['本届届次'], hint: '如：第十届' },
    state: {
      kind: 'code',
      label: '选举进展',
      codes: 'election-state',
      required: true,
      initial: 'preparing',
      synonyms: ['进展', '状态'],
    },
    date: {
      kind: 'date',
      label: '选举日期',
      required: true,
      synonyms: ['换届日期', '换届时间', '选举时间', '大会日期', '当选日期'],
    },
    previousEnd: { kind: 'date', label: '上届任期届满日期', synonyms: ['上届届满日期', '应换届时间'] },
    nextDue: {
      kind: 'date',
      label: '本届任期届满日期',
      synonyms: ['下次换届时间', '任期届满日期', '届满日期'],
      hint: '村、社区五年，其他支部三年',
    },
    meetingId: { kind: 'reference', label: '选举大会记录', to: 'meeting' },
    due: { kind: 'integer', label: '应到有选举权人数', synonyms: ['应到人数', '应到'] },
    present: { kind: 'integer', label: '实到有选举权人数', synonyms: ['实到人数', '实到'] },
    seats: { kind: 'integer', label: '应选人数', synonyms: ['应选名额', '职数'] },
    issued: { kind: 'integer', label: '发出票数', synonyms: ['发出选票', '发票数'] },
    returned: { kind: 'integer', label: '收回票数', synonyms: ['收回选票', '收票数'] },
    valid: { kind: 'integer', label: '有效票数', synonyms: ['有效票'] },
    invalid: { kind: 'integer', label: '无效票数', synonyms: ['无效票', '废票'] },
    candidates: {
      kind: 'list',
      label: '候选人',
      of: {
        name: { kind: 'text', person: true, label: '姓名', required: true, max: 40 },
        memberId: { kind: 'reference', label: '党员', to: 'member' },
        post: { kind: 'code', label: '职务', codes: 'post', open: true },
        yes: { kind: 'integer', label: '赞成' },
        no: { kind: 'integer', label: '反对' },
        abstain: { kind: 'integer', label: '弃权' },
        elected: { kind: 'boolean', label: '当选' },
      },
    },
    excluded: {
      kind: 'list',
      label: '不计入应到的党员',
      of: {
        name: { kind: 'text', person: true, label: '姓名', required: true, max: 40 },
        reason: { kind: 'text', label: '原因', required: true, max: 100 },
        approval: { kind: 'text', label: '批准', max: 60 },
      },
    },
    steps: {
      kind: 'list',
      label: '换届文件',
      of: {
        step: { kind: 'code', label: '步骤', codes: 'election-step', open: true, required: true },
        date: { kind: 'date', label: '日期', required: true },
        documentNo: { kind: 'text', label: '文号', max: 60 },
        note: { kind: 'text', label: '说明', max: 200 },
      },
    },
    approvalNo: { kind: 'text', label: '选举结果批复文号', max: 60, synonyms: ['批复文号', '批准文号'] },
    remark,
  },
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: [
      'date',
      'title',
      'branchId',
      'kind',
      'termNo',
      'state',
      'due',
      'present',
      'approvalNo',
      'nextDue',
    ],
    sort: { field: 'date', descending: true },
    totals: ['title', 'state'],
  },
  form: [
    {
      title: '换届',
      fields: ['title', 'branchId', 'kind', 'termNo', 'state', 'date', 'previousEnd', 'nextDue', 'meetingId'],
    },
    {
      title: '选举',
      fields: ['due', 'present', 'excluded', 'seats', 'issued', 'returned', 'valid', 'invalid', 'candidates'],
    },
    { title: '文件', fields: ['steps', 'approvalNo', 'remark'] },
  ],
  search: ['termNo', 'approvalNo'],
  identity: [['branchId', 'date', 'kind']],
  year: 'date',
  signed: true,
  category: '组织建设',
  place: { group: '组织生活', words: 'hjxj huanjiexuanju buxuan' },
});

export type TermElectionValues = ValuesOf<typeof termElection>;
