'use strict';
/**
 * The least that Electron can be: one window with an empty page. With BENCH_PAGES the window shows the page of
 * baselines instead, under an origin of its own, because file addresses have no workers and no steady IndexedDB.
 */
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { app, BrowserWindow, net, protocol } = require('electron');

const pages = process.env.BENCH_PAGES;
if (process.env.BENCH_HOME) app.setPath('userData', process.env.BENCH_HOME);
if (pages) {
  protocol.registerSchemesAsPrivileged([{ scheme: 'bench', privileges: { standard: true, secure: true } }]);
}

app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768 });
  if (!pages) return window.loadFile(path.join(__dirname, 'empty.html'));
  protocol.handle('bench', (request) =>
    net.fetch(pathToFileURL(path.join(pages, new URL(request.url).pathname)).href),
  );
  return window.loadURL('bench://page/baselines.html');
});
