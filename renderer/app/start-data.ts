import { rpcClient } from '../data/rpc';
import { bridge } from './bridge';
import type { DataLink } from './data-link';

/** Starts a data worker. One for each unlock: at lock it is ended, and what it held in memory goes with it. */
export function startDataLink(): DataLink {
  const worker = new Worker(new URL('../data/worker.ts', import.meta.url), { type: 'module', name: 'data' });
  const client = rpcClient(worker, async (crash) => {
    const answer = await bridge().program.reportError(crash);
    return answer.ok ? answer.value : '未知';
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
