import { defineRecordType, type ValuesOf } from './define';
import { memberFile, owner, remark, year } from './parts';

/**
 * Review of one member in one year (民主评议党员): ballots, grade given by the committee, what followed. Ballots alone
 * decide nothing; probationary members take part without a grade.
 */
export const memberReview = defineRecordType({
  name: 'member-review',
  label: '民主评议党员',
  version: 1,
  fields: {
    personName: {
      kind: 'text',
      person: true,
      label: '姓名',
      required: true,
      max: 40,
      synonyms: ['党员姓名', '被评议人', '被测评人'],
    },
    memberId: { ...memberFile('personName'), required: true },
    branchId: owner('所在党组织'),
    year,
    memberCategory: {
      kind: 'code',
      label: '人员类别',
      codes: 'member-category',
      synonyms: ['党员类别'],
      hint: '评议当时的类别；预备党员参加评议但不定等次',
    },
    heldAt: { kind: 'date', label: '评议日期', synonyms: ['测评日期', '评议时间', '测评时间'] },
    state: {
      kind: 'code',
      label: '评议进度',
      codes: 'member-review-state',
      initial: 'vote',
      synonyms: ['进度'],
    },
    selfText: { kind: 'longText', label: '个人自评', max: 2000, synonyms: ['自评情况', '个人总结'] },
    selfGrade: { kind: 'code', label: '自评等次', codes: 'review-grade' },
    ballots: { kind: 'integer', label: '收回票数', synonyms: ['测评票数', '收回票', '总票数'] },
    excellent: { kind: 'integer', label: '优秀票', synonyms: ['优秀', '优秀票数'] },
    good: { kind: 'integer', label: '合格票', synonyms: ['合格', '合格票数'] },
    fair: { kind: 'integer', label: '基本合格票', synonyms: ['基本合格', '基本合格票数'] },
    poor: { kind: 'integer', label: '不合格票', synonyms: ['不合格', '不合格票数'] },
    abstain: { kind: 'integer', label: '弃权票', synonyms: ['弃权', '弃权票数'] },
    committeeGrade: {
      kind: 'code',
      label: '评定等次',
      codes: 'review-grade',
      synonyms: ['组织评定等次', '评议等次', '等次', '支部评定', '评议结果'],
      hint: '由党组织综合评定，不简单以票取人',
    },
    opinion: {
      kind: 'longText',
      label: '党组织评定意见',
      max: 1000,
      synonyms: ['评定意见', '组织意见', '支部意见'],
    },
    disposal: {
      kind: 'code',
      label: '组织处置',
      codes: 'review-disposal',
      open: true,
      max: 40,
      sensitive: true,
      initial: 'none',
      synonyms: ['处置情况', '处置意见'],
    },
    deadline: {
      kind: 'date',
      label: '限期改正截止日期',
      required: 'conditional',
      sensitive: true,
      synonyms: ['改正期限', '改正时限'],
      hint: '最长一年',
    },
    feedbackAt: { kind: 'date', label: '反馈日期', synonyms: ['反馈时间'] },
    isSigned: { kind: 'boolean', label: '本人已签字', synonyms: ['本人签字', '是否签字'] },
    remark,
  },
  title: ['personName', 'year'],
  branch: 'branchId',
  list: {
    columns: [
      'personName',
      'branchId',
      'year',
      'memberCategory',
      'excellent',
      'good',
      'fair',
      'poor',
      'abstain',
      'committeeGrade',
    ],
    sort: { field: 'personName' },
    totals: ['personName', 'committeeGrade'],
  },
  form: [
    {
      title: '评议对象',
      fields: ['personName', 'memberId', 'branchId', 'year', 'memberCategory', 'heldAt', 'state'],
    },
    {
      title: '自评与测评',
      fields: ['selfText', 'selfGrade', 'ballots', 'excellent', 'good', 'fair', 'poor', 'abstain'],
    },
    {
      title: '组织评定',
      fields: ['committeeGrade', 'opinion', 'disposal', 'deadline', 'feedbackAt', 'isSigned', 'remark'],
    },
  ],
  search: ['opinion'],
  identity: [
    ['memberId', 'year'],
    ['personName', 'year', 'branchId'],
  ],
  year: 'year',
  signed: true,
  category: '党员管理',
  place: { group: '创先争优', words: 'mzpy minzhupingyi pingyidangyuan' },
});

export type MemberReviewValues = ValuesOf<typeof memberReview>;
