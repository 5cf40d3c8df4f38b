import { readRecord } from '../../../shared/journal/read-record';
import { appError } from '../../../shared/kernel/errors';
import { err, type Result } from '../../../shared/kernel/result';
import { codeFrom } from '../../../shared/records/codes';
import type { RecordValues } from '../../../shared/records/define';
import type { RatedSubject } from '../../../shared/rules/rating-result';
import type { RatingRound } from '../../../shared/rules/rating-round';
import { REVIEW_BALLOTS } from '../../../shared/rules/review-ballots';
import { meanOf, showHundredths } from '../../../shared/rules/scoring';
import { elementsOf, textOf } from '../../../shared/rules/values';
import type { Change, CommitAnswer } from '../api';
import { commitChanges } from '../commit';
import type { OpenVault } from '../open-vault';
import type { Work } from '../work';
import { type RatedScheme, resultOf } from './results';
import { type Tally, tallyOf } from './tally';
import { writtenResults } from './written';

/**
 * Writes a result into the records of its subjects, all in one act. Ballots decide nothing by themselves: grades go
 * in only when a person says that the committee has settled them.
 */
export async function writeResult(
  work: Work,
  args: { readonly round: string; readonly withGrades: boolean },
): Promise<Result<CommitAnswer>> {
  const { vault } = work;
  const rated = await resultOf(vault, args.round);
  if (!rated.ok) return rated;
  const wishes =
    rated.value.result.writesTo === 'member-review'
      ? reviewWishes(vault, rated.value, args.withGrades)
      : evaluationWishes(vault, rated.value, args.withGrades);
  if (wishes.length === 0) return err(appError('scoring.nothing-scored'));
  const changes = await withElementIds(vault, wishes);
  return commitChanges(work, changes, { kind: 'bulk-edit' });
}

/** A change whose list elements have no ids yet; `list` keys tell which element is which. */
type Wish = Omit<Change, 'values'> & { readonly values: RecordValues };

/** Field by which an element of a result's list is known again when the result is written a second time. */
const ELEMENT_KEYS: Readonly<Record<string, string>> = { counts: 'grade', parts: 'group', scores: 'code' };

async function withElementIds(vault: OpenVault, wishes: readonly Wish[]): Promise<readonly Change[]> {
  const stored = await vault.store.getMany(wishes.flatMap(({ id }) => (id === null ? [] : [id])));
  return wishes.map((wish) => {
    const record = wish.id === null ? undefined : stored.get(wish.id);
    const known = record === undefined ? {} : readRecord(record.state, vault.deps.now()).values;
    const lists = Object.entries(ELEMENT_KEYS).flatMap(([list, key]) => {
      if (wish.values[list] === undefined) return [];
      const elements = elementsOf(wish.values, list).map((element) => {
        const same = elementsOf(known, list).find((one) => one[key] === element[key]);
        return { id: textOf(same ?? {}, 'id') ?? vault.deps.newId(), ...element };
      });
      return [[list, elements] as const];
    });
    return { ...wish, values: { ...wish.values, ...Object.fromEntries(lists) } as RecordValues };
  });
}

function reviewWishes(vault: OpenVault, rated: RatedScheme, withGrades: boolean): readonly Wish[] {
  const { year, schemeId, rounds, result } = rated;
  const written = writtenResults(vault, { type: 'member-review', year, round: 'overall', schemeId });
  const members = vault.index.of('member');
  return result.subjects.flatMap((subject): readonly Wish[] => {
    const { key, memberId, name } = subject;
    const row = memberId === undefined ? undefined : members?.rowOf(memberId);
    const branchId = row === undefined ? undefined : members?.cell('branchId', row);
    const tally = tallyOf(rounds, key);
    if (memberId === undefined || typeof branchId !== 'string' || tally === undefined) return [];
    const category = members?.cell('memberCategory', row ?? -1);
    const grade = withGrades ? reviewGrade(subject, category) : undefined;
    const values = {
      personName: name,
      memberId,
      branchId,
      year,
      ...reviewCounts(tally),
      ...(typeof category === 'string' ? { memberCategory: category } : {}),
      ...(tally.heldAt === undefined ? {} : { heldAt: tally.heldAt }),
      ...(grade === undefined ? {} : { committeeGrade: grade, state: 'decide' }),
    };
    return [{ id: written.get(memberId)?.id ?? null, type: 'member-review', values }];
  });
}

