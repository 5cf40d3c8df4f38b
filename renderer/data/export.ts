import { readRecord } from '../../shared/journal/read-record';
import { appError } from '../../shared/kernel/errors';
import type { Json } from '../../shared/kernel/json';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { RecordTypeDefinition, RecordValues } from '../../shared/records/define';
import { ledgerName } from '../../shared/records/ledger-name';
import type { DataApi } from './api';
import { type FilesWith, runQuery } from './index/query';
import type { TypeIndex } from './index/type-index';
import { describeContext, type OpenVault } from './open-vault';

/** The list on the screen as an Excel file, in its order and columns. */
export async function exportList(
  vault: OpenVault,
  { spec, columns, unmasked, ids }: Parameters<DataApi['exportList']>[0],
  filesWith: FilesWith,
): Promise<Result<Uint8Array>> {
  const index = vault.index.of(spec.type);
  if (index === undefined) return err(appError('records.unknown-type', { type: spec.type }));
  const picked = ids === undefined ? undefined : new Set(ids);
  const context = { today: describeContext(vault).today, filesWith };
  const asked = [...runQuery(vault.index, index, spec, context)].filter(
    (row) => picked === undefined || picked.has(index.idAt(row)),
  );
  const listsOf = await readLists(vault, index, asked, columns);
  const rows = asked.map((row) => ({ ...listedValues(index, row, columns), ...listsOf(row) }));
  const titleOf = (type: string, id: string) => vault.index.titleOf(type, id);
  const list = {
    type: index.type,
    columns,
    rows,
    title: listTitle(vault, index.type, spec.branch),
    unmasked,
  };
  const { writeList } = await excel();
  return ok(await writeList({ ...list, context: { titleOf } }, writeOptions(vault)));
}

/** The lists that one cell can hold: the index has only their counts. */
async function readLists(
  vault: OpenVault,
  index: TypeIndex,
  rows: readonly number[],
  columns: readonly string[],
): Promise<(row: number) => RecordValues> {
  const keys = columns.filter((key) => index.type.fields[key]?.cell !== undefined);
  const lists = new Map<number, RecordValues>();
  for (let from = 0; keys.length > 0 && from < rows.length; from += RECORDS_AT_ONCE) {
    const some = rows.slice(from, from + RECORDS_AT_ONCE);
    const records = await vault.store.getMany(some.map((row) => index.idAt(row)));
    for (const row of some) {
      const record = records.get(index.idAt(row));
      if (record === undefined) continue;
      const { values } = readRecord(record.state, vault.deps.now());
      lists.set(row, Object.fromEntries(keys.map((key) => [key, values[key]])));
    }
  }
  return (row) => lists.get(row) ?? {};
}

/** Records whose sealed rows are open at a time. */
const RECORDS_AT_ONCE = 500;

/** An empty form for a village to fill in. */
export async function blankForm(
  vault: OpenVault,
  { type, columns, branch }: Parameters<DataApi['blankForm']>[0],
): Promise<Result<Uint8Array>> {
  const definition = vault.index.catalogue.find(type);
  if (definition === undefined) return err(appError('records.unknown-type', { type }));
  const name = branch === null ? null : (vault.index.titleOf('organization', branch) ?? null);
  // Nobody fills in what the program computes.
  const typed = columns.filter((key) => definition.fields[key]?.derived !== true);
  const { writeBlankForm } = await excel();
  return ok(await writeBlankForm({ type: definition, columns: typed, branch: name }, writeOptions(vault)));
}

/** Title of a ledger: 河口村党支部党员花名册. */
export function listTitle(vault: OpenVault, type: RecordTypeDefinition, branch: string | null): string {
  const owner = branch === null ? vault.facts.unit.name : (vault.index.titleOf('organization', branch) ?? '');
  return `${owner}${ledgerName(type)}`;
}

/** Values of the asked columns, as the index holds them. */
export function listedValues(index: TypeIndex, row: number, columns: readonly string[]): RecordValues {
  const values: Record<string, Json> = {};
  for (const key of columns) {
    const cell = index.cell(key, row);
    if (cell !== undefined) values[key] = cell;
  }
  return values;
}

/** The Excel writer, read when it is first needed: it is half of the worker's code, and an unlock needs none of it. */
export const excel = () => import('./spreadsheet/write-workbook');

/** The same for sheets that are no list of records. */
export const sheetWriter = () => import('./spreadsheet/sheet-writer');

export const writeOptions = (vault: OpenVault) => ({ at: vault.deps.now(), author: vault.facts.unit.name });
