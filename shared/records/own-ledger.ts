import { defineRecordType, PLACE_GROUPS } from './define';
import { inlineCodes } from './inline-codes';

/**
 * The design of a ledger of the user's own (自定义台账): a declaration kept as a record, so that it has a history,
 * merges field by field, is taken back with undo and travels in bundles like all else. What it declares is read by
 * own-types.ts; the screen that edits it is the ledger designer.
 */
export const ownLedger = defineRecordType({
  name: 'own-ledger',
  label: '自定义台账',
  version: 1,
  fields: {
    label: { kind: 'text', label: '台账名称', required: true, max: 30 },
    group: {
      kind: 'code',
      label: '所在分组',
      codes: inlineCodes(PLACE_GROUPS),
      required: true,
      initial: '基础台账',
    },
    purpose: { kind: 'longText', label: '用途说明', max: 300 },
    fields: {
      kind: 'list',
      label: '字段',
      // The id of an element is the eternal key under which the ledger's records keep the value.
      of: {
        label: { kind: 'text', label: '字段名称', required: true, max: 30 },
        kind: { kind: 'code', label: '类型', codes: 'own-field-kind', required: true },
        required: { kind: 'boolean', label: '必填' },
        shown: { kind: 'boolean', label: '列表显示' },
        title: { kind: 'boolean', label: '作标题' },
        sensitive: { kind: 'boolean', label: '敏感' },
        options: { kind: 'longText', label: '选项', hint: '每行一个' },
        hint: { kind: 'text', label: '填写说明', max: 100 },
        /** Place in the form, ascending; fields that two people gave the same number stand by their keys. */
        order: { kind: 'integer', label: '次序' },
      },
    },
    /** Key of the date field by which a record belongs to a year and a period. */
    yearField: { kind: 'text', label: '按哪个日期归年度', max: 80 },
    every: { kind: 'code', label: '登记周期', codes: 'ledger-period' },
    atLeast: { kind: 'integer', label: '每期至少几条' },
    unitId: { kind: 'reference', label: '制定单位', to: 'organization' },
  },
  title: ['label'],
  // A design belongs to the whole unit: the field is never filled, so no branch filter and no sender's scope hides it.
  branch: 'unitId',
  hidden: ['unitId'],
  list: { columns: ['label', 'group', 'fields', 'purpose'], sort: { field: 'label' } },
  form: [
    { title: '台账', fields: ['label', 'group', 'purpose'] },
    { title: '字段', fields: ['fields', 'yearField'] },
    { title: '齐全要求', fields: ['every', 'atLeast'] },
  ],
  search: ['purpose'],
  identity: [],
  category: '台账设计',
});
