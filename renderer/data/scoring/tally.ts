import { countSeats, returnedOf } from '../../../shared/rules/rating-count';
import { subjectKey } from '../../../shared/rules/rating-result';
import type { RatingRound, RoundItem, RoundScore } from '../../../shared/rules/rating-round';

/** What several rounds of one group say of one subject, added up: the same paper in two halls is one vote. */
export interface Tally {
  readonly heldAt: string | undefined;
  readonly entitled: number | undefined;
  readonly issued: number | undefined;
  readonly returned: number | undefined;
  readonly blank: number;
  /** Ballots per grade as stored, in the order of the ballot; empty where scores were given by name. */
  readonly counts: readonly { readonly grade: string; readonly label: string; readonly count: number }[];
  readonly items: readonly RoundItem[];
  readonly scores: readonly RoundScore[];
}

/** Adds the rounds up for a subject; undefined where it stands on none of their ballots. */
export function tallyOf(rounds: readonly RatingRound[], key: string): Tally | undefined {
  const met = rounds.flatMap((round) =>
    round.subjects.filter((one) => subjectKey(one) === key).map(({ seat }) => ({ round, seat })),
  );
  const [first] = met;
  if (first === undefined) return undefined;
  const grades = new Map<string, { readonly label: string; count: number }>();
  let blank = 0;
  for (const { round, seat } of met) {
    if (round.method === 'scores') continue;
    const counted = countSeats(round).get(seat);
    blank += counted?.blank ?? 0;
    for (const { key: digit, grade, label } of round.grades) {
      const own = grades.get(grade) ?? { label, count: 0 };
      own.count += counted?.counts.get(digit) ?? 0;
      grades.set(grade, own);
    }
  }
  const votes = met.map(({ round }) => round).filter(({ method }) => method !== 'scores');
  return {
    heldAt:
      met
        .map(({ round }) => round.heldAt ?? '')
        .sort()
        .at(-1) || undefined,
    entitled: sumOf(met.map(({ round }) => round.entitled)),
    issued: sumOf(votes.map(({ issued }) => issued)),
    returned: sumOf(votes.map(returnedOf)),
    blank,
    counts: [...grades].map(([grade, own]) => ({ grade, ...own })),
    items: first.round.items,
    scores: met.flatMap(({ round, seat }) => round.scores.filter((score) => score.seat === seat)),
  };
}

/** Undefined unless every one is known. */
function sumOf(numbers: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const number of numbers) {
    if (number === undefined) return undefined;
    sum += number;
  }
  return numbers.length === 0 ? undefined : sum;
}
