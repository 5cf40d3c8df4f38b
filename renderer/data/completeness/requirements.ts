import type { RecordTypeDefinition } from '../../../shared/records/define';
import { ownTypeName } from '../../../shared/records/own-design';
import type { Condition, PeriodUnit, Requirement } from '../../../shared/rules/completeness/requirement';
import { REQUIREMENTS } from '../../../shared/rules/completeness/requirements';
import { ALL_ORGANIZATIONS } from '../../../shared/rules/completeness/requirements/asked';
import type { RecordIndex } from '../index/record-index';

const UNITS: readonly PeriodUnit[] = ['month', 'quarter', 'half', 'year'];
/** Characters that the heading of a column has room for. */
const ROOM = 6;

/** All that is asked in a vault: what ships, and what its own ledgers ask. */
export const allRequirements = (index: RecordIndex): readonly Requirement[] => [
  ...REQUIREMENTS,
  ...ownRequirements(index),
];

/** The whole sentence of a requirement; its id where this version does not know it. */
export const requirementLabel = (index: RecordIndex, id: string): string =>
  allRequirements(index).find((one) => one.id === id)?.label ?? id;

/** So many entries of an own ledger in each period, as its design says, and each of them with what it requires. */
function ownRequirements(index: RecordIndex): readonly Requirement[] {
  const designs = index.of('own-ledger');
  if (designs === undefined) return [];
  return Array.from({ length: designs.size }, (_, row) => row).flatMap((row): Requirement[] => {
    const type = ownTypeName(designs.idAt(row));
    const declared = index.of(type)?.type;
    const every = UNITS.find((unit) => unit === designs.cell('every', row));
    if (!designs.isLive(row) || declared === undefined || every === undefined) return [];
    const atLeast = designs.cell('atLeast', row);
    const needed = typeof atLeast === 'number' && atLeast > 0 ? atLeast : 1;
    const common = {
      group: '基础台账',
      source: '自定义台账的齐全要求',
      orgTypes: ALL_ORGANIZATIONS,
    } as const;
    const records = { type, ...(declared.year === undefined ? {} : { date: declared.year }) };
    const short = [...declared.label].slice(0, ROOM - 2).join('');
    return [
      {
        ...common,
        id: type,
        label: `${declared.label}${PERIOD_WORDS[every]}至少登记 ${needed} 条`,
        short: [...declared.label].slice(0, ROOM).join(''),
        measure: { kind: 'often', records, every, atLeast: needed, graceDays: 0 },
      },
      {
        ...common,
        id: `${type}.required`,
        label: `${declared.label}每条记录必填的各栏都已填写`,
        short: `${short}必填`,
        measure: { kind: 'each', records, holds: requiredOf(declared) },
      },
    ];
  });
}

const requiredOf = ({ fields }: RecordTypeDefinition): readonly Condition[] =>
  Object.entries(fields).flatMap(([field, { required }]) =>
    required === true ? [{ field, is: 'present' } as const] : [],
  );

const PERIOD_WORDS: Readonly<Record<PeriodUnit, string>> = {
  month: '每月',
  quarter: '每季度',
  half: '每半年',
  year: '每年',
};
