import type { Message } from './index';

/** Records and their declarations. `label` is a type's or field's Chinese label. */
export const recordErrors = {
  'records.unknown-type': ({ type }) =>
    `本程序不认识类型“${type ?? ''}”的记录，可能来自更新的版本。记录已原样保留。请升级程序后再处理。`,
  'records.unknown-field': ({ label, field }) =>
    `${label ?? '记录'}中没有“${field ?? ''}”这个项目，没有改动任何内容。请升级程序后重试。`,
  'records.not-found': ({ label }) =>
    `找不到这条${label ?? '记录'}，可能已被别人删除。没有改动任何内容。请到回收站查看。`,
  'records.deleted': ({ label }) => `这条${label ?? '记录'}已在回收站中，没有改动。请先恢复，再修改。`,
  'records.not-in-bin': ({ label }) =>
    `这条${label ?? '记录'}不在回收站中，没有清除。请先把它移到回收站，再彻底清除。`,
  'records.read-only': () =>
    '档案库以只读方式打开，不能修改。已填写的内容保留在屏幕上。请以可写方式重新打开。',
  'records.not-practice': () =>
    '只有练习库才能装入示范内容，没有改动任何内容。请在首次启动的页面选择“试用示范档案库”。',
  'records.organization-loop': () =>
    '不能把党组织移到它自己或它的下级之下，没有改动。请选择另一个上级党组织。',
  'records.organization-in-use': ({ organizations, members, records }) =>
    `这个党组织下还有 ${organizations ?? 0} 个下级组织、${members ?? 0} 名党员、${records ?? 0} 条台账记录，没有删除。请先把这些调整到别的党组织。`,
  'records.bad-value': ({ label }) =>
    `“${label ?? ''}”的内容格式不对，没有保存这一项，其余内容不受影响。请改正后再保存。`,
  'records.kind-kept': ({ label, count }) =>
    `已有 ${count ?? 0} 条记录填了“${label ?? ''}”，换成这种类型会装不下这些内容，没有改动设计。请改为文字类的类型，或另加一个字段。`,
  /** `reason`: which rule, in words, with its source; ends with a full stop. */
  'records.rule-refused': ({ reason }) => `${reason ?? '规则不允许。'}没有改动任何内容。`,
  /** `lacks`: what stands against it, in words. */
  'rectification.not-closed': ({ title, lacks }) =>
    `“${title ?? ''}”不能销号：${lacks ?? ''}。没有改动任何内容。请先补齐再销号；还没有整改到位的，整改状态改回“整改中”。`,
  'rectification.stays-closed': ({ title, lacks }) =>
    `“${title ?? ''}”已经销号，这样改就${lacks ?? ''}。没有改动任何内容。确需改动的，请先重新挂号（整改状态改为“整改中”）。`,
} satisfies Record<string, Message>;
