import { resolve } from 'node:path';
import { appError } from '../../../shared/kernel/errors';
import type { Result } from '../../../shared/kernel/result';
import { err, ok } from '../../../shared/kernel/result';
import type { Adopted } from './adopt-lanes';
import type { SnapshotFacts } from './backup';
import { findSnapshot } from './backup';
import { dueChecks, mendBackup, noteChecked, wrongFiles } from './backup-check';
import { backupStopped } from './backup-copy';
import { NO_BACKUPS, vaultMark } from './device-state';
import { diskError } from './disk-error';
import type { Erased, ErasureOrder } from './erasure';
import { eraseRecord } from './erasure';
import { notice } from './notices';
import { restoreBackup } from './restore';
import type { VaultStatusFacts } from './vault-facts';
import { VaultGround } from './vault-ground';
import type { VaultSession } from './vault-session';
import type { RepairAnswer } from './vault-upkeep';
import { acceptLoss, adoptCopy, backUp, backupPlaces, backupsOf, duePlaces, repair } from './vault-upkeep';
import type { VaultReport } from './verify-vault';
import { verifyVault } from './verify-vault';

/** Keeping a vault from harm: backups and the way back to one, repair, verification. */
export abstract class VaultCare extends VaultGround {
  /** The last backup that was begun: how to stop it, and when it has cleared up behind itself. */
  #backup: { readonly stop: AbortController; readonly over: Promise<unknown> } | undefined;

  /** Backs up now, to every place; answers the one in the place that the user chose, if there is one. */
  backUp(): Promise<Result<SnapshotFacts>> {
    return this.withOpen((session) =>
      this.#backingUp((signal) => backUp(this.deps, session, this.places(session), signal)),
    );
  }

  /** Backs up to the places that have none of today; null when there is nothing to do. */
  backUpIfDue(): Promise<Result<SnapshotFacts | null>> {
    return this.withOpen(async (session) => {
      const places = duePlaces(this.deps, session);
      if (places.length === 0) return ok(null);
      return this.#backingUp((signal) => backUp(this.deps, session, places, signal));
    });
  }

  /** Reads the newest backup of each place whole again when that was last done a week ago; see backup-check.ts. */
  async checkBackupsIfDue(): Promise<Result<void>> {
    const session = this.current;
    if (!session) return err(appError('vault.locked'));
    try {
      for (const due of await dueChecks(this.deps, session)) {
        // Gigabytes are read outside the turn: nobody waits for it, also not the lock.
        const isWrong = (await wrongFiles(this.deps, due)).length > 0;
        if (session.isOver) return err(appError('vault.closed-meanwhile'));
        if (!isWrong) await noteChecked(this.deps, session, due);
        else
          await this.withOpen((open) =>
            this.#backingUp((signal) => mendBackup(this.deps, open, due, signal)),
          );
      }
      return ok(undefined);
    } catch (error) {
      return err(diskError(error));
    }
  }

  /** All backups that can be found, newest first; also while locked. */
  async backups(): Promise<Result<readonly SnapshotFacts[]>> {
    try {
      const card = await this.cardOf(this.place);
      return ok(await backupsOf(this.deps, card.vault, vaultMark(card.vault, this.place)));
    } catch (error) {
      return err(diskError(error));
    }
  }

  /** Sets or forgets the second place for backups. */
  setBackupPlace(place: string | null): Promise<Result<void>> {
    return this.withOpen(async ({ mark }) => {
      const before = this.deps.state.of(mark)?.backups ?? NO_BACKUPS;
      await this.deps.state.update(mark, { backups: { ...before, place } });
      return ok(undefined);
    });
  }

  /** The second place for backups, or null. */
  backupPlace(): string | null {
    const session = this.current;
    return (session && this.deps.state.of(session.mark)?.backups.place) ?? null;
  }

