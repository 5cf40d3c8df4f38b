import type { FieldDefinitions } from './define';
import { owner, person, remark, year } from './parts';

/** The problem and what is to be done about it. */
const taskFields = {
  itemNo: {
    kind: 'text',
    label: '问题编号',
    max: 40,
    synonyms: ['整改编号', '台账编号', '问题序号', '挂号编号'],
    hint: '一个问题一个编号，不重复使用；如：2026-督查-001',
  },
  year,
  branchId: owner('责任单位', [
    '责任党组织',
    '整改单位',
    '整改责任单位',
    '涉及单位',
    '被检查单位',
    '牵头单位',
  ]),
  supportUnits: { kind: 'text', label: '配合单位', max: 120, synonyms: ['协同单位', '配合部门'] },
  memberId: { kind: 'reference', label: '涉及党员', to: 'member', synonyms: ['涉及人员'] },
  problem: {
    kind: 'longText',
    label: '存在问题',
    required: true,
    max: 1000,
    synonyms: [
      '问题',
      '具体问题',
      '问题表现',
      '主要问题',
      '问题内容',
      '突出问题',
      '问题描述',
      '存在的问题',
      '存在隐患',
      '反馈问题',
    ],
  },
  source: {
    kind: 'code',
    label: '问题来源',
    codes: 'rectification-source',
    open: true,
    required: true,
    max: 40,
    synonyms: ['来源', '发现方式', '问题出处'],
  },
  sourceNote: { kind: 'text', label: '来源文号或说明', max: 100, synonyms: ['来源文号'] },
  foundAt: {
    kind: 'date',
    label: '发现日期',
    synonyms: ['登记日期', '挂号日期', '发现时间', '登记时间', '交办日期'],
  },
  category: {
    kind: 'code',
    label: '问题类别',
    codes: 'rectification-category',
    open: true,
    max: 30,
    synonyms: ['类别', '问题类型', '问题分类'],
  },
  target: { kind: 'longText', label: '整改目标', max: 500, synonyms: ['整改标准', '目标要求', '整改要求'] },
  measureText: {
    kind: 'longText',
    label: '整改措施',
    required: true,
    max: 1000,
    synonyms: ['措施', '具体措施', '整改举措', '整改具体措施', '解决措施'],
  },
  measures: {
    kind: 'list',
    label: '分项措施',
    of: {
      text: { kind: 'text', label: '措施', required: true, max: 300 },
      person: { kind: 'text', person: true, label: '责任人', max: 40 },
      due: { kind: 'date', label: '完成时限' },
      doneAt: { kind: 'date', label: '完成日期' },
      note: { kind: 'text', label: '落实情况', max: 300 },
    },
  },
  leader: person('责任领导', ['牵头领导', '分管领导', '包联领导', '整改责任领导', '第一责任人']),
  person: {
    ...person('责任人', ['整改责任人', '直接责任人', '具体责任人', '承办人', '责任人员']),
    required: true,
  },
} as const satisfies FieldDefinitions;

const deadlineFields = {
  kind: {
    kind: 'code',
    label: '整改类型',
    codes: 'rectification-kind',
    required: true,
    synonyms: ['时限类型', '整改方式'],
  },
  dueText: {
    kind: 'text',
    label: '完成时限',
    max: 40,
    required: true,
    synonyms: ['整改时限', '整改期限', '完成期限', '时限', '办结时限', '期限', '计划完成时间'],
    hint: '照原文：日期、立行立改、长期坚持都可以；能看出日期的会填入“应完成日期”',
  },
  due: {
    kind: 'date',
    label: '应完成日期',
    synonyms: ['截止日期', '到期日期'],
    hint: '逾期按这一天计算；长期坚持的填下次复核日期',
  },
  extensions: {
    kind: 'list',
    label: '延期情况',
    of: {
      date: { kind: 'date', label: '申请日期', required: true },
      newDue: { kind: 'date', label: '延期至', required: true },
      reason: { kind: 'text', label: '原因', required: true, max: 200 },
      approver: { kind: 'text', label: '批准人', max: 40 },
    },
  },
  /** The day that counts, extensions considered: lists, numbers and statistics ask it alone. */
  dueDay: { kind: 'date', label: '应完成日期（含延期）', derived: true },
} as const satisfies FieldDefinitions;

