import type { Result } from '../../shared/kernel/result';
import type { RollPerson } from '../../shared/rules/meeting-roll';

/** Somebody who can be ticked, speak or report, found by what is typed. */
export interface RollEntry extends RollPerson {
  /** Pinyin of the name: in full and initials, in small letters. */
  readonly readings: readonly string[];
}

/** Questions of the page on which minutes are taken. */
export interface MeetingApi {
  /**
   * Who belonged to a branch (with all below it) on a day, each with the voting right of that day and the post in the
   * branch's committee; by pinyin.
   * @param args.day `YYYY-MM-DD`
   */
  meetingRoll(args: { branch: string; day: string }): Promise<Result<readonly RollEntry[]>>;
}
