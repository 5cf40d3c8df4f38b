import type { TreeNode } from '../data/api';

export interface BranchLine {
  readonly node: TreeNode;
  readonly depth: number;
}

/**
 * The tree as lines from the root down, siblings in their order. With words only what fits and what stands above it.
 * A node whose parent is missing, or that hangs in a loop, is shown at the end of the top level instead of vanishing.
 */
export function branchLines(tree: readonly TreeNode[], words: string): readonly BranchLine[] {
  const wanted = words.trim() === '' ? null : fitting(tree, words.trim());
  const byParent = new Map<string | null, TreeNode[]>();
  const known = new Set(tree.map(({ id }) => id));
  for (const node of tree) {
    const parent = node.parent !== null && known.has(node.parent) ? node.parent : null;
    byParent.set(parent, [...(byParent.get(parent) ?? []), node]);
  }
  const lines: BranchLine[] = [];
  const seen = new Set<string>();
  const walk = (node: TreeNode, depth: number) => {
    if (seen.has(node.id)) return;
    seen.add(node.id);
    if (wanted === null || wanted.has(node.id)) lines.push({ node, depth });
    for (const child of sorted(byParent.get(node.id))) walk(child, depth + 1);
  };
  for (const root of sorted(byParent.get(null))) walk(root, 0);
  for (const node of tree) walk(node, 0);
  return lines;
}

const sorted = (nodes: readonly TreeNode[] = []) =>
  [...nodes].sort((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'zh'));

function fitting(tree: readonly TreeNode[], words: string): ReadonlySet<string> {
  const byId = new Map(tree.map((node) => [node.id, node]));
  const wanted = new Set<string>();
  for (const node of tree) {
    if (!node.name.includes(words)) continue;
    for (
      let at: TreeNode | undefined = node;
      at !== undefined && !wanted.has(at.id);
      at = byId.get(at.parent ?? '')
    ) {
      wanted.add(at.id);
    }
  }
  return wanted;
}
