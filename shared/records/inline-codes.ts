import type { CodeList } from './code-lists';

/**
 * Code lists that a declaration carries along instead of naming one that ships: `=` and the entries, one a line. What
 * is stored is the entry's text itself, so that it can be read wherever the record goes.
 */
const MARK = '=';

/** The `codes` of a field whose entries are these texts. Blank entries and repeats are left out. */
export function inlineCodes(entries: readonly string[]): string {
  const texts = entries.map((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim());
  return MARK + [...new Set(texts.filter((text) => text !== ''))].join('\n');
}

/** The list that such a name spells out; undefined for the name of a list that ships. */
export function inlineList(name: string): CodeList | undefined {
  if (!name.startsWith(MARK)) return undefined;
  const texts = name
    .slice(MARK.length)
    .split('\n')
    .filter((text) => text !== '');
  return {
    name,
    label: '选项',
    source: '本单位',
    entries: texts.map((text) => ({ code: text, label: text })),
  };
}
