import { describe, expect, test } from 'vitest';
import {
  checkIntegrity,
  findLoops,
  type IntegrityQuestions,
  wouldLoop,
} from '../../../../shared/journal/integrity';

const tree = (parents: Readonly<Record<string, string>>) => ({ parent: (id: string) => parents[id] });

const questions = (parts: Partial<IntegrityQuestions>): IntegrityQuestions => ({
  identities: () => [],
  parent: () => undefined,
  references: () => [],
  life: () => 'alive',
  ...parts,
});

describe('the integrity pass', () => {
  test('reports records that share an identity, and only live ones', () => {
    const numbers: Readonly<Record<string, string>> = { a: 'N1', b: 'N1', c: 'N2', d: 'N1' };
    const found = checkIntegrity(
      ['a', 'b', 'c', 'd'],
      questions({
        identities: (id) => [numbers[id] ?? '', numbers[id] ?? ''],
        life: (id) => (id === 'd' ? 'deleted' : 'alive'),
      }),
    );
    expect(found).toEqual([{ kind: 'duplicate', key: 'N1', records: ['a', 'b'] }]);
  });

  test('reports a circle once, without the records that hang below it', () => {
    const found = findLoops(['x', 'c', 'b', 'a'], tree({ a: 'b', b: 'c', c: 'a', x: 'a' }));
    expect(found).toEqual([{ kind: 'loop', records: ['a', 'b', 'c'] }]);
  });

  test('reports an organization that is its own parent, and two separate circles', () => {
    expect(findLoops(['a', 'b', 'c', 'r'], tree({ a: 'a', b: 'c', c: 'b' }))).toEqual([
      { kind: 'loop', records: ['a'] },
      { kind: 'loop', records: ['b', 'c'] },
    ]);
  });

  test('finds nothing in a plain tree', () => {
    expect(findLoops(['r', 'a', 'b', 'c'], tree({ a: 'r', b: 'r', c: 'a' }))).toEqual([]);
  });

  test('reports references to records that are missing or in the bin', () => {
    const found = checkIntegrity(
      ['a'],
      questions({
        references: () => [
          { field: 'branch', target: 'gone' },
          { field: 'group', target: 'binned' },
          { field: 'unit', target: 'there' },
        ],
        life: (id) => (id === 'gone' ? 'unknown' : id === 'binned' ? 'deleted' : 'alive'),
      }),
    );
    expect(found).toEqual([
      { kind: 'missing-reference', record: 'a', field: 'branch', target: 'gone', deleted: false },
      { kind: 'missing-reference', record: 'a', field: 'group', target: 'binned', deleted: true },
    ]);
  });
});

test('a move below itself or below one of its own is recognised before it is made', () => {
  const organizations = tree({ b: 'a', c: 'b', x: 'y', y: 'x' });
  expect(wouldLoop('a', 'c', organizations)).toBe(true);
  expect(wouldLoop('a', 'a', organizations)).toBe(true);
  expect(wouldLoop('c', 'a', organizations)).toBe(false);
  expect(wouldLoop('a', 'x', organizations)).toBe(false);
});
