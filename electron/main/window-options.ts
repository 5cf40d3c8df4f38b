import type { BrowserWindowConstructorOptions } from 'electron';

export interface WindowChoices {
  readonly preload: string;
  readonly icon: string;
  /** Developer tools exist only outside the packaged program. */
  readonly packaged: boolean;
  /** What the preload exposes; see preload/index.ts. */
  readonly methods: string;
  /** An in-memory partition keeps Chromium away from the stored view (see free-space.ts). */
  readonly partition?: string | undefined;
}

/** Everything the main window is made with. A plain object, so that a test can hold each line of it. */
export function windowOptions(choices: WindowChoices): BrowserWindowConstructorOptions {
  return {
    title: '乡档',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 600,
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    icon: choices.icon,
    webPreferences: {
      preload: choices.preload,
      additionalArguments: [choices.methods],
      ...(choices.partition ? { partition: choices.partition } : {}),
      ...SAFE_PREFERENCES,
      devTools: !choices.packaged,
    },
  };
}

/** Shared by every window we open, also the hidden one that prints. */
export const SAFE_PREFERENCES = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  plugins: false,
  safeDialogs: true,
});
