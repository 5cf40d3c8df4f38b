import { fileNotes } from '../../../shared/import/file-notes';
import type { FileState } from '../../../shared/import/import-file';
import type { ImportSession as Session, SessionRow } from '../../../shared/import/session';
import type { Json } from '../../../shared/kernel/json';
import { displayText } from '../../../shared/records/display';
import type { ImportFile, ImportRow } from '../api';
import { isOrganization } from '../index/record-index';
import type { OpenVault } from '../open-vault';

/** A file of an import as the wizard shows it. */
export function importFileOf(session: Session, file: FileState): ImportFile {
  const { workbook, mapping, table } = file;
  const { counts, accepted } = session.counts(file.index);
  return {
    index: file.index,
    name: file.name,
    problem: null,
    notes: fileNotes(session, file),
    encoding: workbook.encoding,
    sheets: workbook.sheets.map(({ name, rows, hidden }, index) => ({
      index,
      name,
      rows: rows.length,
      hidden,
    })),
    sheet: file.sheet,
    headerRow: table?.headerRow ?? 0,
    title: table?.titles[0] ?? '',
    columns: (mapping?.columns ?? []).map(({ column, heading, field, reason, samples }) => ({
      index: column,
      heading,
      field,
      reason,
      samples,
    })),
    branch: file.branch,
    branchNeeded: needsBranch(session, file),
    skipped: file.skip,
    counts,
    accepted,
  };
}

/** Rows of members must go to some organization; an organization can stand at the top. */
function needsBranch(session: Session, file: FileState): boolean {
  const { type } = session.deps;
  if (isOrganization(type) || file.mapping === null) return false;
  return !file.mapping.columns.some(({ field }) => field === type.branch);
}

/** A file that could not be read at all; the others go on. */
export function unreadableFile(name: string, problem: string, index: number): ImportFile {
  const counts = { new: 0, changed: 0, same: 0, suspect: 0, refused: 0 };
  return {
    index,
    name,
    problem,
    notes: [],
    encoding: null,
    sheets: [],
    sheet: 0,
    headerRow: 0,
    title: '',
    columns: [],
    branch: null,
    branchNeeded: false,
    skipped: false,
    counts,
    accepted: 0,
  };
}

/** A row of the preview. Nothing is masked: the clerk holds the file in hand. */
export function importRowOf(vault: OpenVault, session: Session, row: SessionRow): ImportRow {
  const { fields } = session.deps.type;
  // Organizations that the commit will create have no title yet; their name stands in the target of the row.
  const pending = row.branch !== null && 'create' in row.branch ? row.branch.create : undefined;
  const titleOf = (type: string, id: string) =>
    vault.index.titleOf(type, id) ?? session.titleOfPending(id) ?? pending;
  const textOf = (key: string, value: Json | undefined): string => {
    const field = fields[key];
    return field === undefined ? '' : displayText(field, value, { titleOf });
  };
  const keys = new Set([...Object.keys(row.raw), ...Object.keys(row.values)]);
  const cells = [...keys].map((key) => [
    key,
    { raw: row.raw[key] ?? '', text: textOf(key, row.values[key]) },
  ]);
  return {
    file: row.file,
    row: row.row,
    status: row.status,
    accepted: row.accepted,
    cells: Object.fromEntries(cells),
    changed: row.changed.map(({ field, before, after }) => ({
      field,
      before: textOf(field, before),
      after: textOf(field, after),
    })),
    findings: row.findings,
  };
}
