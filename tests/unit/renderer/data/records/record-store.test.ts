import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRecordStore } from '../../../../../renderer/data/records/record-store';
import { decodeRecord, encodeRecord, withEntries } from '../../../../../renderer/data/records/stored-record';
import { emptyMark } from '../../../../../renderer/data/view/mark';
import { createMemoryView } from '../../../../../renderer/data/view/memory-view';
import { createSealer } from '../../../../../renderer/data/view/sealer';
import type { View } from '../../../../../renderer/data/view/view';
import { anyEntry, entryOf, stampOf, write } from '../../../builders/journal';
import { storedRecord } from '../../../builders/stored-record';

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const turn = () => new Promise<void>((resume) => setTimeout(resume));
const reached = (seq: number) => ({ heads: { a: { seq, hash: `h${seq}` } }, entries: seq });

async function openStore(view: View) {
  const givenUp: unknown[] = [];
  const pending: number[] = [];
  const store = createRecordStore({
    view,
    sealer: await createSealer(random(32), random),
    mark: emptyMark('s'),
    onGivenUp: (cause) => givenUp.push(cause),
    onPending: (count) => pending.push(count),
    turn,
  });
  return { store, givenUp, pending };
}

const records = (count: number) =>
  Array.from({ length: count }, (_, n) => storedRecord(`r${n}`, 'member', { name: `甲${n}` }));

describe('records', () => {
  test('are read at once, and written in the background with the mark of the last batch', async () => {
    const view = createMemoryView();
    const { store, pending } = await openStore(view);
    store.put(records(2500), reached(1));
    store.put(records(1), reached(2));
    expect((await store.get('r7'))?.state.id).toBe('r7');
    await store.settled();
    expect(pending.at(-1)).toBe(0);
    expect(await view.readMark()).toMatchObject({ ...reached(2), rows: 2500 });
    expect(await view.countRows()).toBe(2500);
    expect((await store.getMany(['r3', 'nobody'])).size).toBe(1);
  });

  test('of a view that is being built are not asked for before they can be there, and each is counted once', async () => {
    const view = createMemoryView();
    const asked: string[] = [];
    const watched: View = {
      ...view,
      readRows: (ids) => {
        asked.push(...ids);
        return view.readRows(ids);
      },
    };
    const { store } = await openStore(watched);
    for (const round of [1, 2]) {
      await store.getMany(records(6000).map(({ state }) => state.id));
      store.put(records(6000), reached(round));
      for (let turn = 0; turn < 2000 && (await view.countRows()) < 6000; turn++) {
        await new Promise((resume) => setTimeout(resume));
      }
      if (round === 1) expect(asked).toEqual([]);
    }
    await store.settled();
    expect(await view.readMark()).toMatchObject({ ...reached(2), rows: 6000 });
  });

  test('never have a mark ahead of their rows, whenever writing stops', async () => {
    const view = createMemoryView();
    const marks: { readonly entries: number; readonly rows: number; readonly there: number }[] = [];
    const watched: View = {
      ...view,
      writeRows: async (rows, mark) => {
        await view.writeRows(rows, mark);
        marks.push({ entries: mark.entries, rows: mark.rows, there: await view.countRows() });
      },
    };
    const { store } = await openStore(watched);
    store.put(records(9000), reached(5));
    await store.settled();
    for (const { rows, there } of marks) expect(rows).toBe(there);
    expect(marks.map(({ entries }) => entries)).toEqual([0, 0, 5]);
  });

  test('are served from memory when the view can not be written, and the user is told once', async () => {
    const view: View = {
      ...createMemoryView(),
      writeRows: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    };
    const { store, givenUp } = await openStore(view);
    store.put(records(3), reached(1));
    await store.settled();
    store.put([storedRecord('r1', 'member', { name: '乙' }, stampOf(2))], reached(2));
    await store.settled();
    expect(givenUp).toHaveLength(1);
    expect((await store.get('r1'))?.state.registers.name?.heads[0]?.value).toBe('乙');
    const all: string[] = [];
    for await (const some of store.all(2)) all.push(...some.map(({ state }) => state.id));
    expect(all.sort()).toEqual(['r0', 'r1', 'r2']);
  });
});

describe('a stored record', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 5 }), (entries) => {
        const placed = entries.map((entry, at) => ({
          entry,
          position: ['a', at, 0] as [string, number, number],
        }));
        const record = withEntries(undefined, placed);
        expect(decodeRecord(encodeRecord(record))).toEqual(record);
        expect(withEntries(record, placed)).toEqual(record);
      }),
    );
  });

  test('remembers who deleted it last', () => {
    const at = (seq: number): [string, number, number] => ['a', seq, 0];
    const gone = (n: number, name: string) =>
      entryOf({ stamp: stampOf(n), author: { user: name, name }, writes: { $deleted: write(true) } });
    const placed = [
      { entry: gone(5, '后'), position: at(2) },
      { entry: gone(2, '先'), position: at(1) },
    ];
    expect(withEntries(undefined, placed).deletion?.by).toBe('后');
  });
});

test('a record that changes while its row is read is the changed one, even when the view has it by then', async () => {
  const view = createMemoryView();
  const sealer = await createSealer(random(32), random);
  const events = { onGivenUp: () => undefined, onPending: () => undefined, turn };
  const before = createRecordStore({ view, sealer, mark: emptyMark('s'), ...events });
  before.put([storedRecord('r0', 'member', { name: '甲' })], reached(1));
  await before.settled();
  const held: (() => void)[] = [];
  const slow: View = {
    ...view,
    readRows: async (ids) => {
      const rows = await view.readRows(ids);
      if (held.length === 0) await new Promise<void>((resolve) => held.push(resolve));
      return rows;
    },
  };
  const store = createRecordStore({
    view: slow,
    sealer,
    mark: (await view.readMark()) ?? emptyMark('s'),
    ...events,
  });
  const reading = store.get('r0');
  await Promise.resolve();
  store.put([storedRecord('r0', 'member', { name: '乙' })], reached(2));
  await store.settled();
  held[0]?.();
  const nameOf = (record: Awaited<typeof reading>) => record?.state.registers.name?.heads[0]?.value;
  expect(nameOf(await reading)).toBe('乙');
  expect(nameOf(await store.get('r0'))).toBe('乙');
});
