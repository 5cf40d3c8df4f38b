import type { ChecklistLine } from '../../shared/import/checklist-lines';
import type { Result } from '../../shared/kernel/result';
import type { RequirementGroup, RequirementSetting } from '../../shared/rules/completeness/requirement';

/** Lists of the county's own: a line a paper, each linked to what proves it. */
interface ChecklistApi {
  checklists(args: { branch: string | null }): Promise<Result<readonly ChecklistRow[]>>;
  checklist(args: { id: string }): Promise<Result<ChecklistDetails | null>>;
  /** Lines of a file (Excel, CSV) or of a text that was copied from one. */
  checklistLines(args: { source: File | string }): Promise<Result<readonly ChecklistLine[]>>;
  /** Says what proves a line, which requirement answers it, or why it does not apply; one of them. */
  settleLine(args: { id: string; line: string; by: LineBy }): Promise<Result<null>>;
}

export interface ChecklistRow {
  readonly id: string;
  readonly title: string;
  readonly branchName: string;
  readonly due: string;
  readonly lines: number;
  readonly open: number;
}

export interface ChecklistDetails extends ChecklistRow {
  readonly items: readonly ChecklistItem[];
}

export interface ChecklistItem extends ChecklistLine {
  readonly id: string;
  readonly state: 'ready' | 'partial' | 'missing' | 'na';
  /** Chinese: what proves it, or why there is nothing to prove. */
  readonly evidence: string;
  /** The record that proves it, where one is linked and there. */
  readonly record: { readonly type: string; readonly id: string } | null;
}

/** By what a line is settled; `none` opens it again. */
export type LineBy =
  | { readonly kind: 'record'; readonly record: string; readonly attachment: string | null }
  | { readonly kind: 'requirement'; readonly requirement: string }
  | { readonly kind: 'not-applicable'; readonly reason: string }
  | { readonly kind: 'none' };

/** What a check asks of each organization and what of it is there (资料齐全度). */
export interface CompletenessApi extends ChecklistApi {
  /** The matrix of one year; `branch`: an organization with all below it, null: all. */
  completeness(args: { year: number; branch: string | null }): Promise<Result<CompletenessMatrix>>;
  /** What is missing: of one square, of an organization, of a requirement, or all of it. */
  completenessHoles(args: HolesAsked): Promise<Result<HoleList>>;
  /** The holes as an Excel file. */
  completenessExcel(args: HolesAsked): Promise<Result<Uint8Array>>;
  /** One rectification item a square with holes, as one act; a square whose item is still open gets no second. */
  completenessRectify(args: HolesAsked & { due: string }): Promise<Result<Rectified>>;
  /** Says that a requirement does not apply to an organization in a year, and why; null: it applies again. */
  exempt(args: {
    branch: string;
    requirement: string;
    year: number;
    reason: string | null;
  }): Promise<Result<null>>;
  /** Types with something overdue or due within the week, the most overdue first; `branch` null: everything. */
  dueList(args: { branch: string | null }): Promise<Result<readonly DueRow[]>>;
  /** All requirements with what was changed about them here. */
  requirements(): Promise<Result<readonly RequirementRow[]>>;
  /** Changes a requirement; what is not given stays as it ships. */
  setRequirement(args: { setting: RequirementSetting; reason: string }): Promise<Result<null>>;
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

export interface HolesAsked {
  readonly year: number;
  /** Null: all organizations. */
  readonly branch: string | null;
  /** True: those below the organization too. */
  readonly below: boolean;
  /** Ids; empty: all requirements. */
  readonly requirements: readonly string[];
}

/** State of a square as one character: present, missing, late, exempt, nothing due. */
export type SquareMark = 'p' | 'm' | 'l' | 'x' | '-';

export interface CompletenessMatrix {
  readonly requirements: readonly {
    readonly id: string;
    readonly label: string;
    readonly short: string;
    readonly group: RequirementGroup;
    readonly source: string;
  }[];
  /** The lowest score first. */
  readonly branches: readonly MatrixBranch[];
  /** Last day that is judged, `YYYY-MM-DD`. */
  readonly asOf: string;
}

export interface MatrixBranch {
  readonly id: string;
  readonly name: string;
  /** 0 to 100. */
  readonly score: number;
  /** One mark a requirement. */
  readonly marks: string;
  /** Parts that were due and those in order, one pair a requirement. */
  readonly due: Int32Array;
  readonly done: Int32Array;
  /** Reasons of what does not apply, by requirement. */
  readonly reasons: Readonly<Record<string, string>>;
}

export interface HoleList {
  readonly holes: readonly HoleItem[];
  /** Number of all, of which the first are listed. */
  readonly total: number;
}

export interface HoleItem {
  /** Tells it from all others, also tomorrow. */
  readonly key: string;
  readonly requirement: string;
  readonly branch: string;
  readonly branchName: string;
  readonly isLate: boolean;
  /** Record or person that it is about; '': a record is missing. */
  readonly about: string;
  /** Chinese: what is not there. */
  readonly text: string;
  /** The form that fills it: an existing record, or a new one with what is known already. */
  readonly type: string;
  readonly id: string | null;
  readonly initial: Readonly<Record<string, string>>;
}

export interface Rectified {
  readonly made: number;
  /** Squares whose item was made before and is still open. */
  readonly already: number;
}

export interface RequirementRow {
  readonly id: string;
  readonly label: string;
  readonly group: RequirementGroup;
  readonly source: string;
  readonly isOff: boolean;
  readonly from: string | null;
  /** Null: it has no such number. */
  readonly atLeast: number | null;
  readonly graceDays: number | null;
  /** Whether anything was changed here. */
  readonly isChanged: boolean;
  readonly reason: string;
}
