import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { EntryDraft, Why } from '../../../shared/journal/entry';
import type { AppError } from '../../../shared/kernel/errors';
import { appError } from '../../../shared/kernel/errors';
import type { Json } from '../../../shared/kernel/json';
import type { Result } from '../../../shared/kernel/result';
import { err, ok, unwrap } from '../../../shared/kernel/result';
import type { Adopted } from './adopt-lanes';
import type { SnapshotFacts } from './backup';
import { findSnapshot } from './backup';
import { dueChecks, mendBackup, noteChecked, wrongFiles } from './backup-check';
import type { BlobStore } from './blob-store';
import { NO_BACKUPS, vaultMark } from './device-state';
import { diskError } from './disk-error';
import type { Batch } from './journal-reader';
import type { Appended, EntryPosition } from './journal-writer';
import { checkPassword, openUserSlot } from './key-slots';
import type { Head } from './lane-scan';
import type { VaultNotice } from './notices';
import { notice } from './notices';
import { waitLeft } from './password-tries';
import { finishRestore, restoreBackup } from './restore';
import { deriveVaultKeys, KEY_BYTES, wipeKeys } from './seal';
import type { VaultCard } from './vault-card';
import { CARD_COPY, CARD_NAME, readCard, writeCard } from './vault-card';
import type { VaultDeps } from './vault-deps';
import type { VaultSession } from './vault-session';
import { endSession, rememberHeads, rememberHeadsSoon } from './vault-session';
import { unlockVault, usableCard } from './vault-unlock';
import type { RepairAnswer } from './vault-upkeep';
import { acceptLoss, adoptCopy, backUp, backupPlaces, backupsOf, duePlaces, repair } from './vault-upkeep';
import type { UnitFacts, UserCard } from './vault-users';
import { newCard, usersOf, withNewRecovery, withoutUser, withPassword, withUser } from './vault-users';
import type { VaultReport } from './verify-vault';
import { verifyVault } from './verify-vault';

export interface VaultStatusFacts {
  readonly state: 'none' | 'locked' | 'unlocked' | 'unusable';
  readonly folder: string;
  readonly unit: { readonly id: string; readonly name: string; readonly code: string } | null;
  readonly users: UserCard[];
  readonly user: UserCard | null;
  readonly readOnly: boolean;
  readonly waitMs: number;
  readonly notices: VaultNotice[];
  readonly problem: VaultNotice | null;
}

export interface SessionFacts {
  /** A copy; wipe it after use. */
  readonly viewKey: Uint8Array;
  readonly vault: string;
  readonly device: string;
  readonly user: UserCard;
  readonly unit: { readonly id: string; readonly name: string; readonly code: string };
  readonly readOnly: boolean;
  readonly heads: Record<string, Head>;
  readonly entries: number;
  readonly notices: VaultNotice[];
}

export interface NewVault {
  readonly folder: string;
  readonly unit: UnitFacts;
  /** Display name of the first administrator. */
  readonly user: string;
  readonly password: string;
}

/**
 * The vault as the rest of the program sees it: one folder at a time, locked or unlocked. Every method answers a Result;
 * what changes the folder runs one after the other.
 */
export class VaultService {
  readonly #deps: VaultDeps;
  #folder: string;
  #session: VaultSession | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #onNotice = new Set<(notice: VaultNotice) => void>();
  readonly #onStatus = new Set<() => void>();

  constructor(deps: VaultDeps, folder: string) {
    this.#deps = deps;
    this.#folder = resolve(folder);
  }

  get folder(): string {
    return this.#folder;
  }

  get deps(): VaultDeps {
    return this.#deps;
  }

  get isUnlocked(): boolean {
    return this.#session !== undefined;
  }

  /** Tells what the user should know; answers a function that ends it. */
  onNotice(listener: (notice: VaultNotice) => void): () => void {
    this.#onNotice.add(listener);
    return () => this.#onNotice.delete(listener);
  }

  /** Called when the vault was opened, locked or changed; ask `status` then. */
  onStatus(listener: () => void): () => void {
    this.#onStatus.add(listener);
    return () => this.#onStatus.delete(listener);
  }

