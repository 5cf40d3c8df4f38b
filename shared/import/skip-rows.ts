import { type Cell, cellAt } from './cell';
import { plainText } from './heading';

/** Why a row under the headings is not a record. */
export type SkipReason =
  | 'blank'
  | 'total'
  | 'signature'
  | 'note'
  | 'numbering'
  | 'repeated-heading'
  | 'section';

/** What the clerk reads about rows that were left out. */
export const SKIP_LABELS: Readonly<Record<SkipReason, string>> = {
  blank: '空行',
  total: '合计行',
  signature: '签字、盖章或填表说明',
  note: '注释',
  numbering: '只有序号',
  'repeated-heading': '重复的列名',
  section: '分组标题',
};

const TOTAL =
  /^(?:总?合计|总计|小计|共计|累计|总人数|合计人数|本页合计|本页小计|合\s*计|小\s*计|总\s*计|.{1,12}(?:村|社区|组|支部|单位|镇|乡)(?:合计|小计))(?:[:( \d人].*)?$/u;
const SIGNATURE =
  /^(?:填表人|填报人|制表人?|审核人?|复核人?|审批人?|经办人|联系人|负责人|单位负责人|主要负责人|支部书记|党支部书记|书记|签字|签名|盖章|填表日期|填表时间|填报日期|填报时间|填报单位|日期|单位盖章|领导签字|[^:]{0,10}(?:签字|签名|盖章|签章))\s*(?:\([^)]*\))?\s*:|\((?:盖章|公章|签字|签章|章)\)/u;
const NOTE =
  /^(?:注|备注|说明|填表说明|填报说明|附注|注意事项|提示|温馨提示|备注说明)\s*\d*\s*:|^(?:填表说明|填报说明)$/u;

/**
 * Tells records from what else stands in a table.
 * @param numbering column of 序号, or null
 * @param headings keys of the headings by column, to know them again on printed pages
 */
export function skipReason(
  row: readonly Cell[],
  numbering: number | null,
  headings: readonly string[],
  keyOf: (text: string) => string,
): SkipReason | null {
  const filled: number[] = [];
  for (let column = 0; column < row.length; column += 1) {
    if (cellAt(row, column).kind !== 'empty' && plainText(cellAt(row, column).text) !== '')
      filled.push(column);
  }
  const [first] = filled;
  if (first === undefined) return 'blank';
  if (keyOf(cellAt(row, first).text) === headings[first] && isHeading(row, filled, headings, keyOf)) {
    return 'repeated-heading';
  }
  const texts = filled.slice(0, 3).map((column) => plainText(cellAt(row, column).text));
  // A person may be called 合; only the first cells can say that a row is a sum, and a sum row holds few cells of text.
  if (texts.slice(0, 2).some((text) => TOTAL.test(text))) return 'total';
  if (filled.length <= 1 && first === numbering && /^\d+$/.test(texts[0] ?? '')) return 'numbering';
  if (filled.length <= 8 && filled.length * 2 <= Math.max(headings.length, 4) + 4) {
    if (texts.some((text) => SIGNATURE.test(text))) return 'signature';
    if (texts.some((text) => NOTE.test(text))) return 'note';
  }
  if (filled.length === 1 && headings.length >= 4) return sectionOrNote(texts[0] ?? '');
  return null;
}

/** A lone cell: `第二党小组` between two groups, or a sentence under the table. A name alone stays a record. */
function sectionOrNote(text: string): SkipReason | null {
  if (/(?:小组|党支部|支部|组|村|社区|类|部分)$/u.test(text) || /^[一二三四五六七八九十]+、/u.test(text))
    return 'section';
  return [...text].length > 20 || /^\d+[.、]/.test(text) ? 'note' : null;
}

function isHeading(
  row: readonly Cell[],
  filled: readonly number[],
  headings: readonly string[],
  keyOf: (text: string) => string,
): boolean {
  if (filled.length < 3) return false;
  const same = filled.filter((column) => {
    const heading = headings[column];
    return heading !== undefined && heading !== '' && keyOf(cellAt(row, column).text) === heading;
  });
  return same.length >= 3 && same.length * 2 > filled.length;
}
