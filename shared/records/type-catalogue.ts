import type { RecordTypeDefinition } from './define';
import { RECORD_TYPES } from './registry';

/**
 * The record types of one vault: those that ship and the ledgers of its own. A value: another design makes another
 * catalogue, and whoever was given one sees the same types for as long as he holds it.
 */
export interface TypeCatalogue {
  /** Those that ship in the order of navigation and of import, then the vault's own. */
  readonly all: readonly RecordTypeDefinition[];
  /** Declaration of a type; undefined for a name that only a newer version or another vault knows. */
  find(name: string): RecordTypeDefinition | undefined;
}

/** The types that ship, with these besides. */
export function catalogueWith(own: readonly RecordTypeDefinition[]): TypeCatalogue {
  const all: readonly RecordTypeDefinition[] = [...Object.values(RECORD_TYPES), ...own];
  const byName = new Map(all.map((type) => [type.name, type]));
  return { all, find: (name) => byName.get(name) };
}

/** The types that ship. */
export const SHIPPED_TYPES: TypeCatalogue = catalogueWith([]);
