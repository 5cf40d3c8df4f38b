import type { AppError } from '../../shared/kernel/errors';
import type { VaultService } from '../services/vault/vault-service';
import type { Incidents } from './incidents';

const FIRST_MS = 60_000;
const ROUND_MS = 60 * 60_000;

/** Backs up by itself while the vault is open: a minute after it was opened, then whenever a day has begun. */
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
      if (!done.ok) warn(done.error);
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
