import { defineRecordType, type ValuesOf } from './define';
import { owner } from './parts';

/** What the administrator changed about one requirement of the completeness page; one record a requirement. */
export const requirementSetting = defineRecordType({
  name: 'requirement-setting',
  label: '齐全度规则',
  version: 1,
  fields: {
    requirement: { kind: 'text', label: '要求编号', required: true, max: 60 },
    label: { kind: 'text', label: '要求', max: 120 },
    branchId: owner('制定党组织'),
    isOff: { kind: 'boolean', label: '停用' },
    from: { kind: 'date', label: '启用日期', hint: '这一天以前的不检查' },
    atLeast: { kind: 'integer', label: '每期最少' },
    graceDays: { kind: 'integer', label: '补办天数', hint: '期满后这些天内补上的算迟，不算缺' },
    reason: { kind: 'longText', label: '调整依据', max: 200 },
  },
  title: ['label'],
  branch: 'branchId',
  list: {
    columns: ['label', 'isOff', 'from', 'atLeast', 'graceDays', 'reason'],
    sort: { field: 'requirement' },
  },
  form: [
    {
      title: '齐全度规则',
      fields: ['requirement', 'label', 'branchId', 'isOff', 'from', 'atLeast', 'graceDays', 'reason'],
    },
  ],
  search: ['requirement'],
  identity: [['requirement', 'branchId']],
  category: '督查考核',
  setting: true,
});

export type RequirementSettingValues = ValuesOf<typeof requirementSetting>;
