import { type Json, sameJson } from '../kernel/json';
import type { RecordTypeDefinition, RecordValues } from '../records/define';

/** A live record of the vault, as far as import compares with it. */
export interface ExistingRecord {
  readonly id: string;
  readonly values: RecordValues;
}

/** What import asks of the vault. Answers must be cheap: they come for every row. */
export interface ExistingRecords {
  /** Live records whose values at these fields all equal; order does not matter. */
  readonly find: (fields: readonly string[], values: readonly Json[]) => readonly ExistingRecord[];
  /**
   * Ids of the records of that type that a name or code means: none, one, or several of that name. With `branch` only
   * those that belong to that organization.
   */
  readonly resolve: (type: string, text: string, branch?: string) => readonly string[];
  /** Title of a record, for messages. */
  readonly titleOf: (type: string, id: string) => string;
}

/** How sure a match is: by number it is the same person; by name and birth it is for the user to say. */
export type Match =
  | { readonly kind: 'none' }
  | { readonly kind: 'same'; readonly record: ExistingRecord }
  | { readonly kind: 'likely'; readonly record: ExistingRecord; readonly fields: readonly string[] }
  /** The number is known in another branch. */
  | { readonly kind: 'elsewhere'; readonly record: ExistingRecord }
  /** Name and birth date are known here under another number. */
  | { readonly kind: 'contradiction'; readonly record: ExistingRecord };

const NONE: Match = { kind: 'none' };

/** Finds the record that a row speaks of, by the identities of its type, strongest first. */
export function matchRecord(
  type: RecordTypeDefinition,
  values: RecordValues,
  existing: ExistingRecords,
): Match {
  const [strongest, ...weaker] = type.identity;
  const branch = values[type.branch];
  const byNumber = strongest === undefined ? [] : findBy(strongest, values, existing);
  const here = byNumber.find((record) => sameJson(record.values[type.branch], branch));
  if (here) return { kind: 'same', record: here };
  const [elsewhere] = byNumber;
  if (elsewhere) return { kind: 'elsewhere', record: elsewhere };
  for (const fields of weaker) {
    // The top of a tree has no branch; it is known by the rest.
    const given = fields.filter((field) => field !== type.branch || !isEmpty(branch));
    const found = findBy(given, values, existing).filter((record) =>
      isEmpty(branch) ? isEmpty(record.values[type.branch]) : sameJson(record.values[type.branch], branch),
    );
    // Two people of one name in a village: a weak identity that fits both says nothing.
    const [record] = found;
    if (record === undefined || found.length > 1) continue;
    const verdict = compareStrongest(strongest ?? [], values, record);
    if (verdict === 'different') {
      if (fields.includes(type.branch)) continue;
      return { kind: 'contradiction', record };
    }
    return { kind: 'likely', record, fields };
  }
  return NONE;
}

const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === '';

function findBy(
  fields: readonly string[],
  values: RecordValues,
  existing: ExistingRecords,
): readonly ExistingRecord[] {
  const wanted: Json[] = [];
  for (const field of fields) {
    const value = values[field];
    if (value === undefined || value === null || value === '') return [];
    wanted.push(value);
  }
  return existing.find(fields, wanted);
}

/** A number on one side only contradicts nothing. */
function compareStrongest(
  fields: readonly string[],
  values: RecordValues,
  record: ExistingRecord,
): 'different' | 'open' {
  const different = fields.some((field) => {
    const ours = values[field] ?? '';
    const theirs = record.values[field] ?? '';
    return ours !== '' && theirs !== '' && ours !== theirs;
  });
  return different ? 'different' : 'open';
}
