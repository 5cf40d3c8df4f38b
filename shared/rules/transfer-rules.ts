import type { RecordRule } from '../records/define';
import { transfer } from '../records/transfer';
import { finding } from './checks';
import { datesInOrder } from './common-rules';
import { addDays, isSurelyBefore, latestDay } from './partial-date';
import { isEmptyValue, numberOf, textOf } from './values';

/** Longest validity that letters usually bear; holds when none is written. */
export const USUAL_VALID_DAYS = 90;

/** A letter past its days without a receipt: the member is between two branches (V29). */
const receiptRule: RecordRule = (values, { today }) => {
  const isOut = ['issued', 'expired'].includes(textOf(values, 'status') ?? '');
  if (!isOut || !isEmptyValue(values.receiptAt) || !isEmptyValue(values.acceptedAt)) return [];
  const days = numberOf(values, 'validDays') ?? USUAL_VALID_DAYS;
  const until = addDays(latestDay(textOf(values, 'issuedAt') ?? '') ?? '', days);
  if (until === undefined || !isSurelyBefore(until, today)) return [];
  return [finding('V29', 'receiptAt', `介绍信有效期到 ${until}，还没有回执。请联系接收党组织，或撤回重开。`)];
};

export const transferRules: readonly RecordRule[] = [
  receiptRule,
  datesInOrder(transfer.fields, ['issuedAt', 'acceptedAt'], ['issuedAt', 'receiptAt']),
];
