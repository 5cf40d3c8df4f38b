import { useCallback, useMemo } from 'react';
import { may, type Right, ROLES, whoMay } from '../../shared/rules/roles';
import type { SessionSummary, TreeNode } from '../data/api';
import { useBranch } from './branch';
import { useSession } from './data-context';

/**
 * Whether the user may do something. With a branch: in that organization (null: with the whole unit). Without: somewhere;
 * what a list or a command offers before a record is chosen. What is not allowed is not offered; the data worker and the
 * main process refuse it besides.
 */
export type May = (right: Right, branch?: string | null) => boolean;

/** What a vault that can't be written to takes from everybody. */
const WRITING: ReadonlySet<Right> = new Set<Right>([
  'edit',
  'delete',
  'import',
  'submit',
  'check',
  'finalise',
  'return',
  'correct',
  'close',
  'settle',
  'bundle-in',
  'rules',
]);

/** Asks the one table of roles for the user who unlocked. */
export function useMay(): May {
  const session = useSession();
  const { tree } = useBranch();
  const parents = useMemo(() => parentsIn(tree), [tree]);
  const { user, readOnly } = session;
  return useCallback(
    (right, branch) => {
      if (readOnly && WRITING.has(right)) return false;
      if (branch === undefined) return hasRight(session, right);
      return may(user, right, branch === null ? [] : above(branch, parents));
    },
    [session, user, readOnly, parents],
  );
}

/** Whether the role has the right at all. */
export const hasRight = ({ user }: SessionSummary, right: Right): boolean =>
  may({ role: user.role, branches: [] }, right, []);

/** Beside what is not offered: who may do it. */
export function WhoMay({ right, what }: { readonly right: Right; readonly what: string }) {
  const { user } = useSession();
  return `您的角色是“${ROLES[user.role]}”，${what}请找${whoMay(right)}。`;
}

const parentsIn = (tree: readonly TreeNode[]): ReadonlyMap<string, string | null> =>
  new Map(tree.map(({ id, parent }) => [id, parent]));

function above(branch: string, parents: ReadonlyMap<string, string | null>): readonly string[] {
  const met = new Set<string>();
  for (let at: string | null = branch; at !== null && !met.has(at); at = parents.get(at) ?? null) met.add(at);
  return [...met];
}
