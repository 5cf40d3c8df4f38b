import type { RandomBytes } from '../../../shared/kernel/deps';

/**
 * Sealing of what lies in IndexedDB: AES-256-GCM under the session's view key, a fresh 96-bit nonce in front, table
 * and key as additional data, so that a row can't be put in another's place. Always done before a transaction
 * opens: awaiting anything but IndexedDB inside one would end it.
 */
export interface Sealer {
  seal(table: string, key: string, plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** Rejects with `SealBroken` if one byte, the table or the key is another. */
  unseal(table: string, key: string, sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  sealText(table: string, key: string, text: string): Promise<Uint8Array<ArrayBuffer>>;
  unsealText(table: string, key: string, sealed: Uint8Array<ArrayBuffer>): Promise<string>;
  /** The key under which something lies whose own name would tell what it is (the hash of a known file): 64 hex. */
  nameOf(table: string, name: string): Promise<string>;
}

/** IndexedDB handed back bytes that we did not write. */
export class SealBroken extends Error {
  constructor(table: string) {
    super(`a sealed value of ${table} does not open`);
    this.name = 'SealBroken';
  }
}

const NONCE = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Imports the key; it can't be read out of the result again. */
export async function createSealer(key: Uint8Array<ArrayBuffer>, random: RandomBytes): Promise<Sealer> {
  const secret = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const names = await namesKey(key);
  const place = (table: string, name: string) => encoder.encode(`${table}\0${name}`);

  const seal: Sealer['seal'] = async (table, name, plain) => {
    const nonce = Uint8Array.from(random(NONCE));
    const parameters = { name: 'AES-GCM', iv: nonce, additionalData: place(table, name) };
    const cipher = new Uint8Array(await crypto.subtle.encrypt(parameters, secret, plain));
    const sealed = new Uint8Array(NONCE + cipher.length);
    sealed.set(nonce);
    sealed.set(cipher, NONCE);
    return sealed;
  };

  const unseal: Sealer['unseal'] = async (table, name, sealed) => {
    const parameters = {
      name: 'AES-GCM',
      iv: sealed.subarray(0, NONCE),
      additionalData: place(table, name),
    };
    try {
      return new Uint8Array(await crypto.subtle.decrypt(parameters, secret, sealed.subarray(NONCE)));
    } catch {
      throw new SealBroken(table);
    }
  };

  return {
    seal,
    unseal,
    sealText: (table, name, text) => seal(table, name, encoder.encode(text)),
    unsealText: async (table, name, sealed) => decoder.decode(await unseal(table, name, sealed)),
    nameOf: async (table, name) => {
      const mac = new Uint8Array(await crypto.subtle.sign('HMAC', names, place(table, name)));
      return [...mac].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    },
  };
}

/** A key for names beside the one for content, so that neither says anything about the other. */
async function namesKey(key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveKey']);
  const info = encoder.encode('xiangdang/view/names/1');
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    base,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
}
