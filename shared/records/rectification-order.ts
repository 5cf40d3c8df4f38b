import { defineRecordType, type ValuesOf } from './define';
import { owner, person, remark } from './parts';

/** A written order to a unit to mend something by a day (限期整改); a member's 限期改正 is another thing. */
export const rectificationOrder = defineRecordType({
  name: 'rectification-order',
  label: '限期整改通知书',
  version: 1,
  fields: {
    title: {
      kind: 'text',
      label: '通知书名称',
      required: true,
      max: 80,
      synonyms: ['通知书标题', '标题', '名称'],
      hint: '如：关于规范会议记录的限期整改通知书',
    },
    documentNo: { kind: 'text', label: '通知书编号', max: 60, synonyms: ['文号', '编号', '发文字号'] },
    branchId: owner('被通知单位', ['整改单位', '责任单位']),
    issuedBy: {
      kind: 'text',
      label: '发出单位',
      required: true,
      max: 80,
      synonyms: ['签发单位', '发文单位'],
    },
    signer: person('签发人', ['签发领导']),
    date: { kind: 'date', label: '发出日期', required: true, synonyms: ['签发日期', '下发日期', '日期'] },
    problem: {
      kind: 'longText',
      label: '整改问题',
      required: true,
      max: 2000,
      synonyms: ['存在问题', '问题', '通知内容'],
    },
    requirement: { kind: 'longText', label: '整改要求', max: 1000, synonyms: ['要求'] },
    due: { kind: 'date', label: '整改期限', required: true, synonyms: ['整改时限', '完成时限', '期限'] },
    inspectionId: { kind: 'reference', label: '有关检查', to: 'inspection' },
    items: {
      kind: 'list',
      label: '整改事项',
      of: {
        rectificationId: { kind: 'reference', label: '整改事项', to: 'rectification' },
        problem: { kind: 'text', label: '问题', required: true, max: 200 },
      },
    },
    state: {
      kind: 'code',
      label: '通知书状态',
      codes: 'order-state',
      required: true,
      initial: 'issued',
      synonyms: ['状态'],
    },
    receivedAt: { kind: 'date', label: '签收日期', synonyms: ['送达日期', '签收时间'] },
    receiver: person('签收人'),
    repliedAt: { kind: 'date', label: '整改报告日期', synonyms: ['回复日期', '反馈日期'] },
    reply: { kind: 'longText', label: '整改报告', max: 2000, synonyms: ['整改情况', '回复情况'] },
    remark,
  },
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: [
      'date',
      'title',
      'documentNo',
      'branchId',
      'issuedBy',
      'due',
      'state',
      'receivedAt',
      'repliedAt',
    ],
    sort: { field: 'date', descending: true },
    totals: ['title', 'state'],
  },
  form: [
    {
      title: '通知书',
      fields: [
        'title',
        'documentNo',
        'branchId',
        'issuedBy',
        'signer',
        'date',
        'problem',
        'requirement',
        'due',
        'inspectionId',
        'items',
      ],
    },
    { title: '签收与回复', fields: ['state', 'receivedAt', 'receiver', 'repliedAt', 'reply', 'remark'] },
  ],
  search: ['documentNo', 'issuedBy', 'problem'],
  identity: [['documentNo'], ['branchId', 'date', 'title']],
  year: 'date',
  due: {
    date: 'due',
    doneBy: [{ field: 'repliedAt' }, { field: 'state', codes: ['replied', 'ended'] }],
  },
  category: '督查考核',
  attachmentPurpose: 'document',
  place: { group: '督查整改', words: 'xqzgtzs xianqizhenggaitongzhishu' },
});

export type RectificationOrderValues = ValuesOf<typeof rectificationOrder>;
