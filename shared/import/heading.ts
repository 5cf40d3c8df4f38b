/** Comparing of headings and of what stands in cells, whatever blanks, widths and brackets the sender used. */

/** Format characters (U+200E, BOM, zero-width), controls and every kind of blank that people don't see. */
const INVISIBLE = /[\p{Cf}\p{Cc}\u115F\u1160\u17B4\u17B5\u3164\uFFA0]|\u034F/gu;
const BLANKS = /[\s\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/gu;
const BRACKETED = /[((【[《<〈].*?[))】\]》>〉]/gu;
const ORNAMENT = /[*#:﹡:。.、,,;;_"'“”‘’*]/gu;

/** NFC, invisible characters out, blanks of any kind made one plain space, ends trimmed. Line breaks become spaces. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFC').replace(BLANKS, ' ').replace(INVISIBLE, '').replace(/ {2,}/g, ' ').trim();
}

/** Nothing to clean: the fast way for nearly every cell of a file. */
const PLAIN = /^(?:[!-~\u4E00-\u9FFF](?:[ -~\u4E00-\u9FFF]*[!-~\u4E00-\u9FFF])?)?$/;

/** Key under which headings are equal: NFKC, lower case, no blanks, no brackets' content, no ornaments. */
export function headingKey(text: string): string {
  const bare = cleanText(text.replace(/[((]必填[))]/g, ''));
  const short = bare.replace(BRACKETED, '');
  // A heading that is all brackets, such as 【姓名】, keeps its content.
  const kept = short.trim() === '' ? bare.replace(/[((【[《<〈))】\]》>〉]/gu, '') : short;
  return fold(kept);
}

/** Like `headingKey`, with the brackets' content kept: 联系电话(手机) and 联系电话(固话) differ. */
export function fullHeadingKey(text: string): string {
  return fold(cleanText(text).replace(/[((【[《<〈))】\]》>〉]/gu, ''));
}

const fold = (text: string): string =>
  text.normalize('NFKC').replace(BLANKS, '').replace(ORNAMENT, '').replace(/帐/g, '账').toLowerCase();

/** 0 -> A, 25 -> Z, 26 -> AA: how a column is called in Excel. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
