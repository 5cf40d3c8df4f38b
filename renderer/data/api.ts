import type { Notice, Position, Progress, UnitCard, UserCard } from '../../shared/bridge/shapes';
import type { Head, Why } from '../../shared/journal/entry';
import type { Json } from '../../shared/kernel/json';
import type { Result } from '../../shared/kernel/result';
import type { Finding, RecordTypeDefinition, RecordValues } from '../../shared/records/define';
import type { BoardsApi } from './api-boards';
import type {
  BundleChoice,
  BundlePlan,
  BundlePreview,
  BundleRow,
  BundleRowStatus,
  BundleTaken,
  BundleWritten,
} from './api-bundle';
import type { CompletenessApi } from './api-completeness';
import type { FilesApi, FilesEvents } from './api-files';
import type { ImportApi } from './api-import';
import type { MeetingApi } from './api-meeting';
import type { OwnLedgerApi } from './api-own-ledgers';
import type { QuerySpec } from './api-query';
import type { RectificationApi } from './api-rectification';
import type { SampleApi } from './api-sample';
import type { ScoringApi } from './api-scoring';
import type { SignOffApi } from './api-sign-off';
import type { StatisticsApi } from './api-statistics';
import type { ViewReport } from './api-view';
import type { EraseApi } from './erase-record';

export type * from './api-boards';
export type * from './api-bundle';
export type * from './api-completeness';
export type * from './api-files';
export type * from './api-import';
export type * from './api-meeting';
export type * from './api-own-ledgers';
export type * from './api-query';
export type * from './api-rectification';
export type * from './api-scoring';
export type * from './api-sign-off';
export type * from './api-statistics';
export type * from './api-view';

/**
 * What the window can ask of the data worker. The worker owns unlock, commit, query, search, import; the window
 * never sees Dexie, a key or the journal. Every answer is a `Result`; jobs report progress as events and can be
 * cancelled by their id.
 */
