import type { Result } from '../../shared/kernel/result';
import type { Finding } from '../../shared/records/define';

/** Import of tables: files are read into a session, looked through and mended, and written as one act. */
export interface ImportApi {
  importRead(args: { files: readonly File[]; type: string; job: string }): Promise<Result<ImportSession>>;
  importChange(args: ImportChange): Promise<Result<ImportSession>>;
  importRows(args: ImportRowsArgs): Promise<Result<ImportRows>>;
  importMend(args: {
    session: string;
    file: number;
    row: number;
    field: string;
    text: string;
  }): Promise<Result<ImportRow>>;
  importAccept(args: {
    session: string;
    file: number;
    rows: readonly number[];
    accept: boolean;
  }): Promise<Result<ImportSession>>;
  importCommit(args: { session: string; job: string }): Promise<Result<ImportAnswer>>;
  importRefused(args: { session: string }): Promise<Result<Uint8Array>>;
  importClose(args: { session: string }): Promise<Result<null>>;
}

/** What the window and the data worker say to each other about imports; see api.ts. */

export type ImportStatus = 'new' | 'changed' | 'same' | 'suspect' | 'refused';

export interface ImportSession {
  readonly session: string;
  readonly type: string;
  readonly files: readonly ImportFile[];
}

export interface ImportFile {
  readonly index: number;
  readonly name: string;
  /** Set when the file can't be read at all; the others go on. */
  readonly problem: string | null;
  readonly notes: readonly string[];
  readonly encoding: string | null;
  readonly sheets: readonly {
    readonly index: number;
    readonly name: string;
    readonly rows: number;
    readonly hidden: boolean;
  }[];
  readonly sheet: number;
  /** 1-based row of the headings in the sheet. */
  readonly headerRow: number;
  readonly title: string;
  readonly columns: readonly ImportColumn[];
  /** Existing organization, or a new one that the commit creates. */
  readonly branch:
    | { readonly id: string }
    | { readonly create: string; readonly parent: string | null }
    | null;
  readonly counts: Readonly<Record<ImportStatus, number>>;
  /** True when the rows name no organization themselves, so that the file needs one. */
  readonly branchNeeded: boolean;
  /** The user left the file out. */
  readonly skipped: boolean;
  /** Suspect rows that the user has accepted. */
  readonly accepted: number;
}

export interface ImportColumn {
  readonly index: number;
  readonly heading: string;
  /** Key of the field, or null: not imported. */
  readonly field: string | null;
  /** Chinese: 按列名, 按内容, 上次的选择, 手动. */
  readonly reason: string;
  readonly samples: readonly string[];
}

export interface ImportChange {
  readonly session: string;
  readonly file: number;
  readonly sheet?: number;
  readonly headerRow?: number;
  readonly encoding?: string;
  readonly columns?: Readonly<Record<number, string | null>>;
  readonly branch?: ImportFile['branch'];
  readonly skip?: boolean;
}

export interface ImportRowsArgs {
  readonly session: string;
  /** Null: all files. */
  readonly file: number | null;
  readonly status: ImportStatus | null;
  readonly from: number;
  readonly to: number;
}

export interface ImportRows {
  readonly total: number;
  readonly rows: readonly ImportRow[];
}

export interface ImportRow {
  readonly file: number;
  /** 1-based row in the sheet, as the clerk sees it in Excel. */
  readonly row: number;
  readonly status: ImportStatus;
  readonly accepted: boolean;
  readonly cells: Readonly<Record<string, { readonly raw: string; readonly text: string }>>;
  readonly changed: readonly { readonly field: string; readonly before: string; readonly after: string }[];
  readonly findings: readonly Finding[];
}

export interface ImportAnswer {
  readonly act: string;
  readonly created: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
  readonly left: number;
}
