import type { Json } from '../kernel/json';
import type { Finding, RecordTypeDefinition } from '../records/define';
import { type BranchTarget, branchFor, branchValue } from './branch';
import type { Workbook } from './cell';
import { type EvaluationDeps, type PreparedRow, type ProposedRow, prepareRow } from './evaluate-row';
import { type FoundTable, findTable, findTables, type Table, type TableRow } from './find-table';
import { indexHeadings } from './known-headings';
import type { OpenReference } from './links';
import { type ColumnMapping, mapColumns, type RememberedMapping } from './map-columns';
import type { ExistingRecords } from './match-record';
import { type Mends, type ReadRow, rowReader } from './read-row';
import { resolveReferences } from './references';
import { joinUnits, rowBranch } from './row-branch';
import { titleReading, titleValues } from './title-values';
import { unitFromFileName, yearFromTitle } from './unit-name';

/** One row of a file through its stages. Replaced as a whole by mending, never changed from outside this room. */
export interface RowState {
  readonly source: TableRow;
  mends: Mends;
  read: ReadRow;
  /** What the row says by itself; its links to other rows are added to it (see links.ts). */
  base: RowBase;
  /** References that may be meant for other rows of this import. */
  open: readonly OpenReference[];
  /** The links as they were when the row was last judged, so that equal ones don't judge it again; null: not yet. */
  linked: string | null;
  /** Set when the row would stand above itself. */
  circle: readonly Finding[];
  prepared: PreparedRow;
  /** Text by which the same person is found in this import; null: nothing sure to go by. */
  identity: string | null;
  branch: BranchTarget | null;
  proposed: ProposedRow | null;
  /** What the user ticked; undefined: as proposed. */
  decision: boolean | undefined;
}

export interface RowBase {
  readonly read: ReadRow;
  readonly resolved: Readonly<Record<string, Json | undefined>>;
  readonly findings: readonly Finding[];
}

export interface FileState {
  readonly index: number;
  readonly name: string;
  readonly workbook: Workbook;
  sheet: number;
  table: Table | null;
  mapping: ColumnMapping | null;
  branch: BranchTarget | null;
  skip: boolean;
  rows: RowState[];
}

/** What preparing a file asks of the world. */
export interface FileDeps extends EvaluationDeps {
  /** Organization under which new ones are put: the root of the tree, or null before there is one. */
  readonly root: string | null;
  /** The user's earlier choice for files of this shape; undefined: none. */
  readonly remembered: (fingerprint: string) => RememberedMapping | undefined;
}

/** The tables of a workbook: usually one, in a township's collection one a village. */
export function tablesOf(deps: FileDeps, workbook: Workbook): readonly FoundTable[] {
  const known = indexHeadings(deps.type).fieldOf;
  return findTables(workbook, (text) => known(text) !== undefined);
}

/** A file (or one sheet of it) with columns mapped and branch guessed; its rows are read by `readRows`. */
export function openFile(
  deps: FileDeps,
  index: number,
  name: string,
  workbook: Workbook,
  found: FoundTable | undefined,
): FileState {
  const file: FileState = {
    index,
    name,
    workbook,
    sheet: found?.sheetIndex ?? 0,
    table: null,
    mapping: null,
    branch: null,
    skip: false,
    rows: [],
  };
  setTable(deps, file, found?.table ?? null);
  file.branch = guessBranch(deps, file);
  return file;
}

/** Another sheet or header row, as the user chose. */
export function chooseTable(deps: FileDeps, file: FileState, sheet: number, headerRow?: number): void {
  const chosen = file.workbook.sheets[sheet];
  if (chosen === undefined) return;
  const known = indexHeadings(deps.type).fieldOf;
  file.sheet = sheet;
  setTable(
    deps,
    file,
    findTable(chosen, (text) => known(text) !== undefined, headerRow),
  );
}

function setTable(deps: FileDeps, file: FileState, table: Table | null): void {
  file.table = table;
  file.mapping = table === null ? null : mapRemembered(deps, deps.type, table);
  file.rows = [];
}

function mapRemembered(deps: FileDeps, type: RecordTypeDefinition, table: Table): ColumnMapping {
  const proposed = mapColumns(type, table);
  const remembered = deps.remembered(proposed.fingerprint);
  return remembered === undefined ? proposed : mapColumns(type, table, remembered);
}

