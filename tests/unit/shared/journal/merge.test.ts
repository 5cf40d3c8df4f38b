import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry, RecordState } from '../../../../shared/journal/entry';
import { applyEntries, applyEntry, joinRegisters, joinStates } from '../../../../shared/journal/merge';
import { isConflict, readRecord } from '../../../../shared/journal/read-record';
import { anyEntry, anyRegisters, entryOf, stampOf, stateOf, wallOf, write } from '../../builders/journal';

const apply = (entries: readonly Entry[]) => applyEntries(undefined, entries);
const anyEntries = fc.array(anyEntry, { minLength: 1, maxLength: 8 });

/** Same content whatever the order in which paths were met. */
function sorted(state: RecordState | undefined) {
  if (state === undefined) return undefined;
  const registers = Object.keys(state.registers).sort();
  return { ...state, registers: registers.map((path) => [path, state.registers[path]]) };
}

describe('merging', () => {
  test('gives the same state in any order and with any duplicates', () => {
    const shuffled = anyEntries.chain((entries) =>
      fc.tuple(
        fc.constant(entries),
        fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([entries, again]) => {
        expect(sorted(apply(again))).toEqual(sorted(apply(entries)));
      }),
    );
  });

  test('is commutative, associative and idempotent on states', () => {
    fc.assert(
      fc.property(anyEntries, anyEntries, anyEntries, (x, y, z) => {
        const [a, b, c] = [apply(x)!, apply(y)!, apply(z)!];
        expect(sorted(joinStates(a, b))).toEqual(sorted(joinStates(b, a)));
        expect(sorted(joinStates(joinStates(a, b), c))).toEqual(sorted(joinStates(a, joinStates(b, c))));
        expect(joinStates(a, a)).toBe(a);
        expect(sorted(joinStates(a, apply([...x, ...y])!))).toEqual(sorted(joinStates(a, b)));
      }),
    );
  });

  test('is commutative, associative and idempotent on registers', () => {
    const anyRegister = anyRegisters.map((all) => Object.values(all)[0] ?? { heads: [], over: [] });
    fc.assert(
      fc.property(anyRegister, anyRegister, anyRegister, (a, b, c) => {
        expect(joinRegisters(a, b)).toEqual(joinRegisters(b, a));
        expect(joinRegisters(joinRegisters(a, b), c)).toEqual(joinRegisters(a, joinRegisters(b, c)));
        expect(joinRegisters(a, a)).toBe(a);
        expect(joinRegisters(joinRegisters(a, b), b)).toEqual(joinRegisters(a, b));
      }),
    );
  });

  test('never changes a state that was handed in', () => {
    fc.assert(
      fc.property(anyEntries, anyEntry, (entries, entry) => {
        const state = apply(entries)!;
        const before = JSON.stringify(sorted(state));
        applyEntry(state, entry);
        expect(JSON.stringify(sorted(state))).toBe(before);
      }),
    );
  });

  test('of entries at once equals merging them one by one', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const one = entries.reduce<RecordState | undefined>(
          (state, entry) => applyEntry(state, entry),
          undefined,
        );
        expect(sorted(apply(entries))).toEqual(sorted(one));
      }),
    );
  });
});

describe('a value', () => {
  const created = entryOf({ stamp: stampOf(1), writes: { name: write('王') } });

  test('supersedes what its author saw', () => {
    const edited = entryOf({ stamp: stampOf(2), writes: { name: write('汪', stampOf(1)) } });
    const state = apply([edited, created])!;
    expect(state.registers.name).toEqual({
      heads: [{ stamp: stampOf(2), value: '汪' }],
      over: [stampOf(1)],
    });
  });

  test('whose author did not see the other stays beside it as a conflict, the latest first', () => {
    const left = entryOf({ stamp: stampOf(2, 'a'), writes: { name: write('汪', stampOf(1)) } });
    const right = entryOf({ stamp: stampOf(3, 'b'), writes: { name: write('黄', stampOf(1)) } });
    const state = apply([created, left, right])!;
    expect(state.registers.name?.heads.map((head) => head.value)).toEqual(['黄', '汪']);
    expect(readRecord(state, wallOf(9)).conflicts).toEqual(['name']);
  });

  test('that two people wrote alike is no conflict', () => {
    const left = entryOf({ stamp: stampOf(2, 'a'), writes: { name: write('汪', stampOf(1)) } });
    const right = entryOf({ stamp: stampOf(3, 'b'), writes: { name: write('汪', stampOf(1)) } });
    const state = apply([created, left, right])!;
    expect(state.registers.name?.heads).toHaveLength(2);
    expect(isConflict(state.registers.name!)).toBe(false);
  });

  test('of a cloned PC with the same stamp is kept beside the other', () => {
    const clone = entryOf({ stamp: stampOf(1), id: 'other', writes: { name: write('李') } });
    const heads = apply([created, clone])!.registers.name!.heads;
    expect(heads).toHaveLength(2);
    expect(apply([clone, created])!.registers.name!.heads).toEqual(heads);
  });

  test('from ten years ahead does not win by its stamp alone', () => {
    const ahead = entryOf({
      stamp: stampOf(3650 * 86_400, 'b'),
      writes: { name: write('未来', stampOf(1)) },
    });
    const now = entryOf({ stamp: stampOf(2), writes: { name: write('现在', stampOf(1)) } });
    const read = readRecord(apply([created, ahead, now])!, wallOf(3));
    expect(read.values.name).toBe('现在');
    expect(read.conflicts).toEqual(['name']);
    expect(read.farAhead).toEqual(['name']);
  });

  test('of an old bundle that comes after a deletion does not bring the record back', () => {
    const deleted = entryOf({ stamp: stampOf(5), writes: { $deleted: write(true) } });
    const late = entryOf({ stamp: stampOf(6), writes: {}, absorbed: stateOf({ name: '王' }).registers });
    expect(readRecord(apply([created, deleted, late])!, wallOf(9)).deleted).toBe(true);
  });

  test('supersedes more stamps than fit a quick look', () => {
    const saw = Array.from({ length: 40 }, (_, n) => stampOf(n, 'b'));
    const many = saw.map((stamp) => entryOf({ stamp, writes: { name: write(stamp) } }));
    const settled = entryOf({ stamp: stampOf(50), writes: { name: write('定', ...saw) } });
    expect(apply([...many, settled])!.registers.name!.heads).toEqual([{ stamp: stampOf(50), value: '定' }]);
  });
});

test('records of two ids are never merged', () => {
  const other = entryOf({ record: 'r2', writes: { name: write('王') } });
  expect(() => applyEntry(stateOf({ name: '王' }), other)).toThrow('two different records');
});
