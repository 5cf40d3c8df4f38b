import type { Result } from '../../shared/kernel/result';
import type { SignOffState, SignOffStep } from '../../shared/rules/sign-off';

/** Signing level by level; see shared/rules/sign-off.ts. */
export interface SignOffApi {
  /**
   * Makes a step on records, as one act. Each is judged by itself: right, state, reason, and that no error stands where it
   * passes a check; what is refused is named, the others go on. Undo does not take it back: a step back is a step.
   */
  signOff(args: SignOffArgs): Promise<Result<SignOffAnswer>>;
  /** What waits for somebody in a state, the longest waiting first. */
  signOffWaiting(args: SignOffWaitingArgs): Promise<Result<SignOffWaiting>>;
}

export interface SignOffArgs {
  readonly ids: readonly string[];
  readonly step: SignOffStep;
  /** Why, for a return and a correction; may be empty otherwise. */
  readonly reason: string;
}

export interface SignOffAnswer {
  readonly done: number;
  readonly refused: readonly { readonly id: string; readonly title: string; readonly message: string }[];
}

/** Drafts that came back with a reason stand apart from those that were never submitted. */
export type WaitingIn = 'returned' | SignOffState;

export interface SignOffWaitingArgs {
  readonly branch: string | null;
  readonly state: WaitingIn;
  /** Null: of every type. */
  readonly type: string | null;
}

export interface SignOffWaiting {
  /** How many wait in each state, of all types. */
  readonly counts: Readonly<Record<WaitingIn, number>>;
  /** How many of each type wait in the state asked for. */
  readonly types: readonly { readonly type: string; readonly label: string; readonly count: number }[];
  /** The first of them. */
  readonly rows: readonly SignOffRow[];
}

export interface SignOffRow {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly branch: string | null;
  readonly branchName: string;
  /** Chinese: 张三 提交; empty for what was never signed. */
  readonly last: string;
  /** ISO 8601 of the last step; empty for what was never signed. */
  readonly at: string;
  /** Why it came back. */
  readonly reason: string;
  /** Worst finding: what has errors passes no check. */
  readonly level: 'error' | 'warning' | null;
}
