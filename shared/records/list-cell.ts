import type { Json } from '../kernel/json';
import type { FieldDefinition, ListCell } from './define';
import { normaliseValue } from './normalise';

/**
 * A list in one cell: the texts of its elements with the declared separator between them. A text that would not read
 * back as it is (it holds a separator or a quote, is empty, or says 无) stands in straight quotes, quotes inside
 * doubled, as in CSV; so every list reads back the same.
 */

/** An element of a stored list: its id, by which it merges, and its values. */
export type ListElement = { readonly id: string } & { readonly [key: string]: Json };

/** What people write between the elements; the declared separator is what we write. */
const SEPARATORS: Readonly<Record<ListCell['separator'], string>> = {
  '、': '、，,；;／/\n\r',
  '；': '；;\n\r',
};

/** Written where there is nothing to write. */
const NOTHING = /^(?:无|[-—–_/\\]+)$/;

/** The elements of a stored list; what is none (a newer format) is not among them. */
export function elementsOf(value: Json | undefined): readonly ListElement[] {
  return Array.isArray(value) ? value.filter(isElement) : [];
}

const isElement = (item: Json): item is ListElement =>
  typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string';

/** The text by which an element is told from the others. */
export function elementText({ field }: ListCell, element: { readonly [key: string]: Json }): string {
  const text = element[field];
  return typeof text === 'string' ? text : '';
}

/** The list as one cell. */
export function listText(cell: ListCell, value: Json): string {
  return elementsOf(value)
    .map((element) => quotedIfNeeded(cell, elementText(cell, element)))
    .join(cell.separator);
}

function quotedIfNeeded(cell: ListCell, text: string): string {
  const separators = SEPARATORS[cell.separator];
  const isPlain =
    text !== '' &&
    text === text.trim() &&
    !NOTHING.test(text) &&
    ![...text].some((character) => character === '"' || separators.includes(character));
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** The texts that a cell holds, in the spelling in which the field stores them; parts that say nothing are left out. */
export function readListText(field: FieldDefinition, cell: ListCell, text: string): readonly string[] {
  const inner = field.of?.[cell.field];
  return splitCell(SEPARATORS[cell.separator], text).flatMap(({ part, isQuoted }) => {
    if (!isQuoted && (part === '' || NOTHING.test(part))) return [];
    const stored = inner === undefined ? part : normaliseValue(inner, part);
    return typeof stored === 'string' ? [stored] : isQuoted ? [''] : [];
  });
}

interface Part {
  readonly part: string;
  readonly isQuoted: boolean;
}

const QUOTED = /[ \t\u3000]*"((?:[^"]|"")*)"[ \t\u3000]*/y;

function splitCell(separators: string, text: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at <= text.length) {
    QUOTED.lastIndex = at;
    const quoted = QUOTED.exec(text);
    const after = quoted === null ? at : at + quoted[0].length;
    // A quote that is not closed before the next separator is a character like any other.
    if (quoted !== null && (after === text.length || separators.includes(text.charAt(after)))) {
      parts.push({ part: (quoted[1] ?? '').replaceAll('""', '"'), isQuoted: true });
      at = after + 1;
      continue;
    }
    let end = at;
    while (end < text.length && !separators.includes(text.charAt(end))) end += 1;
    parts.push({ part: text.slice(at, end).trim(), isQuoted: false });
    at = end + 1;
  }
  return parts;
}
