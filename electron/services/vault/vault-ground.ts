import { resolve } from 'node:path';
import type { AppError } from '../../../shared/kernel/errors';
import { appError } from '../../../shared/kernel/errors';
import type { Result } from '../../../shared/kernel/result';
import { err, ok, unwrap } from '../../../shared/kernel/result';
import { type Right, refusalOf } from '../../../shared/rules/roles';
import { vaultMark } from './device-state';
import { diskError } from './disk-error';
import { finishErasures } from './erasure';
import type { VaultNotice } from './notices';
import { waitLeft } from './password-tries';
import { finishRestore } from './restore';
import type { VaultCard } from './vault-card';
import { readCard, writeCard } from './vault-card';
import type { VaultDeps } from './vault-deps';
import type { VaultStatusFacts } from './vault-facts';
import { publicPart } from './vault-facts';
import type { VaultSession } from './vault-session';
import { endSession } from './vault-session';
import { unlockVault, usableCard } from './vault-unlock';
import { usersOf } from './vault-users';

/**
 * What all work on the vault stands on: one folder at a time, locked or unlocked, its status, and one change after the
 * other. Every method answers a Result.
 */
export abstract class VaultGround {
  /** At most one vault is open at a time. */
  protected current: VaultSession | undefined;
  protected place: string;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #onNotice = new Set<(notice: VaultNotice) => void>();
  readonly #onStatus = new Set<() => void>();

  constructor(
    readonly deps: VaultDeps,
    folder: string,
  ) {
    this.place = resolve(folder);
  }

  get folder(): string {
    return this.place;
  }

  get isUnlocked(): boolean {
    return this.current !== undefined;
  }

  /** The open session, to be compared and nothing else: the same as long as the vault stays open; undefined: locked. */
  get openSession(): object | undefined {
    return this.current;
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
      folder: this.place,
      user: null,
      readOnly: false,
      waitMs: 0,
      notices: [],
      problem: null,
    };
    const session = this.current;
    if (session) {
      const { card, notices } = session;
      const user = usersOf(card).find(({ id }) => id === session.user) ?? null;
      const readOnly = this.blocked(session) !== undefined;
      return { ...nothing, state: 'unlocked', ...publicPart(card), user, readOnly, notices: [...notices] };
    }
    try {
      await finishRestore(this.deps.fs, this.place);
      const read = await readCard(this.deps.fs, this.place);
      if (read.kind === 'none') return { ...nothing, state: 'none', unit: null, users: [] };
      const usable = usableCard(read);
      if (!usable.ok) return this.unusable(usable.error);
      const { card } = usable.value;
      const tries = this.deps.state.triesOf(vaultMark(card.vault, this.place));
      return { ...nothing, state: 'locked', ...publicPart(card), waitMs: waitLeft(tries, this.deps.now()) };
    } catch (error) {
      return this.unusable(diskError(error));
    }
  }

  protected async reading<T>(work: (session: VaultSession) => Promise<T>): Promise<Result<T>> {
    const session = this.current;
    if (!session) return err(appError('vault.locked'));
    try {
      return ok(await work(session));
    } catch (error) {
      return err(session.isOver ? appError('vault.closed-meanwhile') : diskError(error));
    }
  }

  protected async cardOf(folder: string): Promise<VaultCard> {
    return this.current?.card ?? unwrap(usableCard(await readCard(this.deps.fs, folder))).card;
  }

  protected tell(told: VaultNotice): void {
    for (const listener of this.#onNotice) listener(told);
  }

  protected blocked(session: VaultSession): AppError | undefined {
    return session.sealedOff ?? session.journal.blocked;
  }

  protected unusable(error: AppError): VaultStatusFacts {
    const problem: VaultNotice = { ...error, level: 'danger', facts: { ...error.facts } };
    return {
      ...{
        state: 'unusable',
        folder: this.place,
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
  protected inTurn<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    const done = this.#turn.then(work).catch((error: unknown) => err(diskError(error)));
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Also on a vault that can only be read. */
  protected withOpen<T>(work: (session: VaultSession) => Promise<Result<T>>): Promise<Result<T>> {
    return this.inTurn(async () => (this.current ? work(this.current) : err(appError('vault.locked'))));
  }

  protected withSession<T>(work: (session: VaultSession) => Promise<Result<T>>): Promise<Result<T>> {
    return this.inTurn(async () => {
      const session = this.current;
      if (!session) return err(appError('vault.locked'));
      if (session.sealedOff) return err(session.sealedOff);
      return work(session);
    });
  }

  /** For whoever has the right in the whole unit. */
  protected asAllowed<T>(
    right: Right,
    work: (session: VaultSession) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return this.withSession(async (session) => {
      const refused = this.refusal(session, right);
      return refused === undefined ? work(session) : err(refused);
    });
  }

  /** Why the user who unlocked may not do something in the whole unit; undefined: he may. */
  protected refusal(session: VaultSession, right: Right): AppError | undefined {
    const user = usersOf(session.card).find(({ id }) => id === session.user);
    return user === undefined ? appError('vault.no-such-user') : refusalOf(user, right, []);
  }

  protected async start(
    user: string,
    proof: Parameters<typeof unlockVault>[3],
  ): Promise<Result<VaultStatusFacts>> {
    await finishRestore(this.deps.fs, this.place);
    const opened = await unlockVault(this.deps, this.place, user, proof, (told) => this.tell(told));
    if (!opened.ok) return opened;
    const session = opened.value;
    this.current = session;
    // The payloads of a large vault are hashed while the user already works; what is found is told then.
    await this.finishErasing(session);
    const { journal } = session;
    void journal
      .checkRest(() => !session.isOver && session.journal === journal)
      .catch((error: unknown) => {
        if (!session.isOver) session.tell('warning', diskError(error).code, diskError(error).facts);
      });
    return ok(await this.changed());
  }

  /** What was broken off is finished; where that can't be done now, it is told and tried again at the next opening. */
  protected async finishErasing(session: VaultSession): Promise<void> {
    try {
      const count = await finishErasures(this.deps, session);
      if (count > 0) session.tell('info', 'vault.erased-again', { count });
    } catch (error) {
      const { code, facts } = diskError(error);
      session.tell('warning', code, facts);
    }
  }

  protected async end(): Promise<void> {
    const session = this.current;
    if (!session) return;
    this.current = undefined;
    await endSession(this.deps, session);
  }

  protected async keepCard(session: VaultSession, card: VaultCard): Promise<Result<void>> {
    await writeCard(this.deps.fs, session.folder, card, this.deps.sleep);
    session.card = card;
    return ok(undefined);
  }

  protected async changed(): Promise<VaultStatusFacts> {
    for (const listener of this.#onStatus) listener();
    return this.status();
  }
}
