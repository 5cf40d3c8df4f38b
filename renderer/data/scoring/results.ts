import { readRecord } from '../../../shared/journal/read-record';
import { appError } from '../../../shared/kernel/errors';
import { err, ok, type Result } from '../../../shared/kernel/result';
import type { RecordValues } from '../../../shared/records/define';
import { roundProblems } from '../../../shared/rules/rating-count';
import { type Adjustment, type RatedSubject, rate } from '../../../shared/rules/rating-result';
import { hundredthsOf, type RatingRound, readRound } from '../../../shared/rules/rating-round';
import { type RatingScheme, readScheme, schemeInWords } from '../../../shared/rules/rating-scheme';
import { inOrder } from '../../../shared/rules/rating-table';
import { REVIEW_BALLOTS } from '../../../shared/rules/review-ballots';
import type { RatingRecord, RatingResult } from '../api-scoring';
import type { OpenVault } from '../open-vault';
import { earlierResults } from './earlier';
import { isOfYear, liveIds, writtenResults } from './written';

/** All that a result is made of. */
export interface RatedScheme {
  readonly scheme: RatingScheme;
  readonly schemeId: string;
  readonly year: string;
  readonly rounds: readonly RatingRound[];
  readonly result: RatingResult;
}

/** Computes the result of all rounds of the scheme and year to which a round belongs. */
export async function resultOf(vault: OpenVault, id: string): Promise<Result<RatedScheme>> {
  const own = await valuesOf(vault, id);
  if (own === undefined) return err(appError('scoring.round-gone'));
  const { schemeId = '', year, target } = readRound(own);
  const stored = await valuesOf(vault, schemeId);
  if (stored === undefined) return err(appError('scoring.scheme-gone'));
  const scheme: RatingScheme = { ...readScheme(stored), target };
  const rounds = await roundsOf(vault, schemeId, year);
  const writesTo = goesIntoReview(rounds) ? 'member-review' : 'evaluation';
  const written = writtenResults(vault, { type: writesTo, year, round: 'overall', schemeId });
  const rating = rate(scheme, rounds, adjustmentsOf(vault, written));
  const earlier = earlierResults(vault, { type: writesTo, year: String(Number(year) - 1), schemeId, rounds });
  const result: RatingResult = {
    ...rating,
    subjects: inOrder(rating.subjects),
    title: scheme.title,
    year,
    target,
    rule: schemeInWords(scheme),
    problems: rounds.flatMap((round) =>
      roundProblems(round).map((problem) => `${round.title}（${round.groupLabel}）：${problem}`),
    ),
    earlier: Object.fromEntries(earlier),
    records: Object.fromEntries(
      rating.subjects.flatMap((subject) => {
        const record = written.get(subject.key) ?? ownRecord(subject);
        return record === undefined ? [] : [[subject.key, record] as const];
      }),
    ),
    writesTo,
  };
  return ok({ scheme, schemeId, year, rounds, result });
}

/** Values of a live record; undefined when there is none. */
export async function valuesOf(vault: OpenVault, id: string): Promise<RecordValues | undefined> {
  const record = await vault.store.get(id);
  if (record === undefined) return undefined;
  const { deleted, values } = readRecord(record.state, vault.deps.now());
  return deleted ? undefined : values;
}

async function roundsOf(vault: OpenVault, schemeId: string, year: string): Promise<readonly RatingRound[]> {
  const ids = liveIds(
    vault.index.of('rating-round'),
    (index, row) => index.cell('schemeId', row) === schemeId && isOfYear(index, row, year),
  );
  const records = await vault.store.getMany(ids);
  return ids.flatMap((id) => {
    const record = records.get(id);
    return record === undefined ? [] : [readRound(readRecord(record.state, vault.deps.now()).values)];
  });
}

/** A vote on people in the grades of the yearly review goes into the review's own records. */
const goesIntoReview = (rounds: readonly RatingRound[]): boolean =>
  rounds.every(
    ({ target, grades }) =>
      target === 'member' &&
      grades.length > 0 &&
      grades.every(({ label }) => Object.hasOwn(REVIEW_BALLOTS, label)),
  );

/** Bonus, deduction and veto stand in the subject's own record, where somebody wrote them with a reason. */
function adjustmentsOf(
  vault: OpenVault,
  written: ReadonlyMap<string, RatingRecord>,
): ReadonlyMap<string, Adjustment> {
  const adjustments = new Map<string, Adjustment>();
  const index = vault.index.of('evaluation');
  for (const [key, { id }] of written) {
    const row = index?.rowOf(id);
    if (index === undefined || row === undefined) continue;
    adjustments.set(key, {
      bonus: hundredthsOf(index.cell('bonus', row)) ?? 0,
      deduction: hundredthsOf(index.cell('deduction', row)) ?? 0,
      isVetoed: index.cell('isVetoed', row) === true,
    });
  }
  return adjustments;
}

/** A result that was not written yet leads to the file of its subject. */
function ownRecord({ memberId, organizationId }: RatedSubject): RatingRecord | undefined {
  if (memberId !== undefined) return { type: 'member', id: memberId };
  return organizationId === undefined ? undefined : { type: 'organization', id: organizationId };
}
