import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { contract } from '../../../shared/bridge/contract';
import type { AppError } from '../../../shared/kernel/errors';
import type { Result } from '../../../shared/kernel/result';
import { ok } from '../../../shared/kernel/result';
import { localTime } from '../../services/vault/backup-manifest';
import type { VaultService } from '../../services/vault/vault-service';
import type { ErasedRecord } from '../../services/vault/verify-vault';
import type { Handlers } from '../answer';
import type { PcSettings, PcSettingsFile } from '../pc-settings';
import type { Tickets } from '../tickets';

export interface VaultParts {
  readonly vault: VaultService;
  readonly settings: PcSettingsFile;
  readonly tickets: Tickets;
  /** Where a vault goes when the wizard names no folder. */
  readonly defaultFolder: string;
  /** Tells the page of something that did not go well beside what it asked for. */
  readonly warn: (error: AppError) => void;
}

/** Beside the place of the office's own vault, which stays free for it. */
const PRACTICE = '-练习';
/** Name of the folder made inside a place that holds other things already. */
const OWN_FOLDER = '乡档档案库';

/** Making, opening and locking the vault, its users and keys. */
export function vaultHandlers(parts: VaultParts): Handlers<typeof contract, 'window'>['vault'] {
  const { vault, tickets } = parts;
  return {
    status: async () => ok(await vault.status()),
    async create({ folder, unit, user, password, backup }) {
      const standard = parts.defaultFolder + (unit.practice === true ? PRACTICE : '');
      const place = folder === null ? ok(standard) : tickets.place(folder, 'vault');
      if (!place.ok) return place;
      const second = backup === null ? ok(null) : tickets.place(backup, 'backup');
      if (!second.ok) return second;
      const target = folder === null ? place.value : await freeFolder(place.value);
      const made = await vault.create({ folder: target, unit, user, password });
      // From here on the vault exists and its recovery key must reach the user, whatever else fails.
      if (!made.ok) return made;
      await remember(parts, { vaultFolder: target, backupPlace: second.value });
      if (second.value !== null) warnOf(parts, await vault.setBackupPlace(second.value));
      return made;
    },
    async useFolder({ folder }) {
      const place = tickets.place(folder, 'vault', 'restore');
      if (!place.ok) return place;
      // biome-ignore lint/correctness/useHookAtTopLevel: no hook, this is the main process
      const used = await vault.useFolder(place.value);
      if (used.ok) await remember(parts, { vaultFolder: place.value });
      return used;
    },
    unlock: ({ user, password }) => vault.unlock(user, password),
    recover: ({ user, recoveryKey, password }) => vault.recover(user, recoveryKey, password),
    lock: () => vault.lock(),
    changePassword: ({ current, next }) => vault.changePassword(current, next),
    addUser: (user) => vault.addUser(user),
    changeUser: ({ user, ...rights }) => vault.changeUser(user, rights),
    removeUser: ({ user }) => vault.removeUser(user),
    renewRecoveryKey: ({ password }) => vault.renewRecoveryKey(password),
    repair: () => vault.repair(),
    acceptLoss: ({ reason }) => vault.acceptLoss(reason),
    async verify() {
      const report = await vault.verify();
      if (!report.ok) return report;
      const { clean, problems, entries, blobs, erased } = report.value;
      return ok({
        clean,
        entries,
        blobs,
        lines: [...problems.map(({ where, message }) => `${where}：${message}`), ...erased.map(erasedLine)],
      });
    },
  };
}

/** One record that was erased, as the check tells it. */
const erasedLine = ({ wall, by, reason }: ErasedRecord): string =>
  `${localTime(wall).slice(0, 10)} ${by}彻底清除了一条记录，属正常。原因：${reason}`;

/** An empty folder is taken as it is; one with other things in it gets a folder of ours. */
async function freeFolder(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  return names.length === 0 ? folder : path.join(folder, OWN_FOLDER);
}

/** Remembers for the next start of this PC. */
async function remember(parts: VaultParts, change: Partial<PcSettings>): Promise<void> {
  warnOf(parts, await parts.settings.save(change));
}

function warnOf(parts: VaultParts, done: Result<unknown>): void {
  if (!done.ok) parts.warn(done.error);
}
