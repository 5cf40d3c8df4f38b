/**
 * Limits in the development of members, as data with a date of effect. A case keeps the set under which it began. A
 * limit that a set does not know is undefined: then nothing is said about it.
 */
export interface DevelopmentRuleSet {
  /** Code of the list `development-rule-set`, stored with the case. */
  readonly id: string;
  /** First day on which it holds, `YYYY-MM-DD`. */
  readonly from: string;
  /** Working days for which a target of development is made public before being confirmed. */
  readonly noticeWorkdays: number | undefined;
  /** Natural months from the pre-review to the branch meeting. */
  readonly reviewToMeetingMonths: number | undefined;
  /** Natural months from the application to the talk. */
  readonly talkMonths: number | undefined;
  /** Natural months from the approval to the oath. */
  readonly oathMonths: number | undefined;
  /** Natural months within which the upper committee approves, and the most for special reasons. */
  readonly approvalMonths: number;
  readonly approvalMostMonths: number;
  /** Natural months of training as an activist before somebody becomes a target of development. */
  readonly activistMonths: number;
  /** Natural months from one observation to the next, of activists and of probationary members. */
  readonly observationMonths: number;
  /** Natural months of probation, from the assembly's vote. */
  readonly probationMonths: number;
  /** Either is enough. */
  readonly trainingDays: number;
  readonly trainingHours: number;
}

const COMMON = {
  approvalMonths: 3,
  approvalMostMonths: 6,
  activistMonths: 12,
  observationMonths: 6,
  probationMonths: 12,
  trainingDays: 3,
  trainingHours: 24,
};

/** Rule sets in ascending order of effect. */
export const DEVELOPMENT_RULE_SETS: readonly DevelopmentRuleSet[] = [
  {
    id: '2014',
    from: '2014-06-11',
    noticeWorkdays: undefined,
    reviewToMeetingMonths: undefined,
    talkMonths: undefined,
    oathMonths: undefined,
    ...COMMON,
  },
  {
    id: '2026-05',
    from: '2026-05-01',
    noticeWorkdays: 5,
    reviewToMeetingMonths: 1,
    talkMonths: 1,
    oathMonths: 1,
    ...COMMON,
  },
];

/** The chosen set, else the one in force on the day on which the case began; before the first one, the first. */
export function developmentRuleSet(
  chosen: string | undefined,
  began: string | undefined,
): DevelopmentRuleSet {
  const found =
    DEVELOPMENT_RULE_SETS.find(({ id }) => id === chosen) ??
    DEVELOPMENT_RULE_SETS.filter(({ from }) => began !== undefined && from <= began).at(-1) ??
    DEVELOPMENT_RULE_SETS[0];
  if (found === undefined) throw new Error('there is no rule set for development');
  return found;
}
