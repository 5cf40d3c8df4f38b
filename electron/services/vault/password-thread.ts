import { parentPort, workerData } from 'node:worker_threads';
import { keyFromPassword } from './password-hash';
import type { HashJob } from './threaded-hash';

// Started by `threadedHash` and nobody else, with what its type says.
const { password, salt, cost }: HashJob = workerData;

keyFromPassword(password, salt, cost).then(
  (key) => parentPort?.postMessage(new Uint8Array(key)),
  (error: unknown) => {
    // Ends the thread, and whoever waits for the key hears of it.
    setImmediate(() => {
      throw error;
    });
  },
);
