// Type-checks each folder with only the libraries it may use: one TypeScript project a folder, no shared emit.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const projects =
  process.argv.slice(2).length > 0
    ? process.argv.slice(2)
    : ['shared', 'electron', 'electron/preload', 'renderer', 'scripts', 'tests'];
const failed = projects.filter(
  (project) => spawnSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' }).status !== 0,
);
if (failed.length > 0) console.error(`types: ${failed.join(', ')} failed`);
process.exit(failed.length > 0 ? 1 : 0);
