import { rpcClient } from '../data/rpc';
import { bridge } from './bridge';
import type { DataLink } from './data-link';
import { reportUnexpected } from './incident';

/** A worker that was started ahead and belongs to nobody yet. */
let spare: Worker | undefined;

/** Starts the next data worker ahead: it knows nothing before it is given its line to main. */
export function prepareDataLink(): void {
  if (spare !== undefined) return;
  const worker = newWorker();
  // Whoever needs one then starts another, and hears why if that fails too.
  worker.addEventListener('error', () => {
    if (spare === worker) spare = undefined;
  });
  spare = worker;
}

const newWorker = () =>
  new Worker(new URL('../data/worker.ts', import.meta.url), { type: 'module', name: 'data' });

/** Starts a data worker, or takes the one that was started ahead. One for each unlock: at lock it is ended, and what it held in memory goes with it. */
export function startDataLink(): DataLink {
  const worker = spare ?? newWorker();
  spare = undefined;
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
