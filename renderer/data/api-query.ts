import type { StatisticsCell } from './api-statistics';

export type ColumnFilter =
  | { readonly kind: 'contains'; readonly text: string }
  | { readonly kind: 'in'; readonly values: readonly string[] }
  /** Partial dates, inclusive; null: open end. */
  | { readonly kind: 'between'; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'empty' }
  | { readonly kind: 'present' };

export interface QuerySpec {
  readonly type: string;
  /** Organization; its whole subtree counts. Null: everything. */
  readonly branch: string | null;
  /** Any words, as in search. */
  readonly text?: string;
  readonly filters: Readonly<Record<string, ColumnFilter>>;
  readonly sort: readonly { readonly field: string; readonly descending: boolean }[];
  /** Only records with findings of this level, in conflict, incomplete, or due (for types that say when). */
  readonly only?: 'error' | 'warning' | 'conflict' | 'incomplete' | 'overdue' | 'due-soon';
  /** Only the records behind a number of the statistics. */
  readonly counted?: StatisticsCell;
  readonly columns: readonly string[];
}
