const HAN = '\\p{Script=Han}';
/** 姓　　名, 关 于 印 发: letters set apart to fill a line, each between blanks. */
const SPREAD = new RegExp(`(?<=(?:^|[^${HAN}])${HAN}) +(?=${HAN}(?:[^${HAN}]|$))`, 'gmu');
/** A line that ends in the middle of a sentence. */
const BROKEN_LINE = new RegExp(`(?<=[${HAN}，、；：])\\n(?=${HAN})`, 'gu');
/** ⼤ for 大: some fonts make PDF files spell characters by the signs for radicals. */
const RADICALS = /[\u2e80-\u2fdf]/g;
// Zero-width marks, the byte order mark and what else no reader sees.
const UNSEEN = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/**
 * Text as it is kept and shown around a hit: NFC, one blank between words, no empty lines, nothing unseen. Words that
 * the layout pulled apart are put together again, or nobody would find them.
 * @param brokenLines lines end where the page ends, not the sentence (PDF, typed text)
 */
export function tidyText(raw: string, brokenLines: boolean): string {
  const plain = raw
    .normalize('NFC')
    .replace(RADICALS, (radical) => radical.normalize('NFKC'))
    .replace(UNSEEN, '')
    .replace(/\r\n?|[\v\f\u0085]/g, '\n')
    .replace(CONTROLS, '')
    .replace(/[^\S\n\t]+/gu, ' ')
    .replace(/ *\t[ \t]*/g, '\t')
    .replace(/[ \t]*\n\s*/g, '\n')
    .replace(SPREAD, '');
  return (brokenLines ? plain.replace(BROKEN_LINE, '') : plain).trim();
}

/** Cuts at so many UTF-16 units, never inside a character. */
export function cutText(text: string, most: number): { readonly text: string; readonly cut: boolean } {
  if (text.length <= most) return { text, cut: false };
  const inside = /[\ud800-\udbff]/.test(text[most - 1] ?? '');
  return { text: text.slice(0, inside ? most - 1 : most), cut: true };
}
