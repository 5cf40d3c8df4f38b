import { oneOf } from '../../completeness/requirements/asked';
import type { Subject } from '../subject';
import { BY_BRANCH, BY_TIME, byCodes } from './usual';

/** Surveys of satisfaction and of how well policies are known; rates as in survey-rules, over all ballots together. */
export const SATISFACTION: Subject = {
  id: 'satisfaction',
  label: '群众满意度',
  type: 'survey',
  time: { kind: 'happened', dates: ['date'] },
  groupings: [BY_BRANCH, BY_TIME, byCodes('kind', '调查类别'), byCodes('method', '调查方式')],
  figures: [
    { id: 'rate', label: '满意率', kind: 'rate', part: 'satisfied', whole: 'valid' },
    { id: 'overall', label: '综合满意率', kind: 'rate', part: 'content', whole: 'valid' },
    { id: 'count', label: '调查', unit: '次', kind: 'count' },
    {
      id: 'valid',
      label: '有效票',
      unit: '票',
      kind: 'sum',
      fields: ['satisfied', 'fairly', 'basically', 'unsatisfied'],
      places: 0,
    },
    { id: 'satisfied', label: '满意', unit: '票', kind: 'sum', fields: ['satisfied'], places: 0 },
    {
      id: 'content',
      label: '满意、比较满意和基本满意',
      unit: '票',
      kind: 'sum',
      fields: ['satisfied', 'fairly', 'basically'],
      places: 0,
      hidden: true,
    },
    { id: 'unsatisfied', label: '不满意', unit: '票', kind: 'sum', fields: ['unsatisfied'], places: 0 },
    {
      id: 'asked',
      label: '问知晓',
      unit: '人',
      kind: 'sum',
      fields: ['asked'],
      given: ['asked', 'aware'],
      places: 0,
    },
    {
      id: 'aware',
      label: '知晓',
      unit: '人',
      kind: 'sum',
      fields: ['aware'],
      given: ['asked', 'aware'],
      places: 0,
    },
    { id: 'awareness', label: '知晓率', kind: 'rate', part: 'aware', whole: 'asked' },
  ],
  notes: [
    '各次调查的票数相加后再算率。满意率只计“满意”；综合满意率计满意、比较满意和基本满意；“不了解”不是有效票。',
  ],
};

/** Results of rating rounds and assessments as they are written into the records. */
export const EVALUATIONS: Subject = {
  id: 'evaluations',
  label: '考核评价',
  type: 'evaluation',
  time: { kind: 'happened', dates: ['heldAt', 'year'] },
  groupings: [
    byCodes('grade', '等次'),
    byCodes('round', '评价环节'),
    BY_BRANCH,
    byCodes('subject-kind', '对象类别', 'subjectKind'),
  ],
  figures: [
    { id: 'count', label: '评价', unit: '个', kind: 'count' },
    { id: 'share', label: '占比', kind: 'share', of: 'count' },
    { id: 'score', label: '平均得分', unit: '分', kind: 'mean', field: 'score' },
    { id: 'satisfaction', label: '平均满意率', unit: '%', kind: 'mean', field: 'satisfaction' },
    { id: 'vetoed', label: '一票否决', unit: '个', kind: 'count', where: [oneOf('isVetoed', true)] },
  ],
  notes: [
    '评价日期（没有填的看年度）在统计期内的考核评价；平均数只用填了分数的。只有年度的记录，统计期要包含全年才计入。',
  ],
};

/** The yearly review of members, by the grade that the committee gave. */
export const MEMBER_REVIEWS: Subject = {
  id: 'member-reviews',
  label: '民主评议党员',
  type: 'member-review',
  time: { kind: 'happened', dates: ['heldAt', 'year'] },
  groupings: [byCodes('grade', '评定等次', 'committeeGrade'), BY_BRANCH, byCodes('disposal', '组织处置')],
  figures: [
    { id: 'count', label: '参加评议', unit: '人', kind: 'count' },
    { id: 'share', label: '占比', kind: 'share', of: 'count' },
    {
      id: 'excellent',
      label: '优秀',
      unit: '人',
      kind: 'count',
      where: [oneOf('committeeGrade', 'excellent')],
    },
    { id: 'poor', label: '不合格', unit: '人', kind: 'count', where: [oneOf('committeeGrade', 'poor')] },
  ],
  notes: ['评议日期（没有填的看年度）在统计期内。预备党员参加评议但不定等次，列在“未填”。'],
};
