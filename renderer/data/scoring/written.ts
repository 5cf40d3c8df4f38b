import type { RatingRecord } from '../api-scoring';
import type { TypeIndex } from '../index/type-index';
import type { OpenVault } from '../open-vault';

/** Type of record that holds the result of a subject. */
export type ResultType = RatingRecord['type'];

interface Wanted {
  readonly type: ResultType;
  /** `YYYY`. */
  readonly year: string;
  /** Of an evaluation: which group's, or `overall`. */
  readonly round: string;
  readonly schemeId: string;
  /** Results under other schemes count as well, where there is none under this one. */
  readonly anyScheme?: true;
}

/** Ids of the live records that fit, from the columns alone. */
export function liveIds(
  index: TypeIndex | undefined,
  isWanted: (index: TypeIndex, row: number) => boolean,
): readonly string[] {
  const ids: string[] = [];
  for (let row = 0; index !== undefined && row < index.size; row++)
    if (index.isLive(row) && isWanted(index, row)) ids.push(index.idAt(row));
  return ids;
}

/** Whether a record belongs to a year; its date may be more precise. */
export const isOfYear = (index: TypeIndex, row: number, year: string): boolean =>
  (textCell(index, row, 'year') ?? '').startsWith(year);

export function textCell(index: TypeIndex, row: number, key: string): string | undefined {
  const cell = index.cell(key, row);
  return typeof cell === 'string' && cell !== '' ? cell : undefined;
}

/** Results that stand in records already, by the key of their subject. */
export function writtenResults(vault: OpenVault, wanted: Wanted): ReadonlyMap<string, RatingRecord> {
  const index = vault.index.of(wanted.type);
  const found = new Map<string, RatingRecord>();
  if (index === undefined) return found;
  const own = new Set<string>();
  for (const id of liveIds(index, (_, row) => fits(index, row, wanted))) {
    const row = index.rowOf(id) ?? -1;
    const isOfMember = wanted.type === 'member-review' || index.cell('subjectKind', row) === 'member';
    const key = textCell(index, row, isOfMember ? 'memberId' : 'branchId');
    if (key === undefined || own.has(key)) continue;
    found.set(key, { type: wanted.type, id });
    if (textCell(index, row, 'schemeId') === wanted.schemeId) own.add(key);
  }
  return found;
}

function fits(index: TypeIndex, row: number, { type, year, round, schemeId, anyScheme }: Wanted): boolean {
  if (!isOfYear(index, row, year)) return false;
  if (type === 'member-review') return true;
  if (index.cell('round', row) !== round) return false;
  // A record that names no scheme (imported from a table) is taken over by the scheme that is computed.
  const scheme = textCell(index, row, 'schemeId');
  return anyScheme === true || scheme === undefined || scheme === schemeId;
}
