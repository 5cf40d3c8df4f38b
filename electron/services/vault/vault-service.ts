import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { EntryDraft, Why } from '../../../shared/journal/entry';
import { appError } from '../../../shared/kernel/errors';
import type { Json } from '../../../shared/kernel/json';
import type { Result } from '../../../shared/kernel/result';
import { err, ok } from '../../../shared/kernel/result';
import { refusalOf } from '../../../shared/rules/roles';
import type { BlobStore } from './blob-store';
import type { Batch } from './journal-reader';
import type { Appended, EntryPosition } from './journal-writer';
import { checkPassword, openUserSlot } from './key-slots';
import type { Head } from './lane-scan';
import { deriveVaultKeys, KEY_BYTES, wipeKeys } from './seal';
import { CARD_COPY, CARD_NAME, writeCard } from './vault-card';
import { VaultCare } from './vault-care';
import { hashingOf } from './vault-deps';
import { type NewVault, type SessionFacts, unitOf, type VaultStatusFacts } from './vault-facts';
import { rememberHeads, rememberHeadsSoon } from './vault-session';
import type { UserCard, UserRights } from './vault-users';
import {
  newCard,
  usersOf,
  withNewRecovery,
  withoutUser,
  withPassword,
  withRights,
  withUser,
} from './vault-users';

export type { NewVault, SessionFacts, VaultStatusFacts } from './vault-facts';

/**
 * The vault as the rest of the program sees it: one folder at a time, locked or unlocked. Every method answers a Result;
 * what changes the folder runs one after the other.
 */
export class VaultService extends VaultCare {
  /** Looks at another folder from now on; locks first. */
  useFolder(folder: string): Promise<Result<VaultStatusFacts>> {
    this.stopBackup();
    return this.inTurn(async () => {
      await this.end();
      this.place = resolve(folder);
      return ok(await this.changed());
    });
  }

  /** Makes a vault in an empty or missing folder and unlocks it. The recovery key is told here and never again. */
  create(facts: NewVault): Promise<Result<{ recoveryKey: string; status: VaultStatusFacts }>> {
    this.stopBackup();
    return this.inTurn(async () => {
      const checked = checkPassword(facts.password);
      if (!checked.ok) return checked;
      await this.end();
      const folder = resolve(facts.folder);
      const { fs, now, random, sleep } = this.deps;
      if (await fs.stat(join(folder, CARD_NAME))) return err(appError('vault.exists'));
      if (await fs.stat(join(folder, CARD_COPY))) return err(appError('vault.exists'));
      const vault = randomUUID();
      const keys = deriveVaultKeys(Buffer.from(random(KEY_BYTES)), vault);
      const { unit, user } = facts;
      const made = await newCard(
        { vault, unit, user, now: now() },
        facts.password,
        keys,
        await hashingOf(this.deps),
      );
      wipeKeys(keys);
      await fs.makeFolder(folder);
      await writeCard(fs, folder, made.card, sleep);
      this.place = folder;
      const opened = await this.start(made.user, { kind: 'password', password: facts.password });
      return opened.ok ? ok({ recoveryKey: made.recoveryKey, status: opened.value }) : opened;
    });
  }

  unlock(user: string, password: string): Promise<Result<VaultStatusFacts>> {
    this.stopBackup();
    return this.inTurn(async () => {
      await this.end();
      return this.start(user, { kind: 'password', password });
    });
  }

  /** Sets a new password for the user with the recovery key and unlocks. */
  recover(user: string, recoveryKey: string, password: string): Promise<Result<VaultStatusFacts>> {
    this.stopBackup();
    return this.inTurn(async () => {
      const checked = checkPassword(password);
      if (!checked.ok) return checked;
      await this.end();
      const opened = await this.start(user, { kind: 'recovery', recoveryKey });
      if (!opened.ok || !this.current) return opened;
      const session = this.current;
      const blocked = session.sealedOff;
      if (blocked) return opened;
      const card = await withPassword(session.card, session.keys, user, password, await hashingOf(this.deps));
      const kept = card.ok ? await this.keepCard(session, card.value) : card;
      return kept.ok ? ok(await this.changed()) : kept;
    });
  }

  /** Flushes, wipes the keys, lets the folder go; stops a backup under way. Also for suspend and the end of the session. */
  lock(): Promise<Result<VaultStatusFacts>> {
    this.stopBackup();
    return this.inTurn(async () => {
      await this.end();
      return ok(await this.changed());
    });
  }

  changePassword(current: string, next: string): Promise<Result<void>> {
    return this.withSession(async (session) => {
      const slot = session.card.users.find(({ user }) => user === session.user);
      if (!slot) return err(appError('vault.no-such-user'));
      const proof = await openUserSlot(session.card.vault, slot, current, this.deps.hash);
      if (!proof) return err(appError('vault.wrong-password'));
      proof.fill(0);
      const card = await withPassword(
        session.card,
        session.keys,
        session.user,
        next,
        await hashingOf(this.deps),
      );
      return card.ok ? this.keepCard(session, card.value) : card;
    });
  }

