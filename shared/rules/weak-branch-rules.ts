import type { RecordRule } from '../records/define';
import { weakBranch } from '../records/weak-branch';
import { finding } from './checks';
import { datesInOrder } from './common-rules';
import { isSurelyBefore } from './partial-date';
import { isEmptyValue, textOf } from './values';

/** The sign comes down after acceptance and approval (V118); until then the day counts (V18). */
const liftingRule: RecordRule = (values, { today }) => {
  const state = textOf(values, 'state');
  if (state === 'lifted') {
    const missing = [
      ...(isEmptyValue(values.townAcceptedAt) ? ['乡镇验收日期'] : []),
      ...(isEmptyValue(values.approvalNo) ? ['摘牌批复文号'] : []),
    ];
    return missing.length === 0 ? [] : [finding('V118', 'state', `摘牌还缺${missing.join('、')}。请补填。`)];
  }
  const due = textOf(values, 'due');
  return due !== undefined && state !== 'extended' && isSurelyBefore(due, today)
    ? [finding('V18', 'due', `整顿期限 ${due} 已过。请登记验收，或延长整顿。`)]
    : [];
};

export const weakBranchRules: readonly RecordRule[] = [
  liftingRule,
  datesInOrder(
    weakBranch.fields,
    ['foundAt', 'due'],
    ['appliedAt', 'townAcceptedAt'],
    ['townAcceptedAt', 'countyAcceptedAt'],
    ['townAcceptedAt', 'liftedAt'],
  ),
];
