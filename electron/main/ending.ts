import type { App, BrowserWindow, PowerMonitor } from 'electron';
import type { Events } from '../../shared/bridge/contract';
import type { Incidents } from './incidents';

export interface EndingParts {
  readonly app: Pick<App, 'quit' | 'on'>;
  readonly powerMonitor: PowerMonitor;
  readonly window: () => BrowserWindow | undefined;
  readonly incidents: Incidents;
  /** Something that is the same as long as the vault stays open; undefined while it is locked. */
  readonly session: () => object | undefined;
  /** Pending writes onto the disk, keys zeroed, line to the worker closed. */
  readonly flushAndLock: () => Promise<void>;
  /** What is still to be done when a user ends the program; not when the system does, which does not wait. */
  readonly beforeQuit: () => Promise<void>;
  readonly tell: (reason: Events['closing']['reason']) => void;
}

/** So long the page may take to save drafts before the vault is locked under it. */
const GRACE_MS = 2000;

/**
 * Everything that ends a session: closing, quitting, log-off, shutdown, suspend, screen lock. The page is told first
 * so that it can save drafts; then the vault is flushed and locked, whatever the page did.
 */
export function watchEnding(parts: EndingParts): { readonly quit: () => void } {
  let quitting = false;
  let parting = false;

  const lock = async (): Promise<void> => {
    try {
      await parts.flushAndLock();
    } catch (error) {
      parts.incidents.report('ending', error);
    }
  };

  /** Called by the page when its drafts are saved, and by the timer when it does not answer. */
  const quit = (): void => {
    if (quitting) return;
    quitting = true;
    void lock().then(() => setImmediate(end));
  };

  /** The page and the timer both come here; the first decides. */
  const quitInPeace = (): void => {
    if (parting) return;
    parting = true;
    parts
      .beforeQuit()
      .catch((error: unknown) => parts.incidents.report('ending', error))
      .finally(quit);
  };

  /**
   * Destroys instead of closing: a close waits for the page's leave, and a page that is still loading never gives it.
   * Never within a refused close, which Electron takes as the end of the attempt to quit.
   */
  const end = (): void => {
    parts.window()?.destroy();
    parts.app.quit();
  };

  const askPage = (reason: Events['closing']['reason'], then: () => void): void => {
    if (parts.session() === undefined) {
      then();
      return;
    }
    parts.tell(reason);
    setTimeout(then, GRACE_MS);
  };

  /** The page may lock sooner, and the user be back within the grace: only the session that was to end is locked. */
  const askAndLock = (reason: Events['closing']['reason']): void => {
    const asked = parts.session();
    askPage(reason, () => {
      if (parts.session() === asked) void lock();
    });
  };

  const watchWindow = (window: BrowserWindow): void => {
    window.on('close', (event) => {
      event.preventDefault();
      askPage('quit', quitInPeace);
    });
    // Windows ends the session: there is no time to ask.
    window.on('session-end', quit);
  };
  parts.app.on('browser-window-created', (_event, window) => {
    // The hidden window that prints is destroyed, never closed.
    watchWindow(window);
  });
  parts.powerMonitor.on('suspend', () => askAndLock('suspend'));
  parts.powerMonitor.on('lock-screen', () => askAndLock('lock'));
  parts.powerMonitor.on('shutdown', quit);
  return { quit: quitInPeace };
}
