import type { FieldDefinitions } from './define';
import { owner, person, remark } from './parts';

/** The head of the minutes: what, when, where, who; the numbers as the paper form has them. */
const headFields = {
  title: {
    kind: 'text',
    label: '会议名称',
    required: true,
    max: 80,
    synonyms: ['会议主题', '活动主题', '活动名称', '名称'],
    hint: '写全称和次数，如：河口村党支部 2026 年第三季度党员大会',
  },
  kind: {
    kind: 'code',
    label: '会议类型',
    codes: 'meeting-kind',
    open: true,
    required: true,
    max: 30,
    synonyms: ['会议类别', '活动类型', '类型', '会议种类'],
  },
  branchId: owner('召开单位', ['召开党组织', '主办单位', '开展单位']),
  groupId: {
    kind: 'reference',
    label: '党小组',
    to: 'organization',
    synonyms: ['所在党小组'],
    hint: '党小组会填写',
  },
  coversKinds: {
    kind: 'list',
    label: '同时作为',
    hint: '一会多用：同一次活动还算作哪些会议',
    of: { kind: { kind: 'code', label: '会议类型', codes: 'meeting-kind', open: true, required: true } },
  },
  date: {
    kind: 'date',
    label: '会议日期',
    required: true,
    synonyms: ['日期', '召开日期', '会议时间', '召开时间', '活动时间', '活动日期', '时间'],
  },
  startTime: { kind: 'time', label: '开始时间', synonyms: ['开会时间'] },
  endTime: { kind: 'time', label: '结束时间', synonyms: ['散会时间'] },
  place: {
    kind: 'text',
    label: '会议地点',
    required: true,
    max: 60,
    synonyms: ['地点', '召开地点', '活动地点'],
  },
  termNo: { kind: 'text', label: '届次或次数', max: 30, synonyms: ['届次', '次数'] },
  host: { ...person('主持人', ['会议主持人', '主持']), required: true },
  recorder: { ...person('记录人', ['会议记录人', '记录']), required: true },
  lecturer: { ...person('授课人', ['主讲人', '党课主讲人']), hint: '党课填写' },
  status: {
    kind: 'code',
    label: '会议状态',
    codes: 'meeting-status',
    required: true,
    initial: 'held',
    synonyms: ['状态'],
  },
} as const satisfies FieldDefinitions;

const attendanceFields = {
  dueCount: { kind: 'integer', label: '应到人数', synonyms: ['应到', '应到会人数', '应参会人数'] },
  presentCount: {
    kind: 'integer',
    label: '实到人数',
    synonyms: ['实到', '实到会人数', '到会人数', '参会人数', '参加人数'],
  },
  votersDue: {
    kind: 'integer',
    label: '应到有表决权人数',
    hint: '预备党员、留党察看期间的党员没有表决权',
  },
  votersPresent: { kind: 'integer', label: '实到有表决权人数' },
  attendance: {
    kind: 'list',
    label: '参会人员',
    of: {
      name: { kind: 'text', person: true, label: '姓名', required: true, max: 40 },
      memberId: { kind: 'reference', label: '党员', to: 'member' },
      role: { kind: 'code', label: '身份', codes: 'attendance-role', required: true },
      hasVote: { kind: 'boolean', label: '有表决权' },
      state: { kind: 'code', label: '到会情况', codes: 'attendance-state', required: true },
      reason: { kind: 'code', label: '未到会原因', codes: 'absence-reason', open: true, max: 60 },
      excludedFromDue: { kind: 'boolean', label: '不计入应到' },
      exclusionReason: { kind: 'text', label: '不计入应到的原因和批准', max: 100 },
      post: { kind: 'text', label: '单位及职务', max: 60 },
    },
  },
  absentText: {
    kind: 'longText',
    label: '缺席人员及原因',
    max: 500,
    synonyms: ['缺席人员', '请假人员', '缺席情况', '请假人员及原因'],
    hint: '逐人写明原因；没有缺席的填“无”',
  },
  guestsText: { kind: 'longText', label: '列席人员', max: 300, synonyms: ['列席', '邀请人员'] },
} as const satisfies FieldDefinitions;

const businessFields = {
  agenda: {
    kind: 'list',
    label: '会议议题',
    of: {
      no: { kind: 'integer', label: '序号', required: true },
      subject: { kind: 'text', label: '议题', required: true, max: 200 },
      reporter: { kind: 'text', person: true, label: '汇报人', max: 40 },
      content: { kind: 'longText', label: '汇报内容', max: 2000 },
    },
  },
  speeches: {
    kind: 'list',
    label: '发言记录',
    of: {
      item: { kind: 'integer', label: '议题序号' },
      name: { kind: 'text', person: true, label: '发言人', required: true, max: 40 },
      memberId: { kind: 'reference', label: '党员', to: 'member' },
      points: { kind: 'longText', label: '发言要点', required: true, max: 2000 },
      isDissent: { kind: 'boolean', label: '不同意见' },
    },
  },
  votes: {
    kind: 'list',
    label: '表决情况',
    of: {
      item: { kind: 'integer', label: '议题序号' },
      subject: { kind: 'text', label: '表决事项', required: true, max: 200 },
      procedure: { kind: 'code', label: '表决程序', codes: 'voting-procedure', required: true },
      method: { kind: 'code', label: '表决方式', codes: 'vote-method', open: true },
      due: { kind: 'integer', label: '应到有表决权人数' },
      present: { kind: 'integer', label: '实到有表决权人数' },
      yes: { kind: 'integer', label: '赞成' },
      no: { kind: 'integer', label: '反对' },
      abstain: { kind: 'integer', label: '弃权' },
      writtenYes: { kind: 'integer', label: '书面赞成' },
      writtenNo: { kind: 'integer', label: '书面反对' },
      result: { kind: 'code', label: '表决结果', codes: 'vote-result' },
    },
  },
  resolutions: {
    kind: 'list',
    label: '会议决议',
    of: {
      item: { kind: 'integer', label: '议题序号' },
      text: { kind: 'longText', label: '决议', required: true, max: 1000 },
      responsible: { kind: 'text', label: '责任单位或责任人', max: 80 },
      due: { kind: 'date', label: '完成时限' },
      rectificationId: { kind: 'reference', label: '督办事项', to: 'rectification' },
    },
  },
  content: {
    kind: 'longText',
    label: '会议内容',
    max: 10000,
    synonyms: ['主要内容', '活动内容', '内容', '会议记录', '会议主要内容'],
  },
  conclusion: {
    kind: 'longText',
    label: '会议结论',
    max: 2000,
    synonyms: ['决议', '会议结果', '议定事项', '决议事项', '形成决议'],
  },
  /** Rule set under which votes are judged; the day of the meeting decides while it is empty. */
  votingRules: { kind: 'text', label: '表决规则版本', max: 20 },
  signatures: {
    kind: 'list',
    label: '签字',
    of: {
      role: { kind: 'code', label: '身份', codes: 'signature-role', open: true, required: true },
      name: { kind: 'text', person: true, label: '姓名', required: true, max: 40 },
      date: { kind: 'date', label: '签字日期' },
    },
  },
  remark,
} as const satisfies FieldDefinitions;

/** All fields of a meeting. */
export const meetingFields = { ...headFields, ...attendanceFields, ...businessFields } as const;
