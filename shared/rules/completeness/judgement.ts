import type { LedgerColumns } from './conditions';
import type { Period } from './periods';

export interface JudgedBranch {
  readonly id: string;
  readonly orgType: string;
  /** Its own row among the organizations; what a requirement asks of the organization itself. */
  readonly row: number;
  /** Day on which it was founded; periods that began earlier are not asked. */
  readonly since?: string;
}

/** Not applicable to one organization, with the reason that a person gave. */
export interface Exemption {
  readonly branch: string;
  readonly requirement: string;
  readonly reason: string;
}

export interface JudgeInput {
  readonly branches: readonly JudgedBranch[];
  readonly ledger: (type: string) => LedgerColumns | undefined;
  /** Place of the organization that each row of a type belongs to; -1: none of those judged. */
  readonly placesOf: (type: string) => Int32Array;
  readonly exemptions: readonly Exemption[];
  readonly year: number;
  /** `YYYY-MM-DD`; what is not over yet is not asked. */
  readonly today: string;
}

/** State of one square of the matrix, the worst of its parts. `none`: nothing was due and nothing is there. */
export type SquareState = 'present' | 'missing' | 'late' | 'exempt' | 'none';

export interface Square {
  readonly state: SquareState;
  /** Parts that were due: periods, or records. */
  readonly due: number;
  /** Parts that are in order. */
  readonly done: number;
  readonly late: number;
  readonly reason?: string;
}

/** One thing that is not there. */
export interface Hole {
  readonly branch: string;
  readonly isLate: boolean;
  /** The record that lacks something; absent: a record is missing. */
  readonly record?: string;
  /** The member about whom a record is missing. */
  readonly subject?: string;
  readonly period?: Period;
  /** How many are there, and how many should be; for periods. */
  readonly count?: number;
  readonly needed?: number;
}

export interface Judged {
  /** One an organization, in their order. */
  readonly squares: readonly Square[];
  /** Empty unless they were asked for. */
  readonly holes: readonly Hole[];
}
