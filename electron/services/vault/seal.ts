import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** AES-256-GCM with 96-bit nonces and 128-bit tags. Nothing else is accepted at this border. */
export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
export const SEAL_BYTES = 16;

/** Seals under an explicit nonce; ciphertext with the tag behind it. A nonce must never repeat under one key. */
export function sealWith(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, bound: Uint8Array): Buffer {
  if (key.length !== KEY_BYTES || nonce.length !== NONCE_BYTES) throw new Error('wrong key or nonce size');
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bound);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Seals under a fresh random nonce. */
export function seal(
  key: Uint8Array,
  plain: Uint8Array,
  bound: Uint8Array,
): { readonly nonce: Buffer; readonly sealed: Buffer } {
  const nonce = randomBytes(NONCE_BYTES);
  return { nonce, sealed: sealWith(key, nonce, plain, bound) };
}

/** Opens what `seal` made; undefined when key, nonce, bound data or a single byte is not the same. */
export function unseal(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  bound: Uint8Array,
): Buffer | undefined {
  if (key.length !== KEY_BYTES || nonce.length !== NONCE_BYTES || sealed.length < SEAL_BYTES)
    return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: SEAL_BYTES });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(sealed.length - SEAL_BYTES));
  try {
    const plain = decipher.update(sealed.subarray(0, sealed.length - SEAL_BYTES));
    const rest = decipher.final();
    return rest.length === 0 ? plain : Buffer.concat([plain, rest]);
  } catch {
    return undefined;
  }
}

/** HKDF-SHA-256: a key for one purpose. */
export const deriveKey = (key: Uint8Array, salt: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, Buffer.from(purpose, 'utf8'), KEY_BYTES));

export const hmac = (key: Uint8Array, ...parts: readonly (Uint8Array | string)[]): Buffer => {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
};

/** What an unlocked vault holds: the data key and one key a purpose, all derived from it. */
export interface VaultKeys {
  readonly data: Buffer;
  /** Frames of the journal. */
  readonly journal: Buffer;
  /** Tags of acts in frame headers, names of blobs. */
  readonly names: Buffer;
  readonly blobs: Buffer;
  /** The window's own copies (rows in IndexedDB, snapshot of the index). Nothing else leaves the main process. */
  readonly view: Buffer;
  /** Authenticates vault.json. */
  readonly card: Buffer;
}

export function deriveVaultKeys(data: Buffer, vault: string): VaultKeys {
  const salt = Buffer.from(vault, 'utf8');
  const key = (purpose: string): Buffer => deriveKey(data, salt, `xiangdang/${purpose}/1`);
  return {
    data,
    journal: key('journal'),
    names: key('names'),
    blobs: key('blobs'),
    view: key('view'),
    card: key('card'),
  };
}

/** Overwrites every key with zeros. */
export function wipeKeys(keys: VaultKeys): void {
  for (const key of Object.values(keys)) key.fill(0);
}
