import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkbook } from '../../../renderer/data/spreadsheet/read-workbook';
import type { Workbook } from '../../../shared/import/cell';
import type { ExistingRecord, ExistingRecords } from '../../../shared/import/match-record';
import { matchUnit } from '../../../shared/import/match-unit';
import { ImportSession } from '../../../shared/import/session';
import { sameJson } from '../../../shared/kernel/json';
import { unwrap } from '../../../shared/kernel/result';
import type { RecordTypeDefinition, RecordValues } from '../../../shared/records/define';
import { RECORD_TYPES } from '../../../shared/records/registry';

const FOLDER = join(__dirname, '../../../resources/sample/rosters');

export interface SpoiledRow {
  /** 1-based place of the person in the table, not the row of the sheet. */
  readonly row: number;
  readonly notes: readonly string[];
}

export interface Roster {
  readonly name: string;
  readonly file: string;
  readonly people: number;
  readonly headerRow: number;
  readonly dirty: readonly SpoiledRow[];
}

const NAMES = [
  '01-河口村党员花名册.xlsx',
  '02-石桥村党员花名册.xlsx',
  '03-柳林村党员花名册.xlsx',
  '04-双庙村党员花名册.xlsx',
  '05-杨家湾村党员花名册.xlsx',
  '06-东升村党员花名册.xls',
  '07-红旗村党员花名册.xlsx',
  '08-大堰村党员花名册.csv',
  '09-古驿村党员花名册.xlsx',
  '10-清水沟村党员花名册.xlsx',
  '11-向阳社区党员花名册.xlsx',
  '12-新街社区党员花名册.xlsx',
];

const TRUTH: readonly Omit<Roster, 'name'>[] = JSON.parse(readFileSync(join(FOLDER, 'truth.json'), 'utf8'));

/** The rosters with what is known to be wrong in them. */
export const ROSTERS: readonly Roster[] = TRUTH.map((truth) => ({
  ...truth,
  name: NAMES.find((name) => name.startsWith(truth.file)) ?? truth.file,
}));

export function rosterBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, name)));
}

export function readRoster(name: string): Workbook {
  return unwrap(readWorkbook(rosterBytes(name), name));
}

/** A vault in memory, as import sees it. */
export function vaultOf(
  records: Readonly<Record<string, { readonly type: string; readonly values: RecordValues }>>,
  ofType: RecordTypeDefinition = RECORD_TYPES.member,
): ExistingRecords {
  const all = Object.entries(records).map(([id, { type, values }]) => ({ id, type, values }));
  const titleOf = (type: string, id: string): string => {
    const found = all.find((record) => record.type === type && record.id === id);
    return String(found?.values[type === 'organization' ? 'fullName' : 'name'] ?? '');
  };
  return {
    find: (fields, values): readonly ExistingRecord[] =>
      all.filter(
        (record) =>
          record.type === ofType.name &&
          fields.every((field, at) => sameJson(record.values[field] ?? undefined, values[at])),
      ),
    resolve: (type, text, branch) => {
      const bearers = all.filter((record) => record.type === type);
      if (type === 'organization')
        return matchUnit(
          text,
          bearers.map(({ id, values }) => ({ id, names: [String(values.fullName ?? '')] })),
        );
      return bearers
        .filter(({ values }) => values.name === text && (branch === undefined || values.branchId === branch))
        .map(({ id }) => id);
    },
    titleOf,
  };
}

export const emptyVault = (): ExistingRecords =>
  vaultOf({ root: { type: 'organization', values: { fullName: '中共城关镇委员会' } } });

export function rosterSession(
  existing: ExistingRecords,
  type: RecordTypeDefinition = RECORD_TYPES.member,
  root: string | null = 'root',
): ImportSession {
  return new ImportSession({
    type,
    existing,
    context: { today: '2026-11-23' },
    root,
    remembered: () => undefined,
  });
}
