import type { RecordRule } from '../records/define';
import { rewardPenalty } from '../records/reward-penalty';
import { finding } from './checks';
import { datesInOrder } from './common-rules';
import { addMonths, isSurelyBefore, latestDay } from './partial-date';
import { textOf } from './values';

const LONGEST_CORRECTION_MONTHS = 12;

/** A member's time to correct themselves is a year at most (V117). */
const correctionRule: RecordRule = (values) => {
  if (textOf(values, 'type') !== 'correct') return [];
  const end = textOf(values, 'endDate');
  const limit = addMonths(latestDay(textOf(values, 'date') ?? '') ?? '', LONGEST_CORRECTION_MONTHS);
  return end !== undefined && limit !== undefined && isSurelyBefore(limit, end)
    ? [finding('V117', 'endDate', `限期改正不超过一年，期满应不晚于 ${limit}。请核对。`)]
    : [];
};

export const rewardPenaltyRules: readonly RecordRule[] = [
  correctionRule,
  datesInOrder(rewardPenalty.fields, ['date', 'endDate'], ['date', 'deliveredAt']),
];
