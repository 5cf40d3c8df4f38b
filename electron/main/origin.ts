/** The page's address. It is part of the key under which Chromium stores data: never change it. */
export const SCHEME = 'app';
export const HOST = 'xiangdang';
export const ORIGIN = `${SCHEME}://${HOST}`;

/** True for an address of our own page, whatever its path. Anything unreadable is foreign. */
export function isOwnAddress(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${SCHEME}:` && url.host === HOST;
  } catch {
    return false;
  }
}
