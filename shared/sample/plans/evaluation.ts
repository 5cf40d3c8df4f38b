import type { IndicatorSetValues } from '../../records/indicator-set';
import { indicatorSetValues, shippedIndicatorSets } from '../../records/indicator-sets';
import type { Plans } from '../plan';
import type { Turn } from '../turn';

/** The yearly judgement of a branch: scores by item of the set, weighted by who judges. */
function evaluation(turn: Turn) {
  const scheme = turn.made('evaluation-scheme');
  const day = turn.day();
  const counts = [turn.between(20, 30), turn.between(2, 6), turn.between(0, 2)];
  const returned = counts.reduce((sum, count) => sum + count, 0);
  const parts = [turn.between(80, 98), turn.between(78, 96), turn.between(75, 97)] as const;
  const score = (parts[0] * 30 + parts[1] * 30 + parts[2] * 40) / 100;
  const branches = turn.town.branches.length;
  return {
    subject: turn.unit.fullName,
    subjectKind: 'org',
    year: day.slice(0, 4),
    schemeId: scheme?.id,
    round: 'overall',
    heldAt: day,
    entitled: returned + 3,
    issued: returned,
    returned,
    invalid: 0,
    counts: turn.list(
      ['satisfied', 'basically', 'unsatisfied'].map((grade, at) => ({ grade, count: counts[at] ?? 0 })),
    ),
    parts: turn.list([
      { group: 'below', weight: 30, score: String(parts[0]) },
      { group: 'peer', weight: 30, score: String(parts[1]) },
      { group: 'above', weight: 40, score: String(parts[2]) },
    ]),
    satisfaction: (((counts[0] ?? 0) * 100) / returned).toFixed(2),
    score: score.toFixed(2),
    grade: score >= 90 ? 'star5' : score >= 85 ? 'star4' : 'star3',
    rank: Math.max(1, turn.town.branches.indexOf(turn.unit) + 1),
    rankOf: Math.max(1, branches),
  };
}

/** A set that ships, as an office takes it over. */
function indicatorSet(turn: Turn): IndicatorSetValues {
  const sets = shippedIndicatorSets();
  const set = turn.inTurn(sets);
  let next = 0;
  const values: IndicatorSetValues = indicatorSetValues(set, () => `e${++next}`);
  const { title = '', ...rest } = values;
  return {
    ...rest,
    title: `${title}${turn.round(sets)}`,
    edition: turn.year,
    from: turn.daysAgo(200),
  };
}

/** A vote of the villagers on the branches of the town, ballot by ballot. */
function ratingRound(turn: Turn) {
  const day = turn.day();
  const branches = turn.town.branches.slice(0, 12);
  const ballots = turn.between(15, 25);
  return {
    title: `${day.slice(0, 4)}年度群众满意度测评${turn.nth === 0 ? '' : `（${turn.nth + 1}）`}`,
    year: day.slice(0, 4),
    schemeId: turn.made('evaluation-scheme')?.id,
    group: 'public',
    weight: 30,
    target: 'org',
    method: 'ballots',
    heldAt: day,
    entitled: ballots + 3,
    issued: ballots,
    subjects: turn.list(
      branches.map(({ id, fullName }, at) => ({ seat: at + 1, name: fullName, organizationId: id })),
    ),
    grades: turn.list([
      { key: 1, grade: 'satisfied', points: '100' },
      { key: 2, grade: 'basically', points: '80' },
      { key: 3, grade: 'unsatisfied', points: '40' },
    ]),
    ballots: turn.list(
      Array.from({ length: ballots }, (_, at) => ({
        number: at + 1,
        marks: branches.map(() => turn.pick(['1', '1', '1', '2', '2', '3'])).join(''),
      })),
    ),
  };
}

export const evaluationPlans = {
  'indicator-set': { per: 'town', yearly: 3, isReferred: true, make: indicatorSet },
  'evaluation-scheme': {
    per: 'town',
    yearly: 1,
    isReferred: true,
    make: (turn) => {
      const day = turn.day();
      return {
        title: `党支部综合考核评价办法${turn.nth === 0 ? '' : `（${turn.nth + 1}）`}`,
        year: day.slice(0, 4),
        documentNo: turn.documentNo('考', day),
        target: 'org',
        indicatorSetId: turn.made('indicator-set')?.id,
        raters: turn.list([
          { group: 'below', weight: 30, method: '党员群众测评' },
          { group: 'peer', weight: 30, method: '支部互评' },
          { group: 'above', weight: 40, method: '镇党委考评' },
        ]),
        satisfactionMap: turn.list([
          { grade: 'satisfied', points: '100' },
          { grade: 'basically', points: '80' },
          { grade: 'unsatisfied', points: '40' },
          { grade: 'unknown', isExcluded: true },
        ]),
        cutoffs: turn.list([
          { grade: '五星级', from: '90', quotaPercent: '20' },
          { grade: '四星级', from: '85' },
          { grade: '三星级', from: '70' },
          { grade: '二星级', from: '60' },
        ]),
        ceilings: turn.list([{ below: '80', atMost: '三星级' }]),
        vetoes: turn.list([{ condition: '发生重大安全责任事故' }]),
        ties: 'share',
        noticeDays: 7,
        bonusCap: '5',
        decimals: 2,
        rounding: 'half-up',
      };
    },
  },
  'rating-round': { per: 'town', yearly: 1, make: ratingRound },
  evaluation: { per: 'branch', yearly: 1, make: evaluation },
} satisfies Plans;
