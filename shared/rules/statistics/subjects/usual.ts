import type { Figure, Grouping } from '../subject';

/** Groupings and figures that several subjects have. */
export const BY_BRANCH: Grouping = { id: 'branch', label: '党组织', by: { kind: 'branches' } };
export const BY_TIME: Grouping = { id: 'time', label: '时间', by: { kind: 'time' } };

/** Grouping by a code field. */
export const byCodes = (id: string, label: string, field: string = id): Grouping => ({
  id,
  label,
  by: { kind: 'codes', field },
});

/** People present of those who should be, over records that say both. */
export const ATTENDANCE: readonly Figure[] = [
  {
    id: 'due',
    label: '应到',
    unit: '人次',
    kind: 'sum',
    fields: ['dueCount'],
    given: ['dueCount', 'presentCount'],
    places: 0,
  },
  {
    id: 'present',
    label: '实到',
    unit: '人次',
    kind: 'sum',
    fields: ['presentCount'],
    given: ['dueCount', 'presentCount'],
    places: 0,
  },
  { id: 'rate', label: '到会率', kind: 'rate', part: 'present', whole: 'due' },
  {
    id: 'uncounted',
    label: '未记人数',
    unit: '次',
    kind: 'count',
    where: [
      {
        any: [
          { field: 'dueCount', is: 'unsaid' },
          { field: 'presentCount', is: 'unsaid' },
        ],
      },
    ],
  },
];

export const ATTENDANCE_NOTE = '到会率＝实到÷应到，只用两个数都填了的记录；没有填全的列在“未记人数”。';
