import { defineRecordType, type ValuesOf } from './define';
import { owner, year } from './parts';

/** A requirement that does not apply to one organization in one year, with the reason that a person gave. */
export const exemption = defineRecordType({
  name: 'exemption',
  label: '不适用项目',
  version: 1,
  fields: {
    label: { kind: 'text', label: '要求', max: 120 },
    requirement: { kind: 'text', label: '要求编号', required: true, max: 60 },
    branchId: owner('党组织全称'),
    year,
    reason: { kind: 'longText', label: '不适用原因', required: true, max: 200 },
  },
  title: ['label', 'year'],
  branch: 'branchId',
  list: {
    columns: ['year', 'label', 'branchId', 'reason'],
    sort: { field: 'year', descending: true },
  },
  form: [{ title: '不适用项目', fields: ['label', 'requirement', 'branchId', 'year', 'reason'] }],
  search: ['reason'],
  identity: [['requirement', 'branchId', 'year']],
  year: 'year',
  category: '督查考核',
  setting: true,
});

export type ExemptionValues = ValuesOf<typeof exemption>;
