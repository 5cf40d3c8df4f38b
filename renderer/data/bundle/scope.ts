import type { BundleHead } from '../../../shared/bundle/format';
import type { RecordState } from '../../../shared/journal/entry';
import { shownValue } from '../../../shared/journal/read-record';
import type { TypeCatalogue } from '../../../shared/records/type-catalogue';
import { isOrganization } from '../index/record-index';
import type { OpenVault } from '../open-vault';

/**
 * Organizations that the sender of a bundle speaks for: the roots that its head names and all below them, in our
 * tree and in the one that the bundle brings. Records elsewhere are shown apart and are taken only if a person says so.
 */
export function allowedBranches(
  vault: OpenVault,
  head: BundleHead,
  states: readonly RecordState[],
): ReadonlySet<string> {
  const tree = vault.index.tree();
  const allowed = new Set(head.scope.roots.flatMap((root) => [...tree.subtree(root)]));
  const parents = new Map<string, string | undefined>();
  for (const state of states) {
    const type = vault.index.catalogue.find(state.type);
    if (type === undefined || !isOrganization(type)) continue;
    parents.set(state.id, textAt(vault, state, type.branch));
  }
  for (const id of parents.keys()) {
    const path: string[] = [];
    let at: string | undefined = id;
    while (at !== undefined && !allowed.has(at) && !path.includes(at)) {
      path.push(at);
      at = parents.get(at);
    }
    if (at !== undefined && allowed.has(at)) for (const met of path) allowed.add(met);
  }
  return allowed;
}

/** Whether a record stands, here or there, under an organization that the sender does not speak for. */
export function isOutOfScope(
  vault: OpenVault,
  catalogue: TypeCatalogue,
  allowed: ReadonlySet<string>,
  ours: RecordState | undefined,
  theirs: RecordState,
): boolean {
  return [ours, theirs].some((state) => {
    const branch = state === undefined ? undefined : branchOf(vault, catalogue, state);
    return branch !== undefined && !allowed.has(branch);
  });
}

function branchOf(vault: OpenVault, catalogue: TypeCatalogue, state: RecordState): string | undefined {
  const type = catalogue.find(state.type);
  if (type === undefined) return undefined;
  return isOrganization(type) ? state.id : textAt(vault, state, type.branch);
}

function textAt(vault: OpenVault, state: RecordState, path: string): string | undefined {
  const value = shownValue(state, path, vault.deps.now());
  return typeof value === 'string' && value !== '' ? value : undefined;
}
