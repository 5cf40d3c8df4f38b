import { searchable } from '../index/searchable';

/** What each UTF-16 unit is searched as; made when it is first needed, 20 ms. */
let table: Uint16Array | undefined;

function folds(): Uint16Array {
  if (table !== undefined) return table;
  table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit += 1) {
    const folded = searchable(String.fromCharCode(unit));
    table[unit] = folded.length === 1 ? folded.charCodeAt(0) : unit;
  }
  return table;
}

const CHUNK = 8192;

/**
 * A text as it is searched: one width, small letters, equal spellings made one, as in the search of records; but unit by
 * unit, so that a place in the folded text is the same place in the text as it was written.
 */
export function folded(text: string): string {
  const of = folds();
  const units = new Uint16Array(Math.min(CHUNK, text.length));
  const parts: string[] = [];
  for (let from = 0; from < text.length; from += CHUNK) {
    const count = Math.min(CHUNK, text.length - from);
    for (let at = 0; at < count; at += 1) units[at] = of[text.charCodeAt(from + at)] ?? 0;
    parts.push(String.fromCharCode(...units.subarray(0, count)));
  }
  return parts.join('');
}

/** Words of a typed search, each as it is looked for; the longest first, it leaves the fewest texts. */
export function fileWords(typed: string): readonly string[] {
  const words = folded(typed.normalize('NFC')).split(/\s+/u);
  return [...new Set(words)].filter((word) => word !== '').sort((a, b) => b.length - a.length);
}
