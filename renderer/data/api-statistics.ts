import type { Result } from '../../shared/kernel/result';

/** Which table: subject and grouping as shared/rules/statistics/subjects declares them, organization and period. */
export interface StatisticsAsked {
  readonly subject: string;
  readonly grouping: string;
  /** Null: all organizations; else it and all below it. */
  readonly branch: string | null;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

/** One number of a table; the records behind it. */
export interface StatisticsCell extends StatisticsAsked {
  /** Key of the row; null: records that could not be dated. */
  readonly row: string | null;
  readonly figure: string;
}

/** A number as it is computed and as it is written; null: nothing to say. */
export interface StatisticsFigure {
  readonly value: number | null;
  readonly text: string;
}

export interface StatisticsRow {
  readonly key: string;
  readonly label: string;
  /** One a column. */
  readonly figures: readonly StatisticsFigure[];
}

export interface StatisticsTable {
  /** Chinese: 党员统计（按年龄）. */
  readonly title: string;
  /** The organization, or the unit's name for all. */
  readonly place: string;
  /** Chinese name of the period. */
  readonly period: string;
  /** What stands over the first column. */
  readonly corner: string;
  readonly columns: readonly { readonly id: string; readonly label: string; readonly unit: string }[];
  readonly rows: readonly StatisticsRow[];
  readonly total: StatisticsRow;
  /** Records whose day is missing or not exact enough for the period. */
  readonly undated: number;
  /** How it is counted. */
  readonly notes: readonly string[];
  /** Day of counting, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** Numbers that offices report. */
export interface StatisticsApi {
  statistics(asked: StatisticsAsked): Promise<Result<StatisticsTable>>;
  /** The table as it is shown, as an .xlsx. */
  statisticsExcel(asked: StatisticsAsked): Promise<Result<Uint8Array>>;
}