/** From the title, else from the file's name; an organization's own parent is never guessed. */
function guessBranch(deps: FileDeps, file: FileState): BranchTarget | null {
  if (deps.type.name === 'organization') return deps.root === null ? null : { id: deps.root };
  const unit = file.table?.unit ?? unitFromFileName(file.name);
  if (unit === null) return null;
  return branchFor(unit, (text) => deps.existing.resolve('organization', text), deps.root);
}

/** Reads all rows of a file anew; mends and decisions survive where the row is the same. */
export function readRows(deps: FileDeps, file: FileState): void {
  const { table, mapping } = file;
  if (table === null || mapping === null) {
    file.rows = [];
    return;
  }
  const before = new Map(file.rows.map((row) => [row.source.row, row]));
  const read = rowReader(deps.type, mapping, table);
  const resolve = cachedResolve(deps.existing);
  file.rows = table.rows.map((source) => {
    const old = before.get(source.row);
    const mends = old?.mends ?? {};
    return { ...readState(deps, file, read(source, mends), resolve), source, mends, decision: old?.decision };
  });
}

/** Reads one row again after a cell was mended. */
export function rereadRow(deps: FileDeps, file: FileState, row: RowState): void {
  if (file.table === null || file.mapping === null) return;
  const read = rowReader(deps.type, file.mapping, file.table)(row.source, row.mends);
  Object.assign(row, readState(deps, file, read, deps.existing.resolve));
}

function readState(
  deps: FileDeps,
  file: FileState,
  read: ReadRow,
  resolve: ExistingRecords['resolve'],
): Omit<RowState, 'source' | 'mends' | 'decision'> {
  const { type } = deps;
  const branch = rowBranch(deps, file.branch, read, resolve);
  const title = titleReading(type, titleOf(type, file), read.values);
  const findings: Finding[] = [...title.findings];
  const resolved: Record<string, Json | undefined> = { ...title.values };
  const open: OpenReference[] = [...branch.open];
  const own = branch.target === null ? undefined : branchValue(branch.target);
  const asked = { type, titleOf: deps.existing.titleOf, resolve };
  for (const [key, found] of resolveReferences(asked, read.values, own)) {
    resolved[key] = found.id;
    if (found.open !== undefined) open.push({ key, text: found.open });
    if (found.finding !== undefined) findings.push(found.finding);
  }
  if (type.group !== undefined && branch.group !== undefined && read.values[type.group] === undefined)
    resolved[type.group] = branch.group;
  if (type.supporting !== undefined && branch.others !== undefined)
    resolved[type.supporting] = joinUnits(read.values[type.supporting], branch.others);
  resolved[type.branch] = own;
  if (branch.finding !== null) findings.push(branch.finding);
  const prepared = prepareRow(inSheet(deps, file), read, resolved, findings);
  return {
    read,
    base: { read, resolved, findings },
    open,
    linked: null,
    circle: [],
    prepared,
    identity: identityOf(type, prepared),
    branch: branch.target,
    proposed: null,
  };
}

/** What the title says about the year, else the file's name. */
function inSheet(deps: FileDeps, file: FileState): FileDeps {
  const sheetYear = yearFromTitle([...(file.table?.titles ?? []), file.name]);
  return sheetYear === null ? deps : { ...deps, context: { ...deps.context, sheetYear } };
}

/** What the lines over the table say, else the file's name; read once for all rows. */
function titleOf(type: RecordTypeDefinition, { table, name }: FileState): Readonly<Record<string, string>> {
  if (table === null) return {};
  const known = titles.get(table) ?? titleValues(type, [...table.titles, name]);
  titles.set(table, known);
  return known;
}

const titles = new WeakMap<Table, Readonly<Record<string, string>>>();

/** Looking a name up among hundreds of organizations once, not for each of ten thousand rows. */
function cachedResolve(existing: ExistingRecords): ExistingRecords['resolve'] {
  const known = new Map<string, readonly string[]>();
  return (type, text, branch) => {
    const key = `${type} ${branch ?? ''} ${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const ids = existing.resolve(type, text, branch);
    known.set(key, ids);
    return ids;
  };
}

/** The strongest identity, if the row has it whole; damaged numbers identify nobody. */
function identityOf(type: RecordTypeDefinition, prepared: PreparedRow): string | null {
  const parts: string[] = [];
  for (const key of type.identity[0] ?? []) {
    const value = prepared.values[key];
    if (typeof value !== 'string' || value === '') return null;
    if (type.fields[key]?.kind === 'idNumber' && !/^\d{17}[\dX]$/.test(value)) return null;
    parts.push(value);
  }
  return parts.length === 0 ? null : parts.join('\u001f');
}
