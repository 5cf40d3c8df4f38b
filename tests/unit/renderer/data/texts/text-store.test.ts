import { expect, test } from 'vitest';
import { createTextStore, type StoredReading } from '../../../../../renderer/data/texts/text-store';
import { createMemoryView } from '../../../../../renderer/data/view/memory-view';
import { createSealer } from '../../../../../renderer/data/view/sealer';

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const BLOB = 'ab'.repeat(32);
const said: StoredReading = {
  blob: BLOB,
  reading: { state: 'text', text: '公开承诺', cut: false },
  tries: 1,
};

const open = async () => {
  const view = createMemoryView();
  const sealer = await createSealer(random(32), random);
  return { view, store: createTextStore(view, sealer) };
};

const all = async ({ store }: Pick<Awaited<ReturnType<typeof open>>, 'store'>) => {
  const found: StoredReading[] = [];
  for await (const some of store.all()) found.push(...some);
  return found;
};

const rows = async ({ view }: Pick<Awaited<ReturnType<typeof open>>, 'view'>) => {
  const found = [];
  for await (const some of view.allTexts(10)) found.push(...some);
  return found;
};

test('readings are kept and found again by the content they are of', async () => {
  const opened = await open();
  await opened.store.save(said);
  await opened.store.save({
    blob: 'cd'.repeat(32),
    reading: { state: 'failed', trouble: 'password' },
    tries: 1,
  });
  expect(await opened.store.find(BLOB)).toEqual(said.reading);
  expect(await all(opened)).toHaveLength(2);
  await opened.store.drop([BLOB]);
  expect(await opened.store.find(BLOB)).toBeUndefined();
});

test('what lies there tells neither the words nor which file they are of', async () => {
  const opened = await open();
  await opened.store.save(said);
  const [row] = await rows(opened);
  expect(row?.key).toMatch(/^[0-9a-f]{64}$/);
  expect(row?.key).not.toBe(BLOB);
  const plain = new TextDecoder().decode(row?.sealed);
  expect(plain).not.toContain('承诺');
  expect(plain).not.toContain(BLOB);
});

test('a row that does not open is dropped, the others are there', async () => {
  const opened = await open();
  await opened.store.save(said);
  await opened.view.writeText({ key: '00'.repeat(32), sealed: random(80) });
  expect(await all(opened)).toEqual([said]);
  expect(await rows(opened)).toHaveLength(1);
});

test('a file that is read anew is known by what was read last', async () => {
  const opened = await open();
  await opened.store.save({ ...said, reading: { state: 'failed', trouble: 'too-slow' } });
  expect(await opened.store.find(BLOB)).toMatchObject({ trouble: 'too-slow' });
  await opened.store.save({ ...said, tries: 2 });
  expect(await opened.store.find(BLOB)).toEqual(said.reading);
  expect(await all(opened)).toEqual([{ ...said, tries: 2 }]);
});
