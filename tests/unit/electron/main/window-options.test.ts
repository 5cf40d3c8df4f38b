import { describe, expect, it } from 'vitest';
import { OFFLINE_SWITCHES } from '../../../../electron/main/switches';
import { SAFE_PREFERENCES, windowOptions } from '../../../../electron/main/window-options';

const choices = { preload: '/p.js', icon: '/i.png', packaged: true, methods: '--xiangdang-methods={}' };

describe('the main window', () => {
  it('shuts the page in', () => {
    expect(windowOptions(choices).webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      plugins: false,
    });
  });

  it('has developer tools only outside the packaged program', () => {
    expect(windowOptions(choices).webPreferences?.devTools).toBe(false);
    expect(windowOptions({ ...choices, packaged: false }).webPreferences?.devTools).toBe(true);
  });

  it('uses the stored session unless it is told to stay away from it', () => {
    expect(windowOptions(choices).webPreferences).not.toHaveProperty('partition');
    const partition = windowOptions({ ...choices, partition: 'recovery' }).webPreferences?.partition;
    expect(partition).toBe('recovery');
    // `persist:` would put it on disk.
    expect(partition?.startsWith('persist:')).toBe(false);
  });

  it('can not be loosened by whoever holds the preferences', () => {
    expect(Object.isFrozen(SAFE_PREFERENCES)).toBe(true);
  });

  it('starts Chromium with every way to the network by itself turned off', () => {
    const names = OFFLINE_SWITCHES.map(([name]) => name);
    for (const name of [
      'disable-background-networking',
      'disable-component-update',
      'no-pings',
      'dns-prefetch-disable',
    ]) {
      expect(names).toContain(name);
    }
  });
});
