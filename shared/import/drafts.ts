import type { Json } from '../kernel/json';
import { elementsOf } from '../records/list-cell';
import { branchValue, isPendingBranch, newBranchValues } from './branch';
import { pendingPlace } from './links';
import { isPendingElement } from './list-changes';
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
  const rowName = (file: number, row: number) => `row ${file} ${session.files[file]?.sheet ?? 0} ${row}`;
  for (const row of session.rows(null)) {
    if (!row.accepted) continue;
    const file = session.files[row.file]?.name ?? '';
    const name = rowName(row.file, row.row);
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
    const idOf = (field: string, value: Json): Json => {
      if (isPendingBranch(value)) return branches.get(value) ?? value;
      const place = pendingPlace(value);
      if (place !== undefined) return newId(rowName(place.file, place.row));
      return type.fields[field]?.kind === 'list' ? withElementIds(value, `${name} ${field}`, newId) : value;
    };
    records.push({
      record: row.match ?? newId(name),
      type: type.name,
      isNew: row.match === null,
      values: withIds(written, idOf),
      file,
    });
  }
  return [...drafts, ...records];
}

function withElementIds(list: Json, name: string, newId: (forWhat: string) => string): Json {
  return elementsOf(list).map((element) =>
    isPendingElement(element) ? { ...element, id: newId(`${name} ${element.id}`) } : element,
  );
}

function withIds(
  values: Readonly<Record<string, Json | undefined>>,
  idOf: (field: string, value: Json) => Json,
): Readonly<Record<string, Json>> {
  const whole: Record<string, Json> = {};
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue;
    whole[key] = idOf(key, value);
  }
  return whole;
}
