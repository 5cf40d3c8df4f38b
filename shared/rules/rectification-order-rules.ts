import type { RecordRule } from '../records/define';
import { rectificationOrder } from '../records/rectification-order';
import { finding } from './checks';
import { datesInOrder } from './common-rules';
import { isSurelyBefore } from './partial-date';
import { isEmptyValue, textOf } from './values';

/** The unit reports by the day (V120). */
const replyRule: RecordRule = (values, { today }) => {
  const due = textOf(values, 'due');
  if (due === undefined || !isSurelyBefore(due, today) || !isEmptyValue(values.repliedAt)) return [];
  return textOf(values, 'state') === 'ended'
    ? []
    : [finding('V120', 'repliedAt', `整改期限 ${due} 已过，还没有整改报告。请催办。`)];
};

export const rectificationOrderRules: readonly RecordRule[] = [
  replyRule,
  datesInOrder(
    rectificationOrder.fields,
    ['date', 'due'],
    ['date', 'receivedAt'],
    ['receivedAt', 'repliedAt'],
  ),
];
