import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { TreeNode } from '../data/api';
import { useLive } from './use-live';

/** The organization that the clerk is working in; lists, counts and exports are limited to its subtree. */
export interface BranchScope {
  /** Null: the whole vault. */
  readonly branch: string | null;
  readonly name: string | null;
  readonly tree: readonly TreeNode[];
  choose(branch: string | null): void;
}

const BranchContext = createContext<BranchScope | null>(null);

export function BranchProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const tree = useLive('tree', 'any', (data) => data.tree()).value;
  const value = useMemo<BranchScope>(() => {
    // A branch that was deleted or merged away falls back to everything instead of showing an empty list.
    const node = tree?.find((item) => item.id === chosen);
    return {
      branch: node?.id ?? null,
      name: node?.name ?? null,
      tree: tree ?? [],
      choose: setChosen,
    };
  }, [tree, chosen]);
  return <BranchContext value={value}>{children}</BranchContext>;
}

export function useBranch(): BranchScope {
  const value = useContext(BranchContext);
  if (value === null) throw new Error('branch outside BranchProvider');
  return value;
}
