import { preloadScreens } from './screens';
import { prepareDataLink } from './start-data';

/**
 * Loads what every unlock needs while the password is being typed: the data worker's code and the first screens.
 * Nothing of the vault is touched. Waits until the window has nothing else to do; the answer calls it off.
 */
export function warmUp(): () => void {
  const handle = requestIdleCallback(() => {
    prepareDataLink();
    preloadScreens();
  });
  return () => cancelIdleCallback(handle);
}

/**
 * Lets the browser open its database files while main derives the key. Only names are asked for; the browser closes
 * the files again when nobody opens a database within moments.
 */
export function warmStore(): void {
  indexedDB.databases().catch(() => undefined);
}
