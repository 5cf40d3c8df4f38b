import { ok, type Result } from '../../shared/kernel/result';
import type { OpenVault } from './open-vault';
import { isViewFault } from './view/view-fault';

/** A view that is behind the journal: what was saved lies on the disk, and lists do not show all of it yet. */
export interface Lag {
  /** Tries again in a while, and goes on trying until the view is there or the session ends. */
  catchUpSoon(): void;
}

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;

/** `onCaughtUp` is told how many entries were missing. */
export function watchLag(vault: OpenVault, onCaughtUp: (entries: number) => void): Lag {
  let isWaiting = false;

  const attempt = async (): Promise<Result<number>> => {
    try {
      return await vault.projector.catchUp();
    } catch (thrown) {
      if (!isViewFault(thrown)) throw thrown;
      const healed = await vault.heal();
      return healed.ok ? ok(vault.projector.reached.entries) : healed;
    }
  };

  const retry = async (wait: number): Promise<void> => {
    const caught = await vault.exclusive(attempt);
    if (caught.ok) {
      isWaiting = false;
      onCaughtUp(caught.value);
    } else if (ENDED.has(caught.error.code)) isWaiting = false;
    else later(Math.min(wait * 2, LONGEST_WAIT_MS));
  };

  const later = (wait: number): void => {
    vault.deps.later(wait, () => void retry(wait));
  };

  return {
    catchUpSoon() {
      if (isWaiting) return;
      isWaiting = true;
      later(FIRST_WAIT_MS);
    },
  };
}

/** The next unlock reads everything that is missing. */
const ENDED: ReadonlySet<string> = new Set(['program.cancelled', 'vault.locked', 'vault.closed-meanwhile']);
