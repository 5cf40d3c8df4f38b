import { describe, expect, test } from 'vitest';
import { RecordIndex } from '../../../../../renderer/data/index/record-index';
import { storedRecord } from '../../../builders/stored-record';

const CONTEXT = { wall: Date.UTC(2026, 10, 23), today: '2026-11-23' };

function treeOf(parents: Readonly<Record<string, string | null>>) {
  const index = new RecordIndex();
  const records = Object.entries(parents).map(([id, parentId], order) =>
    storedRecord(id, 'organization', { fullName: `组织${id}`, order, ...(parentId ? { parentId } : {}) }),
  );
  index.take(records, CONTEXT);
  return index.tree();
}

describe('the tree of organizations', () => {
  test('counts an organization with all below it', () => {
    const nodes = treeOf({ a: null, b: 'a', c: 'b' }).nodes(
      new Map([
        ['b', 2],
        ['c', 3],
      ]),
    );
    expect(nodes.map(({ id, own, all }) => [id, own, all])).toEqual([
      ['a', 0, 5],
      ['b', 2, 5],
      ['c', 3, 3],
    ]);
  });

  test('shows one whose parent is missing, and a circle, at the top', () => {
    const nodes = treeOf({ a: null, orphan: 'gone', x: 'y', y: 'x' }).nodes(new Map());
    expect(nodes.filter(({ parent }) => parent === null).map(({ id }) => id)).toEqual(['a', 'orphan', 'x']);
    expect(nodes).toHaveLength(4);
  });

  test('scopes to a subtree, also in a circle', () => {
    expect([...treeOf({ a: null, b: 'a', c: 'b', d: 'a' }).subtree('b')].sort()).toEqual(['b', 'c']);
    expect([...treeOf({ x: 'y', y: 'x' }).subtree('x')].sort()).toEqual(['x', 'y']);
  });
});
