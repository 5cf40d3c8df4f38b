import type { AppError } from '../../../shared/kernel/errors';
import { appError } from '../../../shared/kernel/errors';

/** Wrong passwords in a row, and when the last try began (ms UTC). */
export interface Tries {
  readonly count: number;
  readonly last: number;
}

export const NO_TRIES: Tries = { count: 0, last: 0 };

const FREE_TRIES = 2;
const LONGEST_WAIT = 60_000;

/** How long one waits after this many wrong passwords in a row: 0, 0, 1 s, 2 s, 4 s ... 60 s. */
export const waitAfter = (count: number): number =>
  count <= FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, 1000 * 2 ** Math.min(count - FREE_TRIES - 1, 10));

/** Milliseconds until the next try is allowed. A clock that was set back can't make it longer than the full wait. */
export function waitLeft(tries: Tries, now: number): number {
  const wait = waitAfter(tries.count);
  return Math.max(0, Math.min(wait, tries.last + wait - now));
}

const seconds = (ms: number): number => Math.ceil(ms / 1000);

export const waitError = (ms: number): AppError => appError('vault.wait', { waitSeconds: seconds(ms) });

export const wrongPassword = (tries: Tries): AppError =>
  appError('vault.wrong-password', { waitSeconds: seconds(waitAfter(tries.count)) });

export const wrongRecovery = (tries: Tries): AppError =>
  appError('vault.wrong-recovery', { waitSeconds: seconds(waitAfter(tries.count)) });
