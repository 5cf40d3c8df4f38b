import type { ZipPart } from '../spreadsheet/zip-scan';
import { Unreadable } from './reading';
import { partText } from './zip-text';

/**
 * Text of a Word document (ECMA-376 part 1, WordprocessingML): body, then foot- and endnotes, comments, headers. Our own
 * reading, because only text is wanted: the library for it (mammoth) brings eight packages and an XML tree of the whole
 * document, and unpacks what a hostile file claims. Text that was deleted under tracking (`delText`), field codes
 * (`instrText`) and the second version of a drawing (`Fallback`) are no text of the document.
 */
export async function readDocx(bytes: Uint8Array, parts: readonly ZipPart[]): Promise<string> {
  const body = parts.find(({ name }) => BODY.test(name));
  if (body === undefined) throw new Unreadable('damaged');
  const others = parts.filter(({ name }) => BESIDE.test(name));
  const texts: string[] = [];
  for (const part of [body, ...others]) texts.push(wordText(await partText(bytes, part)));
  return texts.join('\n');
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
const TOKEN =
  /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|<!--[\s\S]*?-->|<[!?][^>]*>|[^<]+|</g;

/** Text of the XML of one part; broken XML gives what can be read of it. Linear in its length. */
export function wordText(xml: string): string {
  const out: string[] = [];
  /** Inside `<w:t>`: elsewhere there is only white space between elements. */
  let isText = false;
  let skipped = 0;
  for (const [token, closing, name, , empty] of xml.matchAll(TOKEN)) {
    if (name === undefined) {
      if (isText && skipped === 0 && !token.startsWith('<')) out.push(unescaped(token));
      continue;
    }
    const opens = closing === '' && empty === '';
    if (name === 'Fallback') {
      if (empty === '') skipped = Math.max(0, skipped + (opens ? 1 : -1));
    } else if (skipped > 0) continue;
    else if (name === 't') isText = opens;
    else if (closing !== '' || (empty !== '' && Object.hasOwn(ENDS, name))) out.push(markOf(ENDS, name));
    else out.push(markOf(BREAKS, name));
  }
  return out.join('');
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
