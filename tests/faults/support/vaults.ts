import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { LOWEST_COST } from '../../../electron/services/vault/password-hash';
import { vaultDeps } from '../../../electron/services/vault/vault-deps';
import { VaultService } from '../../../electron/services/vault/vault-service';
import { verifyCommand } from '../../../scripts/verify-command';
import { verifyViewOf } from '../../../scripts/verify-view';
import type { Result } from '../../../shared/kernel/result';
import { PASSWORD, TOWNSHIP } from '../../journeys/driver';
import { newHome } from '../../journeys/launch';
import { draftsOf, inventTownship, type Township } from '../../unit/builders/vault-content';

/** A home of the program whose vault was made without a window: quick, and by the program's own parts. */
export interface MadeHome {
  readonly home: string;
  readonly vault: string;
  readonly userData: string;
  readonly township: Township;
  readonly recoveryKey: string;
  /** Id of the administrator. */
  readonly user: string;
}

export interface HomeWish {
  readonly home?: string;
  readonly members?: number;
  readonly branches?: number;
  /** Wall clock of the PC that wrote it (ms UTC). */
  readonly now?: number;
  /** Called before the vault is locked: users, backups, more entries. */
  readonly also?: (service: VaultService) => Promise<void>;
}

/** Makes a home with a vault of invented people. Passwords cost as little as is legal, nothing else is spared. */
export async function makeHome(wish: HomeWish = {}): Promise<MadeHome> {
  const home = wish.home ?? newHome();
  const vault = path.join(home, 'vault');
  const userData = path.join(home, 'user-data');
  const service = await serviceOf({ vault, userData }, wish.now);
  const unit = { name: TOWNSHIP.unit, code: TOWNSHIP.code };
  const made = good(await service.create({ folder: vault, unit, user: TOWNSHIP.user, password: PASSWORD }));
  const township = inventTownship({ members: wish.members ?? 12, branches: wish.branches ?? 3 });
  const drafts = draftsOf([...township.organizations, ...township.members]);
  good(await service.append('act-1', { kind: 'create' }, drafts));
  await wish.also?.(service);
  good(await service.lock());
  const user = made.status.user?.id ?? '';
  return { home, vault, userData, township, recoveryKey: made.recoveryKey, user };
}

/** The vault's service on folders of a program that does not run. */
export async function serviceOf(
  place: { readonly vault: string; readonly userData: string },
  now?: number,
): Promise<VaultService> {
  const clock = now === undefined ? {} : { now: () => now };
  const deps = await vaultDeps(place.userData, {
    cost: () => Promise.resolve(LOWEST_COST),
    ballastBytes: 0,
    ...clock,
  });
  return new VaultService(deps, place.vault);
}

/** The value of a result that must have succeeded. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/**
 * Ends a fault test: what `npm run verify` does, over journal and attachments with every seal opened, and over the view
 * where the user data holds one. The program must be closed. Throws what was said unless all is clean.
 * @param env what the program is started with besides
 */
export async function expectVerified(
  place: { readonly vault: string; readonly userData?: string },
  password = PASSWORD,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { vault, userData } = place;
  const view =
    userData !== undefined && existsSync(path.join(userData, 'session', 'IndexedDB'))
      ? ['--user-data', userData]
      : [];
  const said: string[] = [];
  const output = { out: (text: string) => said.push(text), error: (text: string) => said.push(text) };
  const words = [vault, '--password-env', 'VAULT_PASSWORD', ...view];
  const code = await verifyCommand(words, output, (asked) => verifyViewOf(asked, env), {
    VAULT_PASSWORD: password,
  });
  const isSeen = view.length === 0 || said.join('').includes('视图与变更一致');
  if (code !== 0 || !isSeen) throw new Error(`verify ended with ${code}:\n${said.join('\n')}`);
}

/** Takes a home away, with a small disk that was mounted on it. */
export function removeHome(home: string): void {
  spawnSync('umount', ['-l', home], { stdio: 'ignore' });
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
