import { appError } from '../../shared/kernel/errors';
import type { Json } from '../../shared/kernel/json';
import { err, ok, type Result } from '../../shared/kernel/result';
import { ATTACHMENTS_FIELD, attachmentsField, type RecordTypeDefinition } from '../../shared/records/define';
import { maskedText } from '../../shared/records/display';
import { isPresent } from '../../shared/rules/member-rules';
import type { Facet, Overview, QueryAnswer, QuerySpec, Row, TreeNode } from './api';
import type { Cell } from './index/column';
import { DELETED_AT, DELETED_BY } from './index/described';

import { type FilesWith, facetsOf, keyOf, type QueryContext, runQuery, totalsOf } from './index/query';
import type { TypeIndex } from './index/type-index';
import { describeContext, type OpenVault } from './open-vault';
import { timeOf } from './session-deps';

/** Answered questions, so that rows can be fetched by window. Rows keep their places, so an answer never misleads. */
interface Answered {
  readonly index: TypeIndex;
  readonly rows: Int32Array;
  readonly columns: readonly string[];
}

/** Lists of the screens: queries, their rows, facets, bin, tree, numbers of the home page. */
export interface Lists {
  query(spec: QuerySpec): Result<QueryAnswer>;
  rows(args: { query: string; from: number; to: number }): Result<readonly Row[]>;
  queryIds(args: { query: string }): Result<readonly string[]>;
  facets(args: { spec: QuerySpec; field: string }): Result<readonly Facet[]>;
  /** Ids of a question in its order, for export. */
  idsOf(spec: QuerySpec): Result<readonly string[]>;
}

/** Rows that come with an answer: what a list asks for at a time. */
const FIRST_ROWS = 120;

/** Answers kept; a screen holds one or two. */
const KEPT = 24;

export function createLists(vault: OpenVault, filesWith: FilesWith): Lists {
  const answered = new Map<string, Answered>();
  let last = 0;
  const context = (): QueryContext => ({ today: describeContext(vault).today, filesWith });

  const find = (spec: QuerySpec): Result<TypeIndex> => {
    const index = vault.index.of(spec.type);
    return index === undefined ? err(appError('records.unknown-type', { type: spec.type })) : ok(index);
  };

  return {
    query(spec) {
      const index = find(spec);
      if (!index.ok) return index;
      const rows = runQuery(vault.index, index.value, spec, context());
      const first = [...rows.subarray(0, FIRST_ROWS)].map((row) =>
        rowOf(vault, index.value, row, spec.columns),
      );
      last += 1;
      const query = `q${last}`;
      answered.set(query, { index: index.value, rows, columns: spec.columns });
      const oldest = answered.size > KEPT ? answered.keys().next().value : undefined;
      if (oldest !== undefined) answered.delete(oldest);
      return ok({ query, count: rows.length, totals: totalsOf(index.value, rows), first });
    },
    rows({ query, from, to }) {
      const answer = answered.get(query);
      // A rebuild replaces the index; rows of the old one say nothing any more.
      if (answer === undefined || vault.index.of(answer.index.type.name) !== answer.index) {
        return err(appError('view.query-gone'));
      }
      const rows = [...answer.rows.subarray(from, to)];
      return ok(rows.map((row) => rowOf(vault, answer.index, row, answer.columns)));
    },
    queryIds({ query }) {
      const answer = answered.get(query);
      if (answer === undefined) return err(appError('view.query-gone'));
      return ok([...answer.rows].map((row) => answer.index.idAt(row)));
    },
    facets({ spec, field }) {
      const index = find(spec);
      return index.ok ? ok(facetsOf(vault.index, index.value, spec, field, context())) : index;
    },
    idsOf(spec) {
      const index = find(spec);
      if (!index.ok) return index;
      return ok([...runQuery(vault.index, index.value, spec, context())].map((row) => index.value.idAt(row)));
    },
  };
}

