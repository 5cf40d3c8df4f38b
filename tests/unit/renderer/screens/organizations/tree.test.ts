import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TreeNode } from '../../../../../renderer/data/api';
import { childrenOf, treeLines } from '../../../../../renderer/screens/organizations/tree-lines';
import {
  deletionRefusal,
  isWithin,
  nextOrder,
  planMove,
  stepTarget,
} from '../../../../../renderer/screens/organizations/tree-moves';

const node = (id: string, parent: string | null, order = 10, own = 0): TreeNode => ({
  id,
  parent,
  name: id,
  kind: 'branch',
  own,
  all: own,
  order,
});

const tree = [
  node('root', null),
  node('a', 'root', 10),
  node('b', 'root', 20),
  node('c', 'root', 30),
  node('a1', 'a', 10),
];

/** The tree after the planned changes, as the journal would make it. */
const applied = (nodes: readonly TreeNode[], plan: ReturnType<typeof planMove>): readonly TreeNode[] =>
  'refused' in plan
    ? nodes
    : nodes.map((item) => {
        const change = plan.changes.find((entry) => entry.id === item.id);
        if (change === undefined) return item;
        return {
          ...item,
          parent: change.parent === undefined ? item.parent : change.parent,
          order: change.order ?? item.order,
        };
      });

const idsUnder = (nodes: readonly TreeNode[], parent: string | null) =>
  (childrenOf(nodes).get(parent) ?? []).map((item) => item.id);

describe('the tree on the screen', () => {
  it('hides what is below a closed node and shows what was searched with all above it', () => {
    expect(treeLines(tree, new Set(['a']), '').map((line) => line.node.id)).toEqual(['root', 'a', 'b', 'c']);
    expect(treeLines(tree, new Set(['a']), 'a1').map((line) => line.node.id)).toEqual(['root', 'a', 'a1']);
  });

  it('shows nodes that hang in a loop at the top and says so', () => {
    const looped = [node('x', 'y'), node('y', 'x'), node('z', null)];
    const lines = treeLines(looped, new Set(), '');
    expect(lines.map((line) => line.node.id).sort()).toEqual(['x', 'y', 'z']);
    expect(lines.some((line) => line.inLoop)).toBe(true);
  });

  it('shows every node exactly once, whatever the parents are', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.constantFrom(...ids, 'gone')), { minLength: 5, maxLength: 5 }),
        (parents) => {
          const nodes = ids.map((id, at) => node(id, parents[at] ?? null));
          expect(
            treeLines(nodes, new Set(), '')
              .map((line) => line.node.id)
              .sort(),
          ).toEqual(ids);
        },
      ),
    );
  });
});

describe('moving an organization', () => {
  it('under itself or its own child is refused', () => {
    expect(planMove(tree, 'a', { parent: 'a1', before: null })).toHaveProperty('refused');
    expect(planMove(tree, 'a', { parent: 'a', before: null })).toHaveProperty('refused');
  });

  it('in front of a sibling changes the order and not the parent', () => {
    const plan = planMove(tree, 'c', { parent: 'root', before: 'a' });
    expect(idsUnder(applied(tree, plan), 'root')).toEqual(['c', 'a', 'b']);
    expect('changes' in plan && plan.changes.every((change) => change.parent === undefined)).toBe(true);
  });

  it('to where it stands changes nothing', () => {
    expect(planMove(tree, 'c', { parent: 'root', before: null })).toEqual({ changes: [] });
  });

  it('by keyboard goes up, down, out and in', () => {
    const moved = (id: string, step: 'up' | 'down' | 'out' | 'in') => {
      const target = stepTarget(tree, id, step);
      return target === null ? null : applied(tree, planMove(tree, id, target));
    };
    expect(idsUnder(moved('b', 'up') ?? [], 'root')).toEqual(['b', 'a', 'c']);
    expect(idsUnder(moved('b', 'down') ?? [], 'root')).toEqual(['a', 'c', 'b']);
    expect(idsUnder(moved('a1', 'out') ?? [], 'root')).toEqual(['a', 'a1', 'b', 'c']);
    expect(idsUnder(moved('b', 'in') ?? [], 'a')).toEqual(['a1', 'b']);
    expect(moved('a', 'up')).toBeNull();
    expect(moved('root', 'out')).toBeNull();
  });

  it('never makes a loop', () => {
    const ids = tree.map((item) => item.id);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...ids), fc.option(fc.constantFrom(...ids))), { maxLength: 12 }),
        (moves) => {
          let now: readonly TreeNode[] = tree;
          for (const [id, parent] of moves) now = applied(now, planMove(now, id, { parent, before: null }));
          expect(treeLines(now, new Set(), '').some((line) => line.inLoop)).toBe(false);
        },
      ),
    );
  });

  it('knows what is within what, also in loops', () => {
    expect(isWithin(tree, 'a1', 'root')).toBe(true);
    expect(isWithin(tree, 'root', 'a1')).toBe(false);
    expect(isWithin([node('x', 'y'), node('y', 'x')], 'x', 'z')).toBe(false);
  });
});

describe('adding and deleting', () => {
  it('puts a new child at the end', () => {
    expect(nextOrder(tree, 'root')).toBe(40);
    expect(nextOrder(tree, 'b')).toBe(10);
  });

  it('refuses to delete what still has members or organizations below, and says how many', () => {
    expect(deletionRefusal(tree, node('a', 'root', 10, 3))).toContain('1 个下级组织和3 名党员');
    expect(deletionRefusal(tree, node('b', 'root'))).toBeNull();
  });
});
