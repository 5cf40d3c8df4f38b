import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { nodeFileSystem } from '../../../electron/services/fs/node-file-system';
import { openUserSlot } from '../../../electron/services/vault/key-slots';
import { LOWEST_COST } from '../../../electron/services/vault/password-hash';
import { deriveVaultKeys, type VaultKeys } from '../../../electron/services/vault/seal';
import { readCard } from '../../../electron/services/vault/vault-card';
import { vaultDeps } from '../../../electron/services/vault/vault-deps';
import { VaultService } from '../../../electron/services/vault/vault-service';
import { verifyVault } from '../../../electron/services/vault/verify-vault';
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

/** The check behind `npm run verify`; throws unless the vault is clean with every seal opened. */
export async function expectVerified(vault: string, password = PASSWORD): Promise<void> {
  const report = await verifyVault(nodeFileSystem, vault, await keysOf(vault, password));
  if (!report.usable || !report.clean || !report.decrypted) {
    throw new Error(`${vault} is not clean: ${JSON.stringify(report, null, 2)}`);
  }
}

/** Keys of the first slot that the password opens. */
async function keysOf(vault: string, password: string): Promise<VaultKeys> {
  const read = await readCard(nodeFileSystem, vault);
  if (read.kind !== 'card') throw new Error(`${vault} has no card: ${read.kind}`);
  for (const slot of read.card.users) {
    const data = await openUserSlot(read.card.vault, slot, password);
    if (data) return deriveVaultKeys(data, read.card.vault);
  }
  throw new Error(`the password opens no slot of ${vault}`);
}

/** Takes a home away, with a small disk that was mounted on it. */
export function removeHome(home: string): void {
  spawnSync('umount', ['-l', home], { stdio: 'ignore' });
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
