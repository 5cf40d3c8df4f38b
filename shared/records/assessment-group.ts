import { defineRecordType, type ValuesOf } from './define';
import { owner, remark } from './parts';

/** A panel that reviews applications for benefits (评议小组): who is on it, and each of its sessions. */
export const assessmentGroup = defineRecordType({
  name: 'assessment-group',
  label: '评议小组',
  version: 1,
  fields: {
    title: { kind: 'text', label: '小组名称', required: true, max: 80, synonyms: ['名称', '评议小组名称'] },
    branchId: owner('所在党组织'),
    policyKind: {
      kind: 'code',
      label: '评议的政策项目',
      codes: 'benefit-kind',
      open: true,
      max: 40,
      synonyms: ['政策项目', '评议项目'],
      hint: '评议各项政策的不填',
    },
    establishedAt: { kind: 'date', label: '成立日期', synonyms: ['成立时间', '产生日期'] },
    electedWay: { kind: 'text', label: '产生方式', max: 80, hint: '如：村民代表会议推选' },
    documentNo: { kind: 'text', label: '文号', max: 60 },
    leader: { kind: 'text', person: true, label: '组长', max: 40, synonyms: ['组长姓名'] },
    disbandedAt: { kind: 'date', label: '撤销日期', synonyms: ['撤销时间'] },
    members: {
      kind: 'list',
      label: '小组成员',
      of: {
        name: { kind: 'text', person: true, label: '姓名', required: true, max: 40 },
        role: { kind: 'code', label: '身份', codes: 'panel-role', open: true, required: true, max: 20 },
        group: { kind: 'text', label: '村民小组', max: 20 },
        gender: { kind: 'code', label: '性别', codes: 'sex' },
        phone: { kind: 'phone', label: '联系电话', sensitive: true },
        from: { kind: 'date', label: '任职日期' },
        to: { kind: 'date', label: '退出日期' },
      },
    },
    sessions: {
      kind: 'list',
      label: '评议会议',
      of: {
        date: { kind: 'date', label: '日期', required: true },
        place: { kind: 'text', label: '地点', max: 60 },
        cases: { kind: 'text', label: '评议对象', required: true, max: 300 },
        expected: { kind: 'integer', label: '应到人数' },
        present: { kind: 'integer', label: '实到人数' },
        recusals: {
          kind: 'text',
          label: '回避人员',
          max: 120,
          hint: '与评议对象是近亲属的应当回避；没有填“无”',
        },
        agree: { kind: 'integer', label: '同意' },
        against: { kind: 'integer', label: '不同意' },
        abstain: { kind: 'integer', label: '弃权' },
        result: { kind: 'text', label: '评议结果', max: 200 },
        recorder: { kind: 'text', person: true, label: '记录人', max: 40 },
      },
    },
    remark,
  },
  title: ['title'],
  branch: 'branchId',
  list: {
    columns: [
      'title',
      'branchId',
      'policyKind',
      'establishedAt',
      'leader',
      'members',
      'sessions',
      'documentNo',
    ],
    sort: { field: 'title' },
    totals: ['title', 'members', 'sessions'],
  },
  form: [
    {
      title: '基本信息',
      fields: [
        'title',
        'branchId',
        'policyKind',
        'establishedAt',
        'electedWay',
        'documentNo',
        'leader',
        'disbandedAt',
        'remark',
      ],
    },
    { title: '成员', fields: ['members'] },
    { title: '评议会议', fields: ['sessions'] },
  ],
  search: ['leader', 'documentNo'],
  identity: [['title', 'branchId']],
  category: '惠民政策',
  place: { group: '惠民与治理', words: 'pyxz pingyixiaozu' },
});

export type AssessmentGroupValues = ValuesOf<typeof assessmentGroup>;