function reviewCounts({ counts, blank, returned }: Tally): Readonly<Record<string, number>> {
  const fields: Record<string, number> = {};
  for (const { label, count } of counts) {
    const field = REVIEW_BALLOTS[label];
    if (field !== undefined) fields[field] = count;
  }
  // A blank says of this person what an abstention says.
  fields.abstain = (fields.abstain ?? 0) + blank;
  return returned === undefined ? fields : { ...fields, ballots: returned };
}

/** Probationary members take part and get no grade. */
function reviewGrade(rating: RatedSubject | undefined, category: unknown): string | undefined {
  if (category === 'probationary') return 'none';
  return rating?.grade === undefined ? undefined : codeFrom('review-grade', rating.grade);
}

function evaluationWishes(vault: OpenVault, rated: RatedScheme, withGrades: boolean): readonly Wish[] {
  const { year, schemeId, rounds, result } = rated;
  const scored = result.subjects.filter(({ score }) => score !== undefined);
  const groups = [...new Set(rounds.map(({ group }) => group))];
  const wishesOf = (round: string, valuesOf: (subject: RatedSubject) => RecordValues | undefined) => {
    const written = writtenResults(vault, { type: 'evaluation', year, round, schemeId });
    return scored.flatMap((subject): readonly Wish[] => {
      const [own, values] = [subjectValues(vault, rated, subject), valuesOf(subject)];
      if (own === undefined || values === undefined) return [];
      const id = written.get(subject.key)?.id ?? null;
      return [{ id, type: 'evaluation', values: { ...own, round, ...values } }];
    });
  };
  return [
    ...wishesOf('overall', (subject) => sumValues(subject, withGrades)),
    ...groups.flatMap((group) => {
      const own = rounds.filter((round) => round.group === group);
      return wishesOf(group, (subject) => partValues(own, group, subject));
    }),
  ];
}

function sumValues(subject: RatedSubject, withGrades: boolean): RecordValues {
  const { parts, score, satisfaction, rank, rankOf, kind, grade, note } = subject;
  return {
    parts: parts.map(({ group, weight, score: part }) => ({
      group,
      weight,
      ...(part === undefined ? {} : { score: showHundredths(part) }),
    })),
    ...(score === undefined ? {} : { score: showHundredths(score) }),
    ...(satisfaction === undefined ? {} : { satisfaction: showHundredths(satisfaction) }),
    ...(rank === undefined || rankOf === undefined ? {} : { rank, rankOf, rankWithin: kind }),
    ...(withGrades && grade !== undefined ? { grade, gradeReason: note ?? null } : {}),
  };
}

function partValues(
  rounds: readonly RatingRound[],
  group: string,
  subject: RatedSubject,
): RecordValues | undefined {
  const tally = tallyOf(rounds, subject.key);
  const part = subject.parts.find((one) => one.group === group);
  if (tally === undefined || part?.score === undefined) return undefined;
  const { heldAt, entitled, issued, returned, blank, counts, items } = tally;
  return {
    score: showHundredths(part.score),
    ...(heldAt === undefined ? {} : { heldAt }),
    ...(entitled === undefined ? {} : { entitled }),
    ...(issued === undefined ? {} : { issued }),
    ...(returned === undefined ? {} : { returned, invalid: blank }),
    ...(counts.length === 0 ? {} : { counts: counts.map(({ grade, count }) => ({ grade, count })) }),
    ...(items.length === 0 ? {} : { scores: itemMeans(tally) }),
  };
}

/** Mean of each item over its raters. */
function itemMeans({ items, scores }: Tally): RecordValues[string] {
  return items.flatMap(({ code, text, max }) => {
    const points = scores.filter((score) => score.code === code);
    const total = points.reduce((sum, score) => sum + score.points, 0);
    const mean = meanOf(total, points.length);
    if (mean === undefined) return [];
    const own = { code, item: text.slice(0, 200), score: showHundredths(mean) };
    return [max === undefined ? own : { ...own, max: showHundredths(max) }];
  });
}

/** What every record of a subject has; undefined for a name without a record: nobody could find it again. */
function subjectValues(
  vault: OpenVault,
  { year, schemeId }: RatedScheme,
  { name, organizationId, memberId }: RatedSubject,
): RecordValues | undefined {
  const members = vault.index.of('member');
  const row = memberId === undefined ? undefined : members?.rowOf(memberId);
  const branchId = row === undefined ? organizationId : members?.cell('branchId', row);
  if (typeof branchId !== 'string') return undefined;
  return {
    subject: name,
    subjectKind: memberId === undefined ? 'org' : 'member',
    branchId,
    year,
    schemeId,
    ...(memberId === undefined ? {} : { memberId }),
  };
}
