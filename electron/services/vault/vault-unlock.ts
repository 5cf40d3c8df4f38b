import { appError } from '../../../shared/kernel/errors';
import type { Result } from '../../../shared/kernel/result';
import { err, ok } from '../../../shared/kernel/result';
import { Ballast } from './ballast';
import { vaultMark } from './device-state';
import { isDiskFull, isForbidden } from './disk-error';
import { openRecoverySlot, openUserSlot } from './key-slots';
import type { VaultNotice } from './notices';
import { notice } from './notices';
import { NO_TRIES, waitError, waitLeft, wrongPassword, wrongRecovery } from './password-tries';
import { parseRecoveryKey } from './recovery-key';
import type { VaultKeys } from './seal';
import { deriveVaultKeys } from './seal';
import type { CardRead, VaultCard } from './vault-card';
import { isCardGenuine, readCard, VAULT_FORMAT, writeCard } from './vault-card';
import type { VaultDeps } from './vault-deps';
import type { VaultLock } from './vault-lock';
import { takeLock } from './vault-lock';
import type { SessionStart, VaultSession } from './vault-session';
import { openSession } from './vault-session';

/** The card, or the coded reason why this folder can't be opened. */
export function usableCard(read: CardRead): Result<{ readonly card: VaultCard; readonly fromCopy: boolean }> {
  switch (read.kind) {
    case 'card':
      return ok(read);
    case 'none':
      return err(appError('vault.none'));
    case 'damaged':
      return err(appError('vault.card-damaged'));
    case 'newer':
      return err(appError('vault.unreadable-newer', { needs: read.needs, reads: VAULT_FORMAT }));
  }
}

type Proof =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'recovery'; readonly recoveryKey: string };

/**
 * Opens a vault for a user, with slow-down after wrong tries. A try is counted before it is made, so that killing the
 * program in between does not give a free one.
 */
export async function unlockVault(
  deps: VaultDeps,
  folder: string,
  user: string,
  proof: Proof,
  onNotice: SessionStart['onNotice'],
): Promise<Result<VaultSession>> {
  const usable = usableCard(await readCard(deps.fs, folder));
  if (!usable.ok) return usable;
  const { card, fromCopy } = usable.value;
  const locked = await lockFolder(deps, folder);
  if (!locked.ok) return locked;
  const { lock, early } = locked.value;
  try {
    const opened = await openKeys(deps, folder, card, user, proof);
    if (!opened.ok) {
      await lock?.release();
      return opened;
    }
    const keys = deriveVaultKeys(opened.value, card.vault);
    const found = [...early, ...judgeCard(card, fromCopy, keys)];
    const sealedOff = sealedOffBy(found);
    if (fromCopy && lock !== undefined && sealedOff === undefined) await renewCard(deps, folder, card);
    return ok(await openSession(deps, { folder, card, user, keys, lock, sealedOff, early: found, onNotice }));
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

/**
 * Takes the folder for this program. A folder that can't be written, or has no room even for the lock after the ballast
 * was given back, is opened without a lock, read-only: what is there can still be seen and exported.
 */
export async function lockFolder(
  deps: VaultDeps,
  folder: string,
): Promise<Result<{ readonly lock: VaultLock | undefined; readonly early: readonly VaultNotice[] }>> {
  const { fs, machine, processes, sleep } = deps;
  const ballast = new Ballast(fs, folder, deps.ballastBytes);
  for (let hasBallast = true; ; hasBallast = false) {
    try {
      const lock = await takeLock({ fs, folder, machine, processes, sleep });
      return lock.ok ? ok({ lock: lock.value, early: [] }) : lock;
    } catch (error) {
      if (isForbidden(error))
        return ok({ lock: undefined, early: [notice('warning', 'vault.folder-read-only')] });
      if (!isDiskFull(error)) throw error;
      if (!hasBallast) return ok({ lock: undefined, early: [notice('danger', 'vault.full-read-only')] });
      await ballast.release();
    }
  }
}

/** Two whole cards again. Where even that can't be written the copy goes on serving, and its notice is shown again. */
async function renewCard({ fs, sleep }: VaultDeps, folder: string, card: VaultCard): Promise<void> {
  try {
    await writeCard(fs, folder, card, sleep);
  } catch (error) {
    if (!isDiskFull(error) && !isForbidden(error)) throw error;
  }
}

function judgeCard(card: VaultCard, fromCopy: boolean, keys: VaultKeys): readonly VaultNotice[] {
  const found: VaultNotice[] = [];
  if (!isCardGenuine(card, keys.card)) found.push(notice('danger', 'vault.card-changed'));
  else if (fromCopy) found.push(notice('warning', 'vault.card-restored'));
  if (card.minReader > VAULT_FORMAT) {
    found.push(notice('danger', 'vault.newer', { needs: card.minReader, reads: VAULT_FORMAT }));
  }
  return found;
}

const SEALING = new Set([
  'vault.folder-read-only',
  'vault.full-read-only',
  'vault.card-changed',
  'vault.newer',
]);

function sealedOffBy(notices: readonly VaultNotice[]): SessionStart['sealedOff'] {
  const reason = notices.find(({ code }) => SEALING.has(code));
  if (!reason) return undefined;
  if (reason.code === 'vault.folder-read-only') return appError('vault.folder-read-only');
  if (reason.code === 'vault.full-read-only') return appError('vault.full-read-only');
  if (reason.code === 'vault.newer') return appError('vault.newer', reason.facts);
  return appError('vault.card-changed');
}

async function openKeys(
  deps: VaultDeps,
  folder: string,
  card: VaultCard,
  user: string,
  proof: Proof,
): Promise<Result<Buffer>> {
  const slot = card.users.find((one) => one.user === user);
  if (!slot) return err(appError('vault.no-such-user'));
  const typed = proof.kind === 'recovery' ? parseRecoveryKey(proof.recoveryKey) : undefined;
  // A typing mistake in the recovery key is found by its checksum and is no try.
  if (typed && !typed.ok) return typed;
  const mark = vaultMark(card.vault, folder);
  const before = deps.state.triesOf(mark);
  const wait = waitLeft(before, deps.now());
  if (wait > 0) return err(waitError(wait));
  const tries = { count: before.count + 1, last: deps.now() };
  await deps.state.updateTries(mark, tries);
  const data = await (proof.kind === 'password'
    ? openUserSlot(card.vault, slot, proof.password, deps.hash)
    : typed && openRecoverySlot(card.vault, card.recovery, typed.value));
  if (!data) return err(proof.kind === 'password' ? wrongPassword(tries) : wrongRecovery(tries));
  await deps.state.updateTries(mark, NO_TRIES);
  return ok(data);
}
