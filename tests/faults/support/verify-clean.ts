import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { PASSWORD } from '../../journeys/driver';
import { ROOT } from '../../journeys/launch';

/**
 * Ends a fault test: `npm run verify` over journal, attachments and, with the user data, the view. The program must be
 * closed. Throws what the command said unless all is clean.
 */
export function verifyClean(place: {
  readonly vault: string;
  /** Left out: the view is not looked at, no window is started. */
  readonly userData?: string;
  readonly password?: string;
}): void {
  const tsx = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const script = path.join(ROOT, 'scripts', 'verify-vault.ts');
  const view = place.userData === undefined ? [] : ['--user-data', place.userData];
  const words = [tsx, script, place.vault, '--password-env', 'VAULT_PASSWORD', ...view];
  const env = { ...process.env, VAULT_PASSWORD: place.password ?? PASSWORD };
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
  const isViewSeen = place.userData === undefined || stdout.includes('视图与变更一致');
  if (status !== 0 || !isViewSeen) throw new Error(`verify ended with ${status}:\n${stdout}${stderr}`);
}
