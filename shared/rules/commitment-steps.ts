import type { RecordValues } from '../records/define';
import { elementsOf, type ListElement } from '../records/list-cell';

/** What is typed for one entry of practice (履诺). */
export interface TypedProgress {
  readonly date: string;
  readonly content: string;
  readonly evidence?: string;
  /** The whole commitment is fulfilled with it. */
  readonly isAll: boolean;
}

/** The commitment with an entry of practice more; with the last one all its items are done. `id` is the entry's own. */
export function progressValues(values: RecordValues, typed: TypedProgress, id: string): RecordValues {
  const { date, content, evidence, isAll } = typed;
  const entry: ListElement = { id, date, content, ...(evidence === undefined ? {} : { evidence }) };
  const items = elementsOf(values.items);
  return {
    progress: [...elementsOf(values.progress), entry],
    ...(isAll ? { doneAt: date } : {}),
    ...(isAll && items.length > 0 ? { items: items.map((item) => ({ ...item, done: true })) } : {}),
  };
}

/** Slips of one group of raters (code of `rater-group`). */
export interface TypedRating {
  readonly group: string;
  readonly satisfied?: number;
  readonly basically?: number;
  readonly unsatisfied?: number;
}

/** Ratings as the record keeps them: groups that gave no slip are left out, those noted before are replaced. */
export function ratingValues(
  values: RecordValues,
  typed: readonly TypedRating[],
  newId: () => string,
): RecordValues {
  const cast = typed.filter(
    ({ satisfied, basically, unsatisfied }) => (satisfied ?? 0) + (basically ?? 0) + (unsatisfied ?? 0) > 0,
  );
  if (cast.length === 0) return {};
  const before = elementsOf(values.ratings);
  const others = before.filter(({ group }) => !cast.some((rating) => rating.group === group));
  const own = cast.map(
    ({ group, satisfied, basically, unsatisfied }): ListElement => ({
      id: before.find((rating) => rating.group === group)?.id ?? newId(),
      group,
      satisfied: satisfied ?? 0,
      basically: basically ?? 0,
      unsatisfied: unsatisfied ?? 0,
    }),
  );
  return { ratings: [...others, ...own] };
}
