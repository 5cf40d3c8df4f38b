/** Comparing of headings and of what stands in cells, whatever blanks, widths and brackets the sender used. */

/** Format characters (U+200E, BOM, zero-width), controls and every kind of blank that people don't see. */
const INVISIBLE = /[\p{Cf}\p{Cc}\u115F\u1160\u17B4\u17B5\u3164\uFFA0]|\u034F/gu;
const BLANKS = /[\s\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/gu;
// After NFKC, so that full-width brackets and colons are the plain ones.
const BRACKETED = /[(【[《<〈].*?[)】\]》>〉]/gu;
const BRACKETS = /[(【[《<〈)】\]》>〉]/gu;
const ORNAMENT = /[*#:。.、,;_"'“”‘’]/gu;

/** NFC, invisible characters out, blanks of any kind made one plain space, ends trimmed. Line breaks become spaces. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFC').replace(BLANKS, ' ').replace(INVISIBLE, '').replace(/ {2,}/g, ' ').trim();
}

/** Nothing to clean: the fast way for nearly every cell of a file. */
const PLAIN = /^(?:[!-~\u4E00-\u9FFF](?:[ -~\u4E00-\u9FFF]*[!-~\u4E00-\u9FFF])?)?$/;

/** Clean text for matching: widths and compatibility forms made one (NFKC). Never for storing. */
export function plainText(text: string): string {
  return cleanText(text).normalize('NFKC');
}

/** Key under which headings are equal: NFKC, lower case, no blanks, no brackets' content, no ornaments. */
export function headingKey(text: string): string {
  const bare = plainText(text);
  const short = bare.replace(BRACKETED, '');
  // A heading that is all brackets, such as 【姓名】, keeps its content.
  return fold(short.trim() === '' ? bare : short);
}

/** Like `headingKey`, with the brackets' content kept: 联系电话(手机) and 联系电话(固话) differ. */
export function fullHeadingKey(text: string): string {
  return fold(plainText(text).replace(/\(必填\)/g, ''));
}

const fold = (text: string): string =>
  text.replace(BRACKETS, '').replace(BLANKS, '').replace(ORNAMENT, '').replace(/帐/g, '账').toLowerCase();

/** 0 -> A, 25 -> Z, 26 -> AA: how a column is called in Excel. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
