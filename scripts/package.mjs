/**
 * `npm run package`: the unpacked program for this machine, from the runtime that all else uses. Other targets of
 * electron-builder.yml: `npm run package -- --win nsis`, where the machine can build them.
 */
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './paths.mjs';
import { fail, run, say } from './run.mjs';
import { setUp } from './setup.mjs';

const { FUSES, fusesOf } = createRequire(import.meta.url)('./fuses.cjs');

async function pack() {
  const runtime = await setUp();
  await build();
  const given = process.argv.slice(2);
  const own = given.length === 0;
  const dist = path.join(ROOT, 'dist');
  if (own) rmSync(dist, { recursive: true, force: true });
  const config = [
    `-c.electronVersion=${runtime.version}`,
    // Only this machine's kind of program lies in the runtime's folder; for others electron-builder fetches one.
    ...(own ? [`-c.electronDist=${path.dirname(runtime.executable)}`] : []),
  ];
  const cli = path.join(ROOT, 'node_modules', 'electron-builder', 'cli.js');
  const code = await run(process.execPath, [
    cli,
    ...(own ? ['--dir'] : given),
    '--publish',
    'never',
    ...config,
  ]);
  if (code !== 0) throw new Error(`electron-builder ended with code ${code}`);
  if (own && process.platform === 'linux') await checkPackage(path.join(dist, unpackedName()));
}

/** @returns {string} electron-builder's name for the folder of this machine's program */
function unpackedName() {
  return process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`;
}

/** Looks at what came out: archive alone, every fuse as the table says.
 * @param {string} folder */
async function checkPackage(folder) {
  const program = path.join(folder, 'xiangdang');
  if (!existsSync(program)) throw new Error(`no program at ${program}`);
  const fuses = await fusesOf(program);
  const wrong = Object.keys(fuses).filter((name) => fuses[name] !== FUSES[name]);
  if (wrong.length > 0) throw new Error(`fuses not set: ${wrong.join(', ')}`);
  const missing = Object.keys(FUSES).filter((name) => !(name in fuses));
  say(`packaged: ${program}`);
  say(
    `fuses set: ${Object.keys(fuses).length}${missing.length > 0 ? `; this runtime lacks ${missing.join(', ')}` : ''}`,
  );
}

pack().catch(fail);