export interface DataApi
  extends BoardsApi,
    CompletenessApi,
    EraseApi,
    FilesApi,
    ImportApi,
    MeetingApi,
    OwnLedgerApi,
    RectificationApi,
    SampleApi,
    ScoringApi,
    SignOffApi,
    StatisticsApi {
  /** Opens the view with the port to main: snapshot, then what is missing from the journal. Resolves when usable. */
  open(args: { port: MessagePort }): Promise<Result<SessionSummary>>;
  /** Finishes queued writes and the snapshot, forgets keys; the worker is ended afterwards. */
  close(): Promise<Result<null>>;

  /** Fixes an ordered list of records; rows are fetched by window of it. */
  query(spec: QuerySpec): Promise<Result<QueryAnswer>>;
  rows(args: { query: string; from: number; to: number }): Promise<Result<readonly Row[]>>;
  /** All ids of a query, for select all. */
  queryIds(args: { query: string }): Promise<Result<readonly string[]>>;
  /** Distinct values of a column under the query's scope, with counts, for the column filter. */
  facets(args: { spec: QuerySpec; field: string }): Promise<Result<readonly Facet[]>>;
  get(args: { id: string }): Promise<Result<RecordDetails | null>>;
  /** Titles for references, by id; unknown ids are left out. */
  titles(args: { ids: readonly string[] }): Promise<Result<Readonly<Record<string, string>>>>;
  history(args: { id: string }): Promise<Result<readonly HistoryItem[]>>;
  search(args: { text: string; limit: number }): Promise<Result<readonly SearchGroup[]>>;
  /** The organization tree with counts of members, from the root down. */
  tree(): Promise<Result<readonly TreeNode[]>>;
  /** Numbers of the home and status bar. */
  overview(): Promise<Result<Overview>>;
  /** Compares view and lists with the journal, read from its start; `mend` makes a wrong view anew. */
  verifyView(args: { mend: boolean }): Promise<Result<ViewReport>>;

  /** Saves; answers after the journal has it on disk. Findings do not stop a save. */
  commit(args: { changes: readonly Change[]; why: Why }): Promise<Result<CommitAnswer>>;
  undo(): Promise<Result<UndoAnswer>>;
  redo(): Promise<Result<UndoAnswer>>;
  /** Findings of the values as typed, with the cross-record ones (number already taken). */
  check(args: { type: string; id: string | null; values: RecordValues }): Promise<Result<readonly Finding[]>>;
  bin(): Promise<Result<readonly Row[]>>;
  conflicts(): Promise<Result<readonly ConflictItem[]>>;
  /** Settles one path: the chosen value supersedes all heads. */
  settle(args: { id: string; path: string; value: Json }): Promise<Result<CommitAnswer>>;
  /** Integrity and rule findings over the whole vault: duplicates, loops, missing references, far-ahead clocks. */
  problems(): Promise<Result<readonly Problem[]>>;
  duplicates(): Promise<Result<readonly DuplicateGroup[]>>;
  /** The survivor takes in the other's registers and references; the other is deleted and points to it. */
  mergeDuplicates(args: {
    survivor: string;
    other: string;
    values: RecordValues;
  }): Promise<Result<CommitAnswer>>;
  /** Remembers that two records are not the same person. */
  notDuplicates(args: { ids: readonly string[] }): Promise<Result<null>>;

  saveDraft(args: {
    key: string;
    type: string;
    id: string | null;
    values: RecordValues;
  }): Promise<Result<null>>;
  drafts(): Promise<Result<readonly DraftItem[]>>;
  dropDraft(args: { key: string }): Promise<Result<null>>;
  /** Sealed preferences of the user: column choices, remembered mappings. */
  preference(args: { key: string }): Promise<Result<Json | null>>;
  savePreference(args: { key: string; value: Json }): Promise<Result<null>>;

  exportList(args: {
    spec: QuerySpec;
    columns: readonly string[];
    unmasked: boolean;
    /** Only these of the list (picked rows), in its order. */
    ids?: readonly string[];
  }): Promise<Result<Uint8Array>>;
  blankForm(args: {
    type: string;
    columns: readonly string[];
    branch: string | null;
  }): Promise<Result<Uint8Array>>;

  bundlePlan(args: BundleChoice): Promise<Result<BundlePlan>>;
  bundleWrite(args: {
    choice: BundleChoice;
    folder: string;
    zip: boolean;
    keepFolder: boolean;
    job: string;
  }): Promise<Result<BundleWritten>>;
  bundleOpen(args: { ticket: string; job: string }): Promise<Result<BundlePreview>>;
  bundleRows(args: {
    bundle: string;
    status: BundleRowStatus;
    from: number;
    to: number;
  }): Promise<Result<readonly BundleRow[]>>;
  bundleCommit(args: { bundle: string; takeOutOfScope: boolean; job: string }): Promise<Result<BundleTaken>>;
  bundleClose(args: { bundle: string }): Promise<Result<null>>;
  cancel(args: { job: string }): Promise<Result<null>>;
}

/** What the worker tells the window without being asked. */
export interface DataEvents extends FilesEvents {
  /** Records changed: re-run what depends on these types. */
  changed: {
    readonly types: readonly string[];
    readonly ids: readonly string[];
    readonly undo: string | null;
    readonly redo: string | null;
  };
  notice: Notice;
  progress: Progress;
  /** Entries in the journal that the view has not taken yet; 0: all done. */
  pending: { readonly count: number };
}

export interface SessionSummary {
  readonly user: UserCard;
  readonly unit: UnitCard;
  readonly readOnly: boolean;
  readonly counts: Readonly<Record<string, number>>;
  /** Declarations of the vault's own ledgers. */
  readonly ownTypes: readonly RecordTypeDefinition[];
  /** True when the view was rebuilt from the journal at this start. */
  readonly rebuilt: boolean;
}

