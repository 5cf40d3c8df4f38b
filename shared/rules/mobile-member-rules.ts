import type { RecordRule } from '../records/define';
import { mobileMember } from '../records/mobile-member';
import { finding } from './checks';
import { datesInOrder } from './common-rules';
import { isSurelySooner } from './partial-date';
import { isEmptyValue, textOf } from './values';

const LEAST_MONTHS_LOST = 6;

/** Membership is suspended after six months without contact, by a decision with its papers (V116). */
const suspensionRule: RecordRule = (values) => {
  if (!['suspended', 'removed', 'restored'].includes(textOf(values, 'state') ?? '')) return [];
  const papers = [
    ['decidedAt', '决定日期'],
    ['decisionNo', '决定文号'],
    ['approvalNo', '上级批复文号'],
  ] as const;
  const missing = papers.filter(([key]) => isEmptyValue(values[key])).map(([, label]) => label);
  if (missing.length > 0)
    return [finding('V116', 'decisionNo', `停止党籍须有支部决定和上级批准，还缺${missing.join('、')}。`)];
  const [since, decided] = [textOf(values, 'since'), textOf(values, 'decidedAt')];
  const isLost = textOf(values, 'kind') === 'lost';
  return isLost &&
    since !== undefined &&
    decided !== undefined &&
    isSurelySooner(since, decided, LEAST_MONTHS_LOST)
    ? [finding('V116', 'decidedAt', '失联不满六个月，不能停止党籍。请核对日期。')]
    : [];
};

export const mobileMemberRules: readonly RecordRule[] = [
  suspensionRule,
  datesInOrder(
    mobileMember.fields,
    ['since', 'foundAt'],
    ['decidedAt', 'deliveredAt'],
    ['decidedAt', 'endedAt'],
  ),
];
