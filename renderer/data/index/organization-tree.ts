import { wouldLoop } from '../../../shared/journal/integrity';
import type { TreeNode } from '../api';
import { compareTexts } from './order';
import type { TypeIndex } from './type-index';

/** Parent and child among live organizations. A circle made by a merge is cut where it is entered. */
export interface OrganizationTree {
  /** The organization and all below it. */
  subtree(id: string): ReadonlySet<string>;
  /** The organization and all above it, from itself up. `moved`: parents that are to count instead of those here. */
  above(id: string, moved?: ReadonlyMap<string, string>): readonly string[];
  /** Whether hanging `id` below `parent` would close a circle. */
  wouldLoop(id: string, parent: string): boolean;
  /** Root first, children by their order and name. `membersOf` counts members of one organization itself. */
  nodes(membersOf: ReadonlyMap<string, number>): readonly TreeNode[];
}

/** Builds the tree; cheap enough to be built anew after each change of an organization. */
export function organizationTree(organizations: TypeIndex): OrganizationTree {
  const parents = new Map<string, string | undefined>();
  for (let row = 0; row < organizations.size; row++) {
    if (!organizations.isLive(row)) continue;
    const parent = organizations.cell('parentId', row);
    parents.set(organizations.idAt(row), typeof parent === 'string' ? parent : undefined);
  }
  const children = new Map<string, string[]>();
  const roots: string[] = [];
  for (const [id, parent] of parents) {
    // One whose parent is missing stands at the top, or nobody would find it.
    if (parent === undefined || !parents.has(parent)) roots.push(id);
    else children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  const parent = (id: string) => parents.get(id);

  const walk = (from: string, met: Set<string>) => {
    const stack = [from];
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (met.has(id)) continue;
      met.add(id);
      stack.push(...(children.get(id) ?? []));
    }
    return met;
  };

  return {
    above(id, moved) {
      const met = new Set<string>();
      for (
        let at: string | undefined = id;
        at !== undefined && !met.has(at);
        at = moved?.get(at) ?? parent(at)
      )
        met.add(at);
      return [...met];
    },
    subtree: (id) => walk(id, new Set()),
    wouldLoop: (id, below) => wouldLoop(id, below, { parent }),
    nodes(membersOf) {
      const ordered = new Map<string, TreeNode>();
      const rank = (id: string) => {
        const row = organizations.rowOf(id) ?? -1;
        const order = organizations.cell('order', row);
        return {
          order: typeof order === 'number' ? order : Number.MAX_SAFE_INTEGER,
          name: organizations.titleAt(row),
        };
      };
      const compare = (a: string, b: string) => {
        const [x, y] = [rank(a), rank(b)];
        return x.order - y.order || compareTexts(x.name, y.name);
      };
      const visit = (id: string, above: string | null): number => {
        if (ordered.has(id)) return 0;
        const row = organizations.rowOf(id) ?? -1;
        const kind = organizations.cell('orgType', row);
        const { order, name } = rank(id);
        const own = membersOf.get(id) ?? 0;
        const node = { id, parent: above, name, kind: typeof kind === 'string' ? kind : '', own, order };
        ordered.set(id, { ...node, all: own });
        const below = [...(children.get(id) ?? [])].sort(compare);
        const all = below.reduce((sum, child) => sum + visit(child, id), own);
        ordered.set(id, { ...node, all });
        return all;
      };
      for (const id of roots.sort(compare)) visit(id, null);
      // What is left hangs in a circle: shown at the top, so that it can be mended.
      for (const id of parents.keys()) visit(id, null);
      return [...ordered.values()];
    },
  };
}
