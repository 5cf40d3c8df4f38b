import type { ExistingRecord, ExistingRecords } from '../../../shared/import/match-record';
import { matchUnit, type UnitNames, unitNamesOf } from '../../../shared/import/match-unit';
import { readRecord } from '../../../shared/journal/read-record';
import type { Json } from '../../../shared/kernel/json';
import {
  ATTACHMENTS_FIELD,
  type RecordTypeDefinition,
  type RecordValues,
} from '../../../shared/records/define';
import { isOrganization } from '../index/record-index';
import type { TypeIndex } from '../index/type-index';
import type { OpenVault } from '../open-vault';

/** The vault's records as import compares with them. */
export interface ComparedRecords extends ExistingRecords {
  /** Reads the lists of these records from the store; before, they are taken for empty. */
  readonly readLists: (ids: readonly string[]) => Promise<void>;
}

/**
 * What import asks of the vault, answered from the index. A lookup table for each set of fields is made at the first
 * question and kept for the session: ten thousand rows ask the same few questions.
 */
export function existingRecords(vault: OpenVault, type: RecordTypeDefinition): ComparedRecords {
  const index = vault.index.of(type.name);
  const lists = new Map<string, RecordValues>();
  const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();
  const resolved = new Map<string, readonly string[]>();
  const titles = new Map<string, ReadonlyMap<string, readonly number[]>>();

  function resolve(ofType: string, text: string, branch: string | undefined): readonly string[] {
    const other = vault.index.of(ofType);
    if (other === undefined) return [];
    if (isOrganization(other.type)) return matchUnit(text, unitNames(other));
    const table = titles.get(ofType) ?? titleTable(other);
    titles.set(ofType, table);
    const rows = table.get(text) ?? [];
    const own =
      branch === undefined ? rows : rows.filter((row) => other.cell(other.type.branch, row) === branch);
    return own.map((row) => other.idAt(row));
  }

  return {
    find(fields, values) {
      if (index === undefined) return [];
      const name = fields.join('+');
      const table = tables.get(name) ?? lookupTable(index, fields);
      tables.set(name, table);
      return (table.get(keyOf(values)) ?? []).map((row) => {
        const { id, values: cells } = recordAt(index, row);
        return { id, values: { ...cells, ...lists.get(id) } };
      });
    },
    resolve(ofType, text, branch) {
      const key = `${ofType}:${branch ?? ''}:${text}`;
      const known = resolved.get(key);
      if (known !== undefined) return known;
      const ids = resolve(ofType, text, branch);
      resolved.set(key, ids);
      return ids;
    },
    async readLists(ids) {
      for (let from = 0; from < ids.length; from += LISTS_AT_ONCE) {
        const records = await vault.store.getMany(ids.slice(from, from + LISTS_AT_ONCE));
        for (const [id, { state }] of records)
          lists.set(id, listsOf(type, readRecord(state, vault.deps.now()).values));
      }
    },
    titleOf: (ofType, id) => vault.index.titleOf(ofType, id) ?? '',
  };
}

/** Records whose sealed rows are open at a time. */
const LISTS_AT_ONCE = 500;

function listsOf(type: RecordTypeDefinition, values: RecordValues): RecordValues {
  const lists = Object.entries(values).filter(([key]) => type.fields[key]?.cell !== undefined);
  return Object.fromEntries(lists);
}

/** Values of a live record as far as columns hold them; of lists they hold only the count. */
function recordAt(index: TypeIndex, row: number): ExistingRecord {
  const values: Record<string, Json> = {};
  for (const [key, field] of Object.entries(index.type.fields)) {
    const cell = field.kind === 'list' ? undefined : index.cell(key, row);
    if (cell !== undefined) values[key] = cell;
  }
  const files = index.cell(ATTACHMENTS_FIELD, row);
  // What is closed here has its evidence here; the rules ask for it.
  if (files !== undefined) values[ATTACHMENTS_FIELD] = files;
  return { id: index.idAt(row), values };
}

function lookupTable(index: TypeIndex, fields: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, number[]>();
  for (let row = 0; row < index.size; row++) {
    if (!index.isLive(row)) continue;
    const values: Json[] = [];
    for (const field of fields) {
      const cell = index.cell(field, row);
      if (cell !== undefined) values.push(cell);
    }
    if (values.length < fields.length) continue;
    const rows = table.get(keyOf(values));
    if (rows === undefined) table.set(keyOf(values), [row]);
    else rows.push(row);
  }
  return table;
}

const keyOf = (values: readonly Json[]): string => JSON.stringify(values);

/** Live rows by title; a title of several fields (a name and a year) can be named by the first one alone. */
function titleTable(index: TypeIndex): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, number[]>();
  for (let row = 0; row < index.size; row++) {
    if (!index.isLive(row)) continue;
    const first = index.cell(index.type.title[0] ?? '', row);
    for (const text of new Set([index.titleAt(row), ...(typeof first === 'string' ? [first] : [])])) {
      const rows = table.get(text);
      if (rows === undefined) table.set(text, [row]);
      else rows.push(row);
    }
  }
  return table;
}

function unitNames(index: TypeIndex): readonly UnitNames[] {
  const units: UnitNames[] = [];
  for (let row = 0; row < index.size; row++) {
    if (!index.isLive(row)) continue;
    units.push({ id: index.idAt(row), names: unitNamesOf((key) => index.cell(key, row)) });
  }
  return units;
}
