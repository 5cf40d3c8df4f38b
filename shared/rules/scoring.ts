/**
 * Scores of an evaluation, as schemes in practice compute them (item sheets, satisfaction, weights per group of
 * raters, cut-offs, ceilings, quotas). Scores are whole hundredths, so that 0.1 + 0.2 is 0.3 and half is rounded up
 * once, where the scheme says so. Ballots decide nothing by themselves: a person confirms the grade.
 */

/** A score in hundredths: 9 235 is 92.35. */
export type Hundredths = number;

/** Grades that raters could give, and what each is worth; `null` keeps it out of the valid votes (不了解、弃权). */
export type GradePoints = Readonly<Record<string, Hundredths | null>>;

export interface BallotSheet {
  readonly entitled: number;
  readonly issued: number;
  readonly returned: number;
  readonly invalid: number;
  /** Ballots per grade. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What does not add up on a sheet of ballots, in Chinese; empty when all does. */
export function ballotProblems(sheet: BallotSheet): readonly string[] {
  const { entitled, issued, returned, invalid } = sheet;
  const cast = sum(Object.values(sheet.counts));
  const numbers = [entitled, issued, returned, invalid, ...Object.values(sheet.counts)];
  const problems: string[] = [];
  if (numbers.some((number) => !Number.isSafeInteger(number) || number < 0))
    problems.push('票数应为不小于 0 的整数。');
  if (issued > entitled) problems.push(`发出 ${issued} 票，多于应参加的 ${entitled} 人。`);
  // More ballots than were given out: the vote is void (rules of election by basic-level organizations).
  if (returned > issued) problems.push(`收回 ${returned} 票，多于发出的 ${issued} 票，本次投票无效。`);
  if (cast + invalid !== returned)
    problems.push(`各档合计 ${cast} 票加无效 ${invalid} 票，与收回的 ${returned} 票不符。`);
  return problems;
}

/** Mean of the valid ballots in hundredths, half up; undefined when no ballot is valid. */
export function ballotScore(counts: BallotSheet['counts'], points: GradePoints): Hundredths | undefined {
  let votes = 0;
  let total = 0;
  for (const [grade, count] of Object.entries(counts)) {
    const worth = points[grade];
    if (worth === undefined || worth === null) continue;
    votes += count;
    total += count * worth;
  }
  return votes === 0 ? undefined : divideHalfUp(total, votes);
}

/** Rate of some grades among the valid ballots, in hundredths of a percent point (8 333 is 83.33 %). */
export function gradeRate(
  counts: BallotSheet['counts'],
  grades: readonly string[],
  excluded: readonly string[],
): Hundredths | undefined {
  const valid = sum(
    Object.entries(counts).flatMap(([grade, count]) => (excluded.includes(grade) ? [] : [count])),
  );
  const wanted = sum(grades.map((grade) => counts[grade] ?? 0));
  return valid === 0 ? undefined : divideHalfUp(wanted * 10_000, valid);
}

export interface GroupScore {
  readonly group: string;
  /** Percent of the whole; all groups together 100. */
  readonly weight: number;
  readonly score: Hundredths | undefined;
}

export type WeightedResult =
  | { readonly ok: true; readonly score: Hundredths; readonly parts: readonly Hundredths[] }
  /** Chinese: why there is no result yet. */
  | { readonly ok: false; readonly problem: string };

/** How a scheme rounds: so many decimals (at most two), half up (四舍五入) or cut off (舍去). */
export interface Rounding {
  readonly decimals: number;
  readonly mode: 'half-up' | 'cut';
}

const TWO_DECIMALS: Rounding = { decimals: 2, mode: 'half-up' };

/**
 * Weighted mean over the groups of raters, rounded at the end only, as the scheme says. `parts` is what each
 * contributes, laid open, in hundredths half up.
 */
export function weightedScore(
  groups: readonly GroupScore[],
  rounding: Rounding = TWO_DECIMALS,
): WeightedResult {
  const weights = sum(groups.map(({ weight }) => weight));
  if (weights !== 100) return { ok: false, problem: `各方权重合计 ${weights}%，应为 100%。` };
  const open = groups.filter(({ score, weight }) => score === undefined && weight > 0);
  if (open.length > 0)
    return { ok: false, problem: `还没有${open.map(({ group }) => group).join('、')}的评分。` };
  const products = groups.map(({ weight, score }) => weight * (score ?? 0));
  return {
    ok: true,
    score: divideRounded(sum(products), 100, rounding),
    parts: products.map((product) => divideHalfUp(product, 100)),
  };
}

/** Grades from the best down, each from a score on (inclusive). The last one takes what is left. */
export interface Cutoff {
  readonly grade: string;
  readonly from: Hundredths;
  /** Largest share of those graded, in percent; rounded down to whole organizations or people. */
  readonly quotaPercent?: number;
}

/** Below a rate of satisfaction no better grade than this. */
export interface Ceiling {
  readonly below: Hundredths;
  readonly atMost: string;
}

export interface Candidate {
  readonly id: string;
  readonly score: Hundredths;
  readonly satisfaction?: Hundredths;
  /** One-vote veto: the last grade, whatever the score. */
  readonly vetoed?: boolean;
}

export interface Graded extends Candidate {
  /** Place among all by score, from 1; equal scores share a place. */
  readonly rank: number;
  readonly grade: string;
  /** Chinese: why it is not the grade of its score alone. */
  readonly note?: string;
}

/** Grades and ranks candidates. Where a quota is full, equal scores stay together in the lower grade. */
export function gradeAll(
  candidates: readonly Candidate[],
  cutoffs: readonly Cutoff[],
  ceilings: readonly Ceiling[],
): readonly Graded[] {
  const order = [...candidates].sort((a, b) => b.score - a.score);
  const room = cutoffs.map(({ quotaPercent }) =>
    quotaPercent === undefined
      ? Number.POSITIVE_INFINITY
      : Math.floor((candidates.length * quotaPercent) / 100),
  );
  const graded = new Map<string, Graded>();
  for (let at = 0; at < order.length; ) {
    const tied = order.filter(({ score }) => score === order[at]?.score);
    const allowed = tied.map((one) => ({ one, ...ownGrade(one, cutoffs, ceilings) }));
    for (const { one, grade, note, full } of withQuotas(allowed, room)) {
      const said = full ? '该等次名额已满' : note;
      graded.set(one.id, {
        ...one,
        rank: at + 1,
        grade: cutoffs[grade]?.grade ?? '',
        ...(said === undefined ? {} : { note: said }),
      });
    }
    at += tied.length;
  }
  return candidates.flatMap(({ id }) => graded.get(id) ?? []);
}

interface Allowed {
  readonly one: Candidate;
  readonly grade: number;
  readonly note?: string;
}

/** Moves those with equal scores down together until a grade has room for all of them that would stand in it. */
function withQuotas(
  tied: readonly Allowed[],
  room: number[],
): readonly (Allowed & { readonly full: boolean })[] {
  let moved = tied.map((one) => ({ ...one, full: false }));
  for (let grade = 0; grade < room.length - 1; grade++) {
    const here = moved.filter((one) => one.grade === grade).length;
    const left = room[grade] ?? 0;
    if (here <= left) {
      room[grade] = left - here;
      continue;
    }
    // Full: nobody with a lower score may slip into the room that is left.
    room[grade] = 0;
    moved = moved.map((one) => (one.grade === grade ? { ...one, grade: grade + 1, full: true } : one));
  }
  return moved;
}

function ownGrade(
  { score, satisfaction, vetoed }: Candidate,
  cutoffs: readonly Cutoff[],
  ceilings: readonly Ceiling[],
): { readonly grade: number; readonly note?: string } {
  const last = cutoffs.length - 1;
  if (vetoed === true) return { grade: last, note: '一票否决' };
  const byScore = cutoffs.findIndex(({ from }) => score >= from);
  const earned = byScore < 0 ? last : byScore;
  for (const { below, atMost } of ceilings) {
    const limit = cutoffs.findIndex(({ grade }) => grade === atMost);
    if (satisfaction !== undefined && satisfaction < below && limit > earned)
      return { grade: limit, note: `满意率低于 ${showHundredths(below)}%，最高评为${atMost}` };
  }
  return { grade: earned };
}

/** Text of a score: 9 235 as `92.35`. */
export const showHundredths = (score: Hundredths): string => (score / 100).toFixed(2);

/** Text as typed (`92.5`) in hundredths; undefined for what is no score of at most two decimals. */
export function readHundredths(text: string): Hundredths | undefined {
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text.normalize('NFKC').trim());
  return match === null ? undefined : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** Mean of some marks in hundredths, half up; undefined for none. */
export const meanOf = (total: Hundredths, votes: number): Hundredths | undefined =>
  votes === 0 ? undefined : divideHalfUp(total, votes);

/** Hundredths of a division, with as many decimals as the scheme keeps. */
function divideRounded(dividend: number, divisor: number, { decimals, mode }: Rounding): Hundredths {
  const unit = 10 ** (2 - Math.min(2, Math.max(0, decimals)));
  const whole = divisor * unit;
  return (mode === 'cut' ? Math.floor(dividend / whole) : divideHalfUp(dividend, whole)) * unit;
}

/** Whole division, half up. Numbers are not negative. */
const divideHalfUp = (dividend: number, divisor: number): number =>
  Math.floor((dividend * 2 + divisor) / (divisor * 2));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