  /**
   * Puts the vault of that backup in place; locks. Users and passwords stay as they are today when this is done from
   * the unlocked vault, otherwise they come from the backup. Answers the name of the folder that was put aside.
   * Unlocked it takes the right of care. Locked it takes none: the vault may be broken, and nobody gets in.
   */
  restore(id: string): Promise<Result<{ keptAs: string; status: VaultStatusFacts }>> {
    this.stopBackup();
    return this.inTurn(async () => {
      // It may still read the folder that is about to be put aside.
      await this.#backup?.over;
      const session = this.current;
      const refused = session && this.refusal(session, 'care');
      if (refused) return err(refused);
      const card = session?.card ?? (await this.cardOf(this.place));
      const mark = vaultMark(card.vault, this.place);
      const found = findSnapshot(id, backupPlaces(this.deps, mark));
      if (!found) return err(appError('vault.backup-none'));
      const isTrusted = session !== undefined && session.sealedOff === undefined;
      await this.end();
      const order = { ...found, folder: this.place, vault: card.vault, now: this.deps.now() };
      const kept = isTrusted ? Buffer.from(`${JSON.stringify(card, null, 2)}\n`, 'utf8') : undefined;
      const keptAs = await restoreBackup(this.deps, { ...order, card: kept }).catch(
        async (error: unknown) => {
          await this.changed();
          throw error;
        },
      );
      this.tell(notice('info', 'vault.restored', { keptAs }));
      return ok({ keptAs, status: await this.changed() });
    });
  }

  /** Mends damaged segments from backups, or from other copies of the vault folder. Takes no right: nothing is lost by it. */
  repair(copies: readonly string[] = []): Promise<Result<RepairAnswer>> {
    return this.withSession(async (session) => {
      const answer = await repair(this.deps, session, copies);
      await this.finishErasing(session);
      await this.changed();
      return ok(answer);
    });
  }

  /** With the right of care: gives up what can't be read and can't be mended. */
  acceptLoss(reason: string): Promise<Result<RepairAnswer>> {
    return this.asAllowed('care', async (session) => {
      const answer = await acceptLoss(this.deps, session, reason);
      await this.changed();
      return ok(answer);
    });
  }

  /** Administrators only: erases a record with its whole history and the files that only it has. */
  erase(order: ErasureOrder): Promise<Result<Erased>> {
    return this.asAllowed('care', async (session) => {
      const blocked = this.blocked(session);
      if (blocked) return err(blocked);
      const erased = await eraseRecord(this.deps, session, order);
      await this.changed();
      return ok(erased);
    });
  }

  /** Takes in segments and attachments of another copy of this vault. */
  adoptCopy(other: string): Promise<Result<Adopted>> {
    return this.withSession(async (session) => {
      const adopted = await adoptCopy(this.deps, session, resolve(other));
      await this.finishErasing(session);
      await this.changed();
      return ok(adopted);
    });
  }

  /** Walks chain and attachments, with all seals opened. */
  verify(): Promise<Result<VaultReport>> {
    return this.withOpen(async (session) => {
      await session.journal.flush();
      return ok(await verifyVault(this.deps.fs, session.folder, session.keys));
    });
  }

  /** Stops a backup under way. Whoever closes the vault comes next and does not wait until it has cleared up. */
  protected stopBackup(): void {
    this.#backup?.stop.abort();
  }

  /**
   * Makes a backup in its turn, but leaves the turn as soon as it is stopped: an operation on a slow stick can take
   * minutes and can't be broken off. What goes on behind only touches the place of the backup, and needs no key.
   */
  #backingUp<T>(work: (signal: AbortSignal) => Promise<T>): Promise<Result<T>> {
    const stop = new AbortController();
    const before = this.#backup?.over;
    const running = Promise.resolve(before).then(() => work(stop.signal));
    this.#backup = { stop, over: running.catch(() => undefined) };
    const stopped = new Promise<Result<never>>((leave) => {
      stop.signal.addEventListener('abort', () => leave(err(backupStopped().error)));
    });
    return Promise.race([running.then((done) => ok(done)), stopped]);
  }

  protected places({ mark }: VaultSession): readonly string[] {
    return backupPlaces(this.deps, mark);
  }
}
