import './global-crypto';
import path from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, net, powerMonitor, protocol, session, shell } from 'electron';
import type { Events } from '../../shared/bridge/contract';
import { contract } from '../../shared/bridge/contract';
import type { AppError } from '../../shared/kernel/errors';
import { threadedHash } from '../services/vault/threaded-hash';
import { vaultDeps } from '../services/vault/vault-deps';
import { VaultService } from '../services/vault/vault-service';
import type { Handlers } from './answer';
import { bind } from './answer';
import { backUpBeforeQuit, startBackups } from './backup-rounds';
import { BagsIn } from './bags-in';
import { BagsOut } from './bags-out';
import { blobPages } from './blob-pages';
import { bridgeNames } from './bridge-names';
import { openDataLink } from './data-link';
import { diagnosticLines } from './diagnostics';
import { watchEnding } from './ending';
import { isSpaceLow } from './free-space';
import { backupHandlers } from './handlers/backup';
import { bagHandlers } from './handlers/bag';
import { filesHandlers } from './handlers/files';
import { programHandlers } from './handlers/program';
import { blobHandlers, journalHandlers, sessionHandlers } from './handlers/records';
import { registerHandlers } from './handlers/register';
import { vaultHandlers } from './handlers/vault';
import { openIncidents } from './incidents';
import { openLog } from './log';
import { openMainWindow } from './main-window';
import { lockNavigation } from './navigation';
import { SCHEME } from './origin';
import { pageFiles } from './page-files';
import { openPcSettings } from './pc-settings';
import { setPlaces } from './places';
import { openPrintPages, recoveryPages } from './plain-pages';
import { ruleSession } from './session-rules';
import { setSwitches } from './switches';
import { openTickets } from './tickets';
import { windowOptions } from './window-options';

const places = setPlaces(app);
// First of all: two programs on one vault or one Chromium profile would damage either.
if (!app.requestSingleInstanceLock()) app.exit(0);
// It also takes back --no-sandbox, without which Chromium does not run as root (tests, build machines).
if (process.getuid?.() !== 0) app.enableSandbox();
setSwitches(app);
lockNavigation(app);
protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);

const log = openLog(places.logs, () => new Date());
const incidents = openIncidents(log);
process.on('uncaughtException', (error) => incidents.report('main uncaught', error));
process.on('unhandledRejection', (error) => incidents.report('main unhandled', error));

let mainWindow: BrowserWindow | undefined;
const window = () => (mainWindow?.isDestroyed() ? undefined : mainWindow);

app.on('second-instance', () => {
  const open = window();
  if (!open) return;
  if (open.isMinimized()) open.restore();
  open.show();
  open.focus();
});

/** Tells the page something it did not ask for. */
function emit<E extends keyof Events>(event: E, payload: Events[E]): void {
  window()?.webContents.send(`event.${event}`, payload);
}

async function start(): Promise<void> {
  const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  const settings = openPcSettings(places.settings);
  const folder = places.givenVault ?? settings.get().vaultFolder ?? places.defaultVault;
  const limit = app.isPackaged ? Number.NaN : Number(process.env.XIANGDANG_LOW_SPACE_MB ?? Number.NaN);
  const low = await isSpaceLow([places.userData, path.dirname(folder)], limit || undefined);
  const recovery = low ? 'disk-full' : null;
  const partition = low ? 'recovery' : undefined;

  const hash = threadedHash(path.join(__dirname, 'password-thread.js'));
  const vault = new VaultService(await vaultDeps(places.userData, { hash }), folder);
  const tickets = openTickets();
  const printPages = openPrintPages();
  const answerPage = await pageFiles({
    folder: path.join(__dirname, '../renderer'),
    providers: { blob: blobPages(vault), recovery: recoveryPages, print: printPages.provider },
    devServer,
    fromDevServer: devServer ? (rest) => net.fetch(new URL(rest, devServer).href) : undefined,
  });
  await ruleSession(partition ? session.fromPartition(partition) : session.defaultSession, {
    devServer,
    answer: answerPage,
  });

  const options = windowOptions({
    preload: path.join(__dirname, '../preload/index.js'),
    icon: path.join(__dirname, 'icon.png'),
    packaged: app.isPackaged,
    methods: bridgeNames(),
    partition,
  });
  const warn = (error: AppError) => emit('notice', { ...error, level: 'warning', facts: { ...error.facts } });
  const out = new BagsOut(vault, tickets, (progress) => emit('progress', progress));
  const into = new BagsIn(vault);
  const blobs = blobHandlers(vault);
  const journal = journalHandlers(vault);
  const bags = bagHandlers(out, into, tickets);
  const data: Handlers<typeof contract, 'data'> = {
    session: sessionHandlers(vault, recovery === null),
    journal,
    blobs,
    bag: bags.data,
  };
  const dataLink = openDataLink(bind(contract, 'data', data), { log, incidents });
  const release = async () => {
    dataLink.close();
    journal.forgetStaged();
    await Promise.allSettled([blobs.abortAll(), out.cancelAll(), into.closeAll()]);
  };
  const ending = watchEnding({
    app,
    powerMonitor,
    window,
    incidents,
    session: () => vault.openSession,
    flushAndLock: async () => {
      await vault.flush();
      await vault.lock();
    },
    beforeQuit: () => backUpBeforeQuit(vault, incidents, log),
    tell: (reason) => emit('closing', { reason }),
  });
  const handlers: Handlers<typeof contract, 'window'> = {
    program: programHandlers({
      app,
      window,
      recovery,
      partition,
      incidents,
      settings,
      dataLink,
      tickets,
      printPages,
      quit: ending.quit,
      diagnostics: () =>
        diagnosticLines({
          options,
          versions: process.versions,
          packaged: app.isPackaged,
          isRoot: process.getuid?.() === 0,
          userData: places.userData,
          vault: vault.folder,
        }),
    }),
    files: filesHandlers({ dialog, shell, tickets, window }),
    vault: vaultHandlers({
      vault,
      settings,
      tickets,
      warn,
      defaultFolder: places.givenVault ?? places.defaultVault,
    }),
    backup: backupHandlers({ vault, settings, tickets }),
    bag: bags.window,
  };
  const border = { log, incidents };
  registerHandlers(ipcMain, bind(contract, 'window', handlers), () => window()?.webContents.id, border);

  vault.onNotice((notice) => emit('notice', notice));
  vault.onStatus(() => {
    // What belonged to the worker must not outlive the keys.
    if (!vault.isUnlocked) void release();
    void vault.status().then((status) => emit('status', status));
  });
  startBackups(vault, incidents, warn);
  log.write('info', 'program.started', { lowSpace: low });
  openMainWindow(
    {
      make: () => {
        mainWindow = new BrowserWindow(options);
        return mainWindow;
      },
      log,
      incidents,
      recovery,
      beforeReload: () => void release(),
      packaged: app.isPackaged,
      hidden: !app.isPackaged && process.env.XIANGDANG_HIDDEN === '1',
    },
    Date.now,
  );
}

app.on('window-all-closed', () => app.quit());
app
  .whenReady()
  .then(start)
  .catch((error: unknown) => {
    const incident = incidents.report('start', error);
    dialog.showErrorBox(
      '乡档无法启动',
      `程序启动时遇到意外错误（编号 ${incident}）。档案内容没有改动。请把编号告诉技术人员。`,
    );
    app.exit(1);
  });
