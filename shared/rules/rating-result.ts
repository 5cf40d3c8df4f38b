import { countSeats, type Share, sharesOf } from './rating-count';
import type { RatingRound, RoundSubject } from './rating-round';
import type { RatingScheme } from './rating-scheme';
import { type Candidate, gradeAll, gradeRate, type Hundredths, meanOf, weightedScore } from './scoring';

/** What stands in a subject's record besides its marks. */
export interface Adjustment {
  readonly bonus: Hundredths;
  readonly deduction: Hundredths;
  readonly isVetoed: boolean;
}

/** What one group of raters gives a subject. */
export interface RatedPart {
  readonly group: string;
  readonly label: string;
  readonly weight: number;
  /** Mean of its valid ballots or sheets; absent while there is none. */
  readonly score?: Hundredths;
  /** What it brings to the whole: score times weight. */
  readonly product?: Hundredths;
  readonly votes: number;
}

export interface RatedSubject {
  /** The same for a subject in every round. */
  readonly key: string;
  readonly name: string;
  readonly organizationId?: string;
  readonly memberId?: string;
  readonly kind: string;
  readonly parts: readonly RatedPart[];
  readonly adjustment: Adjustment;
  /** Percent of the best two or three grades of satisfaction among the valid ballots, in hundredths. */
  readonly satisfaction?: Hundredths;
  readonly score?: Hundredths;
  /** Chinese: why there is no score yet. */
  readonly open?: string;
  readonly grade?: string;
  /** Chinese: why it is not the grade of the score alone. */
  readonly note?: string;
  /** Place among those of the same kind, and how many they are. */
  readonly rank?: number;
  readonly rankOf?: number;
}

/** Mean and best of those with whom a subject is compared (横向比). */
export interface KindFigures {
  readonly kind: string;
  readonly count: number;
  readonly mean: Hundredths;
  readonly best: Hundredths;
}

export interface Rating {
  readonly subjects: readonly RatedSubject[];
  readonly kinds: readonly KindFigures[];
}

const NOTHING: Adjustment = { bonus: 0, deduction: 0, isVetoed: false };

/** Key of a subject over several rounds: its record, or its name where it has none. */
export const subjectKey = ({ organizationId, memberId, name }: RoundSubject): string =>
  memberId ?? organizationId ?? name;

/**
 * The result of all rounds held under one scheme in one year. Rounds of one group are put together ballot by ballot.
 * A group's weight is the one that its rounds were begun with; groups that have not voted yet leave the score open.
 */
export function rate(
  scheme: RatingScheme,
  rounds: readonly RatingRound[],
  adjustments: ReadonlyMap<string, Adjustment> = new Map(),
): Rating {
  const groups = groupsOf(scheme, rounds);
  const scored = [...gather(rounds).values()].map((met): RatedSubject => {
    const adjustment = adjustments.get(met.key) ?? NOTHING;
    return { ...scoreOf(scheme, groups, met, adjustment), ...satisfactionOf(met) };
  });
  return { subjects: ranked(scheme, graded(scheme, scored)), kinds: kindFigures(scored) };
}

interface Group {
  readonly group: string;
  readonly label: string;
  readonly weight: number;
}

function groupsOf(scheme: RatingScheme, rounds: readonly RatingRound[]): readonly Group[] {
  const groups = new Map<string, Group>(scheme.raters.map((rater) => [rater.group, rater]));
  for (const { group, groupLabel, weight } of rounds)
    groups.set(group, { group, label: groupLabel, weight: weight ?? groups.get(group)?.weight ?? 0 });
  return [...groups.values()];
}

/** What all rounds say of one subject. */
interface Met {
  readonly key: string;
  readonly subject: RoundSubject;
  readonly shares: Map<string, Share>;
  /** Ballots per stored grade, round by round. */
  readonly ballots: { readonly isPublic: boolean; readonly grade: string; readonly count: number }[];
  readonly excluded: Set<string>;
}

function gather(rounds: readonly RatingRound[]): ReadonlyMap<string, Met> {
  const subjects = new Map<string, Met>();
  for (const round of rounds) {
    const [shares, counts] = [sharesOf(round), countSeats(round)];
    for (const subject of round.subjects) {
      const key = subjectKey(subject);
      const met: Met = subjects.get(key) ?? {
        key,
        subject,
        shares: new Map(),
        ballots: [],
        excluded: new Set(),
      };
      subjects.set(key, met);
      const [own, more] = [met.shares.get(round.group), shares.get(subject.seat)];
      met.shares.set(round.group, {
        total: (own?.total ?? 0) + (more?.total ?? 0),
        votes: (own?.votes ?? 0) + (more?.votes ?? 0),
      });
      for (const { key: digit, grade, isExcluded } of round.grades) {
        const count = counts.get(subject.seat)?.counts.get(digit) ?? 0;
        met.ballots.push({ isPublic: round.group === 'public', grade, count });
        if (isExcluded) met.excluded.add(grade);
      }
    }
  }
  return subjects;
}

