import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { App } from 'electron';

export interface Places {
  readonly userData: string;
  /** Chromium's own storage, with the view; disposable, and never in the vault's folder. */
  readonly sessionData: string;
  readonly logs: string;
  readonly settings: string;
  /** Where a vault goes when the wizard is not told otherwise. */
  readonly defaultVault: string;
  /** Backups when no second place was chosen. */
  readonly backups: string;
  /** Set by tests and tools: this vault and no other. Never read in the packaged program. */
  readonly givenVault: string | undefined;
}

/**
 * Decides where the program keeps things and tells Electron, before the single-instance lock (which lies in userData)
 * and before Chromium opens anything. Outside the packaged program `--user-data-dir` and XIANGDANG_VAULT move it all,
 * so that each test has its own.
 */
export function setPlaces(app: App): Places {
  const given = app.isPackaged ? '' : app.commandLine.getSwitchValue('user-data-dir');
  // A name in ASCII and apart from the product's name: some old tools and backups stumble over others.
  const userData = given ? path.resolve(given) : path.join(app.getPath('appData'), 'xiangdang');
  mkdirSync(userData, { recursive: true, mode: 0o700 });
  // The folder may be older than this rule.
  if (process.platform !== 'win32') chmodSync(userData, 0o700);
  const sessionData = path.join(userData, 'session');
  app.setPath('userData', userData);
  app.setPath('sessionData', sessionData);
  app.setPath('crashDumps', path.join(userData, 'Crashpad'));
  for (const folder of [userData, sessionData]) {
    // Dumps hold memory, and memory holds names.
    rmSync(path.join(folder, 'Crashpad'), { recursive: true, force: true });
  }
  return {
    userData,
    sessionData,
    logs: path.join(userData, 'logs'),
    settings: path.join(userData, 'settings.json'),
    defaultVault: path.join(app.getPath('documents'), '乡档档案库'),
    backups: path.join(userData, 'backups'),
    givenVault: app.isPackaged ? undefined : process.env.XIANGDANG_VAULT,
  };
}
