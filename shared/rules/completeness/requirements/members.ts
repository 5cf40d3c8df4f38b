import type { Condition, Requirement } from '../requirement';
import { ALL_ORGANIZATIONS, anyOf, BRANCHES, noneOf, oneOf, PAPERS, present } from './asked';

/** Members' files, dues, transfers, mobile members, the yearly review, and the papers of each stage of development. */

const PARTY_MEMBER = oneOf('memberCategory', 'full', 'probationary');
const ON_THE_ROLL = oneOf('status', 'normal');
const DEVELOPMENT_RULES = '《中国共产党发展党员工作细则》';

const development = (
  id: string,
  label: string,
  short: string,
  where: readonly Condition[],
  holds: readonly Condition[],
): Requirement => ({
  id,
  label,
  short,
  group: '发展党员',
  source: DEVELOPMENT_RULES,
  orgTypes: ALL_ORGANIZATIONS,
  // A case runs over years: it belongs to each until it has ended.
  measure: { kind: 'each', records: { type: 'development', where }, holds },
});

const step = (code: string): Condition => ({ field: 'steps/step', includes: code });
const ONGOING = oneOf('state', 'ongoing');

export const MEMBERS: readonly Requirement[] = [
  {
    id: 'member.number',
    label: '每名党员有核对无误的公民身份号码',
    short: '身份号码',
    group: '党员管理',
    source: '党员信息采集要求；GB 11643',
    orgTypes: ALL_ORGANIZATIONS,
    measure: {
      kind: 'each',
      records: { type: 'member', where: [ON_THE_ROLL] },
      holds: [anyOf(present('idNo'), present('noIdReason')), { sound: true }],
    },
  },
  {
    id: 'member.file',
    label: '每名党员的基本信息齐全（出生日期、学历、入党日期、手机号码、住址）',
    short: '基本信息',
    group: '党员管理',
    source: '党员信息采集要求',
    orgTypes: ALL_ORGANIZATIONS,
    measure: {
      kind: 'each',
      records: { type: 'member', where: [ON_THE_ROLL, PARTY_MEMBER] },
      holds: ['birthDate', 'education', 'joinDate', 'mobile', 'homeAddr'].map(present),
    },
  },
  {
    id: 'dues.monthly',
    label: '每名党员每月交纳党费',
    short: '党费',
    group: '党员管理',
    source: '《关于中国共产党党费收缴、使用和管理的规定》',
    orgTypes: BRANCHES,
    measure: {
      kind: 'per',
      subjects: {
        type: 'member',
        where: [ON_THE_ROLL, PARTY_MEMBER, noneOf('isLost', true)],
        since: 'joinDate',
        name: 'name',
      },
      records: { type: 'dues', where: [oneOf('status', 'paid', 'late', 'exempt')], date: 'month' },
      about: { reference: 'memberId', name: 'name' },
      every: 'month',
      atLeast: 1,
      graceDays: 0,
    },
    prefill: { status: 'paid' },
  },
  {
    id: 'review.yearly',
    label: '每名正式党员每年有民主评议等次',
    short: '民主评议',
    group: '党员管理',
    source: '《中国共产党支部工作条例（试行）》：民主评议党员一般每年一次',
    orgTypes: BRANCHES,
    measure: {
      kind: 'per',
      subjects: {
        type: 'member',
        where: [ON_THE_ROLL, oneOf('memberCategory', 'full')],
        since: 'fullDate',
        name: 'name',
      },
      records: { type: 'member-review', where: [present('committeeGrade')], date: 'year' },
      about: { reference: 'memberId', name: 'personName' },
      every: 'year',
      atLeast: 1,
      graceDays: 60,
    },
  },
  {
    id: 'transfer.receipt',
    label: '转出的组织关系收到回执',
    short: '转接回执',
    group: '党员管理',
    source: '组织关系转接规定：回执由最后接收单位寄回',
    orgTypes: ALL_ORGANIZATIONS,
    measure: {
      kind: 'each',
      records: {
        type: 'transfer',
        where: [oneOf('direction', 'out'), noneOf('status', 'draft', 'withdrawn', 'refused')],
        date: 'issuedAt',
      },
      holds: [present('receiptAt')],
      late: [oneOf('status', 'expired')],
    },
  },
  {
    id: 'mobile.contact',
    label: '每名流动党员明确联系人和联系电话，失联党员有查找记录',
    short: '流动党员',
    group: '党员管理',
    source: '《中国共产党党员教育管理工作条例》：流动党员管理',
    orgTypes: ALL_ORGANIZATIONS,
    measure: {
      kind: 'each',
      records: { type: 'mobile-member', where: [oneOf('state', 'away', 'searching', 'unfound')] },
      holds: [
        anyOf(oneOf('kind', 'lost'), present('contactPerson')),
        anyOf({ field: 'searches', atLeast: 1 }, present('phone')),
      ],
    },
  },
  {
    id: 'penalty.papers',
    label: '处分和组织处置有决定文号和决定文件',
    short: '处分文件',
    group: '党员管理',
    source: '《中国共产党纪律处分条例》；决定、批复、送达齐全',
    orgTypes: ALL_ORGANIZATIONS,
    measure: {
      kind: 'each',
      records: { type: 'reward-penalty', where: [oneOf('kind', 'penalty', 'disposal')], date: 'date' },
      holds: [present('documentNo'), present('deliveredAt'), { attachment: PAPERS }],
    },
  },
  development(
    'development.application',
    '有入党申请书和谈话记录',
    '入党申请',
    [ONGOING],
    [present('appliedAt'), step('02'), { attachment: PAPERS }],
  ),
  development(
    'development.activist',
    '积极分子有确定日期、备案和培养联系人',
    '积极分子',
    [ONGOING, oneOf('stage', '2', '3', '4', '5')],
    [
      present('activistAt'),
      step('03'),
      step('04'),
      anyOf({ field: 'contacts', atLeast: 1 }, present('contactText')),
    ],
  ),
  development(
    'development.target',
    '发展对象有公示、政审、集中培训和备案',
    '发展对象',
    [ONGOING, oneOf('stage', '3', '4', '5')],
    [
      present('targetAt'),
      present('noticeFrom'),
      step('08'),
      step('10'),
      anyOf(present('trainingDays'), present('trainingHours')),
    ],
  ),
  development(
    'development.admission',
    '预备党员有志愿书、支部大会决议和上级审批',
    '预备党员',
    [ONGOING, oneOf('stage', '4', '5')],
    [present('bookNo'), step('13'), anyOf(oneOf('stage', '4'), present('admittedAt'))],
  ),
  development(
    'development.full',
    '转正有申请书、支部大会决议、上级审批和归档',
    '转正归档',
    [oneOf('state', 'full')],
    [present('fullAt'), present('outcome'), step('22'), step('24'), step('25')],
  ),
  {
    id: 'reserve.measures',
    label: '后备干部有培养措施',
    short: '后备干部',
    group: '发展党员',
    source: '检查清单：后备干部花名册及培养措施',
    orgTypes: ALL_ORGANIZATIONS,
    measure: {
      kind: 'each',
      records: { type: 'reserve-cadre', where: [oneOf('state', 'in')] },
      holds: [present('measures')],
    },
  },
];
