/** `npm run demo`: does the main job without hands in real Electron; see demo.ts. */
import { build } from './build.mjs';
import { onDisplay } from './display.mjs';
import { fail } from './run.mjs';
import { setUp } from './setup.mjs';
import { runTypeScript } from './typescript.mjs';

async function demo() {
  await setUp();
  await build();
  return runTypeScript('demo.ts', process.argv.slice(2), { onto: onDisplay });
}

demo().then((code) => process.exit(code), fail);
