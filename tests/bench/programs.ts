import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { electronRuntime, ROOT } from '../journeys/launch';
import type {} from './pages/baselines';
import type { Workspace } from './workspace';

/**
 * The program and the empty window, started by the same hand: same runtime, same starter, same DevTools port, and
 * Playwright attached only when asked for, so that what is measured before runs undisturbed.
 */
export interface RunningWindow {
  /** Wall clock just before the process was made, ms. */
  readonly spawnedAt: number;
  readonly pid: number;
  readonly home: string;
  /** Attaches Playwright and answers the window's page. */
  page(): Promise<Page>;
  /** Takes Playwright off again; the window goes on. */
  detach(): Promise<void>;
  close(): Promise<void>;
}

/** Two windows are open side by side in some figures; the one behind must not be slowed down for it. */
const NOT_BEHIND = [
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
];

/** Starts the built program on this home; its data worker can be asked through the page. */
export function openProgram(home: string): Promise<RunningWindow> {
  const userData = path.join(home, 'user-data');
  return openWindow(home, [ROOT, `--user-data-dir=${userData}`], {
    XIANGDANG_VAULT: path.join(home, 'vault'),
    XIANGDANG_TESTING: '1',
  });
}

/** Starts the empty window; with `pages`, the page of baselines in its place. */
export function openEmpty(home: string, pages?: string): Promise<RunningWindow> {
  const folder = path.join(ROOT, 'tests/bench/empty-app');
  return openWindow(home, [folder], { BENCH_HOME: home, ...(pages ? { BENCH_PAGES: pages } : {}) });
}

/** Opens the page of baselines in a window of its own and runs something there. */
export async function withBaselines<T>(
  work: Workspace,
  home: string,
  run: (page: Page) => Promise<T>,
): Promise<T> {
  const running = await openEmpty(home, await work.pages());
  try {
    const page = await running.page();
    await page.waitForFunction(() => 'bench' in window);
    return await run(page);
  } finally {
    await running.close();
  }
}

/** The loader of TypeScript names functions with a helper that a page does not have. */
export async function readyForFunctions(page: Page): Promise<void> {
  await page.evaluate('globalThis.__name ??= (named) => named');
}

async function openWindow(
  home: string,
  args: readonly string[],
  more: Readonly<Record<string, string>>,
): Promise<RunningWindow> {
  mkdirSync(home, { recursive: true });
  const { executable, switches } = electronRuntime();
  const env = { ...plainEnvironment(), ...more };
  const spawnedAt = Date.now();
  const child = spawn(executable, [...args, ...switches, ...NOT_BEHIND, '--remote-debugging-port=0'], {
    cwd: home,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      process.off('exit', kill);
      resolve();
    });
  });
  const port = await listening(child);
  let browser: Browser | undefined;
  const detach = async (): Promise<void> => {
    await browser?.close();
    browser = undefined;
  };
  return {
    spawnedAt,
    pid: child.pid ?? 0,
    home,
    async page() {
      // Electron has no browser contexts to set defaults on; and what is measured is left as it is.
      browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
      const context = browser.contexts()[0];
      if (!context) throw new Error('there is no window');
      const page = context.pages()[0] ?? (await context.waitForEvent('page'));
      await readyForFunctions(page);
      return page;
    },
    detach,
    async close() {
      await detach();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Chromium prints where it listens; the number 0 lets it choose a free port. What is printed later is drained. */
function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.resume();
    child.stderr?.on('data', (chunk) => {
      output = (output + String(chunk)).slice(-20_000);
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(output)?.[1];
      if (port) resolve(Number(port));
    });
    child.once('exit', (code) => reject(new Error(`the window ended with ${code}: ${output}`)));
  });
}

/** Our environment without what would change what is measured. */
function plainEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^(XIANGDANG_|ELECTRON_|BENCH_|NODE_OPTIONS$)/.test(name) ? [] : [[name, value]],
    ),
  );
}
