import type { Json } from '../kernel/json';
import { missingCase } from '../kernel/result';
import { isCodeOf } from '../records/codes';
import type {
  CheckLevel,
  FieldDefinition,
  Finding,
  RecordTypeDefinition,
  RecordValues,
  RuleContext,
} from '../records/define';
import { isRecordTypeName } from '../records/registry';
import { finding } from './checks';
import { ownTypeRules } from './own-ledger-rules';
import { isPartialDate } from './partial-date';
import { RECORD_RULES } from './record-rules';
import { isAskedFor } from './required';
import { isTimeOfDay } from './time-of-day';
import { isEmptyValue } from './values';

/**
 * All that can be said about one record by itself: what its declaration demands of each field, then the rules of its
 * type. The form, the import preview and the commit call this and nothing else, so they always agree. Expects
 * normalised values. Errors first.
 */
export function checkRecord(
  type: RecordTypeDefinition,
  values: RecordValues,
  context: RuleContext,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [key, field] of entriesOf(type)) {
    // Most fields of most records are empty and may be: they cost nothing here.
    if (field.required === undefined && isEmptyValue(values[key])) continue;
    findings.push(...fieldFindings(type, key, field, values));
  }
  const rules = isRecordTypeName(type.name) ? (RECORD_RULES[type.name] ?? []) : ownTypeRules(type);
  for (const rule of rules) findings.push(...rule(values, context));
  return findings.length < 2 ? findings : findings.sort((a, b) => RANK[a.level] - RANK[b.level]);
}

const RANK: Readonly<Record<CheckLevel, number>> = { error: 0, warning: 1, note: 2 };

type Entries = readonly (readonly [string, FieldDefinition])[];
const entriesByType = new WeakMap<RecordTypeDefinition, Entries>();

/** Keys and declarations as an array, made once a type: an import checks tens of thousands of rows. */
function entriesOf(type: RecordTypeDefinition): Entries {
  const known = entriesByType.get(type);
  if (known) return known;
  const entries = Object.entries(type.fields);
  entriesByType.set(type, entries);
  return entries;
}

/** Findings at one field only; what a form shows as the field is left. */
export function checkField(
  type: RecordTypeDefinition,
  key: string,
  values: RecordValues,
  context: RuleContext,
): readonly Finding[] {
  return checkRecord(type, values, context).filter((found) => found.field === key);
}

function fieldFindings(
  type: RecordTypeDefinition,
  key: string,
  field: FieldDefinition,
  values: RecordValues,
): readonly Finding[] {
  const value = values[key];
  if (value === undefined || value === null || isEmptyValue(value))
    return missingFindings(type, key, field, values);
  if (field.kind !== 'list') return valueFindings(key, field, value);
  return Array.isArray(value)
    ? value.flatMap((element, index) => elementFindings(key, field, element, index))
    : [];
}

function missingFindings(
  type: RecordTypeDefinition,
  key: string,
  field: FieldDefinition,
  values: RecordValues,
): readonly Finding[] {
  // The citizen number has a check of its own, with the reason that may stand in its place.
  if (field.kind === 'idNumber' || !isAskedFor(type, key, values)) return [];
  const identifies = type.title.includes(key) || type.branch === key;
  return identifies
    ? [finding('V31', key, `没有${field.label}，${unknownBy(type, key, field)}。请补填。`)]
    : [finding('V32', key, `${field.label}还没有填写。`)];
}

/** What nobody can tell without the field. */
function unknownBy(type: RecordTypeDefinition, key: string, field: FieldDefinition): string {
  if (type.branch === key) return '无法确定这条记录归哪个党组织';
  return field.person === true ? '无法确定这条记录是谁的' : '无法辨认这条记录';
}

function elementFindings(
  key: string,
  list: FieldDefinition,
  element: Json,
  index: number,
): readonly Finding[] {
  if (element === null || typeof element !== 'object' || Array.isArray(element)) return [];
  const at = `第 ${index + 1} 项`;
  return Object.entries(list.of ?? {}).flatMap(([inner, field]) => {
    const value = isObject(element) ? element[inner] : undefined;
    if (value === undefined || value === null || isEmptyValue(value)) {
      return field.required === true ? [finding('V32', key, `${at}的${field.label}还没有填写。`)] : [];
    }
    return valueFindings(key, field, value).map((found) => ({
      ...found,
      message: `${at}的${field.label}：${found.message}`,
    }));
  });
}

/** A value of whatever shape, as it can stand in a message. */
const writtenAs = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What the kind of a field demands of a value that is there. */
function valueFindings(key: string, field: FieldDefinition, value: Json): readonly Finding[] {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return tooLong(key, field, value);
    case 'date':
      return typeof value === 'string' && isPartialDate(value)
        ? []
        : [finding('V35', key, `“${writtenAs(value)}”不是日期。请填成 1990-03-02、1990-03 或 1990。`)];
    case 'time':
      return typeof value === 'string' && isTimeOfDay(value)
        ? []
        : [finding('V35', key, `“${writtenAs(value)}”不是时间。请填成 09:30 或 14:05。`)];
    case 'code':
      return codeFindings(key, field, value);
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value)
        ? []
        : [finding('V39', key, `“${writtenAs(value)}”不是整数。请改正。`)];
    case 'decimal':
      return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,10})?$/.test(value)
        ? []
        : [finding('V39', key, `“${writtenAs(value)}”不是数值。请改正。`)];
    case 'boolean':
      return typeof value === 'boolean'
        ? []
        : [finding('V34', key, `“${writtenAs(value)}”既不是“是”也不是“否”。请改正。`)];
    case 'phone':
      return typeof value === 'string' && isPlausiblePhone(value)
        ? []
        : [finding('V38', key, phoneMessage(value))];
    case 'idNumber':
    case 'reference':
    case 'list':
      return [];
    default:
      return missingCase(field.kind);
  }
}

function codeFindings(key: string, field: FieldDefinition, value: Json): readonly Finding[] {
  if (typeof value === 'string' && field.codes && isCodeOf(field.codes, value)) return [];
  if (field.open) return tooLong(key, field, value);
  return [
    finding('V34', key, `“${writtenAs(value)}”不在${field.label}的代码表中。请从列表中选择；原文已保留。`),
  ];
}

function tooLong(key: string, field: FieldDefinition, value: Json): readonly Finding[] {
  const length = typeof value === 'string' ? [...value].length : 0;
  if (field.max === undefined || length <= field.max) return [];
  return [finding('V36', key, `有 ${length} 个字，超过 ${field.max} 个字，打印时可能放不下。请精简。`)];
}

/** Mobile of 11 digits, or fixed line with area code; several of them; or 无, which is legal on the paper form. */
function isPlausiblePhone(text: string): boolean {
  if (text === '无') return true;
  return text
    .split(/[、,,;;/ ]+/)
    .filter((part) => part !== '')
    .every((part) => /^1[3-9]\d{9}$/.test(part) || /^0\d{2,3}-?[2-9]\d{6,7}(-\d{1,6})?$/.test(part));
}

function phoneMessage(value: Json): string {
  const digits = writtenAs(value).replace(/\D/g, '').length;
  return /^1\d*$/.test(writtenAs(value))
    ? `手机号应为 11 位、以 13 至 19 开头，现为 ${digits} 位。请核对。`
    : '不像电话号码。手机号 11 位；固定电话带区号，如 0710-6222222；没有的填“无”。';
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
