import { describe, expect, test } from 'vitest';
import { isCodeOf } from '../../../../shared/records/codes';
import { recordTypes } from '../../../../shared/records/registry';
import { type DueWhen, dueTest } from '../../../../shared/rules/due';

const TODAY = '2026-11-25';
const FACET = { date: 'due', doneBy: [{ field: 'state', codes: ['closed'] }, { field: 'doneAt' }] };

const isDue = (when: DueWhen, record: Readonly<Record<string, string>>) =>
  dueTest(FACET, (field) => () => record[field], when, TODAY)(0);

test.each([
  ['2026-11-24', true, false],
  ['2026-11-25', false, true],
  ['2026-12-01', false, true],
  ['2026-12-02', false, false],
  // Of a month only its last day is sure to be too late.
  ['2026-10', true, false],
  ['2026-11', false, true],
  ['2026', false, false],
  ['', false, false],
])('due %s on the day: overdue %s, within the week %s', (due, overdue, soon) => {
  expect([isDue('overdue', { due }), isDue('due-soon', { due })]).toEqual([overdue, soon]);
});

test('what is done is due no more: a code that says so, or a date that is filled', () => {
  const due = '2026-11-01';
  expect(isDue('overdue', { due, state: 'working' })).toBe(true);
  expect(isDue('overdue', { due, state: 'closed' })).toBe(false);
  expect(isDue('overdue', { due, doneAt: '2026-11-20' })).toBe(false);
});

describe.each(recordTypes.filter(({ due }) => due !== undefined))('due facet of $name', ({ fields, due }) => {
  test('names a date and fields and codes that exist', () => {
    expect(fields[due!.date]?.kind).toBe('date');
    for (const { field, codes } of due!.doneBy) {
      expect(fields[field]).toBeDefined();
      const list = fields[field]?.codes;
      expect((codes ?? []).filter((code) => list === undefined || !isCodeOf(list, code))).toEqual([]);
    }
  });
});
