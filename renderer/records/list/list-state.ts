import type { RecordTypeDefinition } from '../../../shared/records/define';
import type { CountedList } from '../../app/routes';
import type { ColumnFilter, QuerySpec } from '../../data/api';

type Only = NonNullable<QuerySpec['only']>;
type Sort = QuerySpec['sort'];

/** What the user asked of one list; together with type, branch and columns it is a query. */
export interface ListState {
  readonly text: string;
  readonly only: Only | null;
  /** Only the records behind a number of the statistics. */
  readonly counted: CountedList | null;
  readonly filters: Readonly<Record<string, ColumnFilter>>;
  readonly sort: Sort;
}

/** What a list is narrowed to when it is opened from elsewhere. */
export type ListStart = Partial<Pick<ListState, 'text' | 'only' | 'counted'>>;

export type ListAct =
  | { readonly act: 'text'; readonly text: string }
  | { readonly act: 'only'; readonly only: Only | null }
  | { readonly act: 'filter'; readonly field: string; readonly filter: ColumnFilter | null }
  | { readonly act: 'sort'; readonly field: string; readonly also: boolean }
  | { readonly act: 'clear' };

export const startState = (sort: Sort, start: ListStart = {}): ListState => ({
  text: start.text ?? '',
  only: start.only ?? null,
  counted: start.counted ?? null,
  filters: {},
  sort,
});

/** The order in which a type's list stands until somebody orders it otherwise. */
export const sortOf = ({ list }: RecordTypeDefinition): Sort => [
  { field: list.sort.field, descending: list.sort.descending === true },
];

/**
 * A click on a heading: ascending, descending, back to no order by this column. With `also` (Shift) the other
 * columns keep their places in the order.
 */
export function toggleSort(sort: Sort, field: string, also: boolean): Sort {
  const present = sort.find((item) => item.field === field);
  const next =
    present === undefined
      ? { field, descending: false }
      : present.descending
        ? null
        : { field, descending: true };
  if (!also) return next === null ? [] : [next];
  if (present === undefined) return [...sort, { field, descending: false }];
  return sort.flatMap((item) => (item.field !== field ? [item] : next === null ? [] : [next]));
}

/** A filter that lets everything through is no filter. */
function isVoid(filter: ColumnFilter): boolean {
  if (filter.kind === 'contains') return filter.text.trim() === '';
  if (filter.kind === 'in') return filter.values.length === 0;
  if (filter.kind === 'between') return filter.from === null && filter.to === null;
  return false;
}

export function listReducer(state: ListState, act: ListAct): ListState {
  switch (act.act) {
    case 'text':
      return { ...state, text: act.text };
    case 'only':
      return { ...state, only: act.only };
    case 'sort':
      return { ...state, sort: toggleSort(state.sort, act.field, act.also) };
    case 'clear':
      return { ...state, text: '', only: null, counted: null, filters: {} };
    case 'filter': {
      const { [act.field]: _, ...others } = state.filters;
      if (act.filter === null || isVoid(act.filter)) return { ...state, filters: others };
      return { ...state, filters: { ...others, [act.field]: act.filter } };
    }
  }
}

/** Whether anything hides records: decides what an empty list says. */
export const isNarrowed = (state: ListState): boolean =>
  state.text.trim() !== '' ||
  state.only !== null ||
  state.counted !== null ||
  Object.keys(state.filters).length > 0;

export function specOf(
  type: string,
  branch: string | null,
  state: ListState,
  columns: readonly string[],
): QuerySpec {
  const text = state.text.trim();
  return {
    type,
    branch,
    filters: state.filters,
    sort: state.sort,
    columns,
    ...(text === '' ? {} : { text }),
    ...(state.only === null ? {} : { only: state.only }),
    ...(state.counted === null ? {} : { counted: state.counted.cell }),
  };
}

/** The filter in words, for the heading's tooltip and for the printed list. */
export function filterWords(filter: ColumnFilter, textOf: (value: string) => string): string {
  switch (filter.kind) {
    case 'contains':
      return `含“${filter.text}”`;
    case 'in': {
      const shown = filter.values.slice(0, 3).map((value) => (value === '' ? '空白' : textOf(value)));
      return `${shown.join('、')}${filter.values.length > 3 ? `等${filter.values.length}项` : ''}`;
    }
    case 'between':
      if (filter.from === null) return `${filter.to ?? ''}及以前`;
      return filter.to === null ? `${filter.from}及以后` : `${filter.from}至${filter.to}`;
    case 'empty':
      return '空白';
    case 'present':
      return '已填';
  }
}
