import type { Condition, Requirement, RequirementGroup } from '../requirement';
import { ALL_ORGANIZATIONS, anyOf, empty, noneOf, oneOf, PAPERS, present, VILLAGE } from './asked';

/** Benefit lists and their notices, disclosure, cases with a time limit, and the basic ledgers. */

const DISCLOSURE = '党务公开条例；村务公开至少每季度一次';

const disclosure = (
  kind: string,
  short: string,
  label: string,
  orgWhere?: readonly Condition[],
): Requirement => ({
  id: `disclosure.${kind}`,
  label,
  short,
  group: '惠民公开',
  source: DISCLOSURE,
  orgTypes: ALL_ORGANIZATIONS,
  ...(orgWhere === undefined ? {} : { orgWhere }),
  measure: {
    kind: 'often',
    records: { type: 'disclosure', where: [oneOf('kind', kind)], date: 'postAt' },
    every: 'quarter',
    atLeast: 1,
    graceDays: 15,
  },
  prefill: { kind, frequency: 'quarter' },
});

/** A case with a day by which it must be settled. */
const settledInTime = (
  type: string,
  short: string,
  label: string,
  date: string,
  settled: Condition,
): Requirement => ({
  id: `${type}.in-time`,
  label,
  short,
  group: '惠民公开',
  source: '限时办结制',
  orgTypes: ALL_ORGANIZATIONS,
  measure: {
    kind: 'each',
    records: { type, where: [present('due')], date },
    holds: [anyOf(settled, { field: 'due', day: 'not-past' })],
    late: [{ field: 'due', day: 'past' }],
  },
});

/** Something that simply must be there; looked for from that day of the year on. */
const standing = (
  id: string,
  group: RequirementGroup,
  short: string,
  label: string,
  asked: {
    readonly source: string;
    readonly type: string;
    readonly where?: readonly Condition[];
    readonly date?: string;
    readonly by: string;
    readonly orgWhere?: readonly Condition[];
    readonly prefill?: Readonly<Record<string, string>>;
  },
): Requirement => ({
  id,
  label,
  short,
  group,
  source: asked.source,
  orgTypes: ALL_ORGANIZATIONS,
  ...(asked.orgWhere === undefined ? {} : { orgWhere: asked.orgWhere }),
  measure: {
    kind: 'often',
    records: {
      type: asked.type,
      ...(asked.where === undefined ? {} : { where: asked.where }),
      ...(asked.date === undefined ? {} : { date: asked.date }),
    },
    every: 'year',
    atLeast: 1,
    graceDays: 0,
    by: asked.by,
  },
  ...(asked.prefill === undefined ? {} : { prefill: asked.prefill }),
});

const DONE_CASE = oneOf('state', 'done', 'visited', 'withdrawn');

