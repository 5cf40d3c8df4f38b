import { commendation } from '../records/commendation';
import type { RecordRule } from '../records/define';
import { finding } from './checks';
import { datesInOrder } from './common-rules';
import { isEmptyValue, textOf } from './values';

/** Made public before it is decided, decided by a document (V119). */
const decisionRule: RecordRule = (values) => {
  if (!['decided', 'awarded'].includes(textOf(values, 'state') ?? '')) return [];
  const missing = [
    ...(isEmptyValue(values.noticeFrom) ? ['公示日期'] : []),
    ...(isEmptyValue(values.documentNo) ? ['决定文号'] : []),
  ];
  return missing.length === 0 ? [] : [finding('V119', 'state', `表彰还缺${missing.join('、')}。请补填。`)];
};

export const commendationRules: readonly RecordRule[] = [
  decisionRule,
  datesInOrder(commendation.fields, ['noticeFrom', 'noticeTo']),
];
