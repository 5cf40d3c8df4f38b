import { labelOf } from '../../../shared/records/codes';
import type { RatingRound } from '../../../shared/rules/rating-round';
import { hundredthsOf } from '../../../shared/rules/rating-round';
import type { EarlierResult } from '../../../shared/rules/rating-table';
import { REVIEW_BALLOTS } from '../../../shared/rules/review-ballots';
import { ballotScore, type GradePoints, type Hundredths } from '../../../shared/rules/scoring';
import type { TypeIndex } from '../index/type-index';
import type { OpenVault } from '../open-vault';
import { type ResultType, textCell, writtenResults } from './written';

interface Year {
  readonly type: ResultType;
  /** `YYYY` of the year before. */
  readonly year: string;
  readonly schemeId: string;
  /** Rounds of this year: what their grades are worth is how the ballots of the year before are read. */
  readonly rounds: readonly RatingRound[];
}

/**
 * Results of another year by subject, for 纵向比. Schemes are written anew each year, so that a result under another
 * one counts where there is none under this.
 */
export function earlierResults(
  vault: OpenVault,
  { type, year, schemeId, rounds }: Year,
): ReadonlyMap<string, EarlierResult> {
  const index = vault.index.of(type);
  const earlier = new Map<string, EarlierResult>();
  if (index === undefined) return earlier;
  const points = pointsOf(rounds);
  for (const [key, { id }] of writtenResults(vault, {
    type,
    year,
    round: 'overall',
    schemeId,
    anyScheme: true,
  }))
    earlier.set(key, resultAt(index, index.rowOf(id) ?? -1, points));
  return earlier;
}

function resultAt(index: TypeIndex, row: number, points: GradePoints): EarlierResult {
  const isReview = index.type.name === 'member-review';
  const score = isReview ? reviewScore(index, row, points) : hundredthsOf(index.cell('score', row));
  const grade = textCell(index, row, isReview ? 'committeeGrade' : 'grade');
  return {
    ...(score === undefined ? {} : { score }),
    ...(grade === undefined ? {} : { grade: labelOf(isReview ? 'review-grade' : 'evaluation-grade', grade) }),
  };
}

/** Score of a review's ballots, as this year's scheme would count them. */
function reviewScore(index: TypeIndex, row: number, points: GradePoints): Hundredths | undefined {
  const counts: Record<string, number> = {};
  for (const [label, field] of Object.entries(REVIEW_BALLOTS)) {
    const count = index.cell(field, row);
    if (typeof count === 'number') counts[label] = count;
  }
  return ballotScore(counts, points);
}

const pointsOf = (rounds: readonly RatingRound[]): GradePoints =>
  Object.fromEntries(
    rounds.flatMap(({ grades }) =>
      grades.map(({ label, points, isExcluded }) => [label, isExcluded ? null : points] as const),
    ),
  );
