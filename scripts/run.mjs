import { spawn, spawnSync } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} RunOptions */
/** @typedef {{ code: number, output: string }} Ran */

/** One line of the set-up and developer commands; on stderr, so that what a command answers stays alone on stdout.
 * @param {string} line */
export const say = (line) => void process.stderr.write(`[xiangdang] ${line}\n`);

/**
 * Runs a program with the terminal's own input and output and answers its exit code.
 * Ctrl+C reaches the child through the terminal, so this process waits for it instead of leaving it behind.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], {
      cwd: options.cwd ?? ROOT,
      env: options.env ?? process.env,
      stdio: options.quiet ? 'ignore' : 'inherit',
    });
    const wait = () => {};
    const end = () => child.kill('SIGTERM');
    process.on('SIGINT', wait);
    process.on('SIGTERM', end);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', wait);
      process.off('SIGTERM', end);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

/**
 * Runs a program to its end and keeps what it printed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions & { timeout?: number }} [options]
 * @returns {Ran}
 */
export function capture(command, args, options = {}) {
  const done = spawnSync(command, [...args], {
    cwd: options.cwd ?? ROOT,
    env: options.env ?? process.env,
    encoding: 'utf8',
    timeout: options.timeout,
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const trouble = done.error ? `${done.error.message}\n` : '';
  return { code: done.status ?? 1, output: `${trouble}${done.stdout ?? ''}${done.stderr ?? ''}` };
}

/** The npm command line, run by the Node that runs us: on Windows `npm` is a script that can't be spawned directly.
 * @param {readonly string[]} args
 * @returns {{ command: string, args: string[] }} */
export function npmCommand(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return { command: process.execPath, args: [cli, ...args] };
  if (process.platform !== 'win32') return { command: 'npm', args: [...args] };
  return { command: process.env.ComSpec ?? 'cmd.exe', args: ['/d', '/s', '/c', 'npm', ...args] };
}

/** Ends the command with a sentence instead of a stack trace.
 * @param {unknown} error
 * @returns {never} */
export function fail(error) {
  console.error(`[xiangdang] ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