  addUser(added: UserRights & { name: string; password: string }): Promise<Result<UserCard[]>> {
    return this.asAllowed('users', async (session) => {
      const card = await withUser(session.card, session.keys, added, await hashingOf(this.deps));
      if (!card.ok) return card;
      const kept = await this.keepCard(session, card.value);
      return kept.ok ? ok(usersOf(session.card)) : kept;
    });
  }

  /** Another role or other branches for somebody else. */
  changeUser(user: string, rights: UserRights): Promise<Result<UserCard[]>> {
    return this.asAllowed('users', async (session) => {
      if (user === session.user) return err(appError('roles.own-role'));
      const card = withRights(session.card, session.keys, user, rights);
      if (!card.ok) return card;
      const kept = await this.keepCard(session, card.value);
      return kept.ok ? ok(usersOf(session.card)) : kept;
    });
  }

  /** Never the last user or the last administrator. */
  removeUser(user: string): Promise<Result<UserCard[]>> {
    return this.asAllowed('users', async (session) => {
      const card = withoutUser(session.card, session.keys, user);
      if (!card.ok) return card;
      const kept = await this.keepCard(session, card.value);
      return kept.ok ? ok(usersOf(session.card)) : kept;
    });
  }

  /** With the own password: a new recovery key; the old one opens nothing any more. */
  renewRecoveryKey(password: string): Promise<Result<string>> {
    return this.asAllowed('users', async (session) => {
      const slot = session.card.users.find(({ user }) => user === session.user);
      const proof = slot && (await openUserSlot(session.card.vault, slot, password, this.deps.hash));
      if (!proof) return err(appError('vault.wrong-password'));
      proof.fill(0);
      const { card, recoveryKey } = withNewRecovery(session.card, session.keys);
      const kept = await this.keepCard(session, card);
      return kept.ok ? ok(recoveryKey) : kept;
    });
  }

  /** What the data worker needs after an unlock. */
  session(): Result<SessionFacts> {
    const session = this.current;
    if (!session) return err(appError('vault.locked'));
    const { card, journal, keys, notices } = session;
    const user = usersOf(card).find(({ id }) => id === session.user);
    if (!user) return err(appError('vault.no-such-user'));
    return ok({
      viewKey: Uint8Array.from(keys.view),
      vault: card.vault,
      device: journal.device,
      user,
      unit: unitOf(card),
      readOnly: this.blocked(session) !== undefined,
      heads: journal.heads(),
      entries: journal.entryCount,
      blanked: journal.lanes.blank,
      notices: [...notices],
    });
  }

  /** Stores an act in the name of the user who unlocked; on the disk when it resolves. Same act id: same answer. */
  async append(
    act: string,
    why: Why,
    drafts: readonly EntryDraft[],
  ): Promise<Result<Appended & { readonly heads: Record<string, Head>; readonly total: number }>> {
    const session = this.current;
    if (!session) return err(appError('vault.locked'));
    const user = usersOf(session.card).find(({ id }) => id === session.user);
    if (user === undefined) return err(appError('vault.no-such-user'));
    // The data worker asks about each record; who may write nothing at all gets nothing past this either.
    const refused = refusalOf({ role: user.role, branches: [] }, 'edit', []);
    if (refused) return err(refused);
    const author = { user: session.user, name: user.name };
    const done = await session.journal.append({ id: act, author, why }, drafts);
    if (!done.ok) return session.sealedOff ? err(session.sealedOff) : done;
    if (!session.isOver) rememberHeadsSoon(this.deps, session);
    return ok({ ...done.value, heads: session.journal.heads(), total: session.journal.entryCount });
  }

  /** Entries behind these heads; see JournalReader. `total` counts all entries of the vault. */
  readSince(
    heads: Readonly<Record<string, number>>,
    maxBytes: number,
  ): Promise<Result<Batch & { readonly total: number }>> {
    return this.reading(async ({ journal }) => {
      const batch = await journal.readSince(heads, maxBytes);
      return { ...batch, total: journal.entryCount };
    });
  }

  fetch(positions: readonly EntryPosition[]): Promise<Result<readonly Json[]>> {
    return this.reading(({ journal }) => journal.fetch(positions));
  }

  /** The attachments of the unlocked vault. Its methods throw (AppFailure, system errors): prefer `withBlobs`. */
  blobs(): Result<BlobStore> {
    return this.current ? ok(this.current.blobs) : err(appError('vault.locked'));
  }

  /** Everything that was asked for so far is on the disk or refused. */
  async flush(): Promise<void> {
    const session = this.current;
    await session?.journal.flush();
    if (session) await rememberHeads(this.deps, session);
  }

  /** Runs something with the attachments of the unlocked vault; coded failures and disk errors become values. */
  withBlobs<T>(work: (blobs: BlobStore) => Promise<T>): Promise<Result<T>> {
    return this.reading(({ blobs }) => work(blobs));
  }
}
