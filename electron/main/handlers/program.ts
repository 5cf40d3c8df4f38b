import type { App, BrowserWindow } from 'electron';
import type { contract } from '../../../shared/bridge/contract';
import { ok } from '../../../shared/kernel/result';
import type { Handlers } from '../answer';
import type { DataLink } from '../data-link';
import type { Incidents } from '../incidents';
import { stackOutline } from '../log';
import type { PcSettingsFile } from '../pc-settings';
import { pageSettings } from '../pc-settings';
import type { PrintPages } from '../plain-pages';
import { print } from '../print';
import type { Tickets } from '../tickets';

export interface ProgramParts {
  readonly app: Pick<App, 'getVersion' | 'isPackaged'>;
  readonly window: () => BrowserWindow | undefined;
  readonly recovery: string | null;
  readonly partition: string | undefined;
  readonly incidents: Incidents;
  readonly settings: PcSettingsFile;
  readonly dataLink: DataLink;
  readonly tickets: Tickets;
  readonly printPages: PrintPages;
  readonly diagnostics: () => Promise<{ label: string; value: string; ok: boolean }[]>;
  readonly quit: () => void;
}

/** The program itself: versions, settings of this PC, printing, errors that the page reports. */
export function programHandlers(parts: ProgramParts): Handlers<typeof contract, 'window'>['program'] {
  return {
    info: () =>
      ok({
        version: parts.app.getVersion(),
        electron: process.versions.electron ?? '',
        chrome: process.versions.chrome ?? '',
        platform: `${process.platform}-${process.arch}`,
        packaged: parts.app.isPackaged,
        testing: !parts.app.isPackaged && process.env.XIANGDANG_TESTING === '1',
        recovery: parts.recovery,
      }),
    diagnostics: async () => ok(await parts.diagnostics()),
    // The message of the error stays behind: only class, functions and positions reach the log.
    reportError: ({ name, stack, where }) =>
      ok(parts.incidents.note(`page ${where}`, `${name} ${stackOutline(stack)}`)),
    settings: () => ok(pageSettings(parts.settings.get())),
    async saveSettings({ idleMinutes, textSize }) {
      // A backup place is chosen in a dialog (backup.setPlace) and never named by the page.
      const change = {
        ...(idleMinutes === undefined ? {} : { idleMinutes }),
        ...(textSize === undefined ? {} : { textSize }),
      };
      const saved = await parts.settings.save(change);
      if (!saved.ok) return saved;
      return ok(pageSettings(saved.value));
    },
    quit() {
      parts.quit();
      return ok(undefined);
    },
    async print({ html, landscape, toPdf }) {
      if (toPdf === null) return print({ html, landscape, pdf: null }, parts.printPages, parts.partition);
      const place = parts.tickets.place(toPdf, 'save');
      if (!place.ok) return place;
      return print({ html, landscape, pdf: place.value }, parts.printPages, parts.partition);
    },
    connectData() {
      const page = parts.window()?.webContents;
      if (page) parts.dataLink.connect(page);
      return ok(undefined);
    },
  };
}
