import type { Finding, RecordRule } from '../records/define';
import { memberReview } from '../records/member-review';
import { finding } from './checks';
import { datesInOrder, notAhead, notNegative } from './common-rules';
import { addMonths, earliestDay, isSurelyBefore } from './partial-date';
import { countOf, textOf } from './values';

const BALLOTS = ['excellent', 'good', 'fair', 'poor', 'abstain'] as const;
/** Longest time to mend one's ways (党员教育管理工作条例). */
const LONGEST_DEADLINE_MONTHS = 12;

/** Probationary members take part but get no grade (V15). */
const gradeRule: RecordRule = (values) => {
  const grade = textOf(values, 'committeeGrade');
  if (values.memberCategory !== 'probationary' || grade === undefined || grade === 'none') return [];
  return [finding('V15', 'committeeGrade', '预备党员参加评议但不定等次。请改为“不定等次”，或核对人员类别。')];
};

/** The ballots of one member add up to what was returned (V146). */
const ballotsRule: RecordRule = (values) => {
  const returned = countOf(values, 'ballots');
  const counts = BALLOTS.flatMap((key) => countOf(values, key) ?? []);
  if (returned === undefined || counts.length === 0) return [];
  const sum = counts.reduce((total, count) => total + count, 0);
  return sum === returned
    ? []
    : [finding('V146', 'ballots', `各档票数合计 ${sum}，与收回的 ${returned} 票不符。请核对。`)];
};

/** An order to mend one's ways has an end within a year (V159). */
const deadlineRule: RecordRule = (values) => {
  const findings: Finding[] = [];
  const [held, deadline] = [
    textOf(values, 'heldAt') ?? textOf(values, 'feedbackAt'),
    textOf(values, 'deadline'),
  ];
  if (values.disposal !== 'correct' || held === undefined || deadline === undefined) return findings;
  const limit = addMonths(earliestDay(held) ?? '', LONGEST_DEADLINE_MONTHS);
  if (held.length === 10 && limit !== undefined && isSurelyBefore(limit, deadline))
    findings.push(finding('V159', 'deadline', `限期改正最长一年，应不晚于 ${limit}。请核对。`));
  return findings;
};

export const memberReviewRules: readonly RecordRule[] = [
  gradeRule,
  ballotsRule,
  deadlineRule,
  notNegative(memberReview.fields, 'ballots', ...BALLOTS),
  datesInOrder(memberReview.fields, ['heldAt', 'feedbackAt']),
  notAhead(memberReview.fields, 'heldAt', 'feedbackAt'),
];
