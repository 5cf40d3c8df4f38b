import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, Column, PartAway } from '../../../../../renderer/data/index/column';

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(undefined, '', '甲', '乙', true, false, 0, 7),
  fc.string({ unit: 'binary' }),
);
const anyWrites = fc.array(fc.tuple(fc.nat(30), anyCell), { maxLength: 40 });

test('a column gives back what was set, also packed and opened again, and with changes before it was opened', () => {
  fc.assert(
    fc.property(anyWrites, anyWrites, (first, second) => {
      const column = Column.empty();
      const model: Cell[] = [];
      for (const [row, value] of first) {
        column.set(row, value);
        model[row] = value;
      }
      const opened = Column.of(column.pack());
      for (const [row, value] of second) {
        opened.set(row, value);
        model[row] = value;
      }
      const repacked = Column.of(opened.pack());
      for (let row = 0; row < 32; row++) {
        expect(opened.get(row)).toBe(model[row]);
        expect(repacked.get(row)).toBe(model[row]);
      }
    }),
  );
});

test('a change of a value raises the version, the same value does not', () => {
  const column = Column.empty();
  column.set(0, '甲');
  const { version } = column;
  column.set(0, '甲');
  expect(column.version).toBe(version);
  column.set(0, '乙');
  expect(column.version).toBeGreaterThan(version);
});

test('more distinct values than can be shared are kept all the same', () => {
  const column = Column.empty();
  for (let row = 0; row < 5000; row++) column.set(row, `值${row}`);
  const opened = Column.of(column.pack());
  expect([opened.get(0), opened.get(4999)]).toEqual(['值0', '值4999']);
  for (let row = 0; row < 5000; row++) expect(opened.get(row)).toBe(`值${row}`);
});

test('texts that no encoding can carry, and numbers among very many values, come back as they were', () => {
  const column = Column.empty();
  for (let row = 0; row < 5000; row++) column.set(row, `值${row}`);
  column.set(7, '\ud800');
  column.set(8, 12.5);
  const opened = Column.of(column.pack());
  expect([opened.get(6), opened.get(7), opened.get(8)]).toEqual(['值6', '\ud800', 12.5]);
});

test('a column whose bytes are still to come refuses to answer, takes changes, and has both when they are there', () => {
  const column = Column.empty();
  for (const [row, name] of ['甲', '乙', '丙'].entries()) column.set(row, name);
  const late = Column.away();
  expect(() => late.get(0)).toThrow(PartAway);
  late.set(1, '丁');
  expect(() => late.get(0)).toThrow(PartAway);
  late.arrive(column.pack());
  expect([0, 1, 2].map((row) => late.get(row))).toEqual(['甲', '丁', '丙']);
  expect([0, 1, 2].map((row) => late.isChanged(row))).toEqual([false, true, false]);
});
