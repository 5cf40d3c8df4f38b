import type { BrowserWindow, WebContents } from 'electron';
import type { Incidents } from './incidents';
import type { Log } from './log';
import { ORIGIN } from './origin';

export interface WindowParts {
  readonly make: () => BrowserWindow;
  readonly log: Log;
  readonly incidents: Incidents;
  /** Set when the view must not be touched; see free-space.ts. */
  readonly recovery: string | null;
  /** Called before the page is loaded again: its worker is gone, its line must not stay open. */
  readonly beforeReload: () => void;
  readonly packaged: boolean;
  /** For `npm run verify`, which needs the page and no looks at it. */
  readonly hidden: boolean;
}

/** A second end of the page so soon after the first is no accident. */
const SOON_MS = 60_000;

/** Opens the main window and keeps it alive: a page that ends by itself is loaded again once, then explained. */
export function openMainWindow(parts: WindowParts, now: () => number): BrowserWindow {
  const window = parts.make();
  const home = parts.recovery === null ? `${ORIGIN}/` : `${ORIGIN}/?recovery=${parts.recovery}`;
  if (!parts.hidden) window.once('ready-to-show', () => window.show());
  window.removeMenu();
  const load = (address: string): void => {
    window.loadURL(address).catch((error: unknown) => {
      // Ended while it was loading: nobody misses the page.
      if (!window.isDestroyed()) parts.incidents.report('page not loaded', error);
    });
  };
  let lastEnd = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    parts.log.write('error', 'page.gone', { exitCode: details.exitCode }, details.reason);
    parts.beforeReload();
    const again = now() - lastEnd < SOON_MS;
    lastEnd = now();
    load(again ? `${ORIGIN}/recovery/crashed` : home);
  });
  window.on('unresponsive', () => parts.log.write('warning', 'page.unresponsive'));
  window.webContents.on('before-input-event', (event, input) => {
    if (handleKey(window.webContents, input, parts.packaged)) event.preventDefault();
  });
  load(home);
  return window;
}

/** Keys that belong to the window and not to the page: zoom and, while developing, the tools. All others pass. */
function handleKey(page: WebContents, input: Electron.Input, packaged: boolean): boolean {
  if (input.type !== 'keyDown' || !(input.control || input.meta) || input.alt) return false;
  switch (input.key) {
    case '+':
    case '=':
      page.setZoomLevel(Math.min(page.getZoomLevel() + 0.5, 4));
      return true;
    case '-':
      page.setZoomLevel(Math.max(page.getZoomLevel() - 0.5, -2));
      return true;
    case '0':
      page.setZoomLevel(0);
      return true;
    case 'I':
    case 'i':
      if (packaged || !input.shift) return false;
      page.toggleDevTools();
      return true;
    default:
      return false;
  }
}
