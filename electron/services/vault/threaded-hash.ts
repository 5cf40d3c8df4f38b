import { Worker } from 'node:worker_threads';
import type { HashPassword, PasswordCost } from './password-hash';

/** What the thread is started with. */
export interface HashJob {
  readonly password: string;
  readonly salt: Uint8Array;
  readonly cost: PasswordCost;
}

/**
 * Makes keys of passwords in a thread that lives for one password: half a second of counting would keep the window's
 * questions waiting. `script` is the built `password-thread`.
 */
export const threadedHash =
  (script: string): HashPassword =>
  (password, salt, cost) =>
    new Promise((resolve, reject) => {
      const job: HashJob = { password, salt: new Uint8Array(salt), cost };
      const thread = new Worker(script, { workerData: job });
      thread.once('message', (key: Uint8Array) => {
        const own = Buffer.from(key);
        key.fill(0);
        resolve(own);
      });
      thread.once('error', reject);
      // After an answer this changes nothing any more.
      thread.once('exit', (code) => reject(new Error(`the thread of a password ended with ${code}`)));
    });