export interface QueryAnswer {
  /** Handle for rows(); dies with the next change of the type. */
  readonly query: string;
  readonly count: number;
  /** Text per totals column: a count, a sum. */
  readonly totals: Readonly<Record<string, string>>;
  /** The first rows, more than a screen, so that a list need not ask twice before it shows anything. */
  readonly first: readonly Row[];
}

export interface Row {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  /** Values of the asked columns as stored; lists as their element count. */
  readonly values: RecordValues;
  /** Texts as shown, sensitive ones masked. */
  readonly texts: Readonly<Record<string, string>>;
  readonly branch: string | null;
  readonly conflict: boolean;
  readonly level: 'error' | 'warning' | null;
  readonly deletedAt?: string;
  readonly deletedBy?: string;
}

export interface Facet {
  readonly value: string;
  readonly text: string;
  readonly count: number;
}

export interface RecordDetails {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly deleted: boolean;
  readonly values: RecordValues;
  readonly findings: readonly Finding[];
  /** 0 to 100. */
  readonly completeness: number;
  readonly conflicts: readonly { readonly path: string; readonly heads: readonly Head[] }[];
  /** Fields that this version of the program does not know; kept and carried on. */
  readonly unknown: readonly string[];
  /** Changes with the record; to be handed back on save so that a base that moved is noticed. */
  readonly version: string;
}

export interface HistoryItem {
  readonly act: string;
  readonly at: string;
  readonly user: string;
  readonly device: string;
  readonly why: Why;
  /** Chinese sentence: 张三 修改了 手机号码. */
  readonly sentence: string;
  readonly changes: readonly {
    readonly path: string;
    readonly label: string;
    readonly before: string;
    readonly after: string;
    readonly value: Json;
  }[];
  readonly position: Position;
}

export interface SearchGroup {
  readonly type: string;
  readonly label: string;
  readonly total: number;
  readonly hits: readonly {
    readonly id: string;
    readonly title: string;
    readonly detail: string;
    readonly branch: string;
  }[];
}

export interface TreeNode {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  readonly kind: string;
  /** Members of the organization itself and with all below it. */
  readonly own: number;
  readonly all: number;
  readonly order: number;
}

export interface Overview {
  readonly counts: Readonly<Record<string, number>>;
  readonly conflicts: number;
  /** Records with an error, of their own or beside others: what the list of problems says under errors. */
  readonly errors: number;
  readonly warnings: number;
  /** Members whose file is not complete. */
  readonly incomplete: number;
  /** Null: not counted yet. */
  readonly duplicates: number | null;
  readonly bin: number;
  readonly drafts: number;
  readonly lastBundleOut: string | null;
  readonly lastBundleIn: string | null;
}

/** One record's wish. Only the keys given are written; `null` empties a field. */
export interface Change {
  /** Null: a new record. */
  readonly id: string | null;
  readonly type: string;
  readonly values?: RecordValues;
  readonly deleted?: boolean;
  /** The version on which the form was opened. */
  readonly version?: string;
}

export interface CommitAnswer {
  readonly act: string;
  readonly ids: readonly string[];
  /** Fields that somebody changed since the form was opened; both values are kept as a conflict. */
  readonly clashes: readonly { readonly id: string; readonly path: string }[];
}

export interface UndoAnswer {
  /** Chinese name of what was taken back; null: nothing to undo. */
  readonly what: string | null;
  /** Fields left alone because somebody changed them since. */
  readonly skipped: number;
}

export interface ConflictItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly path: string;
  readonly label: string;
  readonly sides: readonly {
    readonly value: Json;
    readonly text: string;
    readonly at: string;
    readonly user: string;
    readonly unit: string;
  }[];
}

export interface Problem {
  readonly check: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly field: string;
  readonly message: string;
}

export interface DuplicateGroup {
  /** Chinese: why these are thought to be one. */
  readonly reason: string;
  readonly records: readonly RecordDetails[];
}

export interface DraftItem {
  readonly key: string;
  readonly type: string;
  readonly id: string | null;
  readonly title: string;
  readonly at: string;
  readonly values: RecordValues;
}
