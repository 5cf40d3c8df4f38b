import type { RecordRule, RecordTypeDefinition } from '../records/define';
import { isOwnTypeName, readDesign } from '../records/own-design';
import { isUndesigned } from '../records/own-types';
import { finding } from './checks';
import { strangersNumberRule } from './citizen-number-rules';
import { isEmptyValue } from './values';

/** What is wrong with a design itself (V190): it works all the same, without the parts that can't be read. */
export const ownLedgerRules: readonly RecordRule[] = [
  (values) => readDesign(values).faults.map(({ field, message }) => finding('V190', field, message)),
];

const known = new WeakMap<RecordTypeDefinition, readonly RecordRule[]>();

/** Rules of a type that a design declares: they follow from the kinds of its fields. None for types that ship. */
export function ownTypeRules(type: RecordTypeDefinition): readonly RecordRule[] {
  if (!isOwnTypeName(type.name)) return [];
  const made = known.get(type) ?? rulesOf(type);
  known.set(type, made);
  return made;
}

function rulesOf(type: RecordTypeDefinition): readonly RecordRule[] {
  if (isUndesigned(type)) return [undesignedRule(type.branch)];
  return Object.entries(type.fields).flatMap(([key, field]) => {
    if (field.kind !== 'idNumber') return [];
    return field.required === true
      ? [requiredNumberRule(key, field.label), strangersNumberRule(key)]
      : [strangersNumberRule(key)];
  });
}

const requiredNumberRule =
  (key: string, label: string): RecordRule =>
  (values) =>
    isEmptyValue(values[key]) ? [finding('V32', key, `${label}还没有填写。`)] : [];

const undesignedRule =
  (key: string): RecordRule =>
  () => [
    finding(
      'V191',
      key,
      '这条记录所属自定义台账的设计不在本档案库中，内容已保留但看不到各栏。请向报送单位索取带设计的数据包。',
    ),
  ];
