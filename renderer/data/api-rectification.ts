import type { Result } from '../../shared/kernel/result';
import type { RecordValues } from '../../shared/records/define';
import type { RectificationAct } from '../../shared/rules/rectification-acts';
import type { DeadlineLane } from '../../shared/rules/rectification-lanes';
import type { CommitAnswer } from './api';

/** What the rectification board and the form of an inspection ask. */
export interface RectificationApi {
  /** All items of the branch and below, by lane and deadline; null: the whole unit. */
  rectificationBoard(args: { branch: string | null }): Promise<Result<readonly RectificationCard[]>>;
  /** Does something to an item; refused in words when its state, its evidence or the user's role is against it. */
  rectificationAct(args: {
    id: string;
    act: RectificationAct;
    typed: RecordValues;
  }): Promise<Result<CommitAnswer>>;
  /** The items as an Excel file in the columns of the usual ledger, in the order of their ids. */
  exportRectifications(args: { branch: string | null; ids: readonly string[] }): Promise<Result<Uint8Array>>;
  /** Makes a finding of an inspection a rectification item, once; the finding names it afterwards. One act. */
  rectifyFinding(args: { inspection: string; finding: string }): Promise<Result<RectifiedFinding>>;
}

/** A rectification item as a line of the board. Texts are as shown; empty where nothing is known. */
export interface RectificationCard {
  readonly id: string;
  readonly no: string;
  /** Year of the ledger in which it stands, `YYYY`. */
  readonly year: string;
  readonly problem: string;
  readonly branchId: string | null;
  /** Short name of the responsible unit. */
  readonly unit: string;
  readonly supportUnits: string;
  readonly source: string;
  readonly target: string;
  readonly measure: string;
  readonly leader: string;
  readonly person: string;
  /** As the ledger words it. */
  readonly dueText: string;
  /** The day with extensions, `YYYY-MM-DD` or `YYYY-MM`; null: no certain day. */
  readonly due: string | null;
  readonly lane: DeadlineLane;
  /** 0: not overdue. */
  readonly daysOverdue: number;
  /** Code of `rectification-state`. */
  readonly state: string;
  /** Why nothing of it may be changed, in words: it is submitted or final. Null: it may. */
  readonly locked: string | null;
  readonly situation: string;
  /** The latest entry of progress. */
  readonly last: { readonly date: string; readonly text: string } | null;
  /** Attachments that prove it mended; of one that came back those since. */
  readonly evidence: number;
  /** What stands against closing it, in words; of a closed one: what it was closed without. */
  readonly obstacles: readonly string[];
  /** The ledger it came from calls it closed, and it is not closed here. */
  readonly isClaimed: boolean;
  readonly doneAt: string;
  readonly acceptor: string;
  readonly acceptedAt: string;
  readonly acceptance: string;
  readonly closedAt: string;
  /** Day and result (code of `recheck-result`) of the latest look back. */
  readonly recheck: { readonly date: string; readonly result: string } | null;
}

export interface RectifiedFinding {
  readonly id: string;
  readonly itemNo: string;
  /** False: it was an item already. */
  readonly isNew: boolean;
}
