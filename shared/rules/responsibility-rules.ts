import type { RecordRule } from '../records/define';
import { responsibility } from '../records/responsibility';
import { finding } from './checks';
import { datesInOrder } from './common-rules';
import { isEmptyValue, textOf } from './values';

/** A letter that is signed says when (V121). */
const signatureRule: RecordRule = (values) =>
  ['signed', 'assessed'].includes(textOf(values, 'state') ?? '') && isEmptyValue(values.signedAt)
    ? [finding('V121', 'signedAt', '责任书标为已签订，请填写签订日期。')]
    : [];

export const responsibilityRules: readonly RecordRule[] = [
  signatureRule,
  datesInOrder(responsibility.fields, ['signedAt', 'assessedAt']),
];
