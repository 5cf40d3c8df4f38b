import { randomUUID } from 'node:crypto';
import { appError } from '../../../shared/kernel/errors';
import type { Result } from '../../../shared/kernel/result';
import { err, ok } from '../../../shared/kernel/result';
import type { Role } from '../../../shared/rules/roles';
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
  /** The vault holds an invented office to practise on; said once, when it is made. */
  readonly practice?: boolean;
}

/** What a user may do; see shared/rules/roles.ts. */
export interface UserRights {
  readonly role: Role;
  readonly branches: string[];
}

export interface UserCard extends UserRights {
  readonly id: string;
  readonly name: string;
}

/** Before there were roles, who was no administrator could write everything: a clerk of the whole unit. */
const rightsOf = ({ role, administrator, branches }: UserSlot): UserRights => ({
  role: role ?? (administrator ? 'administrator' : 'clerk'),
  branches: [...(branches ?? [])],
});

/** As the card keeps it. Users and the vault are matters of the whole unit: an administrator is bound to no branch. */
const slotRights = ({ role, branches }: UserRights) => ({
  role,
  administrator: role === 'administrator',
  branches: role === 'administrator' ? [] : [...branches],
});

export const usersOf = (card: VaultCard): UserCard[] =>
  card.users.map((slot) => ({ id: slot.user, name: slot.name, ...rightsOf(slot) }));

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
  const who = { user, name: facts.user, ...slotRights({ role: 'administrator', branches: [] }) };
  const card = signCard(
    {
      format: VAULT_FORMAT,
      minReader: VAULT_FORMAT,
      vault: facts.vault,
      created: facts.now,
      unit: { ...facts.unit, id: facts.unit.id ?? randomUUID() },
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
  const who = { user, name: slot.name, ...slotRights(rightsOf(slot)) };
  const fresh = await makeUserSlot(card.vault, who, password, keys.data, hashing);
  return ok(changed(card, keys, { users: card.users.map((one) => (one === slot ? fresh : one)) }));
}

export async function withUser(
  card: VaultCard,
  keys: VaultKeys,
  added: UserRights & { readonly name: string; readonly password: string },
  hashing: PasswordHashing,
): Promise<Result<VaultCard>> {
  const checked = checkPassword(added.password);
  if (!checked.ok) return checked;
  const { name } = added;
  if (card.users.some((one) => one.name === name)) return err(appError('vault.user-exists'));
  const who = { user: randomUUID(), name, ...slotRights(added) };
  const slot = await makeUserSlot(card.vault, who, added.password, keys.data, hashing);
  return ok(changed(card, keys, { users: [...card.users, slot] }));
}

/** Gives a user another role or other branches; never takes the last administrator away. */
export function withRights(
  card: VaultCard,
  keys: VaultKeys,
  user: string,
  rights: UserRights,
): Result<VaultCard> {
  if (!card.users.some((one) => one.user === user)) return err(appError('vault.no-such-user'));
  const users = card.users.map((one) => (one.user === user ? { ...one, ...slotRights(rights) } : one));
  if (!users.some(isAdministrator)) return err(appError('vault.last-administrator'));
  return ok(changed(card, keys, { users }));
}

const isAdministrator = (slot: UserSlot): boolean => rightsOf(slot).role === 'administrator';

export function withoutUser(card: VaultCard, keys: VaultKeys, user: string): Result<VaultCard> {
  const rest: UserSlot[] = card.users.filter((one) => one.user !== user);
  if (rest.length === card.users.length) return err(appError('vault.no-such-user'));
  if (rest.length === 0) return err(appError('vault.last-user'));
  if (!rest.some(isAdministrator)) return err(appError('vault.last-administrator'));
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
