import type { Result } from '../../shared/kernel/result';

/** What the home page asks besides the numbers of the overview. */
export interface HomeApi {
  /** Types with something overdue or due within the week, the most overdue first; `branch` null: everything. */
  dueList(args: { branch: string | null }): Promise<Result<readonly DueRow[]>>;
}

export interface DueRow {
  readonly type: string;
  readonly label: string;
  /** Name of the date: 完成时限. */
  readonly date: string;
  readonly overdue: number;
  /** Within seven days, today among them. */
  readonly soon: number;
}
