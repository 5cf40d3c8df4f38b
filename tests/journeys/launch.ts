import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron, expect } from '@playwright/test';
import { z } from 'zod';

export const ROOT = path.resolve(__dirname, '../..');

/** The offices' screen; every picture and every journey is of this size. */
export const SCREEN = { width: 1366, height: 768 };

export interface LaunchOptions {
  /** Folder that holds user data and vault; a fresh one is made and removed when left out. */
  readonly home?: string;
  /** Other folders than `user-data` and `vault` in the home. */
  readonly userData?: string;
  readonly vault?: string;
  /** More environment for the main process. */
  readonly env?: Readonly<Record<string, string>>;
  /** More command line arguments. */
  readonly args?: readonly string[];
}

/** The built program running on folders of its own. */
export interface Program {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly home: string;
  readonly userData: string;
  readonly vault: string;
  /** Process of main, for tests that kill it. */
  readonly pid: number;
  /** Everything main and Chromium printed. */
  readonly output: () => string;
  /** Saves a picture of the page below test-results/screens, or at an absolute path. */
  screenshot(name: string): Promise<string>;
  /** Ends the program as a user would, and removes a home that was made here. */
  close(): Promise<void>;
  /** SIGKILL to main and all that it started. */
  kill(): Promise<void>;
}

/** Makes a folder for user data and vault of one test. */
export const newHome = (): string => mkdtempSync(path.join(os.tmpdir(), 'xiangdang-test-'));

/**
 * Starts the built program (`npm run build` first) in real Electron. Playwright speaks to main through Node's
 * inspector and to the page through the DevTools protocol. The packaged program has the inspector's fuse off; see
 * launch-packaged.ts.
 */
export async function launch(options: LaunchOptions = {}): Promise<Program> {
  const home = options.home ?? newHome();
  mkdirSync(home, { recursive: true });
  const userData = options.userData ?? path.join(home, 'user-data');
  const vault = options.vault ?? path.join(home, 'vault');
  const runtime = electronRuntime();
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [ROOT, ...runtime.switches, `--user-data-dir=${userData}`, ...(options.args ?? [])],
    env: { ...plainEnvironment(), XIANGDANG_VAULT: vault, ...options.env },
    cwd: home,
  });
  const output: string[] = [];
  const child = app.process();
  child.stdout?.on('data', (chunk) => output.push(String(chunk)));
  child.stderr?.on('data', (chunk) => output.push(String(chunk)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const page = await app.firstWindow();
  // Stopping animations for a picture crashed this Chromium's page now and then; without animations nothing is stopped.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await resize(app);
  const forget = (): void => {
    if (options.home === undefined) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    app,
    page,
    home,
    userData,
    vault,
    pid: child.pid ?? 0,
    output: () => output.join(''),
    screenshot: (name) => screenshot(page, name),
    async close() {
      await app.close();
      forget();
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Saves a picture of the page; answers where. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const file = path.isAbsolute(name) ? name : path.join(ROOT, 'test-results', 'screens', `${name}.png`);
  await page.screenshot({ path: file, caret: 'hide' });
  return file;
}

/** Answers the system's next dialogs with these paths; nobody can click there. */
export async function answerDialogs(app: ElectronApplication, ...paths: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, answers) => {
      const left = [...answers];
      dialog.showOpenDialog = async () => {
        const next = left.shift();
        return { canceled: next === undefined, filePaths: next === undefined ? [] : [next] };
      };
      dialog.showSaveDialog = async () => {
        const next = left.shift();
        return { canceled: next === undefined, filePath: next ?? '' };
      };
    },
    [...paths],
  );
}

/** Asks the one module that decides. By its command line: Playwright loads tests as CommonJS, the module is none. */
export function electronRuntime(): z.infer<typeof runtimeCard> {
  runtime ??= askRuntime();
  return runtime;
}

/** Asked once: it starts a program of its own, and nothing changes the answer while tests run. */
let runtime: z.infer<typeof runtimeCard> | undefined;

function askRuntime(): z.infer<typeof runtimeCard> {
  const said = execFileSync(process.execPath, [path.join(ROOT, 'scripts/electron-runtime.mjs'), '--json']);
  return runtimeCard.parse(JSON.parse(said.toString('utf8')));
}

const runtimeCard = z.object({ executable: z.string(), switches: z.array(z.string()) });

/** Gives the page exactly the offices' screen, whatever frame the window manager adds. */
async function resize(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
  }, SCREEN);
}

/** Our environment without what would change the program under test. */
function plainEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !/^(XIANGDANG_|ELECTRON_|NODE_OPTIONS$)/.test(name),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, value ?? '']));
}

export { expect };
