import { createHash, getHashes, type Hash } from 'node:crypto';

/** Normalised name in a manifest's file name -> name in OpenSSL or BoringSSL, and hex digits of a checksum. */
const ALGORITHMS: Readonly<Record<string, { readonly node: string; readonly digits: number }>> = {
  md5: { node: 'md5', digits: 32 },
  sha1: { node: 'sha1', digits: 40 },
  sha224: { node: 'sha224', digits: 56 },
  sha256: { node: 'sha256', digits: 64 },
  sha384: { node: 'sha384', digits: 96 },
  sha512: { node: 'sha512', digits: 128 },
  sha3224: { node: 'sha3-224', digits: 56 },
  sha3256: { node: 'sha3-256', digits: 64 },
  sha3384: { node: 'sha3-384', digits: 96 },
  sha3512: { node: 'sha3-512', digits: 128 },
  blake2b512: { node: 'blake2b512', digits: 128 },
};

const AVAILABLE = new Set(getHashes().map((name) => name.toLowerCase()));

/** Hex digits of the algorithm's checksums; null when this runtime can't compute it (Electron lacks some). */
export function checksumDigits(algorithm: string): number | null {
  const known = ALGORITHMS[algorithm];
  return known && AVAILABLE.has(known.node) ? known.digits : null;
}

export const WEAK_ALGORITHMS: ReadonlySet<string> = new Set(['md5', 'sha1']);

/** Several checksums of one stream in one pass. */
export class MultiHash {
  readonly #hashes: readonly (readonly [algorithm: string, hash: Hash])[];
  size = 0;

  constructor(algorithms: Iterable<string>) {
    this.#hashes = [...algorithms].map((algorithm) => [
      algorithm,
      createHash(ALGORITHMS[algorithm]?.node ?? algorithm),
    ]);
  }

  update(chunk: Uint8Array): void {
    this.size += chunk.length;
    for (const [, hash] of this.#hashes) hash.update(chunk);
  }

  /** Lower-case hex by algorithm. */
  digests(): Record<string, string> {
    return Object.fromEntries(this.#hashes.map(([algorithm, hash]) => [algorithm, hash.digest('hex')]));
  }
}
