import './global-crypto';
import path from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, net, powerMonitor, protocol, session, shell } from 'electron';
import type { Events } from '../../shared/bridge/contract';
import { contract } from '../../shared/bridge/contract';
import { bind } from './answer';
import { bridgeNames } from './bridge-names';
import { openDataLink } from './data-link';
import { diagnosticLines } from './diagnostics';
import { watchEnding } from './ending';
import { isSpaceLow } from './free-space';
import { filesHandlers } from './handlers/files';
import { programHandlers } from './handlers/program';
import { registerHandlers } from './handlers/register';
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
  const vaultFolder = () => places.givenVault ?? settings.get().vaultFolder ?? places.defaultVault;
  const limit = app.isPackaged ? undefined : Number(process.env.XIANGDANG_LOW_SPACE_MB ?? Number.NaN);
  const low = await isSpaceLow([places.userData, path.dirname(vaultFolder())], limit || undefined);
  const recovery = low ? 'disk-full' : null;
  const partition = low ? 'recovery' : undefined;

  const tickets = openTickets();
  const printPages = openPrintPages();
  const answerPage = await pageFiles({
    folder: path.join(__dirname, '../renderer'),
    providers: { recovery: recoveryPages, print: printPages.provider },
    devServer,
    fromDevServer: devServer ? (rest) => net.fetch(new URL(rest, devServer).href) : undefined,
  });
  const own = partition ? session.fromPartition(partition) : session.defaultSession;
  await ruleSession(own, { devServer, answer: answerPage });

  const options = windowOptions({
    preload: path.join(__dirname, '../preload/index.js'),
    icon: path.join(__dirname, 'icon.png'),
    packaged: app.isPackaged,
    methods: bridgeNames(),
    partition,
  });
  const dataLink = openDataLink(new Map(), { log, incidents });
  const ending = watchEnding({
    app,
    powerMonitor,
    window,
    incidents,
    isUnlocked: () => false,
    flushAndLock: async () => dataLink.close(),
    tell: (reason) => emit('closing', { reason }),
  });
  const { program, files } = contract;
  const handlers = {
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
      settingsChanged: () => undefined,
      quit: ending.quit,
      diagnostics: () =>
        diagnosticLines({
          options,
          versions: process.versions,
          packaged: app.isPackaged,
          isRoot: process.getuid?.() === 0,
          userData: places.userData,
          vault: vaultFolder(),
        }),
    }),
    files: filesHandlers({ dialog, shell, tickets, window }),
  };
  registerHandlers(ipcMain, bind({ program, files }, 'window', handlers), () => window()?.webContents.id, {
    log,
    incidents,
  });
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
      beforeReload: dataLink.close,
      packaged: app.isPackaged,
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
      `程序启动时遇到意外错误(编号 ${incident})。档案内容没有改动。请把编号告诉技术人员。`,
    );
    app.exit(1);
  });
