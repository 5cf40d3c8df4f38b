import type { RecordRule } from '../records/define';
import { finding } from './checks';
import { elementsOf, isEmptyValue, textOf } from './values';

/** What is ready can be named (V122). */
const evidenceRule: RecordRule = (values) => {
  const bare = elementsOf(values, 'items').filter(
    (item) =>
      textOf(item, 'state') === 'ready' && isEmptyValue(item.evidence) && isEmptyValue(item.requirementId),
  );
  if (bare.length === 0) return [];
  const numbers = bare.map((item) => textOf(item, 'no') ?? '').join('、');
  return [finding('V122', 'items', `第 ${numbers} 项标为齐全，请写明资料名称和存放位置。`)];
};

export const inspectionChecklistRules: readonly RecordRule[] = [evidenceRule];
