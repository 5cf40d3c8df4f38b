import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { branchLines } from '../../../../renderer/app/branch-tree';
import type { TreeNode } from '../../../../renderer/data/api';

const node = (id: string, parent: string | null, name: string, order = 0): TreeNode => ({
  id,
  parent,
  name,
  kind: 'branch',
  own: 0,
  all: 0,
  order,
});

const tree = [
  node('a', null, '河口镇党委'),
  node('c', 'a', '石桥村党支部', 2),
  node('b', 'a', '河口村党支部', 1),
  node('d', 'b', '第一党小组'),
];

const shown = (words: string, nodes: readonly TreeNode[] = tree) =>
  branchLines(nodes, words).map(({ node: { id }, depth }) => `${depth}${id}`);

describe('the organization tree as lines', () => {
  test('children follow their parent, siblings in their order', () => {
    expect(shown('')).toEqual(['0a', '1b', '2d', '1c']);
  });

  test('words keep what fits and what stands above it', () => {
    expect(shown('小组')).toEqual(['0a', '1b', '2d']);
    expect(shown('没有这个')).toEqual([]);
  });

  test('a node whose parent is not there stands at the top', () => {
    expect(shown('', [node('x', 'gone', '孤立支部')])).toEqual(['0x']);
  });

  test('a loop is shown, each node once, instead of vanishing', () => {
    expect(shown('', [node('x', 'y', '甲'), node('y', 'x', '乙')])).toEqual(['0x', '1y']);
  });

  test('whatever the parents are, every node is shown exactly once', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const anyTree = fc.tuple(...ids.map(() => fc.option(fc.constantFrom(...ids, 'gone'), { nil: null })));
    fc.assert(
      fc.property(anyTree, (parents) => {
        const nodes = ids.map((id, index) => node(id, parents[index] ?? null, id));
        const lines = branchLines(nodes, '').map((line) => line.node.id);
        expect([...lines].sort()).toEqual(ids);
      }),
    );
  });
});
