import { randomUUID } from 'node:crypto';
import { appError } from '../../../shared/kernel/errors';
import type { Result } from '../../../shared/kernel/result';
import { err, ok } from '../../../shared/kernel/result';
import { checkPassword, makeRecoverySlot, makeUserSlot } from './key-slots';
import type { PasswordHashing } from './password-hash';
import { newRecoveryKey } from './recovery-key';
import type { VaultKeys } from './seal';
import type { Erasure, UserSlot, VaultCard } from './vault-card';
import { signCard, VAULT_FORMAT } from './vault-card';

/** Changes of vault.json as functions from card to card; writing it is the service's part. */

export interface UnitFacts {
  readonly id?: string;
  readonly name: string;
  readonly code: string;
}

export interface UserCard {
  readonly id: string;
  readonly name: string;
  readonly administrator: boolean;
}

export const usersOf = (card: VaultCard): UserCard[] =>
  card.users.map(({ user, name, administrator }) => ({ id: user, name, administrator }));

const changed = (card: VaultCard, keys: VaultKeys, change: Partial<VaultCard>): VaultCard =>
  signCard({ ...card, ...change }, keys.card);

/** The card of a new vault with its first administrator. */
export async function newCard(
  facts: { readonly vault: string; readonly unit: UnitFacts; readonly user: string; readonly now: number },
  password: string,
  keys: VaultKeys,
  hashing: PasswordHashing,
): Promise<{ readonly card: VaultCard; readonly recoveryKey: string; readonly user: string }> {
  const recoveryKey = newRecoveryKey();
  const user = randomUUID();
  const who = { user, name: facts.user, administrator: true };
  const card = signCard(
    {
      format: VAULT_FORMAT,
      minReader: VAULT_FORMAT,
      vault: facts.vault,
      created: facts.now,
      unit: { id: facts.unit.id ?? randomUUID(), name: facts.unit.name, code: facts.unit.code },
      users: [await makeUserSlot(facts.vault, who, password, keys.data, hashing)],
      recovery: makeRecoverySlot(facts.vault, recoveryKey, keys.data),
      accepted: [],
    },
    keys.card,
  );
  return { card, recoveryKey, user };
}

export async function withPassword(
  card: VaultCard,
  keys: VaultKeys,
  user: string,
  password: string,
  hashing: PasswordHashing,
): Promise<Result<VaultCard>> {
  const checked = checkPassword(password);
  if (!checked.ok) return checked;
  const slot = card.users.find((one) => one.user === user);
  if (!slot) return err(appError('vault.no-such-user'));
  const who = { user, name: slot.name, administrator: slot.administrator };
  const fresh = await makeUserSlot(card.vault, who, password, keys.data, hashing);
  return ok(changed(card, keys, { users: card.users.map((one) => (one === slot ? fresh : one)) }));
}

export async function withUser(
  card: VaultCard,
  keys: VaultKeys,
  added: { readonly name: string; readonly password: string; readonly administrator: boolean },
  hashing: PasswordHashing,
): Promise<Result<VaultCard>> {
  const checked = checkPassword(added.password);
  if (!checked.ok) return checked;
  const { name, administrator } = added;
  if (card.users.some((one) => one.name === name)) return err(appError('vault.user-exists'));
  const who = { user: randomUUID(), name, administrator };
  const slot = await makeUserSlot(card.vault, who, added.password, keys.data, hashing);
  return ok(changed(card, keys, { users: [...card.users, slot] }));
}

export function withoutUser(card: VaultCard, keys: VaultKeys, user: string): Result<VaultCard> {
  const rest: UserSlot[] = card.users.filter((one) => one.user !== user);
  if (rest.length === card.users.length) return err(appError('vault.no-such-user'));
  if (rest.length === 0) return err(appError('vault.last-user'));
  if (!rest.some((one) => one.administrator)) return err(appError('vault.last-administrator'));
  return ok(changed(card, keys, { users: rest }));
}

/** A new recovery key; the old one opens nothing any more. */
export function withNewRecovery(card: VaultCard, keys: VaultKeys): { card: VaultCard; recoveryKey: string } {
  const recoveryKey = newRecoveryKey();
  const recovery = makeRecoverySlot(card.vault, recoveryKey, keys.data);
  return { card: changed(card, keys, { recovery }), recoveryKey };
}

/** Notes stretches of the journal that were given up. */
export const withAccepted = (card: VaultCard, keys: VaultKeys, losses: VaultCard['accepted']): VaultCard =>
  changed(card, keys, { accepted: [...card.accepted, ...losses] });

/** Notes what is erased. */
export const withErasure = (card: VaultCard, keys: VaultKeys, erasure: Erasure): VaultCard =>
  changed(card, keys, { erased: [...(card.erased ?? []), erasure] });
