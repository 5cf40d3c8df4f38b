import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { z } from 'zod';
import { electronRuntime, newHome, ROOT } from './launch';

/**
 * The program without Node's inspector. Playwright's own Electron launcher needs `--inspect`, which a fuse turns off in
 * the packaged program; and while it is attached, a page that crashed is not loaded again. So here the program is
 * only given a DevTools port, and Playwright connects to its pages as to any Chromium.
 */
export interface PlainProgram {
  readonly child: ChildProcess;
  readonly home: string;
  readonly userData: string;
  readonly port: number;
  readonly output: () => string;
  /** Addresses of the windows as Chromium lists them. */
  addresses(): Promise<readonly string[]>;
  /** Attaches Playwright and answers the first window. */
  firstPage(): Promise<Page>;
  /** Attaches anew: after a page's process ended, Playwright holds on to the page that is gone. */
  freshPage(): Promise<Page>;
  close(): Promise<void>;
}

export interface PlainOptions {
  /** The packaged program; left out: the built one. It takes its folders from HOME, having no test switches. */
  readonly packaged?: string;
  readonly home?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const targets = z.array(z.object({ type: z.string(), url: z.string() }));

const CONNECTS_MS = 8_000;

/** A connection to a program that only just begins can stay without an answer for ever; the next one gets it. */
async function connected(port: number, tries = 4): Promise<Browser> {
  const options = { noDefaults: true, timeout: CONNECTS_MS };
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`, options).catch((cause: unknown) => {
    if (tries === 1) throw cause;
    return connected(port, tries - 1);
  });
}

/** Starts the program and waits until it listens. */
export async function launchOverCdp(options: PlainOptions = {}): Promise<PlainProgram> {
  const home = options.home ?? newHome();
  const runtime = electronRuntime();
  const userData = options.packaged ? path.join(home, '.config', 'xiangdang') : path.join(home, 'user-data');
  const own = options.packaged ? [] : [ROOT, `--user-data-dir=${userData}`];
  const child = spawn(
    options.packaged ?? runtime.executable,
    [...own, ...runtime.switches, '--remote-debugging-port=0', ...(options.args ?? [])],
    {
      cwd: home,
      env: {
        ...process.env,
        HOME: home,
        XDG_CONFIG_HOME: path.join(home, '.config'),
        XIANGDANG_VAULT: path.join(home, 'vault'),
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await listening(child, output);
  let browser: Browser | undefined;
  const firstPage = async (): Promise<Page> => {
    // Electron has no browser contexts: Playwright must not set up its own defaults.
    browser ??= await connected(port);
    const context = browser.contexts()[0];
    if (!context) throw new Error('the program shows no window');
    const page =
      context.pages()[0] ?? (await context.waitForEvent('page', { timeout: 3000 }).catch(() => null));
    if (page !== null) return page;
    // Who connects while a page that ended is being loaded again never hears of it; the next connection does.
    await browser.close();
    browser = undefined;
    return firstPage();
  };
  return {
    child,
    home,
    userData,
    port,
    output: () => output.join(''),
    async addresses() {
      const answer = await fetch(`http://127.0.0.1:${port}/json`);
      return targets
        .parse(await answer.json())
        .filter((target) => target.type === 'page')
        .map((target) => target.url);
    },
    firstPage,
    async freshPage() {
      await browser?.close();
      browser = undefined;
      return firstPage();
    },
    async close() {
      await browser?.close();
      child.kill('SIGTERM');
      await ended;
      if (options.home === undefined) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Chromium prints where it listens; the number 0 lets it choose a free port. */
function listening(child: ChildProcess, output: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(output.join(''))?.[1];
      if (port) resolve(Number(port));
    };
    child.stderr?.on('data', look);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${output.join('')}`)));
  });
}

/** Process numbers of the pages of the program that keeps its data here. */
export function pageProcesses(program: PlainProgram): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        return command.includes('--type=renderer') && command.includes(program.userData);
      } catch {
        // It ended while we looked.
        return false;
      }
    })
    .map(Number);
}
