import { OWN_LEDGER } from '../../shared/records/own-design';
import type { RequirementGroup } from '../../shared/rules/completeness/requirement';
import type { QuerySpec, StatisticsCell } from '../data/api';

/** Every place of the program, with what it needs to be shown. Screens are plugged in by app/screens.ts. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'organizations'; readonly id?: string }
  | {
      readonly screen: 'records';
      readonly type: string;
      readonly only?: QuerySpec['only'];
      readonly text?: string;
      readonly counted?: CountedList;
    }
  | {
      readonly screen: 'record';
      readonly type: string;
      /** Null: a new record. */
      readonly id: string | null;
      /** Values that a new record starts with, such as its organization. */
      readonly initial?: Readonly<Record<string, string>>;
      /** Draft to resume. */
      readonly draft?: string;
      /** Attachment to show, by its content hash. */
      readonly attachment?: string;
    }
  | {
      readonly screen: 'meeting';
      /** Null: a new meeting. */
      readonly id: string | null;
      readonly initial?: Readonly<Record<string, string>>;
      readonly draft?: string;
      readonly attachment?: string;
      /** Meeting after whose model a new one begins. */
      readonly copyOf?: string;
    }
  | { readonly screen: 'scoring'; readonly id?: string }
  | {
      readonly screen: 'rectification-board';
      /** Words to which the board is narrowed, so that the way back from a form leads to the same lines. */
      readonly find?: string;
    }
  | { readonly screen: 'campaign-matrix'; readonly id?: string }
  | { readonly screen: 'commitment-wall' }
  | { readonly screen: 'development-pipeline' }
  | { readonly screen: 'notice-calendar' }
  | { readonly screen: 'village-matters' }
  | {
      readonly screen: 'completeness';
      readonly part?: 'matrix' | 'checklists' | 'rules';
      readonly year?: number;
      /** Heading of which only the columns are shown. */
      readonly group?: RequirementGroup;
      /** The square that is open, so that the way back from a form leads to it again. */
      readonly branch?: string;
      readonly requirement?: string;
      readonly checklist?: string;
    }
  | {
      readonly screen: 'statistics';
      readonly subject?: string;
      readonly grouping?: string;
      /** What the bars show. */
      readonly figure?: string;
      /** First and last day, `YYYY-MM-DD`. */
      readonly from?: string;
      readonly to?: string;
      /** The days are typed; they need not be a year, a quarter or a month. */
      readonly custom?: true;
    }
  | { readonly screen: 'sign-off' }
  | {
      readonly screen: 'ledger-designer';
      /** Design to show; null: a new one; absent: the list of them. */
      readonly id?: string | null;
    }
  | { readonly screen: 'import'; readonly type: string }
  | { readonly screen: 'bundle-out' }
  | { readonly screen: 'bundle-in' }
  | { readonly screen: 'conflicts'; readonly id?: string }
  | { readonly screen: 'duplicates' }
  | { readonly screen: 'problems' }
  | { readonly screen: 'bin' }
  | { readonly screen: 'settings'; readonly section?: SettingsSection }
  | { readonly screen: 'diagnostics' };

/** The records behind a number of the statistics, and how the list calls them. */
export interface CountedList {
  readonly cell: StatisticsCell;
  readonly label: string;
}

/** What a record's form starts with, beside the record itself. */
export interface FormStart {
  readonly initial?: Readonly<Record<string, string>>;
  readonly draft?: string;
  readonly attachment?: string;
}

/**
 * Where a record is filled in; whatever opens one asks here, so that no list, search or report needs to know which
 * type has a page of its own.
 * @param id null: a new one
 */
export const recordRoute = (type: string, id: string | null, start: FormStart = {}): Route => {
  if (type === OWN_LEDGER) return { screen: 'ledger-designer', id };
  return type === MEETING ? { screen: 'meeting', id, ...start } : { screen: 'record', type, id, ...start };
};

/** Whether records of a type are filled in on a page of their own, which needs the whole width. */
export const hasOwnPage = (type: string): boolean => type === MEETING;

const MEETING = 'meeting';

/** Where everybody starts. */
export const HOME: Route = { screen: 'home' };

export type SettingsSection = 'unit' | 'users' | 'security' | 'display' | 'backup' | 'check' | 'about';

export type ScreenName = Route['screen'];

export type RouteOf<S extends ScreenName> = Extract<Route, { screen: S }>;

/** What a plugged-in screen is given. */
export interface ScreenProps<S extends ScreenName> {
  readonly route: RouteOf<S>;
}
