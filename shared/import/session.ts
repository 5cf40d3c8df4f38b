import { appError } from '../kernel/errors';
import { err, ok, type Result } from '../kernel/result';
import type { BranchTarget } from './branch';
import type { Workbook } from './cell';
import type { Twin } from './evaluate-row';
import { evaluateRow, type ImportStatus, isAccepted, type ProposedRow } from './evaluate-row';
import {
  chooseTable,
  type FileDeps,
  type FileState,
  openFile,
  type RowState,
  readRows,
  rereadRow,
  tablesOf,
} from './import-file';
import { importableFields } from './known-headings';
import { linkRows, type Place, pendingPlace, titleOfRow } from './links';
import { changeColumns, mappingToRemember, type RememberedMapping } from './map-columns';

/** What the user can change about a file of the import. */
export interface FileChange {
  readonly sheet?: number;
  /** 1-based. */
  readonly headerRow?: number;
  readonly columns?: Readonly<Record<number, string | null>>;
  readonly branch?: BranchTarget | null;
  readonly skip?: boolean;
}

/** A proposed row with the user's decision; `accepted` rows are what the commit takes. */
export interface SessionRow extends ProposedRow {
  readonly file: number;
  readonly accepted: boolean;
  readonly branch: BranchTarget | null;
}

/**
 * An import from opening files to drafts. Several files are one import: a person who stands in two of them is seen.
 * Holds state, because ten thousand rows are mended one at a time; nothing outside changes until the drafts are committed.
 */
export class ImportSession {
  readonly deps: FileDeps;
  readonly files: FileState[] = [];
  /** Rows by identity, in the order of the files. */
  private byIdentity = new Map<string, { readonly file: FileState; readonly row: RowState }[]>();

  constructor(deps: FileDeps) {
    this.deps = deps;
  }

  /**
   * Adds a file that was read; answers its indexes: one for each sheet that holds a table, at least one. A file without a
   * table stays, so that the user can point to one.
   */
  add(name: string, workbook: Workbook): readonly number[] {
    const [first, ...others] = tablesOf(this.deps, workbook);
    const several = others.length > 0;
    const indexes = [first, ...others].map((found) => {
      const title = several && found ? `${name}（${found.table.sheet}）` : name;
      const file = openFile(this.deps, this.files.length, title, workbook, found);
      this.files.push(file);
      readRows(this.deps, file);
      this.index(file);
      this.evaluate(file.rows.map((row) => ({ file, row })));
      return file.index;
    });
    this.link();
    return indexes;
  }

  /** Another sheet, header row, column, branch; mended cells and ticks are kept where the rows stay the same. */
  change(index: number, change: FileChange): Result<RememberedMapping | null> {
    const file = this.files[index];
    if (file === undefined) return err(appError('import.unknown-session'));
    const chosen = Object.values(change.columns ?? {});
    if (chosen.some((field) => field !== null && !this.hasField(field)))
      return err(appError('import.unknown-row'));
    if (change.sheet !== undefined || change.headerRow !== undefined) {
      chooseTable(this.deps, file, change.sheet ?? file.sheet, change.headerRow);
    }
    if (change.branch !== undefined) file.branch = change.branch;
    if (change.skip !== undefined) file.skip = change.skip;
    let remember: RememberedMapping | null = null;
    if (change.columns !== undefined && file.mapping !== null) {
      file.mapping = changeColumns(this.deps.type, file.mapping, change.columns);
      remember = mappingToRemember(file.mapping);
    }
    readRows(this.deps, file);
    this.reindex();
    return ok(remember);
  }

  /** Replaces a file's cells, for CSV read again in another encoding. */
  replace(index: number, workbook: Workbook): void {
    const file = this.files[index];
    if (file === undefined) return;
    const [found] = tablesOf(this.deps, workbook);
    const fresh = openFile(this.deps, index, file.name, workbook, found);
    this.files[index] = fresh;
    readRows(this.deps, fresh);
    this.reindex();
  }

  /** Types over one cell and judges the row anew, with all rows of the same person. */
  mend(index: number, rowNumber: number, field: string, text: string): Result<SessionRow> {
    const file = this.files[index];
    const row = file === undefined ? undefined : findRow(file, rowNumber);
    if (file === undefined || row === undefined || !this.hasField(field)) {
      return err(appError('import.unknown-row'));
    }
    const before = row.identity;
    row.mends = { ...row.mends, [field]: text };
    rereadRow(this.deps, file, row);
    const touched = new Set([{ file, row }]);
    if (before !== row.identity) this.index();
    const kin = [before, row.identity].flatMap((key) =>
      key === null ? [] : (this.byIdentity.get(key) ?? []),
    );
    this.evaluate([...(kin.some((one) => one.row === row) ? [] : touched), ...new Set(kin)]);
    this.link();
    return ok(toSessionRow(file, row));
  }

  /** Ticks or unticks rows; refused ones can't be ticked, they must be mended. */
  accept(index: number, rowNumbers: readonly number[], accepted: boolean): void {
    const file = this.files[index];
    if (file === undefined) return;
    for (const number of rowNumbers) {
      const row = findRow(file, number);
      if (row !== undefined) row.decision = accepted;
    }
    // Whether a row goes in can decide over those that refer to it.
    this.link();
  }