const progressFields = {
  state: {
    kind: 'code',
    label: '整改状态',
    codes: 'rectification-state',
    required: true,
    initial: 'registered',
    synonyms: ['状态', '办理状态', '当前状态'],
  },
  stateReason: {
    kind: 'longText',
    label: '退回、移交或撤销原因',
    max: 300,
    required: 'conditional',
    synonyms: ['退回原因', '撤销原因', '移交原因'],
  },
  situation: {
    kind: 'longText',
    label: '整改情况',
    max: 3000,
    synonyms: [
      '整改落实情况',
      '落实情况',
      '进展情况',
      '整改进展',
      '整改进展情况',
      '整改结果',
      '整改成效',
      '完成情况',
      '工作进展',
    ],
  },
  progress: {
    kind: 'list',
    label: '整改进展记录',
    of: {
      date: { kind: 'date', label: '日期', required: true },
      text: { kind: 'longText', label: '进展', required: true, max: 500 },
      percent: { kind: 'integer', label: '完成比例（%）' },
      by: { kind: 'text', person: true, label: '填报人', max: 40 },
    },
  },
  doneAt: {
    kind: 'date',
    label: '整改到位日期',
    synonyms: ['整改到位时间', '完成时间', '完成日期', '实际完成时间', '整改完成时间', '实际完成日期'],
  },
} as const satisfies FieldDefinitions;

const closingFields = {
  appliedAt: { kind: 'date', label: '申请销号日期', synonyms: ['申请销号时间'] },
  acceptor: person('验收人', ['验收人员', '核查人', '检查人']),
  acceptedAt: { kind: 'date', label: '验收日期', synonyms: ['验收时间', '核查日期'] },
  acceptanceWay: { kind: 'code', label: '验收方式', codes: 'acceptance-way', open: true, max: 20 },
  acceptance: {
    kind: 'longText',
    label: '验收意见',
    max: 500,
    synonyms: ['验收情况', '核查情况', '验收结论'],
  },
  satisfaction: {
    kind: 'code',
    label: '群众满意度',
    codes: 'satisfaction',
    synonyms: ['满意度', '群众是否满意'],
  },
  /** What a ledger from elsewhere says; here only checked evidence closes an item. */
  closedClaim: {
    kind: 'boolean',
    label: '来表标注已销号',
    synonyms: ['是否销号', '销号', '销号情况', '是否已销号', '是否完成销号'],
    hint: '导入的台账是怎样写的；在本程序销号须有佐证材料和验收人',
  },
  closedAt: { kind: 'date', label: '销号日期', synonyms: ['销号时间'] },
  closedBy: person('销号人', ['销号审核人']),
  rechecks: {
    kind: 'list',
    label: '回头看',
    of: {
      date: { kind: 'date', label: '日期', required: true },
      result: { kind: 'code', label: '结果', codes: 'recheck-result', required: true },
      by: { kind: 'text', person: true, label: '检查人', max: 40 },
      note: { kind: 'text', label: '情况', max: 300 },
    },
  },
} as const satisfies FieldDefinitions;

const linkFields = {
  inspectionId: { kind: 'reference', label: '来自检查', to: 'inspection' },
  findingNo: { kind: 'text', label: '检查问题编号', max: 20, hint: '与检查记录中“发现问题”的编号相同' },
  meetingId: { kind: 'reference', label: '来自会议', to: 'meeting' },
  orderId: { kind: 'reference', label: '限期整改通知书', to: 'rectification-order' },
  weakBranchId: { kind: 'reference', label: '软弱涣散整顿', to: 'weak-branch' },
  /** What the item was made from by one key (a hole of the completeness page, a finding): not made a second time. */
  origin: { kind: 'text', label: '生成依据', max: 120 },
  /** Local time `YYYY-MM-DD HH:mm`, as attachments bear it: what was added before no longer proves anything. */
  reopenedAt: { kind: 'text', label: '重新挂号时间', max: 16 },
  remark,
} as const satisfies FieldDefinitions;

/** All fields of a rectification item, in the order of the usual ledger. */
export const rectificationFields = {
  ...taskFields,
  ...deadlineFields,
  ...progressFields,
  ...closingFields,
  ...linkFields,
} as const;
