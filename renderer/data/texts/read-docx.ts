import type { ZipPart } from '../spreadsheet/zip-scan';
import { Gathering, type Taken } from './gathering';
import { TEXT_LIMITS, Unreadable } from './reading';
import { partText } from './zip-text';

/**
 * Text of a Word document (ECMA-376 part 1, WordprocessingML): body, then foot- and endnotes, comments, headers. Our own
 * reading, because only text is wanted: the library for it (mammoth) brings eight packages and an XML tree of the whole
 * document, and unpacks what a hostile file claims. Text that was deleted under tracking (`delText`), field codes
 * (`instrText`) and the second version of a drawing (`Fallback`) are no text of the document. All parts that are read count
 * against one bound: headers may be as many as the directory has places.
 */
export async function readDocx(bytes: Uint8Array, parts: readonly ZipPart[]): Promise<Taken> {
  const body = parts.find(({ name }) => BODY.test(name));
  if (body === undefined) throw new Unreadable('damaged');
  const wanted = [body, ...parts.filter(({ name }) => BESIDE.test(name))];
  const unpacked = wanted.reduce((sum, part) => sum + part.unpacked, 0);
  if (unpacked > TEXT_LIMITS.unpackedBytes) throw new Unreadable('unsafe');
  const into = new Gathering();
  for (const part of wanted) {
    if (into.isFull) break;
    wordText(await partText(bytes, part), into);
    into.add('\n');
  }
  return into.taken();
}

const BODY = /^word\/document\d*\.xml$/i;
const BESIDE = /^word\/(?:footnotes|endnotes|comments|header\d*|footer\d*)\.xml$/i;

/** Whether a zip with these parts is a Word document. */
export const isDocx = (names: readonly string[]): boolean => names.some((name) => BODY.test(name));

/** What stands for an element in the text. */
const BREAKS: Readonly<Record<string, string>> = {
  tab: '\t',
  br: '\n',
  cr: '\n',
  ptab: '\t',
  noBreakHyphen: '-',
};
const ENDS: Readonly<Record<string, string>> = { p: '\n', tc: '\t', tr: '\n' };
/**
 * Linear, whatever it meets: a tag that is not closed is looked at up to the next `<` and no further (which no attribute
 * may hold either), a name ends where it ends, and a comment or declaration that is not closed takes all the rest.
 */
const TOKEN =
  /<(\/?)(?:[\w.-]{1,64}:)?([\w.-]{1,64})(?=[\s/>])(?:[^<>"']|"[^"<]*"|'[^'<]*')*?(\/?)>|<!--[\s\S]*?(?:-->|$)|<[!?][^>]*(?:>|$)|[^<]+|</g;

/** Adds the text of the XML of one part until there is enough; broken XML gives what can be read of it. */
export function wordText(xml: string, into: Gathering): void {
  /** Inside `<w:t>`: elsewhere there is only white space between elements. */
  let isText = false;
  let skipped = 0;
  for (const [token, closing, name, empty] of xml.matchAll(TOKEN)) {
    if (into.isFull) return;
    if (name === undefined) {
      if (isText && skipped === 0 && !token.startsWith('<')) into.add(unescaped(token));
      continue;
    }
    const opens = closing === '' && empty === '';
    if (name === 'Fallback') {
      if (empty === '') skipped = Math.max(0, skipped + (opens ? 1 : -1));
    } else if (skipped > 0) continue;
    else if (name === 't') isText = opens;
    else if (closing !== '' || (empty !== '' && Object.hasOwn(ENDS, name))) into.add(markOf(ENDS, name));
    else into.add(markOf(BREAKS, name));
  }
}

const markOf = (marks: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(marks, name) ? (marks[name] ?? '') : '';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  !text.includes('&')
    ? text
    : text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
        if (typeof name === 'string') return ENTITIES[name] ?? whole;
        const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      });
