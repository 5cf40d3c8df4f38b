import { defineRecordType, type ValuesOf } from './define';
import { owner, remark } from './parts';

/** A major village matter through its six steps (四议两公开); a step links the meeting that took it. */
export const villageMatter = defineRecordType({
  name: 'village-matter',
  label: '四议两公开',
  version: 1,
  fields: {
    matter: {
      kind: 'text',
      label: '事项',
      required: true,
      max: 120,
      synonyms: ['事项名称', '议事事项', '决策事项', '议题'],
    },
    branchId: owner('村党组织', ['村党支部']),
    proposedAt: {
      kind: 'date',
      label: '动议日期',
      required: true,
      synonyms: ['提议日期', '提议时间', '动议时间'],
    },
    cause: {
      kind: 'code',
      label: '动议事由',
      codes: 'matter-cause',
      required: true,
      synonyms: ['事由', '动议来源'],
      hint: '同一事项各步骤一致',
    },
    category: {
      kind: 'text',
      label: '事项类别',
      max: 40,
      synonyms: ['类别'],
      hint: '如：项目建设、集体资产、惠民政策',
    },
    content: { kind: 'longText', label: '事项内容', max: 2000, synonyms: ['内容', '主要内容'] },
    state: {
      kind: 'code',
      label: '事项状态',
      codes: 'matter-state',
      required: true,
      initial: 'deciding',
      synonyms: ['状态', '办理状态'],
    },
    steps: {
      kind: 'list',
      label: '六个步骤',
      of: {
        step: { kind: 'code', label: '步骤', codes: 'matter-step', required: true },
        date: { kind: 'date', label: '日期', required: true },
        form: { kind: 'text', label: '会议形式', max: 40 },
        meetingId: { kind: 'reference', label: '会议记录', to: 'meeting' },
        procedure: { kind: 'code', label: '表决程序', codes: 'voting-procedure' },
        due: { kind: 'integer', label: '应到' },
        present: { kind: 'integer', label: '实到' },
        yes: { kind: 'integer', label: '赞成' },
        content: { kind: 'longText', label: '内容', max: 1000 },
        result: { kind: 'code', label: '结果', codes: 'vote-result' },
        townAttendees: { kind: 'text', label: '乡镇参会人员及职务', max: 120 },
        publicPlace: { kind: 'text', label: '公开地点', max: 80 },
        publicFrom: { kind: 'date', label: '公开日期' },
        publicTo: { kind: 'date', label: '公开至' },
        noticeId: { kind: 'reference', label: '公示记录', to: 'public-notice' },
        supervision: { kind: 'longText', label: '监督意见', max: 300 },
      },
    },
    supervisor: {
      kind: 'text',
      label: '监督单位',
      max: 60,
      synonyms: ['村务监督委员会'],
      hint: '“一监督”：村务监督委员会',
    },
    finishedAt: { kind: 'date', label: '办结日期', synonyms: ['完成日期', '完成时间'] },
    result: { kind: 'longText', label: '实施结果', max: 1000, synonyms: ['落实情况', '办理结果'] },
    remark,
  },
  title: ['matter'],
  branch: 'branchId',
  list: {
    columns: ['proposedAt', 'matter', 'branchId', 'cause', 'category', 'steps', 'state', 'finishedAt'],
    sort: { field: 'proposedAt', descending: true },
    totals: ['matter', 'state'],
  },
  form: [
    {
      title: '事项',
      fields: ['matter', 'branchId', 'proposedAt', 'cause', 'category', 'content', 'state'],
    },
    { title: '六个步骤', fields: ['steps'] },
    { title: '监督与结果', fields: ['supervisor', 'finishedAt', 'result', 'remark'] },
  ],
  search: ['category', 'content', 'result'],
  identity: [['branchId', 'matter', 'proposedAt']],
  year: 'proposedAt',
  category: '村级治理',
  attachmentPurpose: 'signed-scan',
  place: { group: '组织生活', words: 'sylgk siyilianggongkai cunwu' },
});

export type VillageMatterValues = ValuesOf<typeof villageMatter>;
