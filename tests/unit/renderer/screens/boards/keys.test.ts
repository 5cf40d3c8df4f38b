import { describe, expect, test } from 'vitest';
import { moveOnBoard, settleSpot } from '../../../../../renderer/screens/boards/lane-keys';
import { moveInList } from '../../../../../renderer/screens/boards/list-keys';
import { moveInMatrix } from '../../../../../renderer/screens/boards/matrix-keys';
import { moveInSections } from '../../../../../renderer/screens/boards/section-keys';

describe('keys in a matrix', () => {
  const size = { rows: 30, columns: 8, page: 10 };
  test.each([
    ['ArrowUp', false, { row: 0, column: 3 }, { row: 0, column: 3 }],
    ['ArrowDown', false, { row: 29, column: 3 }, { row: 29, column: 3 }],
    ['ArrowRight', false, { row: 2, column: 7 }, { row: 2, column: 7 }],
    ['PageDown', false, { row: 25, column: 0 }, { row: 29, column: 0 }],
    ['Home', false, { row: 5, column: 6 }, { row: 5, column: 0 }],
    ['End', true, { row: 5, column: 6 }, { row: 29, column: 7 }],
  ])('%s (Ctrl: %s) goes from %o to %o', (key, ctrlKey, from, to) => {
    expect(moveInMatrix(from, { key, ctrlKey }, size)).toEqual(to);
  });

  test('that mean something else do not move', () => {
    expect(moveInMatrix({ row: 0, column: 0 }, { key: '3', ctrlKey: false }, size)).toBeNull();
  });
});

describe('keys on a board', () => {
  test('skip lanes without cards and stay at the height as far as the lane reaches', () => {
    expect(moveOnBoard({ lane: 0, card: 4 }, 'ArrowRight', [6, 0, 2])).toEqual({ lane: 2, card: 1 });
    expect(moveOnBoard({ lane: 2, card: 1 }, 'ArrowRight', [6, 0, 2])).toEqual({ lane: 2, card: 1 });
    expect(moveOnBoard({ lane: 0, card: 5 }, 'ArrowDown', [6, 0, 2])).toEqual({ lane: 0, card: 5 });
    expect(moveOnBoard({ lane: 0, card: 0 }, 'n', [6, 0, 2])).toBeNull();
  });

  test('stand on the nearest card when theirs has gone', () => {
    expect(settleSpot({ lane: 0, card: 9 }, [3, 1])).toEqual({ lane: 0, card: 2 });
    expect(settleSpot({ lane: 1, card: 0 }, [0, 0, 1])).toEqual({ lane: 2, card: 0 });
    expect(settleSpot({ lane: 0, card: 0 }, [0, 0])).toBeNull();
  });
});

// Nothing in the first, third, fourth and last.
test.each([
  [1, 'ArrowDown', 4],
  [4, 'ArrowUp', 1],
  [1, 'ArrowUp', 1],
  [5, 'ArrowDown', 5],
  [1, 'PageDown', 5],
  [5, 'PageUp', 1],
  [4, 'Home', 1],
  [1, 'End', 5],
  [-1, 'ArrowDown', 1],
  [4, 'j', null],
])('in a list with items that hold nothing, from %s %s goes to %s', (at, key, wanted) => {
  expect(moveInList(at, key, [false, true, false, false, true, true, false])).toBe(wanted);
});

test('in a list in which nothing can be chosen no key moves', () => {
  expect(moveInList(-1, 'ArrowDown', [false, false])).toBe(-1);
});

describe('keys in sections', () => {
  // Cards 0 to 2, none, 3 and 4, 5.
  const lengths = [3, 0, 2, 1];
  test.each([
    ['ArrowDown', 2, 3],
    ['ArrowDown', 5, 5],
    ['ArrowUp', 0, 0],
    ['ArrowRight', 1, 3],
    ['ArrowRight', 5, 5],
    ['ArrowLeft', 4, 3],
    ['ArrowLeft', 3, 0],
    ['ArrowLeft', 0, 0],
    ['PageDown', 1, 5],
    ['PageUp', 5, 1],
    ['Home', 4, 0],
    ['End', 0, 5],
  ])('%s goes from %i to %i', (key, from, to) => {
    expect(moveInSections(from, key, lengths, 4)).toBe(to);
  });

  test('that mean something else do not move', () => {
    expect(moveInSections(0, 'j', lengths, 4)).toBeNull();
  });
});
