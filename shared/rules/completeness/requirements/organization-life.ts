import type { Condition, PeriodUnit, Requirement } from '../requirement';
import { ALL_ORGANIZATIONS, anyOf, BRANCHES, COMMITTEES, oneOf, present, VILLAGE } from './asked';

/**
 * Organization life: meetings by kind and what their minutes must have, study. Frequencies are those of the
 * Regulations on branch work, of which the text says "generally": whoever holds them otherwise sets another threshold.
 */

const BRANCH_RULES = '《中国共产党支部工作条例（试行）》';
const MINUTES = '会议记录规范：到会、决议、签字齐全，纸质原件为准';

const HELD = oneOf('status', 'held', 'signed', 'filed');

/** A meeting of that kind, or one of another kind that was held as such too (一会多用). */
const isKind = (kind: string): Condition =>
  anyOf(oneOf('kind', kind), { field: 'coversKinds/kind', includes: kind });

interface MeetingAsked {
  readonly id: string;
  readonly label: string;
  readonly short: string;
  readonly kind: string;
  readonly every: PeriodUnit;
  readonly source?: string;
  readonly orgTypes?: readonly string[];
  readonly orgWhere?: readonly Condition[];
  readonly startsOff?: true;
}

function meetings({
  kind,
  every,
  source = BRANCH_RULES,
  orgTypes = BRANCHES,
  ...named
}: MeetingAsked): Requirement {
  return {
    ...named,
    group: '组织生活',
    source,
    orgTypes,
    measure: {
      kind: 'often',
      records: { type: 'meeting', where: [HELD, isKind(kind)], date: 'date' },
      every,
      atLeast: 1,
      graceDays: every === 'month' ? 15 : 30,
    },
    prefill: { kind, status: 'held' },
  };
}

/** Kinds of meetings that decide something. */
const DECIDING = oneOf(
  'kind',
  'member-assembly',
  'branch-committee',
  'committee',
  'village-committees',
  'village-representatives',
  'villagers',
);

const minutes = (
  id: string,
  label: string,
  short: string,
  holds: readonly Condition[],
  where: readonly Condition[] = [],
): Requirement => ({
  id,
  label,
  short,
  group: '组织生活',
  source: MINUTES,
  orgTypes: ALL_ORGANIZATIONS,
  measure: { kind: 'each', records: { type: 'meeting', where: [HELD, ...where], date: 'date' }, holds },
});

export const ORGANIZATION_LIFE: readonly Requirement[] = [
  meetings({
    id: 'meeting.member-assembly',
    label: '支部党员大会每季度至少召开一次',
    short: '党员大会',
    kind: 'member-assembly',
    every: 'quarter',
  }),
  meetings({
    id: 'meeting.branch-committee',
    label: '支部委员会会议每月至少召开一次',
    short: '支委会',
    kind: 'branch-committee',
    every: 'month',
  }),
  meetings({
    id: 'meeting.group',
    label: '党小组会每月至少召开一次',
    short: '党小组会',
    kind: 'group-meeting',
    every: 'month',
    startsOff: true,
  }),
  meetings({
    id: 'meeting.party-lecture',
    label: '党课每季度至少一次',
    short: '党课',
    kind: 'party-lecture',
    every: 'quarter',
    source: `${BRANCH_RULES}；次数按本地规定`,
  }),
  meetings({
    id: 'meeting.theme-day',
    label: '主题党日每月一次',
    short: '主题党日',
    kind: 'theme-day',
    every: 'month',
  }),
  meetings({
    id: 'meeting.org-life',
    label: '组织生活会每年至少召开一次',
    short: '组织生活会',
    kind: 'org-life',
    every: 'year',
  }),
  meetings({
    id: 'meeting.heart-talk',
    label: '谈心谈话每年至少一次',
    short: '谈心谈话',
    kind: 'heart-talk',
    every: 'year',
  }),
  meetings({
    id: 'meeting.committee',
    label: '党委（总支）会议每月至少召开一次',
    short: '党委会议',
    kind: 'committee',
    every: 'month',
    source: '本地规定',
    orgTypes: COMMITTEES,
    startsOff: true,
  }),
  meetings({
    id: 'meeting.village-representatives',
    label: '村民代表会议每季度召开一次',
    short: '村民代表会',
    kind: 'village-representatives',
    every: 'quarter',
    source: '《中华人民共和国村民委员会组织法》',
    orgWhere: VILLAGE,
  }),
  minutes('minutes.attendance', '每次会议写明到会情况', '到会情况', [
    anyOf({ field: 'attendance', atLeast: 1 }, { field: 'presentCount', atLeast: 1 }),
  ]),
  minutes(
    'minutes.resolution',
    '议事的会议写明决议',
    '会议决议',
    [anyOf({ field: 'resolutions', atLeast: 1 }, present('conclusion'))],
    [DECIDING],
  ),
  minutes('minutes.signed', '每次会议附签字页扫描件', '签字页', [{ attachment: ['signed-scan'] }]),
  minutes('minutes.sound', '会议记录没有错误（票数、到会人数、表决结果）', '记录无误', [{ sound: true }]),
  {
    id: 'study.plan',
    label: '每年三月底前有年度学习计划',
    short: '学习计划',
    group: '组织生活',
    source: '检查清单：学习计划及记录',
    orgTypes: ALL_ORGANIZATIONS,
    measure: {
      kind: 'often',
      records: { type: 'study-plan', date: 'year' },
      every: 'year',
      atLeast: 1,
      graceDays: 0,
      by: '03-31',
    },
  },
  {
    id: 'study.hours',
    label: '党员集中学习每年不少于 32 学时',
    short: '学习学时',
    group: '组织生活',
    source: '《中国共产党党员教育管理工作条例》',
    orgTypes: BRANCHES,
    measure: {
      kind: 'often',
      records: { type: 'study-record', date: 'date' },
      sum: 'hours',
      every: 'year',
      atLeast: 32,
      graceDays: 0,
    },
    prefill: { form: 'together' },
  },
  {
    id: 'study.attendance',
    label: '每次学习有参加人员和学习记录',
    short: '学习记录',
    group: '组织生活',
    source: '检查清单：学习计划及记录',
    orgTypes: ALL_ORGANIZATIONS,
    measure: {
      kind: 'each',
      records: { type: 'study-record', date: 'date' },
      holds: [
        anyOf({ field: 'attendance', atLeast: 1 }, { field: 'presentCount', atLeast: 1 }),
        anyOf(present('notes'), { attachment: ['sign-in', 'document', 'signed-scan'] }),
      ],
    },
  },
  {
    id: 'village-matter.steps',
    label: '办结的重大事项走完四议两公开六个步骤',
    short: '四议两公开',
    group: '组织生活',
    source: '四议两公开工作法',
    orgTypes: ALL_ORGANIZATIONS,
    measure: {
      kind: 'each',
      records: { type: 'village-matter', where: [oneOf('state', 'done')], date: 'proposedAt' },
      holds: ['1', '2', '3', '4', '5', '6'].map((step) => ({ field: 'steps/step', includes: step })),
    },
  },
];