  /** All rows of a file or of all files that are not skipped, of one status or all, in the order of the files. */
  rows(index: number | null, status: ImportStatus | null = null): readonly SessionRow[] {
    const rows: SessionRow[] = [];
    for (const file of this.files) {
      if (index === null ? file.skip : file.index !== index) continue;
      for (const row of file.rows) {
        if (status === null || row.proposed?.status === status) rows.push(toSessionRow(file, row));
      }
    }
    return rows;
  }

  /** Numbers of rows by status, and of suspect rows that the user accepted. */
  counts(index: number): {
    readonly counts: Readonly<Record<ImportStatus, number>>;
    readonly accepted: number;
  } {
    const counts: Record<ImportStatus, number> = { new: 0, changed: 0, same: 0, suspect: 0, refused: 0 };
    let accepted = 0;
    for (const row of this.files[index]?.rows ?? []) {
      const status = row.proposed?.status;
      if (status === undefined) continue;
      counts[status] += 1;
      if (status === 'suspect' && row.decision === true) accepted += 1;
    }
    return { counts, accepted };
  }

  private hasField(field: string): boolean {
    return Object.hasOwn(this.deps.type.fields, field);
  }

  /** Ids of known records whose lists this import compares: the vault holds lists outside its index. */
  recordsWithLists(): readonly string[] {
    const lists = importableFields(this.deps.type).filter(([, field]) => field.kind === 'list');
    const ids = new Set<string>();
    for (const { row } of this.places()) {
      const match = row.proposed?.match ?? null;
      if (match !== null && lists.some(([key]) => row.prepared.values[key] !== undefined)) ids.add(match);
    }
    return [...ids];
  }

  /** Judges all rows anew, because the vault has more to say about the records they speak of. */
  judgeAgain(): void {
    this.evaluate(this.files.flatMap((file) => file.rows.map((row) => ({ file, row }))));
    this.link();
  }

  /** Title of a record that a row of this import will make; undefined for every other id. */
  titleOfPending(id: string): string | undefined {
    const place = pendingPlace(id);
    const file = place === undefined ? undefined : this.files[place.file];
    const row = place === undefined || file === undefined ? undefined : findRow(file, place.row);
    return row === undefined ? undefined : titleOfRow(this.deps.type.title, row);
  }

  private reindex(): void {
    this.index();
    this.judgeAgain();
  }

  /** Rows of all files that take part. */
  private places(): readonly Place[] {
    return this.files.flatMap((file) => (file.skip ? [] : file.rows.map((row) => ({ file, row }))));
  }

  private link(): void {
    linkRows(this.deps, this.places(), ({ file, row }) => this.twinOf(file, row));
  }

  /** Adds one file to the index, or builds it anew. */
  private index(added?: FileState): void {
    if (added === undefined) this.byIdentity = new Map();
    for (const file of added === undefined ? this.files : [added]) {
      if (file.skip) continue;
      for (const row of file.rows) {
        if (row.identity === null) continue;
        const known = this.byIdentity.get(row.identity);
        if (known === undefined) this.byIdentity.set(row.identity, [{ file, row }]);
        else known.push({ file, row });
      }
    }
  }

  /** In order: whether a row has a twin depends on what became of the rows before it. */
  private evaluate(rows: readonly { readonly file: FileState; readonly row: RowState }[]): void {
    for (const { file, row } of rows) {
      row.proposed = evaluateRow(this.deps, row.prepared, this.twinOf(file, row));
      row.linked = null;
    }
  }

  private twinOf(file: FileState, row: RowState): Twin | null {
    const kin = row.identity === null ? undefined : this.byIdentity.get(row.identity);
    if (kin === undefined || kin.length < 2) return null;
    for (const earlier of kin) {
      if (earlier.row === row) return null;
      if (earlier.row.proposed?.status === 'refused') continue;
      return { row: earlier.row.source.row, file: earlier.file === file ? null : earlier.file.name };
    }
    return null;
  }
}

function findRow(file: FileState, number: number): RowState | undefined {
  // Rows stand in the order of the sheet: halving finds one among tens of thousands.
  let low = 0;
  let high = file.rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = file.rows[middle];
    if (row === undefined) return undefined;
    if (row.source.row === number) return row;
    if (row.source.row < number) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

const shown = new WeakMap<ProposedRow, SessionRow>();

/** Made once for each judgement and tick: the preview asks for all rows again with every page it scrolls. */
function toSessionRow(file: FileState, row: RowState): SessionRow {
  const proposed = row.proposed;
  if (proposed === null) throw new Error('a row of an import is always evaluated before it is shown');
  const known = shown.get(proposed);
  if (known !== undefined && known.accepted === isAccepted(proposed, row.decision)) return known;
  const made: SessionRow = {
    ...proposed,
    file: file.index,
    accepted: isAccepted(proposed, row.decision),
    branch: row.branch,
  };
  shown.set(proposed, made);
  return made;
}
