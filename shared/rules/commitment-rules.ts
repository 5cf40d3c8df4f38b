import { commitment } from '../records/commitment';
import type { Finding, RecordRule } from '../records/define';
import { finding } from './checks';
import { closing, datesInOrder, notAhead } from './common-rules';
import { elementsOf, isEmptyValue, textOf } from './values';

/** Steps of practice: examined, published, kept with evidence, judged; what was not kept is explained (V155). */
const stepsRule: RecordRule = (values) => {
  const result = textOf(values, 'result');
  if (result === undefined) return [];
  const findings: Finding[] = [];
  if (isEmptyValue(values.publishedAt))
    findings.push(finding('V155', 'publishedAt', '已经评诺，却没有公布日期。承诺应先向群众公布。'));
  const isKept = result === 'kept' || result === 'partly';
  const hasAccount = elementsOf(values, 'progress').length > 0 || Number(values.progress) > 0;
  if (isKept && !hasAccount && isEmptyValue(values.fulfilment))
    findings.push(finding('V155', 'fulfilment', '评为兑现，却没有履诺情况。请写明做了什么。'));
  if (!isKept && values.explained !== true)
    findings.push(finding('V155', 'explained', '没有兑现的承诺要向群众说明原因。'));
  return findings;
};

export const commitmentRules: readonly RecordRule[] = [
  stepsRule,
  datesInOrder(
    commitment.fields,
    ['auditDate', 'publishedAt'],
    ['publishedAt', 'doneAt'],
    ['publishedAt', 'judgedAt'],
  ),
  closing(commitment.fields, {
    state: 'result',
    closed: ['kept', 'partly', 'excused', 'broken'],
    needs: ['judgedAt'],
    due: 'due',
  }),
  notAhead(commitment.fields, 'doneAt', 'judgedAt'),
];
