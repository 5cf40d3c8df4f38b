import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnWidths,
  firstChoice,
  moveColumn,
  readColumnChoice,
  resizeColumn,
  toggleColumn,
  writeColumnChoice,
} from '../../../../../renderer/records/list/columns';
import { moveSpot } from '../../../../../renderer/records/list/grid-keys';
import {
  filterWords,
  isNarrowed,
  listReducer,
  specOf,
  startState,
  toggleSort,
} from '../../../../../renderer/records/list/list-state';
import {
  keepPresent,
  NO_SELECTION,
  selectAll,
  selectOnly,
  selectRange,
  selectToggle,
} from '../../../../../renderer/records/list/selection';
import type { Json } from '../../../../../shared/kernel/json';
import { RECORD_TYPES } from '../../../../../shared/records/registry';

const { member } = RECORD_TYPES;

describe('sorting by headings', () => {
  it('goes up, then down, then back to no order', () => {
    const up = toggleSort([], 'name', false);
    const down = toggleSort(up, 'name', false);
    expect(up).toEqual([{ field: 'name', descending: false }]);
    expect(down).toEqual([{ field: 'name', descending: true }]);
    expect(toggleSort(down, 'name', false)).toEqual([]);
  });

  it('forgets the other columns on a plain click and keeps them with Shift', () => {
    const byName = toggleSort([], 'name', false);
    expect(toggleSort(byName, 'birthDate', false)).toEqual([{ field: 'birthDate', descending: false }]);
    const both = toggleSort(byName, 'birthDate', true);
    expect(both.map((item) => item.field)).toEqual(['name', 'birthDate']);
    expect(toggleSort(both, 'name', true)).toEqual([
      { field: 'name', descending: true },
      { field: 'birthDate', descending: false },
    ]);
  });
});

describe('narrowing a list', () => {
  it('drops a filter that lets everything through', () => {
    const start = startState([]);
    const filtered = listReducer(start, {
      act: 'filter',
      field: 'name',
      filter: { kind: 'contains', text: '王' },
    });
    expect(isNarrowed(filtered)).toBe(true);
    const cleared = listReducer(filtered, {
      act: 'filter',
      field: 'name',
      filter: { kind: 'contains', text: ' ' },
    });
    expect(isNarrowed(cleared)).toBe(false);
    expect(
      isNarrowed(listReducer(filtered, { act: 'filter', field: 'name', filter: { kind: 'in', values: [] } })),
    ).toBe(false);
  });

  it('shows everything again with one act and keeps the order', () => {
    const sort = [{ field: 'name', descending: false }];
    const state = listReducer({ ...startState(sort, { only: 'error' }), text: '李' }, { act: 'clear' });
    expect(isNarrowed(state)).toBe(false);
    expect(state.sort).toEqual(sort);
  });

  it('leaves out of the question what was not asked', () => {
    const spec = specOf('member', 'o1', { ...startState([]), text: '  ' }, ['name']);
    expect(spec).toEqual({ type: 'member', branch: 'o1', filters: {}, sort: [], columns: ['name'] });
  });

  it('says each filter in words', () => {
    const same = (value: string) => value;
    expect(filterWords({ kind: 'between', from: '1990', to: null }, same)).toBe('1990及以后');
    expect(filterWords({ kind: 'between', from: null, to: '1999-12' }, same)).toBe('1999-12及以前');
    expect(filterWords({ kind: 'in', values: ['a', '', 'c', 'd'] }, same)).toBe('a、空白、c等4项');
    expect(filterWords({ kind: 'empty' }, same)).toBe('空白');
  });
});

describe('picking records', () => {
  const order = ['a', 'b', 'c', 'd'];

  it('takes everything between anchor and target with Shift, in either direction', () => {
    expect([...selectRange(selectOnly('b'), 'd', order).ids]).toEqual(['b', 'c', 'd']);
    expect([...selectRange(selectOnly('d'), 'b', order).ids].sort()).toEqual(['b', 'c', 'd']);
  });

  it('keeps the anchor, so that a second Shift click measures from the same place', () => {
    const first = selectRange(selectOnly('b'), 'd', order);
    expect([...selectRange(first, 'a', order).ids].sort()).toEqual(['a', 'b']);
  });

  it('picks the one alone when a range has no anchor in the list', () => {
    expect([...selectRange(NO_SELECTION, 'c', order).ids]).toEqual(['c']);
    expect([...selectRange(selectOnly('gone'), 'c', order).ids]).toEqual(['c']);
  });

  it('toggling twice changes nothing', () => {
    fc.assert(
      fc.property(fc.subarray(order), fc.constantFrom(...order), (picked, id) => {
        const start = { ids: new Set(picked), anchor: null };
        const twice = selectToggle(selectToggle(start, id), id);
        expect([...twice.ids].sort()).toEqual([...picked].sort());
      }),
    );
  });

  it('lets go of what a filter hides, so that no act hits unseen records', () => {
    const kept = keepPresent(selectAll(order), ['b', 'c']);
    expect([...kept.ids]).toEqual(['b', 'c']);
    expect(kept.anchor).toBeNull();
  });
});

