import { codeList, labelOf } from '../../records/codes';
import { attachmentsField, type RecordTypeDefinition } from '../../records/define';
import { fieldAt } from '../../records/registry';
import { type LedgerColumns, testOf } from './conditions';
import type { Condition } from './requirement';

/** What one record lacks of what is asked of it, in Chinese: `会议决议`, `附件（签字页扫描）`. */
export function lacking(
  holds: readonly Condition[],
  type: RecordTypeDefinition,
  ledger: LedgerColumns,
  row: number,
  today: string,
): readonly string[] {
  return holds
    .filter((condition) => !testOf([condition], ledger, today)(row))
    .map((condition) => nameOf(condition, type));
}

function nameOf(condition: Condition, type: RecordTypeDefinition): string {
  if ('any' in condition) return [...new Set(condition.any.map((one) => nameOf(one, type)))].join('或');
  if ('sound' in condition) return '内容有错误，待改正';
  if ('attachment' in condition) {
    const purposes = condition.attachment.map((purpose) =>
      labelOf(attachmentsField.of.purpose.codes, purpose),
    );
    return `附件（${purposes.join('、')}）`;
  }
  const [list = '', inner] = condition.field.split('/');
  const label = fieldAt(type, list)?.label ?? list;
  if ('includes' in condition) {
    const codes = fieldAt(type, `${list}/x/${inner}`)?.codes;
    const code =
      codes !== undefined && codeList(codes) !== undefined ? labelOf(codes, condition.includes) : '';
    return `${label}中的“${code || condition.includes}”`;
  }
  if ('day' in condition) return `${label}（${condition.day === 'past' ? '应已到期' : '已过期或没有填写'}）`;
  if ('in' in condition) {
    const codes = fieldAt(type, list)?.codes;
    const wanted = condition.in.map((code) =>
      codes === undefined ? String(code) : labelOf(codes, String(code)),
    );
    return `${label}（应为${wanted.join('或')}）`;
  }
  return label;
}
