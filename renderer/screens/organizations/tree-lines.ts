import type { TreeNode } from '../../data/api';

/** One line of the tree on the screen. */
export interface TreeLine {
  readonly node: TreeNode;
  /** 0 for the roots. */
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly open: boolean;
  /** Place among its siblings from 1, and their number. */
  readonly place: number;
  readonly siblings: number;
  /** Hangs in a loop of parents (two offline moves that met): shown at the top level to be mended. */
  readonly inLoop: boolean;
}

/** Children by parent; a parent that is not there counts as none, so that nobody vanishes. */
export function childrenOf(tree: readonly TreeNode[]): ReadonlyMap<string | null, readonly TreeNode[]> {
  const known = new Set(tree.map((node) => node.id));
  const byParent = new Map<string | null, TreeNode[]>();
  for (const node of tree) {
    const parent = node.parent !== null && known.has(node.parent) ? node.parent : null;
    const list = byParent.get(parent) ?? [];
    list.push(node);
    byParent.set(parent, list);
  }
  for (const list of byParent.values())
    list.sort((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'zh'));
  return byParent;
}

/** Ids that fit the words, with all that stands above them; null: nothing was asked. */
function wantedBy(tree: readonly TreeNode[], words: string): ReadonlySet<string> | null {
  const text = words.trim();
  if (text === '') return null;
  const byId = new Map(tree.map((node) => [node.id, node]));
  const wanted = new Set<string>();
  for (const node of tree) {
    if (!node.name.includes(text)) continue;
    for (let at: TreeNode | undefined = node; at && !wanted.has(at.id); at = byId.get(at.parent ?? ''))
      wanted.add(at.id);
  }
  return wanted;
}

/** The lines that are in sight: below closed nodes nothing, while searching what fits with its ancestors. */
export function treeLines(
  tree: readonly TreeNode[],
  closed: ReadonlySet<string>,
  words: string,
): readonly TreeLine[] {
  const byParent = childrenOf(tree);
  const wanted = wantedBy(tree, words);
  const lines: TreeLine[] = [];
  const seen = new Set<string>();
  const walk = (nodes: readonly TreeNode[], depth: number, inLoop: boolean) => {
    const shown = nodes.filter((node) => !seen.has(node.id) && (wanted === null || wanted.has(node.id)));
    shown.forEach((node, at) => {
      if (seen.has(node.id)) return;
      seen.add(node.id);
      const below = byParent.get(node.id) ?? [];
      const open = wanted !== null || !closed.has(node.id);
      lines.push({
        node,
        depth,
        hasChildren: below.length > 0,
        open,
        place: at + 1,
        siblings: shown.length,
        inLoop,
      });
      if (open) walk(below, depth + 1, false);
      else markSeen(below);
    });
  };
  const markSeen = (nodes: readonly TreeNode[]) => {
    for (const node of nodes) {
      if (seen.has(node.id)) continue;
      seen.add(node.id);
      markSeen(byParent.get(node.id) ?? []);
    }
  };
  walk(byParent.get(null) ?? [], 0, false);
  for (const node of tree) if (!seen.has(node.id)) walk([node], 0, true);
  return lines;
}
