import type { TreeNode } from '../../data/api';
import { childrenOf } from './tree-lines';

/** Where a node goes: under `parent` (null: to the top), in front of `before`, or at the end. */
export interface MoveTarget {
  readonly parent: string | null;
  readonly before: string | null;
}

/** What one node gets. Only what changes is given. */
export interface NodeChange {
  readonly id: string;
  readonly parent?: string | null;
  readonly order?: number;
}

export type MovePlan =
  | { readonly changes: readonly NodeChange[] }
  /** Chinese: why it can't go there. */
  | { readonly refused: string };

/** Orders are given out in tens, so that one node can be put between two others by hand. */
const STEP = 10;

/** Whether `id` is `ancestor` or hangs below it. Ends in loops as well. */
export function isWithin(tree: readonly TreeNode[], id: string, ancestor: string): boolean {
  const parents = new Map(tree.map((node) => [node.id, node.parent]));
  const seen = new Set<string>();
  for (let at: string | null | undefined = id; at != null && !seen.has(at); at = parents.get(at)) {
    if (at === ancestor) return true;
    seen.add(at);
  }
  return false;
}

/** The changes that bring a node to its target: its parent, and the order of its new siblings. */
export function planMove(tree: readonly TreeNode[], id: string, target: MoveTarget): MovePlan {
  const node = tree.find((item) => item.id === id);
  if (node === undefined) return { refused: '这个组织已经不在了' };
  if (target.parent !== null && isWithin(tree, target.parent, id))
    return { refused: `不能把“${node.name}”移到它自己或它的下级里` };
  const siblings = (childrenOf(tree).get(target.parent) ?? []).filter((item) => item.id !== id);
  const at =
    target.before === null ? siblings.length : siblings.findIndex((item) => item.id === target.before);
  const place = at < 0 ? siblings.length : at;
  const line = [...siblings.slice(0, place), node, ...siblings.slice(place)];
  const changes = line.flatMap((item, index): NodeChange[] => {
    const order = (index + 1) * STEP;
    const moved = item.id === id && item.parent !== target.parent;
    const ordered = item.order !== order;
    if (!moved && !ordered) return [];
    return [{ id: item.id, ...(moved ? { parent: target.parent } : {}), ...(ordered ? { order } : {}) }];
  });
  return { changes };
}

/** Target of a step by keyboard; null where there is none: up, down, out to the grandparent, in under the one above. */
export function stepTarget(
  tree: readonly TreeNode[],
  id: string,
  step: 'up' | 'down' | 'out' | 'in',
): MoveTarget | null {
  const byParent = childrenOf(tree);
  const parentOf = (child: string): string | null => {
    for (const [parent, children] of byParent) if (children.some((item) => item.id === child)) return parent;
    return null;
  };
  const parent = parentOf(id);
  const siblings = byParent.get(parent) ?? [];
  const at = siblings.findIndex((item) => item.id === id);
  if (step === 'up') {
    const above = siblings[at - 1];
    return above === undefined ? null : { parent, before: above.id };
  }
  if (step === 'down') {
    if (siblings[at + 1] === undefined) return null;
    return { parent, before: siblings[at + 2]?.id ?? null };
  }
  if (step === 'in') {
    const above = siblings[at - 1];
    return above === undefined ? null : { parent: above.id, before: null };
  }
  if (parent === null) return null;
  const grandparent = parentOf(parent);
  const uncles = byParent.get(grandparent) ?? [];
  const parentAt = uncles.findIndex((item) => item.id === parent);
  return { parent: grandparent, before: uncles[parentAt + 1]?.id ?? null };
}

/** Order that puts a new child at the end. */
export function nextOrder(tree: readonly TreeNode[], parent: string | null): number {
  const children = childrenOf(tree).get(parent) ?? [];
  return children.reduce((most, node) => Math.max(most, node.order), 0) + STEP;
}

/** Why an organization can't be deleted, in Chinese; null: it can. */
export function deletionRefusal(tree: readonly TreeNode[], node: TreeNode): string | null {
  const below = (childrenOf(tree).get(node.id) ?? []).length;
  const parts = [below > 0 ? `${below} 个下级组织` : '', node.own > 0 ? `${node.own} 名党员` : ''].filter(
    (part) => part !== '',
  );
  if (parts.length === 0) return null;
  return `“${node.name}”下面还有${parts.join('和')}，没有删除。请先把它们移到别的组织，或者填写撤销日期后保留。`;
}