function scoreOf(
  scheme: RatingScheme,
  groups: readonly Group[],
  { key, subject, shares }: Met,
  adjustment: Adjustment,
): RatedSubject {
  const means = groups.map(({ group, label, weight }) => {
    const share = shares.get(group) ?? { total: 0, votes: 0 };
    return { group, label, weight, votes: share.votes, score: meanOf(share.total, share.votes) };
  });
  const weighted = weightedScore(
    means.map(({ label, weight, score }) => ({ group: label, weight, score })),
    scheme.rounding,
  );
  const parts = means.map(({ score, ...part }, at): RatedPart => {
    const product = weighted.ok ? weighted.parts[at] : undefined;
    return {
      ...part,
      ...(score === undefined ? {} : { score }),
      ...(score === undefined || product === undefined ? {} : { product }),
    };
  });
  const { seat: _, ...who } = subject;
  const base = { key, ...who, parts, adjustment };
  return weighted.ok
    ? { ...base, score: adjusted(scheme, weighted.score, adjustment) }
    : { ...base, open: weighted.problem };
}

/** Bonus up to its cap, deductions down to nothing where the scheme stops there (扣完为止). */
function adjusted(
  { bonusCap, stopsAtZero }: RatingScheme,
  score: Hundredths,
  { bonus, deduction }: Adjustment,
): Hundredths {
  const sum = score + Math.min(bonus, bonusCap ?? bonus) - deduction;
  return stopsAtZero ? Math.max(0, sum) : sum;
}

/** Grades that count as satisfied (综合满意率): the public's words, and those of a review. */
const SATISFIED = ['satisfied', 'fairly', 'basically', '优秀', '合格', '好', '较好'];

/** The public's own rate where the public voted, else that of all ballots. */
function satisfactionOf({ ballots, excluded }: Met): { readonly satisfaction?: Hundredths } {
  const isOfPublic = ballots.some(({ isPublic, count }) => isPublic && count > 0);
  const own = isOfPublic ? ballots.filter(({ isPublic }) => isPublic) : ballots;
  const sums: Record<string, number> = {};
  for (const { grade, count } of own) sums[grade] = (sums[grade] ?? 0) + count;
  const known = SATISFIED.filter((grade) => Object.hasOwn(sums, grade));
  const satisfaction = known.length === 0 ? undefined : gradeRate(sums, known, [...excluded]);
  return satisfaction === undefined ? {} : { satisfaction };
}

type Scored = RatedSubject & { readonly score: Hundredths };

const isScored = (subject: RatedSubject): subject is Scored => subject.score !== undefined;

/** Quotas hold among all organizations, and among the people of one branch (优秀一般不超过本支部三分之一). */
function graded(scheme: RatingScheme, subjects: readonly RatedSubject[]): readonly RatedSubject[] {
  if (scheme.cutoffs.length === 0) return subjects;
  const poolOf = ({ kind }: RatedSubject) => (scheme.target === 'member' ? kind : '');
  const grades = new Map<string, { readonly grade: string; readonly note?: string }>();
  for (const pool of byKind(subjects.filter(isScored), poolOf).values()) {
    const candidates = pool.map(
      ({ key, score, satisfaction, adjustment }): Candidate => ({
        id: key,
        score,
        vetoed: adjustment.isVetoed,
        ...(satisfaction === undefined ? {} : { satisfaction }),
      }),
    );
    for (const { id, grade, note } of gradeAll(candidates, scheme.cutoffs, scheme.ceilings))
      grades.set(id, { grade, ...(note === undefined ? {} : { note }) });
  }
  return subjects.map((subject) => ({ ...subject, ...grades.get(subject.key) }));
}

/** Places within a kind. Equal scores share one, unless the scheme puts the higher satisfaction first. */
function ranked(scheme: RatingScheme, subjects: readonly RatedSubject[]): readonly RatedSubject[] {
  const isBefore = (a: Scored, b: Scored) =>
    a.score > b.score ||
    (scheme.ties === 'satisfaction' && a.score === b.score && (a.satisfaction ?? 0) > (b.satisfaction ?? 0));
  const pools = byKind(subjects.filter(isScored), ({ kind }) => kind);
  return subjects.map((subject) => {
    const pool = isScored(subject) ? (pools.get(subject.kind) ?? []) : [];
    if (!isScored(subject)) return subject;
    const rank = pool.filter((other) => isBefore(other, subject)).length + 1;
    const isTied = pool.some(
      (other) => other !== subject && !isBefore(other, subject) && !isBefore(subject, other),
    );
    const tie = isTied && scheme.ties === 'discuss' ? '同分，名次由集体研究确定' : undefined;
    const note = [subject.note, tie].filter((text) => text !== undefined).join('；');
    return { ...subject, rank, rankOf: pool.length, ...(note === '' ? {} : { note }) };
  });
}

function kindFigures(subjects: readonly RatedSubject[]): readonly KindFigures[] {
  return [...byKind(subjects.filter(isScored), ({ kind }) => kind)].map(([kind, pool]) => {
    const scores = pool.map(({ score }) => score);
    const total = scores.reduce((sum, score) => sum + score, 0);
    return { kind, count: pool.length, mean: meanOf(total, pool.length) ?? 0, best: Math.max(...scores) };
  });
}

function byKind<T>(
  subjects: readonly T[],
  kindOf: (subject: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const pools = new Map<string, T[]>();
  for (const subject of subjects)
    pools.set(kindOf(subject), [...(pools.get(kindOf(subject)) ?? []), subject]);
  return pools;
}