export const BENEFITS_AND_LEDGERS: readonly Requirement[] = [
  {
    id: 'notice.form',
    label: '每次公示写明级别、榜次、天数和地点，附公示照片或原文',
    short: '公示要素',
    group: '惠民公开',
    source: '三级公示、三榜定案',
    orgTypes: ALL_ORGANIZATIONS,
    measure: {
      kind: 'each',
      records: { type: 'public-notice', date: 'postAt' },
      holds: [
        ...['level', 'board', 'days', 'places'].map(present),
        anyOf(present('content'), { attachment: ['photo', 'notice', 'document'] }),
      ],
    },
  },
  {
    id: 'notice.outcome',
    label: '期满的公示写明结果',
    short: '公示结果',
    group: '惠民公开',
    source: '三级公示、三榜定案：异议办结后定案',
    orgTypes: ALL_ORGANIZATIONS,
    measure: {
      kind: 'each',
      records: { type: 'public-notice', where: [{ field: 'endAt', day: 'past' }], date: 'postAt' },
      holds: [present('outcome')],
      late: [{ field: 'endAt', day: 'past' }],
    },
  },
  {
    id: 'benefit.notices',
    label: '定案的惠民名单张贴过三榜',
    short: '三榜公示',
    group: '惠民公开',
    source: '三级公示、三榜定案',
    orgTypes: ALL_ORGANIZATIONS,
    measure: {
      kind: 'each',
      records: { type: 'benefit', where: [oneOf('batchStatus', 'settled', 'paid')], date: 'year' },
      holds: ['firstNoticeAt', 'secondNoticeAt', 'thirdNoticeAt'].map(present),
    },
  },
  {
    id: 'benefit.reviewed',
    label: '上报的惠民名单经过评议和逐级签字',
    short: '评议签字',
    group: '惠民公开',
    source: '惠民政策落实：评议小组评议，负责人逐级签字',
    orgTypes: ALL_ORGANIZATIONS,
    measure: {
      kind: 'each',
      records: {
        type: 'benefit',
        where: [oneOf('batchStatus', 'town', 'county', 'settled', 'paid')],
        date: 'year',
      },
      holds: [present('reviewedAt'), { field: 'signatures', atLeast: 1 }],
    },
  },
  standing('assessment-group.there', '惠民公开', '评议小组', '有惠民政策评议小组', {
    source: '调整充实惠民政策落实评议小组',
    type: 'assessment-group',
    where: [empty('disbandedAt'), { field: 'members', atLeast: 1 }],
    by: '01-31',
    orgWhere: VILLAGE,
  }),
  disclosure('party', '党务公开', '党务公开每季度至少一次'),
  disclosure('village', '村务公开', '村务公开每季度至少一次', VILLAGE),
  disclosure('finance', '财务公开', '财务公开每季度至少一次', VILLAGE),
  settledInTime('petition', '信访办结', '信访按期答复', 'receivedAt', anyOf(DONE_CASE, present('replyAt'))),
  settledInTime('opinion', '民情办理', '民情诉求按期办理', 'date', anyOf(DONE_CASE, present('replyAt'))),
  settledInTime(
    'dispute',
    '纠纷调处',
    '矛盾纠纷按期调处',
    'date',
    anyOf(noneOf('result', 'pending'), present('closedAt')),
  ),
  settledInTime(
    'safety-hazard',
    '隐患整改',
    '安全隐患按期整改',
    'date',
    oneOf('state', 'fixed', 'closed', 'transferred'),
  ),
  standing('document.plan', '基础台账', '年度计划', '每年三月底前有年度工作计划', {
    source: '检查清单：两委年度计划和总结',
    type: 'document',
    where: [oneOf('kind', 'plan')],
    date: 'date',
    by: '03-31',
    prefill: { kind: 'plan' },
  }),
  standing('document.report', '基础台账', '年度总结', '每年有年度工作总结', {
    source: '检查清单：两委年度计划和总结',
    type: 'document',
    where: [oneOf('kind', 'report')],
    date: 'date',
    by: '12-31',
    prefill: { kind: 'report' },
  }),
  standing('rule-document.force', '基础台账', '规章制度', '有现行有效的规章制度', {
    source: '检查清单：工作制度',
    type: 'rule-document',
    where: [oneOf('state', 'force')],
    by: '01-31',
    prefill: { state: 'force' },
  }),
  standing('venue.there', '基础台账', '活动阵地', '有正常使用的党员活动场所', {
    source: '五星创评：活动阵地',
    type: 'venue',
    where: [oneOf('state', 'used')],
    by: '01-31',
    prefill: { kind: 'center', state: 'used' },
  }),
  {
    id: 'fund.voucher',
    label: '每笔经费支出有凭证号和审批人',
    short: '经费凭证',
    group: '基础台账',
    source: '党建经费管理',
    orgTypes: ALL_ORGANIZATIONS,
    measure: {
      kind: 'each',
      records: { type: 'fund', where: [oneOf('direction', 'out')], date: 'date' },
      holds: [present('voucherNo'), present('approver')],
    },
  },
  {
    id: 'document.paper',
    label: '归档的文件有正文附件',
    short: '文件正文',
    group: '基础台账',
    source: '电子档案管理办法：电子文件与目录一致',
    orgTypes: ALL_ORGANIZATIONS,
    startsOff: true,
    measure: {
      kind: 'each',
      records: { type: 'document', date: 'date' },
      holds: [{ attachment: PAPERS }],
    },
  },
  {
    id: 'survey.half-yearly',
    label: '群众满意度测评每半年一次',
    short: '满意度',
    group: '基础台账',
    source: '创先争优满意度测评：七月、十二月各一次',
    orgTypes: ALL_ORGANIZATIONS,
    startsOff: true,
    measure: {
      kind: 'often',
      records: { type: 'survey', where: [oneOf('kind', 'satisfaction', 'both')], date: 'date' },
      every: 'half',
      atLeast: 1,
      graceDays: 15,
    },
    prefill: { kind: 'satisfaction' },
  },
  {
    id: 'visit.monthly',
    label: '每月走访农户',
    short: '走访',
    group: '基础台账',
    source: '两个全覆盖：工作组覆盖行政村，队员覆盖农户',
    orgTypes: ALL_ORGANIZATIONS,
    startsOff: true,
    measure: {
      kind: 'often',
      records: { type: 'visit', date: 'date' },
      every: 'month',
      atLeast: 1,
      graceDays: 0,
    },
  },
];
