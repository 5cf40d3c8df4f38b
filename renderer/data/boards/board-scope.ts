import { readRecord } from '../../../shared/journal/read-record';
import type { RecordValues } from '../../../shared/records/define';
import { shortUnitName } from '../../../shared/rules/short-unit-name';
import { unitKindOf } from '../../../shared/rules/unit-kind';
import type { TypeIndex } from '../index/type-index';
import type { OpenVault } from '../open-vault';

/** Records whose sealed rows are open at a time. */
const AT_ONCE = 500;

/** Live rows of a type that belong to the branch or below it; null: all. */
export function rowsIn(vault: OpenVault, index: TypeIndex, branch: string | null): readonly number[] {
  const scope = branch === null ? undefined : vault.index.tree().subtree(branch);
  const rows: number[] = [];
  for (let row = 0; row < index.size; row += 1) {
    if (!index.isLive(row)) continue;
    if (scope === undefined || scope.has(vault.index.branchAt(index, row) ?? '')) rows.push(row);
  }
  return rows;
}

/** Text of a cell; empty when there is none. */
export function textAt(index: TypeIndex, field: string, row: number): string {
  const cell = index.cell(field, row);
  return typeof cell === 'string' ? cell : '';
}

/** Name of an organization for cards and narrow columns; empty when there is none of that id. */
export function placeName({ index }: Pick<OpenVault, 'index'>, id: string): string {
  const fullName = index.titleOf('organization', id);
  if (fullName === undefined) return '';
  const organizations = index.organizations();
  const shortName = textAt(organizations, 'shortName', organizations.rowOf(id) ?? -1);
  return shortUnitName(fullName, shortName);
}

/** The index of a declared type. */
export function indexOf(vault: OpenVault, type: string): TypeIndex {
  const index = vault.index.of(type);
  if (index === undefined) throw new Error(`no record type ${type}`);
  return index;
}

/** Values of records with their lists, which the index holds only as counts. */
export async function valuesOfAll(
  vault: OpenVault,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordValues>> {
  const values = new Map<string, RecordValues>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const records = await vault.store.getMany(ids.slice(from, from + AT_ONCE));
    for (const [id, { state }] of records) values.set(id, readRecord(state, vault.deps.now()).values);
  }
  return values;
}

/** A unit at the foot of the tree: what tasks, commitments and notices belong to. */
export interface GrassrootsUnit {
  readonly id: string;
  readonly name: string;
  /** Code of `unit-kind`; undefined: not known. */
  readonly kind: string | undefined;
}

/**
 * Organizations without others below them (Party groups, which have no seal of their own, don't count), in the order
 * of the tree; those that have been dissolved are left out. `above`: only those below it as well.
 */
export function unitsIn(
  vault: OpenVault,
  branch: string | null,
  above: string | null,
): readonly GrassrootsUnit[] {
  const tree = vault.index.tree();
  const organizations = vault.index.organizations();
  const nodes = tree.nodes(new Map()).filter(({ kind }) => kind !== 'group');
  const parents = new Set(nodes.map(({ parent }) => parent));
  const scopes = [branch, above].flatMap((id) => (id === null ? [] : [tree.subtree(id)]));
  return nodes.flatMap(({ id, name }) => {
    const row = organizations.rowOf(id) ?? -1;
    const isIn = scopes.every((scope) => scope.has(id));
    if (!isIn || parents.has(id) || organizations.has('endDate', row)) return [];
    const unitType = textAt(organizations, 'unitType', row);
    const kind = unitKindOf(unitType === '' ? undefined : unitType, name);
    return [{ id, name: placeName(vault, id), kind }];
  });
}
