import type { RecordTypeName } from '../../records/registry';
import type { Condition } from '../completeness/requirement';

/**
 * What offices report, as data: which records a subject counts, by what they can be grouped, and which figures stand
 * beside each group. The engine in count.ts knows nothing of any single subject; a new one is a new file in subjects/.
 *
 * Conditions are those of completeness. Their “past” means: not after the last day that is counted, which is the end
 * of the period or today, whichever comes first.
 */
export interface Subject {
  /** Eternal; places and lists name it. */
  readonly id: string;
  readonly label: string;
  /** Type of the records that are counted. */
  readonly type: RecordTypeName;
  readonly where?: readonly Condition[];
  /** How a record belongs to a period. */
  readonly time: Happened | Standing;
  /** The first is shown first. */
  readonly groupings: readonly Grouping[];
  /** The first is what the bars show first. */
  readonly figures: readonly Figure[];
  /** How it is counted and by which rule or usage, in sentences for the foot of the page. */
  readonly notes: readonly string[];
}

/** Counted in the period in which its day lies: the first of these fields that is filled in. */
export interface Happened {
  readonly kind: 'happened';
  readonly dates: readonly string[];
}

/** Counted if it stood at the end of the period: begun by then, and not gone yet. */
export interface Standing {
  readonly kind: 'standing';
  /** Day of beginning; one who has none has always been there. */
  readonly since: string;
  /** Holds for those who are gone today. */
  readonly gone: readonly Condition[];
  /** Column with the days on which they came from elsewhere, one a line; before the first they did not belong here. */
  readonly enteredAt: string;
  /** Column with the days on which they left, one a line; the last counts. Who has none counts no more. */
  readonly leftAt: string;
}

/** Rows of a table. Values that are not filled in are a row of their own, whatever the grouping. */
export interface Grouping {
  readonly id: string;
  /** 年龄: the table is called 按年龄. */
  readonly label: string;
  /** Where its bands come from. */
  readonly source?: string;
  readonly by: By;
}

export type By =
  /** Entries of the field's code list, in its order; local wording behind them. `zeros`: also those without a record. */
  | { readonly kind: 'codes'; readonly field: string; readonly also?: string; readonly zeros?: true }
  /** Codes put together: a code belongs to the band that names it or a heading above it. */
  | { readonly kind: 'code-bands'; readonly field: string; readonly bands: readonly CodeBand[] }
  /**
   * Full years from a day to the end of the period, less a number of months. Rows of `apart` come first and are not
   * asked for years.
   */
  | {
      readonly kind: 'years';
      readonly since: string;
      readonly lessMonths?: string;
      readonly bands: readonly YearBand[];
      readonly apart?: readonly Case[];
    }
  | { readonly kind: 'days'; readonly field: string; readonly bands: readonly DayBand[] }
  /** The first that holds. */
  | { readonly kind: 'cases'; readonly cases: readonly Case[] }
  /** Months of the period, or its years if it is long. */
  | { readonly kind: 'time' }
  /** Organizations directly below the one that is chosen, each with all below it, and what is its own. */
  | { readonly kind: 'branches' };

export interface CodeBand {
  readonly label: string;
  readonly codes: readonly string[];
}

/** Years up to and with `upTo`; the last has none. */
export interface YearBand {
  readonly label: string;
  readonly upTo?: number;
}

/** Days up to and with `upTo` (a date as exact as the rule has it); the last has none. */
export interface DayBand {
  readonly label: string;
  readonly upTo?: string;
}

export interface Case {
  readonly label: string;
  readonly where: readonly Condition[];
}

interface Named {
  readonly id: string;
  readonly label: string;
  /** 人, 次, 元; percent has none. */
  readonly unit?: string;
  /** Other figures are computed from it; the table leaves it out. */
  readonly hidden?: true;
}

/** A column of the table. */
export type Figure = Named &
  (
    | { readonly kind: 'count'; readonly where?: readonly Condition[] }
    /** Values of the fields added up, over records that have all of `given` (absent: whatever they have). */
    | {
        readonly kind: 'sum';
        readonly fields: readonly string[];
        readonly given?: readonly string[];
        /** Decimals shown, at most two. */
        readonly places: 0 | 1 | 2;
      }
    /** Mean of a field over the records that have it, two decimals. */
    | { readonly kind: 'mean'; readonly field: string }
    /** Different values; records that lack one of the fields are not counted. */
    | { readonly kind: 'distinct'; readonly fields: readonly string[] }
    /** One figure in percent of another of the same row. */
    | { readonly kind: 'rate'; readonly part: string; readonly whole: string }
    /** A figure in percent of the same figure of the row of totals. */
    | { readonly kind: 'share'; readonly of: string }
    /**
     * Different values in percent of a number that the organizations themselves have: households visited of all.
     * Only over organizations of which the number is known.
     */
    | { readonly kind: 'coverage'; readonly fields: readonly string[]; readonly outOf: string }
  );

/** Keys of the rows that every table can have besides its own. */
export const UNKNOWN_ROW = '?';
export const OTHER_ROW = '*';
export const TOTAL_ROW = '=';
