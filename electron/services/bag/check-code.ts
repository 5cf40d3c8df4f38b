import { createHash } from 'node:crypto';

/** The manifest that the code is made of; it names every file of `data/` with its hash. */
export const CHECK_CODE_SOURCE = 'manifest-sha256.txt';

/**
 * The code that two people compare on the phone: the first 16 hex digits of the SHA-256 of the bag's manifest, in groups
 * of four, `8f3a-21c0-55de-0b17`. Equal for folder and zip of one bag. It finds mix-ups and damage; it proves no sender.
 */
export function checkCode(manifestHash: string): string {
  return manifestHash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1-');
}

/** The code of a manifest that is read as a stream. */
export async function checkCodeOf(manifest: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of manifest) hash.update(chunk);
  return checkCode(hash.digest('hex'));
}
