import path from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run.mjs';

/** Where the person at the terminal stands; npm itself goes to the project's folder and leaves this behind. */
const from = process.env.INIT_CWD ?? process.cwd();

/**
 * Runs one of our TypeScript programs, through tsx.
 * @param {string} file below scripts/
 * @param {readonly string[]} args
 * @param {{ onto?: (command: string, args: readonly string[]) => { command: string, args: string[] } }} [options]
 *   onto: puts the command under a display
 */
export function runTypeScript(file, args, options = {}) {
  const tsx = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const plain = { command: process.execPath, args: [tsx, path.join(ROOT, 'scripts', file), ...args] };
  const { command, args: all } = options.onto ? options.onto(plain.command, plain.args) : plain;
  return run(command, all, { env: { ...process.env, INIT_CWD: from } });
}
