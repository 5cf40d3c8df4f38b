/** `npm run dev`: the program with hot reload. The page keeps its own address; main fetches it from Vite's server. */
import { ELECTRON_VITE } from './build.mjs';
import { onDisplay } from './display.mjs';
import { runtimeSwitches } from './electron-runtime.mjs';
import { fail, run } from './run.mjs';
import { setUp } from './setup.mjs';

async function develop() {
  const runtime = await setUp();
  const sandbox = runtimeSwitches().length > 0 ? ['--noSandbox'] : [];
  const given = process.argv.slice(2);
  const command = [
    ELECTRON_VITE,
    'dev',
    '--watch',
    ...sandbox,
    ...(given.length > 0 ? ['--', ...given] : []),
  ];
  const opened = onDisplay(process.execPath, command);
  return run(opened.command, opened.args, {
    env: { ...process.env, ELECTRON_EXEC_PATH: runtime.executable },
  });
}

develop().then((code) => process.exit(code), fail);
