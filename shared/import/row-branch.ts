import type { Json } from '../kernel/json';
import type { Finding, RecordTypeDefinition } from '../records/define';
import { finding } from '../rules/checks';
import { type BranchTarget, branchFor } from './branch';
import { headingKey } from './heading';
import type { OpenReference } from './links';
import type { ExistingRecords } from './match-record';
import type { ReadRow } from './read-row';
import { type SeveralUnits, splitUnits } from './several-units';
import { splitVillageGroup } from './village-group';

/** What placing a row asks of the world. */
export interface BranchDeps {
  readonly type: RecordTypeDefinition;
  /** Organization under which new ones are put: the root of the tree, or null before there is one. */
  readonly root: string | null;
}

/** A 党支部 or 村 column decides for its row; without one (or where it is empty) the file's branch does. */
export function rowBranch(
  deps: BranchDeps,
  fileBranch: BranchTarget | null,
  read: ReadRow,
  resolve: ExistingRecords['resolve'],
): RowBranch {
  const { type, root } = deps;
  const written = read.values[type.branch];
  const isTree = type.fields[type.branch]?.to === type.name;
  if (typeof written !== 'string') {
    const target = isTree && isItself(deps, fileBranch, read, resolve) ? null : fileBranch;
    return { target, finding: null, open: NOTHING_OPEN };
  }
  const several = isTree || resolve('organization', written).length > 0 ? null : splitUnits(written);
  if (several !== null) return severalUnits(deps, written, several, resolve);
  const split = isTree ? null : splitVillageGroup(written);
  const text = split?.village ?? written;
  const target = branchFor(text, (name) => resolve('organization', name), root);
  if (target === null) {
    const message = `有几个党组织都叫“${text}”，请写全称`;
    return { target, finding: finding('V75', type.branch, message), open: NOTHING_OPEN };
  }
  // A parent that nobody knows may stand in another row; it is never made up.
  if (isTree && 'create' in target)
    return { target: null, finding: null, open: [{ key: type.branch, text }] };
  // 河口村 in the column and 河口村党支部 in the title are one new organization.
  const own = fileBranch;
  const same =
    own !== null &&
    'create' in own &&
    'create' in target &&
    headingKey(own.create) === headingKey(target.create);
  const found = same ? own : target;
  if (split === null) return { target: found, finding: null, open: NOTHING_OPEN };
  const message = `“${written}”已分为“${split.village}”和“${split.group}”`;
  return {
    target: found,
    group: split.group,
    finding: finding('V142', type.branch, message),
    open: NOTHING_OPEN,
  };
}

/** The first of several units is responsible, the others support it; a type that has no place for these asks. */
function severalUnits(
  { type, root }: BranchDeps,
  written: string,
  { first, others }: SeveralUnits,
  resolve: ExistingRecords['resolve'],
): RowBranch {
  const refused = (message: string): RowBranch => ({
    target: null,
    finding: finding('V75', type.branch, message),
    open: NOTHING_OPEN,
  });
  if (type.supporting === undefined) return refused(`“${written}”写了几个单位，请只写负责的一个`);
  const target = branchFor(first, (name) => resolve('organization', name), root);
  if (target === null) return refused(`有几个党组织都叫“${first}”，请写全称`);
  const label = type.fields[type.supporting]?.label ?? '';
  const message = `“${written}”写了几个单位：“${first}”负责，${others.join('、')}记入“${label}”。请核对。`;
  return { target, others, finding: finding('V170', type.branch, message), open: NOTHING_OPEN };
}

/** Supporting units that the row names itself, and those from the column of the responsible one. */
export function joinUnits(written: Json | undefined, others: readonly string[]): string {
  const own = typeof written === 'string' ? [written] : [];
  return [...own, ...others.filter((name) => !own.join().includes(name))].join('、');
}

export interface RowBranch {
  readonly target: BranchTarget | null;
  /** Units that stand beside the responsible one in its column. */
  readonly others?: readonly string[];
  /** Group within the village, where the column names both. */
  readonly group?: string;
  readonly finding: Finding | null;
  readonly open: readonly OpenReference[];
}

const NOTHING_OPEN: readonly OpenReference[] = [];

/** The root of the tree in a list of organizations: what all others go under does not go under itself. */
function isItself(
  { type }: BranchDeps,
  branch: BranchTarget | null,
  read: ReadRow,
  resolve: ExistingRecords['resolve'],
): boolean {
  if (branch === null || !('id' in branch)) return false;
  const title = type.title.map((key) => read.values[key]).filter((value) => typeof value === 'string');
  return resolve(type.name, title.join(' ')).includes(branch.id);
}
