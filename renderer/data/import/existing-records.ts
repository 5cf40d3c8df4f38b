import type { ExistingRecord, ExistingRecords } from '../../../shared/import/match-record';
import { matchUnit, type UnitNames } from '../../../shared/import/match-unit';
import type { Json } from '../../../shared/kernel/json';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { isOrganization } from '../index/record-index';
import type { TypeIndex } from '../index/type-index';
import type { OpenVault } from '../open-vault';

/**
 * What import asks of the vault, answered from the index. A lookup table for each set of fields is made at the first
 * question and kept for the session: ten thousand rows ask the same few questions.
 */
export function existingRecords(vault: OpenVault, type: RecordTypeDefinition): ExistingRecords {
  const index = vault.index.of(type.name);
  const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();
  const resolved = new Map<string, readonly string[]>();

  return {
    find(fields, values) {
      if (index === undefined) return [];
      const name = fields.join('+');
      const table = tables.get(name) ?? lookupTable(index, fields);
      tables.set(name, table);
      return (table.get(keyOf(values)) ?? []).map((row) => recordAt(index, row));
    },
    resolve(ofType, text) {
      const key = `${ofType}:${text}`;
      const known = resolved.get(key);
      if (known !== undefined) return known;
      const ids = resolve(vault, ofType, text);
      resolved.set(key, ids);
      return ids;
    },
    titleOf: (ofType, id) => vault.index.titleOf(ofType, id) ?? '',
  };
}

/** Values of a live record as far as columns hold them; lists are not imported and not compared. */
function recordAt(index: TypeIndex, row: number): ExistingRecord {
  const values: Record<string, Json> = {};
  for (const [key, field] of Object.entries(index.type.fields)) {
    const cell = field.kind === 'list' ? undefined : index.cell(key, row);
    if (cell !== undefined) values[key] = cell;
  }
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

function resolve(vault: OpenVault, ofType: string, text: string): readonly string[] {
  const index = vault.index.of(ofType);
  if (index === undefined) return [];
  if (isOrganization(index.type)) return matchUnit(text, unitNames(index));
  const ids: string[] = [];
  for (let row = 0; row < index.size; row++) {
    if (index.isLive(row) && index.titleAt(row) === text) ids.push(index.idAt(row));
  }
  return ids;
}

function unitNames(index: TypeIndex): readonly UnitNames[] {
  const units: UnitNames[] = [];
  for (let row = 0; row < index.size; row++) {
    if (!index.isLive(row)) continue;
    const names = ['fullName', 'shortName', 'orgCode'].flatMap((key) => {
      const cell = index.cell(key, row);
      return typeof cell === 'string' ? [cell] : [];
    });
    units.push({ id: index.idAt(row), names });
  }
  return units;
}
