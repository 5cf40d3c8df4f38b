import { describe, expect, test } from 'vitest';
import { watchWrites } from '../../../../renderer/app/data-link';
import type { DataApi } from '../../../../renderer/data/api';
import { rpcClient, serveRpc } from '../../../../renderer/data/rpc';
import { appError } from '../../../../shared/kernel/errors';
import { err, ok } from '../../../../shared/kernel/result';

/** A data worker of two methods behind the real line, whose commit answers when it is told to. */
function slowWorker() {
  const { port1, port2 } = new MessageChannel();
  let release: (failed: boolean) => void = () => undefined;
  const methods: Partial<DataApi> = {
    commit: () =>
      new Promise((resolve) => {
        release = (failed) =>
          resolve(failed ? err(appError('vault.disk-full')) : ok({ act: 'a', ids: ['r'], clashes: [] }));
      }),
    tree: async () => ok([]),
  };
  serveRpc(port1, () => methods as DataApi);
  const client = rpcClient(port2, async () => '1');
  port1.start();
  port2.start();
  return {
    client,
    /** Waits until the request has arrived, then answers it. */
    answer: async (failed: boolean) => {
      const ready = client.api.tree();
      await ready;
      release(failed);
    },
    end: () => {
      port1.close();
      port2.close();
    },
  };
}

describe('writes under way', () => {
  test('are counted from the call until the journal has them, whether or not it took them', async () => {
    const worker = slowWorker();
    const { api, watch } = watchWrites(worker.client.api);
    const seen: number[] = [];
    watch.subscribe(() => seen.push(watch.underWay()));

    const saved = api.commit({ changes: [], why: { kind: 'edit' } });
    expect(watch.underWay()).toBe(1);
    await worker.answer(false);
    await saved;
    expect(watch.underWay()).toBe(0);

    const refused = api.commit({ changes: [], why: { kind: 'edit' } });
    await worker.answer(true);
    expect((await refused).ok).toBe(false);
    expect(watch.underWay()).toBe(0);
    expect(seen).toEqual([1, 0, 1, 0]);
    worker.end();
  });

  test('questions are not counted', async () => {
    const worker = slowWorker();
    const { api, watch } = watchWrites(worker.client.api);
    const asked = api.tree();
    expect(watch.underWay()).toBe(0);
    await asked;
    worker.end();
  });
});
