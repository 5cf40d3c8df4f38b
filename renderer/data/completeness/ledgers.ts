import type { LedgerColumns } from '../../../shared/rules/completeness/conditions';
import type { JudgedBranch } from '../../../shared/rules/completeness/judgement';
import { earliestDay, latestDay } from '../../../shared/rules/partial-date';
import type { RecordIndex } from '../index/record-index';
import { readerOf, type TypeIndex } from '../index/type-index';

/** The columns of a type as the rules read them. */
export function ledgerOf(index: RecordIndex, type: string): LedgerColumns | undefined {
  const ofType = index.of(type);
  if (ofType === undefined) return undefined;
  return {
    size: ofType.size,
    isLive: (row) => ofType.isLive(row),
    idAt: (row) => ofType.idAt(row),
    branchAt: (row) => index.branchAt(ofType, row),
    reader: readerOf(ofType),
    hasError: (row) => ofType.levelAt(row) === 'error',
  };
}

/** Groups have no records of their own; an organization of which no kind is known counts as a branch. */
const NOT_JUDGED = 'group';
const USUAL = 'branch';

/** Organizations that existed in the year. */
export function judgedBranches(organizations: TypeIndex, year: number): readonly JudgedBranch[] {
  const branches: JudgedBranch[] = [];
  for (let row = 0; row < organizations.size; row++) {
    if (!organizations.isLive(row)) continue;
    const kind = organizations.cell('orgType', row);
    if (kind === NOT_JUDGED) continue;
    const founded = dayAt(organizations, 'foundDate', row, earliestDay);
    const ended = dayAt(organizations, 'endDate', row, latestDay);
    if (
      (founded !== undefined && founded > `${year}-12-31`) ||
      (ended !== undefined && ended < `${year}-01-01`)
    )
      continue;
    const orgType = typeof kind === 'string' ? kind : USUAL;
    branches.push({
      id: organizations.idAt(row),
      orgType,
      row,
      ...(founded === undefined ? {} : { since: founded }),
    });
  }
  return branches;
}

function dayAt(
  index: TypeIndex,
  field: string,
  row: number,
  read: (text: string) => string | undefined,
): string | undefined {
  const cell = index.cell(field, row);
  return typeof cell === 'string' ? read(cell) : undefined;
}
