import type { FieldDefinition, RecordTypeDefinition } from '../records/define';
import { fullHeadingKey, headingKey } from './heading';

/** Headings of one record type: labels and synonyms of the fields that a table can fill. */
export interface HeadingIndex {
  /** Field meant by a heading: as written first, then without what stands in brackets. */
  readonly fieldOf: (text: string) => string | undefined;
  /** Fields whose label or synonym contains the heading or is contained in it, longest overlap first. */
  readonly similar: (text: string) => readonly string[];
}

/** Kinds that one cell can hold. Lists are kept on the form; photographs are attachments. */
export function isImportable(field: FieldDefinition): boolean {
  return field.kind !== 'list';
}

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
  const index: HeadingIndex = {
    fieldOf: (text) => byKey.get(fullHeadingKey(text)) ?? byKey.get(headingKey(text)),
    similar: (text) => similarFields(headingKey(text), byKey),
  };
  indexes.set(type, index);
  return index;
}

const indexes = new WeakMap<RecordTypeDefinition, HeadingIndex>();

export function importableFields(
  type: RecordTypeDefinition,
): readonly (readonly [string, FieldDefinition])[] {
  return Object.entries(type.fields).filter(
    ([key, field]) => isImportable(field) && !type.hidden?.includes(key),
  );
}

function similarFields(key: string, byKey: ReadonlyMap<string, string>): readonly string[] {
  const scored = new Map<string, number>();
  if ([...key].length < 2) return [];
  for (const [known, field] of byKey) {
    if ([...known].length < 2 || !(known.includes(key) || key.includes(known))) continue;
    const overlap = Math.min(known.length, key.length) / Math.max(known.length, key.length);
    if (overlap >= 0.5) scored.set(field, Math.max(scored.get(field) ?? 0, overlap));
  }
  return [...scored].sort((a, b) => b[1] - a[1]).map(([field]) => field);
}
