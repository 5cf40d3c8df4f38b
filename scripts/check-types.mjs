// Type-checks each folder with only the libraries it may use: one TypeScript project a folder, no shared emit.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
// The longest first, so that it does not end alone.
const projects =
  process.argv.slice(2).length > 0
    ? process.argv.slice(2)
    : ['tests', 'renderer', 'electron', 'scripts', 'electron/preload', 'shared'];

/** Checks one project; its complaints are printed in one piece.
 * @param {string} project
 * @returns {Promise<boolean>} */
const isSound = (project) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [tsc, '-p', project, '--pretty'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    /** @type {Buffer[]} */
    const said = [];
    child.stdout.on('data', (part) => said.push(part));
    child.on('error', () => resolve(false));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });

/** @type {string[]} */
const failed = [];
const waiting = [...projects];
const work = async () => {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
    if (!(await isSound(project))) failed.push(project);
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, work));
if (failed.length > 0) console.error(`types: ${failed.join(', ')} failed`);
process.exit(failed.length > 0 ? 1 : 0);
