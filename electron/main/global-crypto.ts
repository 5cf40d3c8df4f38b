import { webcrypto } from 'node:crypto';

/** Node 18 as Electron embeds it has no global `crypto`; packages that we bundle look for one. Imported first. */
if (!('crypto' in globalThis)) {
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
}
