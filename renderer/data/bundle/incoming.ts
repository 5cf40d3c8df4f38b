import type { BundleHead } from '../../../shared/bundle/format';
import type { RecordState } from '../../../shared/journal/entry';
import { joinStates } from '../../../shared/journal/merge';
import { readRecord } from '../../../shared/journal/read-record';
import type { TypeCatalogue } from '../../../shared/records/type-catalogue';
import type { BundleRowStatus } from '../api';
import type { OpenVault } from '../open-vault';

/** A bundle that is being looked through. Records are kept as compact text: fifty thousand of them open would not fit. */
export interface OpenBundle {
  readonly id: string;
  readonly bag: string;
  readonly head: BundleHead;
  readonly incoming: readonly Incoming[];
  /** The types as they are once the designs that it brings are taken in. */
  readonly catalogue: TypeCatalogue;
}

/** One record of it, compared with ours. */
export interface Incoming {
  readonly id: string;
  readonly type: string;
  readonly status: BundleRowStatus;
  /** Out of the sender's scope, whatever else it is. */
  readonly outOfScope: boolean;
  /** Deleted there, never known here. */
  readonly tombstone: boolean;
  readonly text: string;
}

/** Records compared at once; between two such batches a keystroke gets its turn. */
export const AT_ONCE = 500;

/** What taking a record in would do to ours. */
export function statusOf(
  vault: OpenVault,
  catalogue: TypeCatalogue,
  ours: RecordState | undefined,
  theirs: RecordState,
): BundleRowStatus {
  const wall = vault.deps.now();
  if (catalogue.find(theirs.type) === undefined)
    return ours !== undefined && joinStates(ours, theirs) === ours ? 'same' : 'unknown';
  // A record that was deleted there and never known here is no news to anybody; it is taken all the same (see isTaken).
  if (ours === undefined) return readRecord(theirs, wall).deleted ? 'same' : 'new';
  const joined = joinStates(ours, theirs);
  if (joined === ours) return 'same';
  const [before, after] = [readRecord(ours, wall), readRecord(joined, wall)];
  const clashes = after.conflicts.some((path) => !before.conflicts.includes(path));
  return clashes ? 'conflict' : 'changed';
}
