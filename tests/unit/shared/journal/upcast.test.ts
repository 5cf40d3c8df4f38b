import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEntries, joinStates } from '../../../../shared/journal/merge';
import {
  type MigrationStep,
  type Migrations,
  upcastEntry,
  upcastState,
} from '../../../../shared/journal/upcast';
import type { Json } from '../../../../shared/kernel/json';
import { anyEntry, entryOf, stampOf, write } from '../../builders/journal';

/** Version 2 renames phone, version 3 writes sex as a code and drops `legacy`. */
const STEPS: readonly MigrationStep[] = [
  { to: 2, rewrite: (path, value) => [[path === 'phone' ? 'mobile' : path, value]] },
  {
    to: 3,
    rewrite: (path, value) => {
      if (path === 'legacy') return [];
      return [[path, path === 'sex' ? sexCode(value) : value]];
    },
  },
];
const sexCode = (value: Json): Json => (value === '男' ? '1' : value === '女' ? '2' : value);
const MIGRATIONS: Migrations = {
  version: (type) => (type === 'member' ? 3 : undefined),
  steps: () => STEPS,
};

describe('an entry of an older declaration', () => {
  test('reads as if it had been written today', () => {
    const old = entryOf({
      schema: 1,
      writes: { phone: write('138'), sex: write('男'), $deleted: write(false) },
    });
    expect(upcastEntry(old, MIGRATIONS)).toMatchObject({
      schema: 3,
      writes: { mobile: write('138'), sex: write('1'), $deleted: write(false) },
    });
  });

  test('goes only through the steps that it has not seen', () => {
    const old = entryOf({ schema: 2, writes: { phone: write('field of version 2'), legacy: write(1) } });
    expect(Object.keys(upcastEntry(old, MIGRATIONS).writes)).toEqual(['phone']);
  });

  test('still supersedes what it superseded', () => {
    const first = entryOf({ schema: 1, stamp: stampOf(1), writes: { phone: write('1') } });
    const second = entryOf({ schema: 1, stamp: stampOf(2), writes: { phone: write('2', stampOf(1)) } });
    const state = applyEntries(
      undefined,
      [second, first].map((entry) => upcastEntry(entry, MIGRATIONS)),
    );
    expect(state?.registers.mobile?.heads.map((head) => head.value)).toEqual(['2']);
  });
});

test('entries of a newer or an unknown declaration come back untouched', () => {
  const newer = entryOf({ schema: 4, writes: { phone: write('1') } });
  const unknown = entryOf({ type: 'other', schema: 1, writes: { phone: write('1') } });
  expect(upcastEntry(newer, MIGRATIONS)).toBe(newer);
  expect(upcastEntry(unknown, MIGRATIONS)).toBe(unknown);
});

test('merging first and upcasting then gives what upcasting first gives', () => {
  const anyOldEntry = anyEntry.map((entry) => ({ ...entry, schema: 1 }));
  fc.assert(
    fc.property(fc.array(anyOldEntry, { minLength: 1, maxLength: 5 }), (entries) => {
      const late = upcastState(applyEntries(undefined, entries)!, MIGRATIONS);
      const early = applyEntries(
        undefined,
        entries.map((entry) => upcastEntry(entry, MIGRATIONS)),
      )!;
      expect(joinStates(late, early)).toEqual(late);
      expect(late).toEqual(early);
    }),
  );
});
