/** `npm run bench`: measures the figures in real Electron; see bench.ts. */
import { build } from './build.mjs';
import { onDisplay } from './display.mjs';
import { fail } from './run.mjs';
import { setUp } from './setup.mjs';
import { runTypeScript } from './typescript.mjs';

async function bench() {
  await setUp();
  await build();
  return runTypeScript('bench.ts', process.argv.slice(2), { onto: onDisplay });
}

bench().then((code) => process.exit(code), fail);
