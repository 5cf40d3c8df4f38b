import { SSF } from 'xlsx';

/**
 * Number formats that a Chinese Excel or WPS uses by number only (ECMA-376 part 1, 18.8.30, zh-cn). The parser knows
 * none of them: dates under them would come out as bare serials, and 2010年7月 would gain a day.
 */
const FORMATS: ReadonlyMap<number, string> = new Map([
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [30, 'm-d-yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [36, 'yyyy"年"m"月"'],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, 'm"月"d"日"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
]);
const USED = /<xf\b[^>]*?\bnumFmtId="(\d+)"/g;
const DEFINED = /<numFmt\b[^>]*?\bnumFmtId="(\d+)"/g;
const LARGEST_STYLES = 8 * 2 ** 20;

/** .xls files: the parser's own table is asked, and nothing empties it before they are read. */
export function loadChineseFormats(): void {
  for (const [id, format] of FORMATS) SSF.load(format, id);
}

/** styles.xml with the formats that it uses by number written out, or null if there is nothing to add. */
export function withChineseFormats(styles: Uint8Array): Uint8Array | null {
  if (styles.length > LARGEST_STYLES) return null;
  const xml = new TextDecoder().decode(styles);
  const defined = numbersIn(xml, DEFINED);
  const missing = [...numbersIn(xml, USED)].filter((id) => FORMATS.has(id) && !defined.has(id));
  if (missing.length === 0) return null;
  const tags = missing
    .map((id) => `<numFmt numFmtId="${id}" formatCode="${escaped(FORMATS.get(id) ?? '')}"/>`)
    .join('');
  const patched = /<numFmts\b[^>]*[^/]>/.test(xml)
    ? xml.replace(/<numFmts\b[^>]*>/, (open) => open + tags)
    : xml
        .replace(/<numFmts\b[^>]*\/>/, '')
        .replace(
          /<styleSheet\b[^>]*>/,
          (open) => `${open}<numFmts count="${missing.length}">${tags}</numFmts>`,
        );
  return new TextEncoder().encode(patched);
}

function numbersIn(xml: string, pattern: RegExp): ReadonlySet<number> {
  return new Set([...xml.matchAll(pattern)].map((match) => Number(match[1])));
}

const escaped = (text: string): string => text.replaceAll('"', '&quot;');