describe('columns', () => {
  it('survive being remembered', () => {
    const choice = resizeColumn(toggleColumn(firstChoice(member), 'remark'), 'name', 133);
    expect(readColumnChoice(writeColumnChoice(choice), member)).toEqual(choice);
  });

  it('that the type no longer has are left out, and nonsense gives the usual ones', () => {
    expect(readColumnChoice({ shown: ['name', 'gone', 'name'], widths: {} }, member).shown).toEqual(['name']);
    const broken: readonly Json[] = [null, 3, 'x', [], { shown: ['gone'], widths: {} }, { shown: 'name' }];
    for (const nonsense of broken) expect(readColumnChoice(nonsense, member)).toEqual(firstChoice(member));
  });

  it('the last one can not be switched off', () => {
    const one = { shown: ['name'], widths: {} };
    expect(toggleColumn(one, 'name')).toBe(one);
  });

  it('moved beyond an end stay at that end', () => {
    const three = { shown: ['a', 'b', 'c'], widths: {} };
    expect(moveColumn(three, 'a', 1).shown).toEqual(['b', 'a', 'c']);
    expect(moveColumn(three, 'a', 9).shown).toEqual(['b', 'c', 'a']);
    expect(moveColumn(three, 'c', -9).shown).toEqual(['c', 'a', 'b']);
  });

  it('of a member fit a window of 1366 px beside the navigation without scrolling', () => {
    const room = 1366 - 184 - 52 - 15;
    const widths = columnWidths(member, firstChoice(member), room);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(room);
  });

  it('never become narrower than their content asks, however little room there is', () => {
    const tight = columnWidths(member, firstChoice(member), 100);
    const roomy = columnWidths(member, firstChoice(member), 3000);
    for (const [at, width] of tight.entries()) expect(width).toBeLessThanOrEqual(roomy[at] ?? 0);
    expect(Math.min(...tight)).toBeGreaterThanOrEqual(44);
  });

  it('grow with the text size, drawn ones too', () => {
    const choice = resizeColumn({ shown: ['name', 'idNo'], widths: {} }, 'name', 100);
    const normal = columnWidths(member, choice, 0);
    expect(columnWidths(member, choice, 0, 1.25)).toEqual(normal.map((width) => Math.round(width * 1.25)));
    expect(normal[0]).toBe(100);
  });
});

describe('keys in the grid', () => {
  const size = { rows: 100, columns: 5, page: 20 };

  it('lead from the first row up to the headings and back', () => {
    expect(moveSpot({ row: 0, column: 2 }, 'ArrowUp', size)).toEqual({ row: -1, column: 2 });
    expect(moveSpot({ row: -1, column: 2 }, 'ArrowUp', size)).toEqual({ row: -1, column: 2 });
    expect(moveSpot({ row: -1, column: 2 }, 'ArrowDown', size)).toEqual({ row: 0, column: 2 });
  });

  it('never leave the grid', () => {
    fc.assert(
      fc.property(
        fc.record({
          rows: fc.nat(50),
          columns: fc.integer({ min: 1, max: 9 }),
          page: fc.integer({ min: 1, max: 30 }),
        }),
        fc.array(
          fc.constantFrom(
            'ArrowUp',
            'ArrowDown',
            'ArrowLeft',
            'ArrowRight',
            'PageUp',
            'PageDown',
            'Home',
            'End',
          ),
        ),
        (grid, keys) => {
          let spot = { row: 0, column: 0 };
          for (const key of keys) {
            spot = moveSpot(spot, key, grid) ?? spot;
            expect(spot.row).toBeGreaterThanOrEqual(-1);
            expect(spot.row).toBeLessThan(Math.max(1, grid.rows));
            expect(spot.column).toBeGreaterThanOrEqual(0);
            expect(spot.column).toBeLessThan(grid.columns);
          }
        },
      ),
    );
  });

  it('leave other keys alone', () => {
    expect(moveSpot({ row: 0, column: 0 }, 'x', size)).toBeNull();
  });
});
