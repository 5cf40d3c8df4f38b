import type { Json } from '../kernel/json';
import type { Finding, RecordTypeDefinition, RecordValues, RuleContext } from '../records/define';
import { displayText } from '../records/display';
import { finding } from './checks';
import { convertOldNumber, readCitizenNumber } from './citizen-number';
import { isEmptyValue, textOf } from './values';

/** What the program adds to typed or imported values, and a finding for each addition so that a person sees it. */
export interface FilledIn {
  /** Only the fields that changed. */
  readonly values: Readonly<Record<string, Json>>;
  readonly findings: readonly Finding[];
}

/**
 * Additions to a member's values: a 15-digit number becomes 18 digits and is marked; birth date and sex that were
 * left empty are read off a valid number. What a person filled in is never replaced. A form asks on leaving the
 * number, import asks for every row.
 */
export function fillIn(type: RecordTypeDefinition, values: RecordValues, context: RuleContext): FilledIn {
  if (type.name !== 'member') return { values: {}, findings: [] };
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
}

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
