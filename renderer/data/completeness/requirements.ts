import { ownTypeName } from '../../../shared/records/own-design';
import type { PeriodUnit, Requirement } from '../../../shared/rules/completeness/requirement';
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

/** So many entries of an own ledger in each period, as its design says. */
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
    return [
      {
        id: type,
        label: `${declared.label}${PERIOD_WORDS[every]}至少登记 ${needed} 条`,
        short: [...declared.label].slice(0, ROOM).join(''),
        group: '基础台账',
        source: '自定义台账的齐全要求',
        orgTypes: ALL_ORGANIZATIONS,
        measure: {
          kind: 'often',
          records: { type, ...(declared.year === undefined ? {} : { date: declared.year }) },
          every,
          atLeast: needed,
          graceDays: 0,
        },
      },
    ];
  });
}

const PERIOD_WORDS: Readonly<Record<PeriodUnit, string>> = {
  month: '每月',
  quarter: '每季度',
  half: '每半年',
  year: '每年',
};
