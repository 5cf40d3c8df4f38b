import { existsSync, readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import type { Settings } from '../../shared/bridge/contract';
import { settings } from '../../shared/bridge/contract';
import type { Result } from '../../shared/kernel/result';
import { ok } from '../../shared/kernel/result';
import { writeWhole } from './atomic-write';

/** What this PC remembers; readable before unlock, nothing personal. */
const stored = settings.extend({
  /** Folder of the vault last opened here; null: the default place. */
  vaultFolder: z.string().nullable(),
});
export type PcSettings = z.infer<typeof stored>;

const DEFAULTS: PcSettings = { idleMinutes: 15, textSize: 'normal', backupPlace: null, vaultFolder: null };

export interface PcSettingsFile {
  get(): PcSettings;
  save(change: Partial<PcSettings>): Promise<Result<PcSettings>>;
}

/**
 * Opens the settings file. A file that can't be read as settings is put aside and the defaults hold: settings must
 * never keep anybody from their records.
 */
export function openPcSettings(file: string): PcSettingsFile {
  let current = read(file);
  return {
    get: () => current,
    async save(change) {
      const next = stored.parse({ ...current, ...change });
      const written = await writeWhole(file, `${JSON.stringify(next, null, 2)}\n`);
      if (!written.ok) return written;
      current = next;
      return ok(next);
    },
  };
}

/** The part of the settings that the page sees. */
export const pageSettings = ({ idleMinutes, textSize, backupPlace }: PcSettings): Settings => ({
  idleMinutes,
  textSize,
  backupPlace,
});

function read(file: string): PcSettings {
  if (!existsSync(file)) return DEFAULTS;
  try {
    return stored.parse({ ...DEFAULTS, ...JSON.parse(readFileSync(file, 'utf8')) });
  } catch {
    try {
      renameSync(file, `${file}.unreadable`);
    } catch {
      // Read-only disk: it stays where it is and is ignored again next time.
    }
    return DEFAULTS;
  }
}
