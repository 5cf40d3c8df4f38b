import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, Column } from '../../../../../renderer/data/index/column';

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(undefined, '', '甲', '乙', true, false, 0, 7),
  fc.string(),
);
const anyWrites = fc.array(fc.tuple(fc.nat(30), anyCell), { maxLength: 40 });

test('a column gives back what was set, also packed and opened again, and with changes before it was opened', () => {
  fc.assert(
    fc.property(anyWrites, anyWrites, (first, second) => {
      const column = new Column();
      const model: Cell[] = [];
      for (const [row, value] of first) {
        column.set(row, value);
        model[row] = value;
      }
      const opened = new Column(column.pack());
      for (const [row, value] of second) {
        opened.set(row, value);
        model[row] = value;
      }
      const repacked = new Column(opened.pack());
      for (let row = 0; row < 32; row++) {
        expect(opened.get(row)).toBe(model[row]);
        expect(repacked.get(row)).toBe(model[row]);
      }
    }),
  );
});

test('a change of a value raises the version, the same value does not', () => {
  const column = new Column();
  column.set(0, '甲');
  const { version } = column;
  column.set(0, '甲');
  expect(column.version).toBe(version);
  column.set(0, '乙');
  expect(column.version).toBeGreaterThan(version);
});

test('more distinct values than can be shared are kept all the same', () => {
  const column = new Column();
  for (let row = 0; row < 5000; row++) column.set(row, `值${row}`);
  const opened = new Column(column.pack());
  expect([opened.get(0), opened.get(4999)]).toEqual(['值0', '值4999']);
});
