import type { ImportSession } from '../../data/api';

export interface ImportTotals {
  readonly files: number;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly suspect: number;
  readonly accepted: number;
  readonly refused: number;
  /** Rows that a commit now would write. */
  readonly willWrite: number;
  /** Readable files that nobody has assigned to an organization. */
  readonly noBranch: number;
}

/** Sums over the files of a session; files that can't be read or are left out count nothing. */
export function totalsOf(session: ImportSession): ImportTotals {
  const files = session.files.filter((file) => file.problem === null && !file.skipped);
  const sum = (pick: (file: ImportSession['files'][number]) => number) =>
    files.reduce((total, file) => total + pick(file), 0);
  const fresh = sum((file) => file.counts.new);
  const changed = sum((file) => file.counts.changed);
  const accepted = sum((file) => file.accepted);
  return {
    files: files.length,
    new: fresh,
    changed,
    same: sum((file) => file.counts.same),
    suspect: sum((file) => file.counts.suspect),
    accepted,
    refused: sum((file) => file.counts.refused),
    willWrite: fresh + changed + accepted,
    noBranch: files.filter((file) => file.branchNeeded && file.branch === null).length,
  };
}
