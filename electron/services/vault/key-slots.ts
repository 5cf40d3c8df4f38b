import { appError } from '../../../shared/kernel/errors';
import type { Result } from '../../../shared/kernel/result';
import { err, ok } from '../../../shared/kernel/result';
import type { HashPassword, PasswordHashing } from './password-hash';
import { keyFromPassword, newSalt } from './password-hash';
import { keyFromRecovery, parseRecoveryKey } from './recovery-key';
import { KEY_BYTES, seal, unseal } from './seal';
import type { RecoverySlot, UserSlot } from './vault-card';

/** Each slot holds the vault's data key, wrapped under one person's password or under the recovery key. */

export const LEAST_PASSWORD = 8;

const boundTo = (vault: string, slot: string): Buffer =>
  Buffer.from(`xiangdang slot\n${vault}\n${slot}`, 'utf8');

const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');

/** A password must be long enough; strength beyond that is the set-up screen's advice. */
export function checkPassword(password: string): Result<string> {
  if ([...password].length < LEAST_PASSWORD)
    return err(appError('vault.password-short', { least: LEAST_PASSWORD }));
  return ok(password);
}

/** Wraps the data key for a user. */
export async function makeUserSlot(
  vault: string,
  who: Pick<UserSlot, 'user' | 'name' | 'administrator' | 'role' | 'branches'>,
  password: string,
  data: Uint8Array,
  { cost, hash }: PasswordHashing,
): Promise<UserSlot> {
  const salt = newSalt();
  const key = await hash(password, salt, cost);
  const { nonce, sealed } = seal(key, data, boundTo(vault, `user ${who.user}`));
  key.fill(0);
  return {
    ...who,
    kdf: { name: 'argon2id', ...cost, salt: salt.toString('base64') },
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
  };
}

/** The data key, or undefined when the password is wrong. */
export async function openUserSlot(
  vault: string,
  slot: UserSlot,
  password: string,
  hash: HashPassword = keyFromPassword,
): Promise<Buffer | undefined> {
  const cost = { memoryKiB: slot.kdf.memoryKiB, passes: slot.kdf.passes };
  const key = await hash(password, fromBase64(slot.kdf.salt), cost);
  const data = unseal(
    key,
    fromBase64(slot.nonce),
    fromBase64(slot.sealed),
    boundTo(vault, `user ${slot.user}`),
  );
  key.fill(0);
  return data?.length === KEY_BYTES ? data : undefined;
}

/** Wraps the data key under a recovery key as printed. */
export function makeRecoverySlot(vault: string, printed: string, data: Uint8Array): RecoverySlot {
  const parsed = parseRecoveryKey(printed);
  if (!parsed.ok) throw new Error('a recovery key of our own making must parse');
  const salt = newSalt();
  const key = keyFromRecovery(parsed.value, salt);
  const { nonce, sealed } = seal(key, data, boundTo(vault, 'recovery'));
  key.fill(0);
  return {
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    sealed: sealed.toString('base64'),
  };
}

/** The data key, or undefined when it is another vault's (or an older) recovery key. */
export function openRecoverySlot(vault: string, slot: RecoverySlot, values: Buffer): Buffer | undefined {
  const key = keyFromRecovery(values, fromBase64(slot.salt));
  const data = unseal(key, fromBase64(slot.nonce), fromBase64(slot.sealed), boundTo(vault, 'recovery'));
  key.fill(0);
  return data?.length === KEY_BYTES ? data : undefined;
}
