import { defineRecordType, type ValuesOf } from './define';
import { memberFile, owner, remark, subject } from './parts';

/** A reward, a penalty or a disposal of a member, by the decision that ordered it. */
export const rewardPenalty = defineRecordType({
  name: 'reward-penalty',
  label: '党员奖惩',
  version: 1,
  fields: {
    name: subject('姓名', ['党员姓名']),
    memberId: memberFile('name'),
    branchId: owner('党员所在支部'),
    kind: {
      kind: 'code',
      label: '类别',
      codes: 'reward-penalty-kind',
      required: true,
      synonyms: ['奖惩类别', '奖惩类型'],
    },
    type: {
      kind: 'code',
      label: '奖惩名称',
      codes: 'reward-penalty-type',
      open: true,
      required: true,
      sensitive: true,
      max: 60,
      synonyms: ['奖励名称', '处分名称', '处分种类', '名称'],
    },
    level: { kind: 'code', label: '级别', codes: 'honor-level', open: true, max: 20 },
    authority: { kind: 'text', label: '批准机关', max: 80, synonyms: ['批准单位', '决定机关', '授予单位'] },
    documentNo: { kind: 'text', label: '文号', max: 60, sensitive: true, synonyms: ['决定文号', '文件号'] },
    date: {
      kind: 'date',
      label: '批准日期',
      required: true,
      synonyms: ['批准时间', '决定日期', '奖惩日期', '奖惩时间', '生效日期'],
    },
    endDate: {
      kind: 'date',
      label: '期满或解除日期',
      sensitive: true,
      synonyms: ['解除日期', '期满日期', '影响期满日期'],
      hint: '限期改正不超过一年；留党察看填期满日期',
    },
    reason: {
      kind: 'longText',
      label: '原因或事迹',
      max: 500,
      sensitive: true,
      synonyms: ['原因', '事由', '主要事迹'],
    },
    meetingId: { kind: 'reference', label: '支部会议记录', to: 'meeting' },
    deliveredAt: {
      kind: 'date',
      label: '送达或宣布日期',
      sensitive: true,
      synonyms: ['送达日期', '宣布日期'],
    },
    result: {
      kind: 'longText',
      label: '教育转化或后续情况',
      max: 300,
      sensitive: true,
      synonyms: ['后续情况', '转化情况'],
    },
    remark,
  },
  title: ['name', 'date'],
  branch: 'branchId',
  list: {
    columns: ['date', 'name', 'branchId', 'kind', 'type', 'level', 'authority', 'documentNo', 'endDate'],
    sort: { field: 'date', descending: true },
    totals: ['name', 'kind'],
  },
  form: [
    {
      title: '奖惩',
      fields: [
        'name',
        'memberId',
        'branchId',
        'kind',
        'type',
        'level',
        'authority',
        'documentNo',
        'date',
        'endDate',
      ],
    },
    { title: '经过与后续', fields: ['reason', 'meetingId', 'deliveredAt', 'result', 'remark'] },
  ],
  search: ['authority', 'documentNo'],
  identity: [
    ['memberId', 'type', 'date'],
    ['name', 'branchId', 'type', 'date'],
  ],
  year: 'date',
  category: '党员管理',
  place: { group: '党员发展与管理', words: 'dyjc dangyuanjiangcheng chufen jiangli zuzhichuzhi' },
});

export type RewardPenaltyValues = ValuesOf<typeof rewardPenalty>;
