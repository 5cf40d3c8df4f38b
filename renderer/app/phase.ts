import type { VaultStatus } from '../../shared/bridge/contract';

/** What the whole window shows. */
export type Phase = 'recovery' | 'setup' | 'lock' | 'unusable' | 'open';

/**
 * What to show, from what is known. Set-up stays in front after the vault exists, until the recovery key is
 * confirmed to be written down: `inSetup` is held by the wizard.
 */
export function phaseOf(recovery: string | null, status: VaultStatus, inSetup: boolean): Phase {
  if (recovery !== null) return 'recovery';
  if (inSetup || status.state === 'none') return 'setup';
  if (status.state === 'unusable') return 'unusable';
  return status.state === 'unlocked' ? 'open' : 'lock';
}
