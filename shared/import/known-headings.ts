import type { FieldDefinition, RecordTypeDefinition } from '../records/define';
import { fullHeadingKey, headingKey } from './heading';

/** Headings of one record type: labels and synonyms of the fields that a table can fill. */
export interface HeadingIndex {
  /** Field meant by a heading: as written first, then without what stands in brackets. */
  readonly fieldOf: (text: string) => string | undefined;
  /** Label of the list that a heading means and that one cell can't hold; such a column is left out, and says why. */
  readonly leftOut: (text: string) => string | undefined;
  /** The field whose label or synonym alone shares most of the heading (本人手机号码 and 手机号码), if only one does. */
  readonly similar: (text: string) => string | undefined;
}

/** Kinds that one cell can hold. Lists whose elements need several are kept on the form; photographs are attachments. */
export function isImportable(field: FieldDefinition): boolean {
  return field.derived !== true && (field.kind !== 'list' || field.cell !== undefined);
}

/** Heading of one of several columns that make a list together: 介绍人1, 第二介绍人, 介绍人3姓名. */
export function isNumbered(text: string): boolean {
  const key = fullHeadingKey(text);
  return withoutOrdinal(key) !== key;
}

const withoutOrdinal = (key: string): string => {
  const bare = key
    .replace(/^第(?:[一二三四五六七八九十]|\d{1,2})个?/, '')
    .replace(/(?:[一二三四五六七八九十]|\d{1,2})(?=(?:姓名|名称)?$)/, '');
  return bare === '' ? key : bare;
};

/** Builds the index once a type; hidden fields take no column. */
export function indexHeadings(type: RecordTypeDefinition): HeadingIndex {
  const known = indexes.get(type);
  if (known) return known;
  const byKey = new Map<string, string>();
  for (const [key, field] of importableFields(type)) {
    for (const text of field.synonyms ?? [])
      if (!byKey.has(fullHeadingKey(text))) byKey.set(fullHeadingKey(text), key);
  }
  // A label wins over another field's synonym.
  for (const [key, field] of importableFields(type)) byKey.set(fullHeadingKey(field.label), key);
  const lists = listHeadings(type, byKey);
  const leftOut = new Map(
    Object.values(type.fields)
      .filter((field) => !isImportable(field))
      .flatMap((field) =>
        [...(field.synonyms ?? []), field.label].map((text) => [fullHeadingKey(text), field.label] as const),
      ),
  );
  const index: HeadingIndex = {
    fieldOf: (text) =>
      byKey.get(fullHeadingKey(text)) ??
      byKey.get(headingKey(text)) ??
      lists.get(withoutOrdinal(fullHeadingKey(text))),
    leftOut: (text) => leftOut.get(fullHeadingKey(text)) ?? leftOut.get(headingKey(text)),
    similar: (text) => similarField(headingKey(text), byKey),
  };
  indexes.set(type, index);
  return index;
}

/** Headings of lists that can stand in several columns: the list's own, and these with what the cell shows (介绍人姓名). */
function listHeadings(
  type: RecordTypeDefinition,
  taken: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const byKey = new Map<string, string>();
  for (const [key, field] of importableFields(type)) {
    if (field.cell === undefined) continue;
    const inner = field.of?.[field.cell.field]?.label ?? '';
    for (const text of [field.label, ...(field.synonyms ?? [])]) {
      for (const heading of [text, `${text}${inner}`].map(fullHeadingKey)) {
        if ((taken.get(heading) ?? key) === key) byKey.set(heading, key);
      }
    }
  }
  return byKey;
}

const indexes = new WeakMap<RecordTypeDefinition, HeadingIndex>();

export function importableFields(
  type: RecordTypeDefinition,
): readonly (readonly [string, FieldDefinition])[] {
  return Object.entries(type.fields).filter(
    ([key, field]) => isImportable(field) && !type.hidden?.includes(key),
  );
}

/** Below this share of common characters a likeness is chance: 日期 is half of 入学日期. */
const LEAST_OVERLAP = 0.6;

function similarField(key: string, byKey: ReadonlyMap<string, string>): string | undefined {
  let best = LEAST_OVERLAP;
  let found: string | undefined;
  for (const [known, field] of byKey) {
    if (!(known.includes(key) || key.includes(known)) || Math.min(known.length, key.length) < 2) continue;
    const overlap = Math.min(known.length, key.length) / Math.max(known.length, key.length);
    if (overlap < best || field === found) continue;
    // Two fields that are equally alike say nothing.
    found = overlap === best && found !== undefined ? undefined : field;
    best = overlap;
  }
  return found;
}
