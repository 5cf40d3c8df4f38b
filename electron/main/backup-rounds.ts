import type { AppError } from '../../shared/kernel/errors';
import type { VaultService } from '../services/vault/vault-service';
import type { Incidents } from './incidents';
import type { Log } from './log';

const FIRST_MS = 60_000;
const ROUND_MS = 60 * 60_000;

/**
 * Backs up by itself while the vault is open: a minute after it was opened, then whenever a day has begun; and once a
 * week reads the newest backup whole again.
 */
export function startBackups(
  vault: VaultService,
  incidents: Incidents,
  warn: (error: AppError) => void,
): { readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    if (!vault.isUnlocked) return;
    try {
      const done = await vault.backUpIfDue();
      // Whoever locked stopped it and need not be told; it goes on after the next unlock.
      const isStopped = !done.ok && done.error.code === 'vault.backup-stopped';
      if (!done.ok && !isStopped) warn(done.error);
      const checked = isStopped ? done : await vault.checkBackupsIfDue();
      if (!checked.ok && !isStopped && vault.isUnlocked) warn(checked.error);
    } catch (error) {
      incidents.report('backup', error);
    }
    if (vault.isUnlocked) timer = setTimeout(round, ROUND_MS);
  };
  const schedule = (): void => {
    clearTimeout(timer);
    timer = vault.isUnlocked ? setTimeout(round, FIRST_MS) : undefined;
  };
  const forget = vault.onStatus(schedule);
  return {
    stop: () => {
      clearTimeout(timer);
      forget();
    },
  };
}

/** So long the end of the program waits for a backup that is due; one that is cut off leaves the earlier ones whole. */
const LAST_BACKUP_MS = 15_000;

/** The backup of the day, if there is none yet, before the program ends. Never keeps it from ending. */
export async function backUpBeforeQuit(vault: VaultService, incidents: Incidents, log: Log): Promise<void> {
  if (!vault.isUnlocked) return;
  // The window is going: what fails now is told at the next start, by a backup that is due again.
  const backup = vault
    .backUpIfDue()
    .then((done) => (done.ok ? undefined : log.write('warning', done.error.code, {}, 'backup before quit')))
    .catch((error: unknown) => incidents.report('backup', error));
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LAST_BACKUP_MS);
  });
  await Promise.race([backup, enough]);
  clearTimeout(timer);
}
