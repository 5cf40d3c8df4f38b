import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordState } from '../../../../shared/journal/entry';
import { applyEntries, applyEntry } from '../../../../shared/journal/merge';
import { readRecord } from '../../../../shared/journal/read-record';
import {
  draftDelete,
  draftInverse,
  draftRestore,
  draftSettle,
  draftWrites,
  type Writes,
} from '../../../../shared/journal/write-draft';
import type { RecordValues } from '../../../../shared/records/define';
import { entryOf, stampOf, stateOf, wallOf, write } from '../../builders/journal';

const TYPE = {
  fields: {
    name: { kind: 'text', label: '姓名' },
    phone: { kind: 'phone', label: '手机' },
    posts: { kind: 'list', label: '职务', of: { post: { kind: 'text', label: '职务' } } },
  },
} as const;
const NOW = wallOf(100);

const draft = (seen: RecordState | undefined, desired: RecordValues) => draftWrites(seen, desired, TYPE, NOW);
const save = (state: RecordState | undefined, second: number, writes: Writes, device = 'a') =>
  applyEntry(state, entryOf({ stamp: stampOf(second, device), writes }));
const valuesOf = (state: RecordState) => readRecord(state, NOW).values;

describe('saving a form', () => {
  test('writes only what changed, with the stamps that were seen', () => {
    const seen = stateOf({ name: '王', phone: '13800000000' });
    expect(draft(seen, { name: '王', phone: '13900000000' })).toEqual({
      phone: { value: '13900000000', saw: [stampOf(1)] },
    });
  });

  test('takes blank text as no value, and does not write it where nothing was', () => {
    expect(draft(stateOf({ name: '王' }), { name: '', phone: '' })).toEqual({
      name: { value: null, saw: [stampOf(1)] },
    });
    expect(draft(undefined, { name: '', phone: null })).toEqual({});
  });

  test('leaves fields alone that the form does not name', () => {
    expect(draft(stateOf({ name: '王', phone: '1' }), { name: '汪', phone: undefined })).toEqual({
      name: { value: '汪', saw: [stampOf(1)] },
    });
  });

  test('compares lists element by element', () => {
    const seen = stateOf({ 'posts/p1': { post: '书记' }, 'posts/p2': { post: '委员' } });
    const wanted = [
      { id: 'p1', post: '书记', note: '' },
      { id: 'p3', post: '会计', note: '' },
    ];
    expect(draft(seen, { posts: wanted })).toEqual({
      'posts/p2': { value: null, saw: [stampOf(1)] },
      'posts/p3': { value: { post: '会计' }, saw: [] },
    });
  });

  test('makes a conflict, not a loss, when somebody saved the same field meanwhile', () => {
    const seen = stateOf({ name: '王' });
    const meanwhile = save(seen, 2, draft(seen, { name: '汪' }), 'b');
    const state = save(meanwhile, 3, draft(seen, { name: '黄' }));
    expect(readRecord(state, NOW).conflicts).toEqual(['name']);
    expect(valuesOf(state).name).toBe('黄');
  });

  test('on a field in conflict supersedes only the value that was on the screen', () => {
    const both = applyEntries(stateOf({ name: '王' }), [
      entryOf({ stamp: stampOf(2, 'a'), writes: { name: write('汪', stampOf(1)) } }),
      entryOf({ stamp: stampOf(3, 'b'), writes: { name: write('黄', stampOf(1)) } }),
    ]);
    const state = save(both, 4, draft(both, { name: '皇' }));
    expect(state.registers.name?.heads.map((head) => head.value)).toEqual(['皇', '汪']);
    const settled = save(state, 5, draftSettle(state, 'name', '汪'));
    expect(settled.registers.name?.heads).toEqual([{ stamp: stampOf(5), value: '汪' }]);
  });

  test('gives back the values that were wanted', () => {
    const anyValues = fc.record(
      {
        name: fc.constantFrom('王', '汪', ''),
        phone: fc.constantFrom('1', '2', null),
        posts: fc.uniqueArray(
          fc.record({ id: fc.constantFrom('p1', 'p2', 'p3'), post: fc.constantFrom('甲', '乙') }),
          {
            selector: (element) => element.id,
          },
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyValues, anyValues, (first, second) => {
        const before = save(undefined, 1, draft(undefined, first));
        const after = save(before, 2, draft(before, second));
        expect(draft(after, second)).toEqual({});
        expect(readRecord(after, NOW).conflicts).toEqual([]);
      }),
    );
  });
});

describe('the bin', () => {
  test('takes a record in and gives it back with all its values', () => {
    const seen = stateOf({ name: '王' });
    const gone = save(seen, 2, draftDelete(seen, NOW));
    expect(readRecord(gone, NOW).deleted).toBe(true);
    const back = save(gone, 3, draftRestore(gone, NOW));
    expect(readRecord(back, NOW).deleted).toBe(false);
    expect(valuesOf(back)).toEqual({ name: '王' });
  });

  test('writes nothing when the record is where it should be', () => {
    expect(draftRestore(stateOf({ name: '王' }), NOW)).toEqual({});
  });
});

describe('undo', () => {
  const before = stateOf({ name: '王', phone: '1' });
  const after = save(before, 2, draft(before, { name: '汪', phone: '2' }));

  test('brings the old values back, and undone again the new ones', () => {
    const back = draftInverse(before, after, after, NOW);
    const undone = save(after, 3, back.writes);
    expect(valuesOf(undone)).toEqual({ name: '王', phone: '1' });
    const redone = save(undone, 4, draftInverse(after, undone, undone, NOW).writes);
    expect(valuesOf(redone)).toEqual({ name: '汪', phone: '2' });
  });

  test('takes back a conflict that the act brought, also where the old value went on being shown', () => {
    const ours = save(before, 9, draft(before, { phone: '9' }));
    const theirs = { phone: { heads: [{ stamp: stampOf(5, 'b'), value: '5' }], over: [stampOf(1)] } };
    const taken = applyEntry(ours, entryOf({ stamp: stampOf(10), writes: {}, absorbed: theirs }));
    expect(readRecord(taken, NOW)).toMatchObject({ values: { phone: '9' }, conflicts: ['phone'] });
    const back = save(taken, 11, draftInverse(ours, taken, taken, NOW).writes);
    expect(readRecord(back, NOW)).toMatchObject({ values: { phone: '9' }, conflicts: [] });
    // What a third person wrote since is not settled by an undo.
    const later = { phone: { heads: [{ stamp: stampOf(6, 'c'), value: '6' }], over: [stampOf(1)] } };
    const now = applyEntry(taken, entryOf({ stamp: stampOf(12), writes: {}, absorbed: later }));
    expect(draftInverse(ours, taken, now, NOW).writes).toEqual({});
  });

  test('leaves alone and names what somebody changed since', () => {
    const now = save(after, 3, draft(after, { phone: '3' }), 'b');
    expect(draftInverse(before, after, now, NOW)).toEqual({
      writes: { name: { value: '王', saw: [stampOf(2)] } },
      skipped: ['phone'],
    });
  });

  test('of two acts on one field goes back step by step', () => {
    const third = save(after, 3, draft(after, { name: '黄' }));
    const one = save(third, 4, draftInverse(after, third, third, NOW).writes);
    const two = save(one, 5, draftInverse(before, after, one, NOW).writes);
    expect(valuesOf(two).name).toBe('王');
  });

  test('of a creation puts the record into the bin, unless it was worked on since', () => {
    const created = stateOf({ name: '王' });
    expect(draftInverse(undefined, created, created, NOW).writes).toEqual({
      $deleted: { value: true, saw: [] },
    });
    const edited = save(created, 2, draft(created, { phone: '1' }), 'b');
    expect(draftInverse(undefined, created, edited, NOW)).toEqual({ writes: {}, skipped: ['phone'] });
  });

  test('of a deletion restores', () => {
    const gone = save(before, 2, draftDelete(before, NOW));
    const back = save(gone, 3, draftInverse(before, gone, gone, NOW).writes);
    expect(readRecord(back, NOW).deleted).toBe(false);
  });

  test('of an absorbed bundle brings back what stood there', () => {
    const taken = applyEntry(
      before,
      entryOf({
        stamp: stampOf(9),
        writes: {},
        absorbed: { name: { heads: [{ stamp: stampOf(8, 'b'), value: '县' }], over: [stampOf(1)] } },
      }),
    );
    const undone = save(taken, 10, draftInverse(before, taken, taken, NOW).writes);
    expect(valuesOf(undone).name).toBe('王');
  });
});
