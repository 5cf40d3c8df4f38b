import { createHash } from 'node:crypto';
import { deriveKey, hmac, NONCE_BYTES, SEAL_BYTES, sealWith, unseal } from './seal';

/**
 * A blob file: magic `XDB1`, 4 zeros, 32 bytes of salt, then chunks of 64 KiB, each sealed with AES-256-GCM under the
 * file's own key (HKDF of the vault's blob key and the salt). The nonce of a chunk is its number (11 bytes, big-endian)
 * and one byte that is 1 for the last chunk (the STREAM construction, as in age): chunks can't be dropped, swapped or
 * appended unseen. An empty file has one empty chunk.
 */
export const BLOB_HEADER = 40;
export const CHUNK = 64 * 1024;
export const SEALED_CHUNK = CHUNK + SEAL_BYTES;
const MAGIC = Buffer.from('XDB1', 'latin1');
const SALT_BYTES = 32;
const NOTHING = Buffer.alloc(0);

/** The key of one blob file. */
export const blobKey = (blobs: Uint8Array, salt: Uint8Array): Buffer =>
  deriveKey(blobs, salt, 'xiangdang/blob/1');

/** Name of the file that holds the content with this hash. Without the key, the name says nothing about the content. */
export const blobName = (names: Uint8Array, sha256: string): string =>
  hmac(names, 'blob\n', sha256).toString('hex');

export function blobHeader(salt: Uint8Array): Buffer {
  const header = Buffer.alloc(BLOB_HEADER);
  header.set(MAGIC, 0);
  header.set(salt, BLOB_HEADER - SALT_BYTES);
  return header;
}

/** The salt of a blob file, or undefined when the bytes are no such header. */
export function readBlobHeader(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < BLOB_HEADER || !MAGIC.equals(bytes.subarray(0, 4))) return undefined;
  if (bytes.subarray(4, 8).some((byte) => byte !== 0)) return undefined;
  return Uint8Array.from(bytes.subarray(8, BLOB_HEADER));
}

function chunkNonce(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUIntBE(index, 5, 6);
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return nonce;
}

export const sealChunk = (key: Uint8Array, index: number, isLast: boolean, plain: Uint8Array): Buffer =>
  sealWith(key, chunkNonce(index, isLast), plain, NOTHING);

export const openChunk = (
  key: Uint8Array,
  index: number,
  isLast: boolean,
  sealed: Uint8Array,
): Buffer | undefined => unseal(key, chunkNonce(index, isLast), sealed, NOTHING);

/** Sizes that follow from the size of a blob file; undefined when no content has such a file. */
export function blobShape(fileSize: number): { readonly chunks: number; readonly size: number } | undefined {
  const body = fileSize - BLOB_HEADER;
  if (body < SEAL_BYTES) return undefined;
  const chunks = Math.ceil(body / SEALED_CHUNK);
  const size = body - chunks * SEAL_BYTES;
  const lastChunk = body - (chunks - 1) * SEALED_CHUNK;
  // Only an empty content may have an empty chunk.
  if (lastChunk < SEAL_BYTES || (lastChunk === SEAL_BYTES && chunks > 1)) return undefined;
  return { chunks, size };
}

/** Size of the file that holds a content of this size. */
export const blobFileSize = (size: number): number =>
  BLOB_HEADER + size + SEAL_BYTES * Math.max(1, Math.ceil(size / CHUNK));

export const newHash = () => createHash('sha256');
