import type { contract } from '../../../shared/bridge/contract';
import { ok } from '../../../shared/kernel/result';
import type { Handlers } from '../answer';
import { pageSettings } from '../pc-settings';
import type { VaultParts } from './vault';

/** Backups of the vault and the way back to one. */
export function backupHandlers(
  parts: Pick<VaultParts, 'vault' | 'settings' | 'tickets'>,
): Handlers<typeof contract, 'window'>['backup'] {
  const { vault, settings, tickets } = parts;
  return {
    async list() {
      const found = await vault.backups();
      return found.ok ? ok([...found.value]) : found;
    },
    now: () => vault.backUp(),
    async setPlace({ folder }) {
      const place = folder === null ? ok(null) : tickets.place(folder, 'backup');
      if (!place.ok) return place;
      const set = await vault.setBackupPlace(place.value);
      if (!set.ok) return set;
      const saved = await settings.save({ backupPlace: place.value });
      return saved.ok ? ok(pageSettings(saved.value)) : saved;
    },
    restore: ({ id }) => vault.restore(id),
  };
}
