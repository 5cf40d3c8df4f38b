import { randomBytes } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { KEY_BYTES } from './seal';

/** Costs of Argon2id (RFC 9106). Stored with each slot, so that they can grow later. */
export interface PasswordCost {
  readonly memoryKiB: number;
  readonly passes: number;
}

export const DEFAULT_COST: PasswordCost = { memoryKiB: 64 * 1024, passes: 3 };
/** Never below (OWASP's lowest recommended pair). */
export const LOWEST_COST: PasswordCost = { memoryKiB: 19 * 1024, passes: 2 };
/** Above this a stored slot is taken as tampered with: it would only hang the program. */
export const HIGHEST_COST: PasswordCost = { memoryKiB: 1024 * 1024, passes: 20 };

export const SALT_BYTES = 16;
export const newSalt = (): Buffer => randomBytes(SALT_BYTES);

/** Makes a key of a password; `keyFromPassword` itself, or the same in a thread of its own. */
export type HashPassword = typeof keyFromPassword;

/** How keys of new passwords are made. */
export interface PasswordHashing {
  readonly cost: PasswordCost;
  readonly hash: HashPassword;
}

/** The key that a password gives. The same letters typed on another system give the same key (NFKC). */
export async function keyFromPassword(
  password: string,
  salt: Uint8Array,
  cost: PasswordCost,
): Promise<Buffer> {
  const bytes = await argon2id({
    password: Buffer.from(password.normalize('NFKC'), 'utf8'),
    salt,
    parallelism: 1,
    iterations: cost.passes,
    memorySize: cost.memoryKiB,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  });
  return Buffer.from(bytes);
}

/**
 * Costs with which one try takes about half a second to a second on this PC, never below the lowest.
 * `measure` answers the milliseconds that one hash with these costs takes.
 */
export async function calibrate(measure: (cost: PasswordCost) => Promise<number>): Promise<PasswordCost> {
  const took = await measure(DEFAULT_COST);
  if (took < 500) {
    const passes = Math.round((DEFAULT_COST.passes * 600) / Math.max(took, 1));
    return { ...DEFAULT_COST, passes: Math.min(Math.max(passes, DEFAULT_COST.passes), HIGHEST_COST.passes) };
  }
  if (took <= 1000) return DEFAULT_COST;
  // Time grows with memory times passes; give up passes first, then memory.
  const perUnit = took / (DEFAULT_COST.memoryKiB * DEFAULT_COST.passes);
  const memoryKiB = Math.floor(1000 / perUnit / LOWEST_COST.passes);
  return {
    memoryKiB: Math.min(Math.max(memoryKiB, LOWEST_COST.memoryKiB), DEFAULT_COST.memoryKiB),
    passes: LOWEST_COST.passes,
  };
}

/** Measures one hash on this PC. */
export async function measureHash(cost: PasswordCost, hash: HashPassword): Promise<number> {
  const started = performance.now();
  await hash('calibration', Buffer.alloc(SALT_BYTES, 7), cost);
  return performance.now() - started;
}
