import type { Json } from '../kernel/json';
import { headingKey } from './heading';
import { unitFromText } from './unit-name';

/** The organization that rows go to: one that is there, or one that the commit creates. */
export type BranchTarget =
  | { readonly id: string }
  | { readonly create: string; readonly parent: string | null };

/** Ids of organizations that are not there yet; replaced by real ones when drafts are made. */
const PENDING = 'new:';

/** The value of the branch field while previewing. */
export function branchValue(target: BranchTarget): string {
  return 'id' in target ? target.id : `${PENDING}${headingKey(target.create)}`;
}

export const isPendingBranch = (value: Json | undefined): value is string =>
  typeof value === 'string' && value.startsWith(PENDING);

/** Existing organization of that name, a new one under `parent`, or null if several bear the name. */
export function branchFor(
  name: string,
  resolve: (text: string) => readonly string[],
  parent: string | null,
): BranchTarget | null {
  const full = unitFromText(name) ?? name;
  const exact = resolve(name);
  const [id, ...more] = exact.length > 0 ? exact : resolve(full);
  if (more.length > 0) return null;
  return id === undefined ? { create: full, parent } : { id };
}

/** Values of the organization that a commit creates; its kind is read off its name. */
export function newBranchValues(name: string, parent: string | null): Readonly<Record<string, Json>> {
  const values = { fullName: name, orgType: kindOf(name) };
  return parent === null ? values : { ...values, parentId: parent };
}

function kindOf(name: string): string {
  if (/联合(?:党)?支部/.test(name)) return 'joint-branch';
  if (/临时(?:党)?支部/.test(name)) return 'temporary-branch';
  if (/总支/.test(name)) return 'general-branch';
  if (/小组$/.test(name)) return 'group';
  return /党委|党工委|(?<!支部)委员会$/.test(name) ? 'committee' : 'branch';
}
