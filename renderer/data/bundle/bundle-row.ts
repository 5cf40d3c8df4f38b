import type { RecordState } from '../../../shared/journal/entry';
import { joinStates } from '../../../shared/journal/merge';
import { readRecord } from '../../../shared/journal/read-record';
import { titleOf } from '../../../shared/records/registry';
import type { TypeCatalogue } from '../../../shared/records/type-catalogue';
import type { BundleRow, BundleRowStatus } from '../api';
import { changesBetween, labelOfPath, textOfPath } from '../changes';
import type { OpenVault } from '../open-vault';

/** Title of a record: of the vault, or of one that comes in the same bundle. */
type TitleOf = (type: string, id: string) => string | undefined;

/** One record of a bundle as the preview shows it: what would change, and where both sides differ. */
export function bundleRowOf(
  vault: OpenVault,
  catalogue: TypeCatalogue,
  titleOfRecord: TitleOf,
  ours: RecordState | undefined,
  theirs: RecordState,
  status: BundleRowStatus,
): BundleRow {
  const wall = vault.deps.now();
  const joined = joinStates(ours, theirs);
  const read = readRecord(joined, wall);
  const type = catalogue.find(theirs.type);
  const context = { titleOf: titleOfRecord };
  const clashes = new Set(read.conflicts);
  const paths = new Map(changesBetween(ours, joined, wall).map((change) => [change.path, change]));
  // A clash can leave the shown value as it was; the other side is what the reader must see.
  for (const path of clashes) {
    if (paths.has(path)) continue;
    const heads = theirs.registers[path]?.heads ?? [];
    paths.set(path, { path, before: joined.registers[path]?.heads[0]?.value, after: heads[0]?.value });
  }
  const branch = type && read.values[type.branch];
  return {
    id: theirs.id,
    type: theirs.type,
    typeLabel: type?.label ?? theirs.type,
    title: type ? titleOf(type, read.values) : `(${theirs.type})`,
    branch: typeof branch === 'string' ? (titleOfRecord('organization', branch) ?? '') : '',
    status,
    changes: [...paths.values()].map(({ path, before, after }) => ({
      label: labelOfPath(type, path),
      before: textOfPath(type, path, before, context, true),
      after: textOfPath(type, path, after, context, true),
      conflict: clashes.has(path),
    })),
  };
}
