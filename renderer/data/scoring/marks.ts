import { readRecord } from '../../../shared/journal/read-record';
import { appError } from '../../../shared/kernel/errors';
import { err, ok, type Result } from '../../../shared/kernel/result';
import type { RecordValues } from '../../../shared/records/define';
import { ratingRound } from '../../../shared/records/rating-round';
import { titleOf } from '../../../shared/records/registry';
import { ballotLimit } from '../../../shared/rules/rating-ballot';
import { type RatingRound, readRound } from '../../../shared/rules/rating-round';
import { elementsOf, textOf } from '../../../shared/rules/values';
import type { RatingMark, RatingRoundView, ScoringApi } from '../api-scoring';
import { commitChanges } from '../commit';
import { describeDetails } from '../details';
import type { Work } from '../work';

type MarkMethods = Pick<ScoringApi, 'ratingRound' | 'ratingCast' | 'ratingTakeBack' | 'ratingPut'>;

/** Entering of ballots, counts and scores. What was read and what is written of it are never parted by another mark. */
export function createMarks(work: Work): MarkMethods {
  let last: Promise<unknown> = Promise.resolve();
  const oneByOne = <T>(job: () => Promise<T>): Promise<T> => {
    const run = last.then(job, job);
    last = run.catch(() => undefined);
    return run;
  };
  return {
    ratingRound: ({ round }) => viewOf(work, round),
    ratingCast: (args) => oneByOne(() => cast(work, args)),
    ratingTakeBack: ({ round }) => oneByOne(() => takeBack(work, round)),
    ratingPut: ({ round, marks }) => oneByOne(() => put(work, round, marks)),
  };
}

/** A round as it stands, for a change of one of its lists. */
interface OpenRound {
  readonly round: RatingRound;
  readonly values: RecordValues;
  readonly save: (
    list: 'ballots' | 'counts' | 'scores',
    elements: readonly RecordValues[],
  ) => Promise<Result<null>>;
}

async function openRound(work: Work, id: string): Promise<Result<OpenRound>> {
  const record = await work.vault.store.get(id);
  if (record === undefined || record.state.type !== ratingRound.name)
    return err(appError('scoring.round-gone'));
  const { values, deleted, version } = await describeDetails(work, record);
  if (deleted) return err(appError('scoring.round-gone'));
  return ok({
    round: readRound(values),
    values,
    save: async (list, elements) => {
      const change = {
        id,
        type: ratingRound.name,
        values: { [list]: elements as RecordValues[string] },
        version,
      };
      const saved = await commitChanges(work, [change], { kind: 'edit' });
      return saved.ok ? ok(null) : saved;
    },
  });
}

async function viewOf({ vault }: Work, id: string): Promise<Result<RatingRoundView | null>> {
  const record = await vault.store.get(id);
  if (record === undefined) return ok(null);
  const { values, deleted } = readRecord(record.state, vault.deps.now());
  if (deleted) return ok(null);
  const round = readRound(values);
  const scheme = vault.index.titleOf('evaluation-scheme', round.schemeId ?? '') ?? '';
  return ok({ round, title: titleOf(ratingRound, values), scheme });
}

async function cast(
  work: Work,
  { round: id, marks, isInvalid, ballot }: Parameters<ScoringApi['ratingCast']>[0],
): ReturnType<ScoringApi['ratingCast']> {
  const open = await openRound(work, id);
  if (!open.ok) return open;
  const { round, values, save } = open.value;
  const limit = ballotLimit(round);
  if (ballot === undefined && limit !== undefined && round.ballots.length >= limit.most)
    return err(appError('scoring.more-than-voters', { ...limit }));
  const known = round.ballots.find((one) => one.id === ballot);
  const number = known?.number ?? (round.ballots.at(-1)?.number ?? 0) + 1;
  const element = { id: known?.id ?? work.vault.deps.newId(), number, marks, isInvalid };
  const others = elementsOf(values, 'ballots').filter((one) => textOf(one, 'id') !== element.id);
  const saved = await save('ballots', [...others, element]);
  return saved.ok ? ok({ number, cast: others.length + 1 }) : saved;
}

async function takeBack(work: Work, id: string): ReturnType<ScoringApi['ratingTakeBack']> {
  const open = await openRound(work, id);
  if (!open.ok) return open;
  const { round, values, save } = open.value;
  const ballot = round.ballots.at(-1);
  if (ballot === undefined) return err(appError('scoring.no-ballot'));
  const others = elementsOf(values, 'ballots').filter((one) => textOf(one, 'id') !== ballot.id);
  const saved = await save('ballots', others);
  return saved.ok ? ok({ number: ballot.number, marks: ballot.marks, isInvalid: ballot.isInvalid }) : saved;
}

async function put(work: Work, id: string, marks: readonly RatingMark[]): Promise<Result<null>> {
  const open = await openRound(work, id);
  if (!open.ok) return open;
  const { values, save } = open.value;
  for (const list of ['counts', 'scores'] as const) {
    const own = marks.filter(({ kind }) => list === (kind === 'count' ? 'counts' : 'scores'));
    if (own.length === 0) continue;
    const elements = new Map(elementsOf(values, list).map((element) => [placeOf(element), element]));
    for (const mark of own) {
      const place = placeOf(mark);
      const stored = elementOf(mark, textOf(elements.get(place) ?? {}, 'id') ?? work.vault.deps.newId());
      if (stored === undefined) elements.delete(place);
      else elements.set(place, stored);
    }
    const saved = await save(list, [...elements.values()]);
    if (!saved.ok) return saved;
  }
  return ok(null);
}

/** A count has one cell by seat and grade, a score by rater, seat and item. */
const placeOf = (mark: RecordValues | RatingMark): string => {
  const { seat, key, rater, code } = mark as RecordValues;
  return [rater ?? '', seat, key ?? '', code ?? ''].join('\n');
};

function elementOf(mark: RatingMark, id: string): RecordValues | undefined {
  if (mark.kind === 'count')
    return mark.count === null ? undefined : { id, seat: mark.seat, key: mark.key, count: mark.count };
  const { rater, seat, code, points } = mark;
  if (points === null) return undefined;
  return { id, rater, seat, points, ...(code === '' ? {} : { code }) };
}
