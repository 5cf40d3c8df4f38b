import type { Json } from '../kernel/json';
import type { Finding, RecordTypeDefinition, RecordValues, RuleContext } from '../records/define';
import { displayText } from '../records/display';
import { isRecordTypeName, type RecordTypeName } from '../records/registry';
import { finding } from './checks';
import { convertOldNumber, readCitizenNumber } from './citizen-number';
import { COMPUTED, fillInComputed } from './computed-fill-in';
import { fillInRectification } from './rectification-fill-in';
import { isEmptyValue, textOf } from './values';

/** What the program adds to typed or imported values, and a finding for each addition so that a person sees it. */
export interface FilledIn {
  /** Only the fields that changed. */
  readonly values: Readonly<Record<string, Json>>;
  readonly findings: readonly Finding[];
}

/** What one type's additions ask: its declaration, the values as stored, and the world. */
export type Filler = (type: RecordTypeDefinition, values: RecordValues, context: RuleContext) => FilledIn;

/**
 * Additions to a record's values. What a person filled in is never replaced, only written in another form. A form
 * asks on leaving certain fields, import asks for every row.
 */
export function fillIn(type: RecordTypeDefinition, values: RecordValues, context: RuleContext): FilledIn {
  const filler = isRecordTypeName(type.name) ? FILLERS[type.name] : undefined;
  return filler?.(type, values, context) ?? fillInComputed(type, values);
}

/** Whether leaving a field of a form is the moment to ask. */
export function isFillingField(type: RecordTypeDefinition, key: string): boolean {
  if (type.fields[key]?.kind === 'idNumber' || (type.name === 'rectification' && key === 'dueText'))
    return true;
  return isRecordTypeName(type.name) && (COMPUTED[type.name]?.from.includes(key) ?? false);
}

/**
 * A member: a 15-digit number becomes 18 digits and is marked; birth date and sex that were left empty are read off
 * a valid number.
 */
const fillInMember: Filler = (type, values, context) => {
  const added: Record<string, Json> = {};
  const findings: Finding[] = [];
  const typed = textOf(values, 'idNo') ?? '';
  const converted = convertOldNumber(typed, textOf(values, 'birthDate'));
  if (converted !== undefined) {
    added.idNo = converted;
    // The mark itself is reported by checkRecord (V45), as long as it stands.
    added.idNoConverted = true;
  }
  const reading = readCitizenNumber(converted ?? typed, context.today);
  if (!reading.ok) return { values: added, findings };
  for (const key of ['birthDate', 'gender'] as const) {
    const field = type.fields[key];
    if (!field || !isEmptyValue(values[key])) continue;
    added[key] = reading.value[key];
    findings.push(
      finding(
        'V58',
        key,
        `${field.label}由公民身份号码推出：${displayText(field, reading.value[key])}。请核对。`,
      ),
    );
  }
  return { values: added, findings };
};

const FILLERS: { readonly [N in RecordTypeName]?: Filler } = {
  member: fillInMember,
  rectification: fillInRectification,
};

/** Notes on what tidying changed in a typed or imported text (V56, V57); `before` as it came, `after` as stored. */
export function cleaningFindings(
  type: RecordTypeDefinition,
  before: RecordValues,
  after: RecordValues,
): readonly Finding[] {
  return Object.entries(type.fields).flatMap(([key, field]) => {
    const raw = textOf(before, key)?.trim();
    const stored = textOf(after, key);
    if (raw === undefined || stored === undefined || raw === stored) return [];
    if (field.person && raw.replace(/\s/g, '') === stored.replace(/\s/g, '')) {
      return [finding('V56', key, `已去掉姓名中的空格：“${raw}”改为“${stored}”。`)];
    }
    const isTidied = field.person || field.kind === 'idNumber' || field.kind === 'text';
    return isTidied ? [finding('V57', key, '已清理不可见字符、全角字符或多余空格，内容没有改变。')] : [];
  });
}