  async status(): Promise<VaultStatusFacts> {
    const nothing = {
      folder: this.#folder,
      user: null,
      readOnly: false,
      waitMs: 0,
      notices: [],
      problem: null,
    };
    const session = this.#session;
    if (session) {
      const { card, notices } = session;
      const user = usersOf(card).find(({ id }) => id === session.user) ?? null;
      const readOnly = this.#blocked(session) !== undefined;
      return { ...nothing, state: 'unlocked', ...publicPart(card), user, readOnly, notices: [...notices] };
    }
    try {
      await finishRestore(this.#deps.fs, this.#folder);
      const read = await readCard(this.#deps.fs, this.#folder);
      if (read.kind === 'none') return { ...nothing, state: 'none', unit: null, users: [] };
      const usable = usableCard(read);
      if (!usable.ok) return this.#unusable(usable.error);
      const { card } = usable.value;
      const tries = this.#deps.state.triesOf(vaultMark(card.vault, this.#folder));
      return { ...nothing, state: 'locked', ...publicPart(card), waitMs: waitLeft(tries, this.#deps.now()) };
    } catch (error) {
      return this.#unusable(diskError(error));
    }
  }

  /** Looks at another folder from now on; locks first. */
  useFolder(folder: string): Promise<Result<VaultStatusFacts>> {
    return this.#inTurn(async () => {
      await this.#end();
      this.#folder = resolve(folder);
      return ok(await this.#changed());
    });
  }

  /** Makes a vault in an empty or missing folder and unlocks it. The recovery key is told here and never again. */
  create(facts: NewVault): Promise<Result<{ recoveryKey: string; status: VaultStatusFacts }>> {
    return this.#inTurn(async () => {
      const checked = checkPassword(facts.password);
      if (!checked.ok) return checked;
      await this.#end();
      const folder = resolve(facts.folder);
      const { fs, now, random, cost, sleep } = this.#deps;
      if (await fs.stat(join(folder, CARD_NAME))) return err(appError('vault.exists'));
      if (await fs.stat(join(folder, CARD_COPY))) return err(appError('vault.exists'));
      const vault = randomUUID();
      const keys = deriveVaultKeys(Buffer.from(random(KEY_BYTES)), vault);
      const { unit, user } = facts;
      const made = await newCard({ vault, unit, user, now: now() }, facts.password, keys, await cost());
      wipeKeys(keys);
      await fs.makeFolder(folder);
      await writeCard(fs, folder, made.card, sleep);
      this.#folder = folder;
      const opened = await this.#start(made.user, { kind: 'password', password: facts.password });
      return opened.ok ? ok({ recoveryKey: made.recoveryKey, status: opened.value }) : opened;
    });
  }

  unlock(user: string, password: string): Promise<Result<VaultStatusFacts>> {
    return this.#inTurn(async () => {
      await this.#end();
      return this.#start(user, { kind: 'password', password });
    });
  }

  /** Sets a new password for the user with the recovery key and unlocks. */
  recover(user: string, recoveryKey: string, password: string): Promise<Result<VaultStatusFacts>> {
    return this.#inTurn(async () => {
      const checked = checkPassword(password);
      if (!checked.ok) return checked;
      await this.#end();
      const opened = await this.#start(user, { kind: 'recovery', recoveryKey });
      if (!opened.ok || !this.#session) return opened;
      const session = this.#session;
      const blocked = session.sealedOff;
      if (blocked) return opened;
      const card = await withPassword(session.card, session.keys, user, password, await this.#deps.cost());
      const kept = card.ok ? await this.#keepCard(session, card.value) : card;
      return kept.ok ? ok(await this.#changed()) : kept;
    });
  }

  /** Flushes, wipes the keys, lets the folder go. Also for suspend and the end of the session. */
  lock(): Promise<Result<VaultStatusFacts>> {
    return this.#inTurn(async () => {
      await this.#end();
      return ok(await this.#changed());
    });
  }

  changePassword(current: string, next: string): Promise<Result<void>> {
    return this.#withSession(async (session) => {
      const slot = session.card.users.find(({ user }) => user === session.user);
      if (!slot) return err(appError('vault.no-such-user'));
      const proof = await openUserSlot(session.card.vault, slot, current);
      if (!proof) return err(appError('vault.wrong-password'));
      proof.fill(0);
      const card = await withPassword(
        session.card,
        session.keys,
        session.user,
        next,
        await this.#deps.cost(),
      );
      return card.ok ? this.#keepCard(session, card.value) : card;
    });
  }

  /** Administrators only. */
  addUser(added: { name: string; password: string; administrator: boolean }): Promise<Result<UserCard[]>> {
    return this.#asAdministrator(async (session) => {
      const card = await withUser(session.card, session.keys, added, await this.#deps.cost());
      if (!card.ok) return card;
      const kept = await this.#keepCard(session, card.value);
      return kept.ok ? ok(usersOf(session.card)) : kept;
    });
  }

  /** Administrators only; never the last user or the last administrator. */
  removeUser(user: string): Promise<Result<UserCard[]>> {
    return this.#asAdministrator(async (session) => {
      const card = withoutUser(session.card, session.keys, user);
      if (!card.ok) return card;
      const kept = await this.#keepCard(session, card.value);
      return kept.ok ? ok(usersOf(session.card)) : kept;
    });
  }

  /** Administrators only, with their password: a new recovery key; the old one opens nothing any more. */
  renewRecoveryKey(password: string): Promise<Result<string>> {
    return this.#asAdministrator(async (session) => {
      const slot = session.card.users.find(({ user }) => user === session.user);
      const proof = slot && (await openUserSlot(session.card.vault, slot, password));
      if (!proof) return err(appError('vault.wrong-password'));
      proof.fill(0);
      const { card, recoveryKey } = withNewRecovery(session.card, session.keys);
      const kept = await this.#keepCard(session, card);
      return kept.ok ? ok(recoveryKey) : kept;
    });
  }

  /** Backs up now, to every place; answers the one in the place that the user chose, if there is one. */
  backUp(): Promise<Result<SnapshotFacts>> {
    return this.#withOpen(async (session) => ok(await backUp(this.#deps, session, this.#places(session))));
  }

  /** Backs up to the places that have none of today; null when there is nothing to do. */
  backUpIfDue(): Promise<Result<SnapshotFacts | null>> {
    return this.#withOpen(async (session) => {
      const places = duePlaces(this.#deps, session);
      return ok(places.length === 0 ? null : await backUp(this.#deps, session, places));
    });
  }

  /** Reads the newest backup of each place whole again when that was last done a week ago; see backup-check.ts. */
  async checkBackupsIfDue(): Promise<Result<void>> {
    const session = this.#session;
    if (!session) return err(appError('vault.locked'));
    try {
      for (const due of await dueChecks(this.#deps, session)) {
        // Gigabytes are read outside the turn: nobody waits for it, also not the lock.
        const isWrong = (await wrongFiles(this.#deps, due)).length > 0;
        if (session.isOver) return err(appError('vault.closed-meanwhile'));
        if (!isWrong) await noteChecked(this.#deps, session, due);
        else await this.#withOpen(async (open) => ok(await mendBackup(this.#deps, open, due)));
      }
      return ok(undefined);
    } catch (error) {
      return err(diskError(error));
    }
  }

  /** All backups that can be found, newest first; also while locked. */
  async backups(): Promise<Result<readonly SnapshotFacts[]>> {
    try {
      const card = await this.#cardOf(this.#folder);
      return ok(await backupsOf(this.#deps, card.vault, vaultMark(card.vault, this.#folder)));
    } catch (error) {
      return err(diskError(error));
    }
  }

  /** Sets or forgets the second place for backups. */
  setBackupPlace(place: string | null): Promise<Result<void>> {
    return this.#withOpen(async ({ mark }) => {
      const before = this.#deps.state.of(mark)?.backups ?? NO_BACKUPS;
      await this.#deps.state.update(mark, { backups: { ...before, place } });
      return ok(undefined);
    });
  }

  /** The second place for backups, or null. */
  backupPlace(): string | null {
    const session = this.#session;
    return (session && this.#deps.state.of(session.mark)?.backups.place) ?? null;
  }

  /**
   * Puts the vault of that backup in place; locks. Users and passwords stay as they are today when this is done from
   * the unlocked vault, otherwise they come from the backup. Answers the name of the folder that was put aside.
   */
  restore(id: string): Promise<Result<{ keptAs: string; status: VaultStatusFacts }>> {
    return this.#inTurn(async () => {
      const session = this.#session;
      const card = session?.card ?? (await this.#cardOf(this.#folder));
      const mark = vaultMark(card.vault, this.#folder);
      const found = findSnapshot(id, backupPlaces(this.#deps, mark));
      if (!found) return err(appError('vault.backup-none'));
      const isTrusted = session !== undefined && session.sealedOff === undefined;
      await this.#end();
      const order = { ...found, folder: this.#folder, vault: card.vault, now: this.#deps.now() };
      const kept = isTrusted ? Buffer.from(`${JSON.stringify(card, null, 2)}\n`, 'utf8') : undefined;
      const keptAs = await restoreBackup(this.#deps, { ...order, card: kept }).catch(
        async (error: unknown) => {
          await this.#changed();
          throw error;
        },
      );
      this.#tell(notice('info', 'vault.restored', { keptAs }));
      return ok({ keptAs, status: await this.#changed() });
    });
  }

  /** Mends damaged segments from backups, or from other copies of the vault folder. */
  repair(copies: readonly string[] = []): Promise<Result<RepairAnswer>> {
    return this.#withSession(async (session) => {
      const answer = await repair(this.#deps, session, copies);
      await this.#changed();
      return ok(answer);
    });
  }

  /** Administrators only: gives up what can't be read and can't be mended. */
  acceptLoss(reason: string): Promise<Result<RepairAnswer>> {
    return this.#asAdministrator(async (session) => {
      const answer = await acceptLoss(this.#deps, session, reason);
      await this.#changed();
      return ok(answer);
    });
  }

  /** Takes in segments and attachments of another copy of this vault. */
  adoptCopy(other: string): Promise<Result<Adopted>> {
    return this.#withSession(async (session) => {
      const adopted = await adoptCopy(this.#deps, session, resolve(other));
      await this.#changed();
      return ok(adopted);
    });
  }

  /** Walks chain and attachments, with all seals opened. */
  verify(): Promise<Result<VaultReport>> {
    return this.#withOpen(async (session) => {
      await session.journal.flush();
      return ok(await verifyVault(this.#deps.fs, session.folder, session.keys));
    });
  }

  /** What the data worker needs after an unlock. */
  session(): Result<SessionFacts> {
    const session = this.#session;
    if (!session) return err(appError('vault.locked'));
    const { card, journal, keys, notices } = session;
    const user = usersOf(card).find(({ id }) => id === session.user);
    if (!user) return err(appError('vault.no-such-user'));
    return ok({
      viewKey: Uint8Array.from(keys.view),
      vault: card.vault,
      device: journal.device,
      user,
      unit: { id: card.unit.id, name: card.unit.name, code: card.unit.code },
      readOnly: this.#blocked(session) !== undefined,
      heads: journal.heads(),
      entries: journal.entryCount,
      notices: [...notices],
    });
  }

  /** Stores an act in the name of the user who unlocked; on the disk when it resolves. Same act id: same answer. */
  async append(
    act: string,
    why: Why,
    drafts: readonly EntryDraft[],
  ): Promise<Result<Appended & { readonly heads: Record<string, Head>; readonly total: number }>> {
    const session = this.#session;
    if (!session) return err(appError('vault.locked'));
    const user = session.card.users.find((one) => one.user === session.user);
    const author = { user: session.user, name: user?.name ?? '' };
    const done = await session.journal.append({ id: act, author, why }, drafts);
    if (!done.ok) return session.sealedOff ? err(session.sealedOff) : done;
    if (!session.isOver) rememberHeadsSoon(this.#deps, session);
    return ok({ ...done.value, heads: session.journal.heads(), total: session.journal.entryCount });
  }

  /** Entries behind these heads; see JournalReader. `total` counts all entries of the vault. */
  readSince(
    heads: Readonly<Record<string, number>>,
    maxBytes: number,
  ): Promise<Result<Batch & { readonly total: number }>> {
    return this.#reading(async ({ journal }) => {
      const batch = await journal.readSince(heads, maxBytes);
      return { ...batch, total: journal.entryCount };
    });
  }

  fetch(positions: readonly EntryPosition[]): Promise<Result<readonly Json[]>> {
    return this.#reading(({ journal }) => journal.fetch(positions));
  }

  /** The attachments of the unlocked vault. Its methods throw (AppFailure, system errors): prefer `withBlobs`. */
  blobs(): Result<BlobStore> {
    return this.#session ? ok(this.#session.blobs) : err(appError('vault.locked'));
  }

  /** Everything that was asked for so far is on the disk or refused. */
  async flush(): Promise<void> {
    const session = this.#session;
    await session?.journal.flush();
    if (session) await rememberHeads(this.#deps, session);
  }

  /** Runs something with the attachments of the unlocked vault; coded failures and disk errors become values. */
  withBlobs<T>(work: (blobs: BlobStore) => Promise<T>): Promise<Result<T>> {
    return this.#reading(({ blobs }) => work(blobs));
  }

  async #reading<T>(work: (session: VaultSession) => Promise<T>): Promise<Result<T>> {
    const session = this.#session;
    if (!session) return err(appError('vault.locked'));
    try {
      return ok(await work(session));
    } catch (error) {
      return err(session.isOver ? appError('vault.closed-meanwhile') : diskError(error));
    }
  }

  async #cardOf(folder: string): Promise<VaultCard> {
    return this.#session?.card ?? unwrap(usableCard(await readCard(this.#deps.fs, folder))).card;
  }

  #places({ mark }: VaultSession): readonly string[] {
    return backupPlaces(this.#deps, mark);
  }

  #tell(told: VaultNotice): void {
    for (const listener of this.#onNotice) listener(told);
  }

  #blocked(session: VaultSession): AppError | undefined {
    return session.sealedOff ?? session.journal.blocked;
  }

  #unusable(error: AppError): VaultStatusFacts {
    const problem: VaultNotice = { ...error, level: 'danger', facts: { ...error.facts } };
    return {
      ...{
        state: 'unusable',
        folder: this.#folder,
        unit: null,
        users: [],
        user: null,
        readOnly: true,
        waitMs: 0,
      },
      ...{ notices: [], problem },
    };
  }

  /** One after the other; a failing disk becomes a value. */
  #inTurn<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    const done = this.#turn.then(work).catch((error: unknown) => err(diskError(error)));
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Also on a vault that can only be read. */
  #withOpen<T>(work: (session: VaultSession) => Promise<Result<T>>): Promise<Result<T>> {
    return this.#inTurn(async () => (this.#session ? work(this.#session) : err(appError('vault.locked'))));
  }

  #withSession<T>(work: (session: VaultSession) => Promise<Result<T>>): Promise<Result<T>> {
    return this.#inTurn(async () => {
      const session = this.#session;
      if (!session) return err(appError('vault.locked'));
      if (session.sealedOff) return err(session.sealedOff);
      return work(session);
    });
  }

  #asAdministrator<T>(work: (session: VaultSession) => Promise<Result<T>>): Promise<Result<T>> {
    return this.#withSession(async (session) => {
      const user = session.card.users.find((one) => one.user === session.user);
      return user?.administrator ? work(session) : err(appError('vault.needs-administrator'));
    });
  }

  async #start(user: string, proof: Parameters<typeof unlockVault>[3]): Promise<Result<VaultStatusFacts>> {
    await finishRestore(this.#deps.fs, this.#folder);
    const opened = await unlockVault(this.#deps, this.#folder, user, proof, (told) => this.#tell(told));
    if (!opened.ok) return opened;
    const session = opened.value;
    this.#session = session;
    // The payloads of a large vault are hashed while the user already works; what is found is told then.
    void session.journal.checkRest(() => !session.isOver).catch(() => undefined);
    return ok(await this.#changed());
  }

  async #end(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    this.#session = undefined;
    await endSession(this.#deps, session);
  }

  async #keepCard(session: VaultSession, card: VaultCard): Promise<Result<void>> {
    await writeCard(this.#deps.fs, session.folder, card, this.#deps.sleep);
    session.card = card;
    return ok(undefined);
  }

  async #changed(): Promise<VaultStatusFacts> {
    for (const listener of this.#onStatus) listener();
    return this.status();
  }
}

const publicPart = (card: VaultCard): Pick<VaultStatusFacts, 'unit' | 'users'> => ({
  unit: { id: card.unit.id, name: card.unit.name, code: card.unit.code },
  users: usersOf(card),
});
