import { expect, test } from 'vitest';
import { createMemoryDesk, type Desk, orderlyDesk, sturdyDesk } from '../../../../../renderer/data/view/desk';

const fails = (name: string): Desk => {
  const no = () => Promise.reject(Object.assign(new Error('x'), { name }));
  return { ...createMemoryDesk(), saveDraft: no, drafts: no, preference: no };
};

test('a desk whose database fails goes on in memory and says so once', async () => {
  const lost: unknown[] = [];
  const desk = sturdyDesk(fails('QuotaExceededError'), (cause) => lost.push(cause));
  await Promise.all([desk.saveDraft('a', { name: '甲' }), desk.saveDraft('b', { name: '乙' })]);
  expect([...(await desk.drafts()).keys()].sort()).toEqual(['a', 'b']);
  expect(await desk.preference('p')).toBeNull();
  expect(lost).toHaveLength(1);
});

test('what is no fault of the storage is not hidden', async () => {
  const desk = sturdyDesk(fails('TypeError'), () => undefined);
  await expect(desk.drafts()).rejects.toThrow('x');
});

test('a draft that is still being sealed when its form closes is dropped all the same', async () => {
  const memory = createMemoryDesk();
  const slow: Desk = {
    ...memory,
    saveDraft: async (key, draft) => {
      await new Promise((done) => setTimeout(done, 5));
      await memory.saveDraft(key, draft);
    },
  };
  const desk = orderlyDesk(slow);
  await Promise.all([desk.saveDraft('a', { name: '甲' }), desk.dropDraft('a')]);
  expect([...(await desk.drafts()).keys()]).toEqual([]);
});
