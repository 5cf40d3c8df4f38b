/** `npm start`: sets up what is missing, builds what changed, opens the program. */
import { build } from './build.mjs';
import { onDisplay } from './display.mjs';
import { runtimeSwitches } from './electron-runtime.mjs';
import { ROOT } from './paths.mjs';
import { fail, run } from './run.mjs';
import { setUp } from './setup.mjs';

async function start() {
  const runtime = await setUp();
  await build();
  const given = process.argv.slice(2);
  const opened = onDisplay(runtime.executable, [ROOT, ...runtimeSwitches(), ...given]);
  return run(opened.command, opened.args);
}

start().then((code) => process.exit(code), fail);