/** One line of a list. Sensitive texts are masked; the stored value stands beside them for editing in place. */
export function rowOf(vault: OpenVault, index: TypeIndex, row: number, columns: readonly string[]): Row {
  const values: Record<string, Json> = {};
  const texts: Record<string, string> = {};
  const titleOf = (type: string, id: string) => vault.index.titleOf(type, id);
  for (const key of columns) {
    const cell = index.cell(key, row);
    const field = fieldOf(index.type, key);
    if (cell === undefined || field === undefined) continue;
    values[key] = cell;
    texts[key] = maskedText(field, cell, { titleOf });
  }
  const base = {
    id: index.idAt(row),
    type: index.type.name,
    title: index.titleAt(row),
    values,
    texts,
    branch: vault.index.branchAt(index, row) ?? null,
    conflict: index.isConflict(row),
    level: index.levelAt(row),
  };
  if (index.isLive(row)) return base;
  const at = index.cell(DELETED_AT, row);
  const deletedAt = typeof at === 'number' ? { deletedAt: timeOf(at) } : {};
  return { ...base, ...deletedAt, deletedBy: keyOf(index.cell(DELETED_BY, row)) };
}

const fieldOf = (type: RecordTypeDefinition, key: string) =>
  key === ATTACHMENTS_FIELD
    ? attachmentsField
    : Object.hasOwn(type.fields, key)
      ? type.fields[key]
      : undefined;

/** Everything in the bin, the latest first. */
export function binOf(vault: OpenVault): readonly Row[] {
  const rows: { readonly at: number; readonly row: Row }[] = [];
  for (const index of vault.index.all()) {
    for (let row = 0; row < index.size; row++) {
      if (index.isLive(row)) continue;
      const at = index.cell(DELETED_AT, row);
      rows.push({
        at: typeof at === 'number' ? at : 0,
        row: rowOf(vault, index, row, index.type.list.columns),
      });
    }
  }
  return rows.sort((a, b) => b.at - a.at).map(({ row }) => row);
}

/** Titles of live records, for references; all types are looked through because ids are unique. */
export function titlesOf(vault: OpenVault, ids: readonly string[]): Readonly<Record<string, string>> {
  const titles: Record<string, string> = {};
  for (const id of ids) {
    const found = vault.index.find(id);
    if (found?.index.isLive(found.row)) titles[id] = found.index.titleAt(found.row);
  }
  return titles;
}

/** The organization tree with the number of members that belong to each now. */
export function treeOf(vault: OpenVault): readonly TreeNode[] {
  return vault.index.tree().nodes(membersByBranch(vault));
}

function membersByBranch(vault: OpenVault): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const members = vault.index.of('member');
  if (members === undefined) return counts;
  // Few distinct values, very many rows.
  const isPresentIn = new Map<Cell, boolean>();
  const present = (status: Cell) => {
    const known = isPresentIn.get(status);
    if (known !== undefined) return known;
    const found = isPresent({ status });
    isPresentIn.set(status, found);
    return found;
  };
  for (let row = 0; row < members.size; row++) {
    if (!members.isLive(row) || !present(members.cell('status', row))) continue;
    const branch = members.cell(members.type.branch, row);
    if (typeof branch === 'string') counts.set(branch, (counts.get(branch) ?? 0) + 1);
  }
  return counts;
}

/** Numbers that the index holds by itself. */
export function countsOf(
  vault: OpenVault,
): Omit<Overview, 'duplicates' | 'drafts' | 'lastBundleOut' | 'lastBundleIn'> {
  const counts: Record<string, number> = {};
  const sums = { conflicts: 0, errors: 0, warnings: 0, incomplete: 0, bin: 0 };
  for (const index of vault.index.all()) {
    let live = 0;
    for (let row = 0; row < index.size; row++) {
      if (!index.isLive(row)) {
        sums.bin += 1;
        continue;
      }
      live += 1;
      if (index.isConflict(row)) sums.conflicts += 1;
      const level = index.levelAt(row);
      if (level === 'error') sums.errors += 1;
      else if (level === 'warning') sums.warnings += 1;
      if (index.type.name === 'member' && index.completenessAt(row) < 100) sums.incomplete += 1;
    }
    counts[index.type.name] = live;
  }
  return { counts, ...sums };
}
