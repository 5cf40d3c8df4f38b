import { rpcClient } from '../data/rpc';
import { bridge } from './bridge';
import type { DataLink } from './data-link';
import { reportUnexpected } from './incident';

/** Starts a data worker. One for each unlock: at lock it is ended, and what it held in memory goes with it. */
export function startDataLink(): DataLink {
  const worker = new Worker(new URL('../data/worker.ts', import.meta.url), { type: 'module', name: 'data' });
  const client = rpcClient(worker, async (crash) => {
    const answer = await bridge().program.reportError(crash);
    return answer.ok ? answer.value : '未知';
  });
  // A worker that can't go on (out of memory, not loadable) answers nobody: whoever waits must hear of it.
  worker.addEventListener('error', (event) => {
    client.stop();
    void reportUnexpected(event.error ?? new Error('data worker ended'), 'data worker');
  });
  return {
    api: client.api,
    on: client.on,
    stop: () => {
      client.stop();
      worker.terminate();
    },
  };
}
