import type { Condition } from '../../completeness/requirement';
import { empty, oneOf } from '../../completeness/requirements/asked';
import type { Case, Figure, Grouping, Subject } from '../subject';
import { BY_BRANCH, BY_TIME, byCodes } from './usual';

/**
 * Members as the organization departments report them. Bands of age are those of the yearly bulletin on statistics
 * within the Party (中国共产党党内统计公报); bands of the day of joining are those of the yearly report (domain 1.3);
 * education goes by the groups of GB/T 4658 with the Party schools' degrees beside the ordinary ones.
 */

const IN_THE_PARTY: readonly Condition[] = [oneOf('memberCategory', 'full', 'probationary')];
/** Full by the last day that is counted: who became full later was probationary then. */
const FULL: readonly Condition[] = [
  oneOf('memberCategory', 'full'),
  { any: [empty('fullDate'), { field: 'fullDate', day: 'past' }] },
];
const PROBATIONARY: Case = { label: '预备党员', where: IN_THE_PARTY };
const CATEGORIES: readonly Case[] = [{ label: '正式党员', where: FULL }, PROBATIONARY];

const COLLEGE_AND_MORE = ['10', '11', '12', '13', '14', '15', '16', '17', '18', '19', 'P2', 'P5'];
const UNIVERSITY = ['20', '21', '22', '23', '28', 'P1', 'P3', 'P6'];
const JUNIOR_COLLEGE = ['30', '31', '32', '33', 'P4', 'P7'];

const BY_AGE: Grouping = {
  id: 'age',
  label: '年龄',
  source: '中国共产党党内统计公报的年龄段',
  by: {
    kind: 'years',
    since: 'birthDate',
    bands: [
      { label: '30岁及以下', upTo: 30 },
      { label: '31至35岁', upTo: 35 },
      { label: '36至40岁', upTo: 40 },
      { label: '41至45岁', upTo: 45 },
      { label: '46至50岁', upTo: 50 },
      { label: '51至55岁', upTo: 55 },
      { label: '56至60岁', upTo: 60 },
      { label: '61岁及以上' },
    ],
  },
};

const BY_EDUCATION: Grouping = {
  id: 'education',
  label: '学历',
  source: 'GB/T 4658；党校学历并入相应层次',
  by: {
    kind: 'code-bands',
    field: 'education',
    bands: [
      { label: '研究生', codes: ['10', 'P2', 'P5'] },
      { label: '大学本科', codes: ['20', 'P3', 'P6'] },
      { label: '大学专科', codes: ['30', 'P4', 'P7'] },
      { label: '中专、职高、技校', codes: ['40'] },
      { label: '高中', codes: ['60'] },
      { label: '初中', codes: ['70'] },
      { label: '小学及以下', codes: ['80', '90'] },
    ],
  },
};

const BY_PARTY_AGE: Grouping = {
  id: 'party-age',
  label: '党龄',
  source: '从转正之日算起，减去党龄校正值；分段按常用口径，末段与“光荣在党50年”相同',
  by: {
    kind: 'years',
    since: 'fullDate',
    lessMonths: 'partyAgeCorrection',
    apart: [
      {
        label: '预备党员（不计党龄）',
        where: [{ any: [oneOf('memberCategory', 'probationary'), { field: 'fullDate', day: 'not-past' }] }],
      },
    ],
    bands: [
      { label: '不满5年', upTo: 4 },
      { label: '5至9年', upTo: 9 },
      { label: '10至19年', upTo: 19 },
      { label: '20至29年', upTo: 29 },
      { label: '30至39年', upTo: 39 },
      { label: '40至49年', upTo: 49 },
      { label: '50年及以上' },
    ],
  },
};

const BY_JOINING: Grouping = {
  id: 'join-date',
  label: '入党时间',
  source: '党内统计年报的入党时间分段',
  by: {
    kind: 'days',
    field: 'joinDate',
    bands: [
      { label: '1937年7月6日以前', upTo: '1937-07-06' },
      { label: '1937年7月7日至1945年9月2日', upTo: '1945-09-02' },
      { label: '1945年9月3日至1949年9月', upTo: '1949-09' },
      { label: '1949年10月至1966年4月', upTo: '1966-04' },
      { label: '1966年5月至1976年10月', upTo: '1976-10' },
      { label: '1976年11月至1978年12月', upTo: '1978-12' },
      { label: '1979年1月至2002年10月', upTo: '2002-10' },
      { label: '2002年11月至2012年10月', upTo: '2012-10' },
      { label: '2012年11月以后' },
    ],
  },
};

/** People, their share, and the columns that the table of members always has beside them. */
const PEOPLE: readonly Figure[] = [
  { id: 'count', label: '人数', unit: '人', kind: 'count' },
  { id: 'share', label: '占比', kind: 'share', of: 'count' },
  { id: 'women', label: '女', unit: '人', kind: 'count', where: [oneOf('gender', '2')] },
  {
    id: 'minority',
    label: '少数民族',
    unit: '人',
    kind: 'count',
    where: [
      { field: 'ethnicity', is: 'present' },
      { field: 'ethnicity', notIn: ['01', '98'] },
    ],
  },
  {
    id: 'college',
    label: '大专及以上',
    unit: '人',
    kind: 'count',
    where: [oneOf('education', ...COLLEGE_AND_MORE, ...UNIVERSITY, ...JUNIOR_COLLEGE)],
  },
];

const AGE_NOTE = '年龄和党龄都算到期末那一天；只知道年份或年月的，按其中最早的一天算。';

/** The roll at the end of the period. */
export const MEMBERS: Subject = {
  id: 'members',
  label: '党员',
  type: 'member',
  where: IN_THE_PARTY,
  time: {
    kind: 'standing',
    since: 'joinDate',
    gone: [oneOf('status', 'left', 'dead', 'moved')],
    enteredAt: 'enterLeave/enterDate',
    leftAt: 'enterLeave/leaveDate',
  },
  groupings: [
    BY_AGE,
    byCodes('sex', '性别', 'gender'),
    BY_EDUCATION,
    { id: 'category', label: '人员类别', by: { kind: 'cases', cases: CATEGORIES } },
    BY_BRANCH,
    BY_PARTY_AGE,
    BY_JOINING,
    byCodes('ethnicity', '民族'),
    byCodes('job', '工作岗位', 'jobCode'),
  ],
  figures: PEOPLE,
  notes: [
    '统计期末在册的正式党员和预备党员：入党日期不晚于期末；已转出、死亡、出党的，到其“进入、离开本组织”里的离开日期为止，没有填离开日期的不计。',
    '停止党籍的没有离开本组织，仍计入；其间没有表决权，不计入会议的应到有表决权人数。',
    AGE_NOTE,
  ],
};

/** Who was admitted in the period (发展党员). */
export const ADMITTED: Subject = {
  id: 'admitted',
  label: '发展党员',
  type: 'member',
  where: IN_THE_PARTY,
  time: { kind: 'happened', dates: ['joinDate'] },
  groupings: [
    BY_TIME,
    BY_BRANCH,
    BY_AGE,
    byCodes('sex', '性别', 'gender'),
    BY_EDUCATION,
    byCodes('job', '工作岗位', 'jobCode'),
  ],
  figures: PEOPLE,
  notes: ['入党日期（支部大会通过接收为预备党员之日）在统计期内的党员，包括后来离开的。', AGE_NOTE],
};
