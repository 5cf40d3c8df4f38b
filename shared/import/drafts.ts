import type { Json } from '../kernel/json';
import { branchValue, isPendingBranch, newBranchValues } from './branch';
import type { ImportSession } from './session';

/** One record that the commit writes: a new one whole, a known one with the changed fields only. */
export interface ImportDraft {
  readonly record: string;
  readonly type: string;
  readonly isNew: boolean;
  readonly values: Readonly<Record<string, Json>>;
  /** Name of the file it came from, for the history. */
  readonly file: string;
}

/**
 * Accepted rows as drafts, new organizations first. They are one act: committed together, taken back together.
 * Rows that say nothing new make no draft, so importing a file twice writes nothing. `newId` is asked for the id of a
 * row or an organization by a name of its own, so that a commit which is tried again can answer the same ids.
 */
export function toDrafts(session: ImportSession, newId: (forWhat: string) => string): readonly ImportDraft[] {
  const { type } = session.deps;
  const branches = new Map<string, string>();
  const drafts: ImportDraft[] = [];
  const records: ImportDraft[] = [];
  for (const row of session.rows(null)) {
    if (!row.accepted) continue;
    const { name: file, sheet } = session.files[row.file] ?? { name: '', sheet: 0 };
    const target = row.branch;
    if (target !== null && 'create' in target && !branches.has(branchValue(target))) {
      const record = newId(`unit ${branchValue(target)}`);
      branches.set(branchValue(target), record);
      const values = newBranchValues(target.create, target.parent);
      drafts.push({ record, type: 'organization', isNew: true, values, file });
    }
    const written =
      row.match === null
        ? row.values
        : Object.fromEntries(row.changed.map(({ field, after }) => [field, after]));
    records.push({
      record: row.match ?? newId(`row ${row.file} ${sheet} ${row.row}`),
      type: type.name,
      isNew: row.match === null,
      values: withBranch(written, branches),
      file,
    });
  }
  return [...drafts, ...records];
}

function withBranch(
  values: Readonly<Record<string, Json | undefined>>,
  branches: ReadonlyMap<string, string>,
): Readonly<Record<string, Json>> {
  const whole: Record<string, Json> = {};
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue;
    whole[key] = isPendingBranch(value) ? (branches.get(value) ?? value) : value;
  }
  return whole;
}
