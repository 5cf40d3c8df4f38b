import type { Result } from '../../../shared/kernel/result';
import { ok } from '../../../shared/kernel/result';
import { evaluationSchemeValues, shippedEvaluationSchemes } from '../../../shared/records/evaluation-schemes';
import { indicatorSetValues, shippedIndicatorSets } from '../../../shared/records/indicator-sets';
import type { DataApi, Row } from '../../data/api';
import { newElementId } from '../../fields/list/element-id';

/** What was taken over; 0: all of it is there already. */
export interface Adopted {
  readonly sets: number;
  readonly schemes: number;
}

/** Takes the shipped sets of indicators and schemes into the vault, those that are not there under their title. */
export async function adoptShipped(data: DataApi, branchId: string, year: string): Promise<Result<Adopted>> {
  const known = await titlesIn(data, 'indicator-set');
  if (!known.ok) return known;
  const sets = shippedIndicatorSets().filter(({ title }) => !known.value.has(title));
  const changes = sets.map((set) => ({
    id: null,
    type: 'indicator-set',
    values: { ...indicatorSetValues(set, newElementId), branchId },
  }));
  const saved = await data.commit({ changes, why: { kind: 'create' } });
  if (!saved.ok) return saved;
  const ids = new Map([
    ...known.value,
    ...sets.map(({ title }, at) => [title, saved.value.ids[at] ?? ''] as const),
  ]);
  const schemes = await adoptSchemes(data, { branchId, year, ids });
  return schemes.ok ? ok({ sets: sets.length, schemes: schemes.value }) : schemes;
}

async function adoptSchemes(
  data: DataApi,
  { branchId, year, ids }: { branchId: string; year: string; ids: ReadonlyMap<string, string> },
): Promise<Result<number>> {
  const known = await titlesIn(data, 'evaluation-scheme');
  if (!known.ok) return known;
  const schemes = shippedEvaluationSchemes().filter(({ title }) => !known.value.has(title));
  const titleOfSet = (id: string) => shippedIndicatorSets().find((set) => set.id === id)?.title ?? '';
  const changes = schemes.map((scheme) => ({
    id: null,
    type: 'evaluation-scheme',
    values: {
      ...evaluationSchemeValues(scheme, newElementId),
      indicatorSetId: ids.get(titleOfSet(scheme.indicatorSet)) ?? null,
      branchId,
      year,
    },
  }));
  const saved = await data.commit({ changes, why: { kind: 'create' } });
  return saved.ok ? ok(schemes.length) : saved;
}

/** Ids of the records of a type by their field `title`. */
async function titlesIn(data: DataApi, type: string): Promise<Result<ReadonlyMap<string, string>>> {
  const rows = await allRows(data, type, ['title']);
  return rows.ok ? ok(new Map(rows.value.map(({ id, texts }) => [texts.title ?? '', id]))) : rows;
}

/** All records of a type, in the order of the asked sort; for choices of some dozen. */
export async function allRows(
  data: DataApi,
  type: string,
  columns: readonly string[],
  narrow: { readonly branch?: string | null } = {},
): Promise<Result<readonly Row[]>> {
  const answer = await data.query({
    type,
    branch: narrow.branch ?? null,
    filters: {},
    sort: [],
    columns,
  });
  if (!answer.ok) return answer;
  return data.rows({ query: answer.value.query, from: 0, to: answer.value.count });
}
