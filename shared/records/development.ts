import { defineRecordType, type ValuesOf } from './define';
import { memberFile, owner, person, remark, subject } from './parts';

/**
 * One person's way into the Party: twenty-five steps in five stages, each with the body that acted, its day and its
 * papers. The rules of the time when it began stay with it; conclusions are typed by people, never inferred.
 */
export const development = defineRecordType({
  name: 'development',
  label: '发展党员',
  version: 1,
  fields: {
    name: subject('姓名', ['发展人员', '人员姓名', '申请人']),
    memberId: memberFile('name'),
    branchId: owner('培养党组织', ['所在党支部名称']),
    stage: {
      kind: 'code',
      label: '发展阶段',
      codes: 'development-stage',
      required: true,
      initial: '1',
      synonyms: ['阶段', '培养阶段'],
    },
    state: {
      kind: 'code',
      label: '发展状态',
      codes: 'development-state',
      required: true,
      initial: 'ongoing',
      synonyms: ['状态'],
    },
    ruleSet: {
      kind: 'code',
      label: '适用规则',
      codes: 'development-rule-set',
      synonyms: ['适用细则'],
      hint: '空着时按递交入党申请书的日期选用；自始至终不变',
    },
    appliedAt: {
      kind: 'date',
      label: '递交入党申请书日期',
      required: true,
      synonyms: ['申请入党时间', '申请入党日期', '入党申请时间', '递交申请书时间', '申请时间'],
    },
    activistAt: {
      kind: 'date',
      label: '确定入党积极分子日期',
      synonyms: ['列为积极分子时间', '确定积极分子时间', '确定为积极分子时间', '列为入党积极分子时间'],
    },
    targetAt: {
      kind: 'date',
      label: '确定发展对象日期',
      synonyms: ['列为发展对象时间', '确定发展对象时间', '确定为发展对象时间'],
    },
    admittedAt: {
      kind: 'date',
      label: '接收为预备党员日期',
      synonyms: ['接收预备党员时间', '入党时间', '入党日期', '接收为预备党员时间'],
      hint: '支部大会通过的日期；预备期从这一天算起',
    },
    fullAt: {
      kind: 'date',
      label: '转正日期',
      synonyms: ['转正时间', '转为正式党员时间'],
    },
    contacts: {
      kind: 'list',
      label: '培养联系人',
      hint: '一至两名正式党员',
      of: {
        name: { kind: 'text', person: true, label: '姓名', required: true, max: 40 },
        memberId: { kind: 'reference', label: '党员', to: 'member' },
        from: { kind: 'date', label: '指定日期' },
      },
    },
    introducers: {
      kind: 'list',
      label: '入党介绍人',
      hint: '两名正式党员，受留党察看处分尚未恢复权利的不能担任',
      of: {
        name: { kind: 'text', person: true, label: '姓名', required: true, max: 40 },
        memberId: { kind: 'reference', label: '党员', to: 'member' },
      },
    },
    contactText: person('培养联系人姓名', ['联系人', '培养人']),
    noticeFrom: { kind: 'date', label: '公示开始日期', synonyms: ['发展对象公示开始'] },
    noticeTo: { kind: 'date', label: '公示结束日期', synonyms: ['发展对象公示结束'] },
    noticeId: { kind: 'reference', label: '公示记录', to: 'public-notice' },
    noticeWorkdays: {
      kind: 'integer',
      label: '公示工作日数',
      hint: '不填按起止日期和节假日安排计算',
    },
    trainingDays: { kind: 'decimal', label: '集中培训天数', synonyms: ['培训天数'] },
    trainingHours: { kind: 'decimal', label: '集中培训学时', synonyms: ['培训学时'] },
    bookNo: { kind: 'text', label: '入党志愿书编号', max: 40, synonyms: ['志愿书编号'] },
    outcome: { kind: 'code', label: '转正情况', codes: 'full-outcome', synonyms: ['转正结果'] },
    extendedTo: { kind: 'date', label: '预备期延长至', synonyms: ['延长预备期至'] },
    steps: {
      kind: 'list',
      label: '发展步骤',
      of: {
        step: { kind: 'code', label: '步骤', codes: 'development-step', required: true },
        actor: { kind: 'code', label: '办理主体', codes: 'development-actor' },
        body: { kind: 'text', label: '办理党组织', max: 80 },
        date: { kind: 'date', label: '日期', required: true },
        result: { kind: 'code', label: '结果', codes: 'development-result' },
        meetingId: { kind: 'reference', label: '会议记录', to: 'meeting' },
        documents: { kind: 'longText', label: '材料', max: 300 },
        documentNo: { kind: 'text', label: '文号', max: 60 },
        lateReason: { kind: 'text', label: '超期原因', max: 200 },
        note: { kind: 'text', label: '说明', max: 200 },
      },
    },
    endReason: { kind: 'longText', label: '终止原因', max: 300, required: 'conditional' },
    remark,
  },
  title: ['name'],
  branch: 'branchId',
  list: {
    columns: [
      'name',
      'branchId',
      'stage',
      'state',
      'appliedAt',
      'activistAt',
      'targetAt',
      'admittedAt',
      'fullAt',
      'contactText',
    ],
    sort: { field: 'appliedAt', descending: true },
    totals: ['name', 'stage', 'state'],
  },
  form: [
    {
      title: '基本情况',
      fields: ['name', 'memberId', 'branchId', 'stage', 'state', 'endReason', 'ruleSet'],
    },
    { title: '主要日期', fields: ['appliedAt', 'activistAt', 'targetAt', 'admittedAt', 'fullAt'] },
    {
      title: '培养与审查',
      fields: [
        'contactText',
        'contacts',
        'introducers',
        'noticeFrom',
        'noticeTo',
        'noticeId',
        'noticeWorkdays',
        'trainingDays',
        'trainingHours',
        'bookNo',
      ],
    },
    { title: '二十五个步骤', fields: ['steps'] },
    { title: '转正', fields: ['outcome', 'extendedTo', 'remark'] },
  ],
  search: ['contactText', 'bookNo'],
  identity: [['memberId'], ['name', 'branchId', 'appliedAt']],
  due: {
    date: 'extendedTo',
    doneBy: [{ field: 'fullAt' }, { field: 'state', codes: ['full', 'stopped', 'moved'] }],
  },
  signed: true,
  category: '发展党员',
  place: { group: '党员发展与管理', words: 'fzdy fazhandangyuan jijifenzi yubeidangyuan ershiwubu' },
});

export type DevelopmentValues = ValuesOf<typeof development>;
