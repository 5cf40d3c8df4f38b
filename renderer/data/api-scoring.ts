import type { Result } from '../../shared/kernel/result';
import type { Rating } from '../../shared/rules/rating-result';
import type { RatingRound } from '../../shared/rules/rating-round';
import type { EarlierResult } from '../../shared/rules/rating-table';
import type { CommitAnswer } from './api';

/** Votes and scores: what is entered one mark at a time, and what is computed over all rounds of a scheme. */
export interface ScoringApi {
  /** The round and its place in its scheme; null: there is none of that id. */
  ratingRound(args: { round: string }): Promise<Result<RatingRoundView | null>>;
  /** Puts one ballot in; refused when it would be more than voters. Answers after the journal has it on disk. */
  ratingCast(args: {
    round: string;
    marks: string;
    isInvalid: boolean;
    /** Ballot that is corrected; absent: a new one. */
    ballot?: string;
  }): Promise<Result<{ readonly number: number; readonly cast: number }>>;
  /** Takes the last ballot back, and answers what stood on it. */
  ratingTakeBack(args: {
    round: string;
  }): Promise<Result<{ readonly number: number; readonly marks: string; readonly isInvalid: boolean }>>;
  /** Sets counts of hand-counted ballots, or named scores; null takes one away. */
  ratingPut(args: { round: string; marks: readonly RatingMark[] }): Promise<Result<null>>;
  /** The result of all rounds of the scheme and year of this one, compared with last year's. */
  ratingResult(args: { round: string }): Promise<Result<RatingResult>>;
  /** Writes the result into the records of the subjects, as one act. */
  ratingWrite(args: { round: string; withGrades: boolean }): Promise<Result<CommitAnswer>>;
  /** The table of the result as Excel. */
  ratingExcel(args: { round: string }): Promise<Result<Uint8Array>>;
}

export interface RatingRoundView {
  readonly round: RatingRound;
  readonly title: string;
  readonly scheme: string;
}

export type RatingMark =
  | { readonly kind: 'count'; readonly seat: number; readonly key: number; readonly count: number | null }
  | {
      readonly kind: 'score';
      readonly rater: string;
      readonly seat: number;
      /** Code of the item; empty: the whole score at once. */
      readonly code: string;
      /** Decimal text. */
      readonly points: string | null;
    };

/** Where the result of a subject stands. */
export interface RatingRecord {
  readonly type: 'evaluation' | 'member-review' | 'member' | 'organization';
  readonly id: string;
}

export interface RatingResult extends Rating {
  readonly title: string;
  readonly year: string;
  readonly target: 'org' | 'member';
  /** The rule in sentences. */
  readonly rule: readonly string[];
  /** What does not hold in the rounds, each sentence with the name of its round. */
  readonly problems: readonly string[];
  /** By the key of the subject. */
  readonly earlier: Readonly<Record<string, EarlierResult>>;
  /** Record that a subject's result was written to, or the subject's own. */
  readonly records: Readonly<Record<string, RatingRecord>>;
  /** Type that the result is written to. */
  readonly writesTo: 'evaluation' | 'member-review';
}
