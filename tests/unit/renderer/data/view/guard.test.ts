import type { DBCore, DBCoreMutateRequest, Dexie, Transaction } from 'dexie';
import { expect, test } from 'vitest';
import { guardTables, StrayWrite } from '../../../../../renderer/data/view/guard';

/** The layer below as Dexie hands it over: it notes what reaches it. IndexedDB itself is not in Node. */
function layer() {
  const reached: string[] = [];
  let core: DBCore | undefined;
  const below = {
    table: (name: string) => ({
      name,
      mutate: async () => {
        reached.push(name);
        return { numFailures: 0, failures: {}, lastResult: undefined };
      },
    }),
  } as unknown as DBCore;
  const db = {
    use: ({ create }: { create: (below: DBCore) => DBCore }) => {
      core = create(below);
    },
  } as unknown as Dexie;
  const write = (table: string, transaction: object) =>
    core!
      .table(table)
      .mutate({ type: 'put', trans: transaction, values: [] } as unknown as DBCoreMutateRequest);
  return { db, write, reached };
}

test('only the transaction that the projector names may write, while it runs and after', async () => {
  const { db, write, reached } = layer();
  const guard = guardTables(db, new Set(['records']));
  const [own, stray] = [{}, {}];
  await expect(write('records', own)).rejects.toThrow(StrayWrite);
  guard.allow({ idbtrans: own } as unknown as Transaction);
  await write('records', own);
  await expect(write('records', stray)).rejects.toThrow(StrayWrite);
  await write('preferences', stray);
  expect(reached).toEqual(['records', 'preferences']);
});
