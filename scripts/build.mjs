/** Builds the program with electron-vite into out/, unless nothing that goes into it changed since the last build. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { OUT_DIR, ROOT } from './paths.mjs';
import { fail, run, say } from './run.mjs';

const MARK = path.join(OUT_DIR, 'built-from');
const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
/** Samples are for tests and demo; no line of the program reads them. */
const OUTSIDE = new Set([path.join('resources', 'sample')]);

/** Path of electron-vite's command, run with the Node that runs us. */
export const ELECTRON_VITE = path.join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');

/** Builds if needed. Answers whether it did. */
export async function build() {
  const wanted = hashOfSources();
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return false;
  say('building ...');
  rmSync(MARK, { force: true });
  const code = await run(process.execPath, [ELECTRON_VITE, 'build', '--logLevel', 'warn']);
  if (code !== 0) throw new Error(`the build ended with code ${code}`);
  writeFileSync(MARK, wanted);
  return true;
}

function hashOfSources() {
  const hash = createHash('sha256');
  /** @param {string} inside */
  const add = (inside) => {
    const full = path.join(ROOT, inside);
    if (OUTSIDE.has(inside) || !existsSync(full)) return;
    const entries = inside.includes('.') ? undefined : readdirSync(full, { withFileTypes: true });
    if (entries === undefined) return void hash.update(`${inside}\0`).update(readFileSync(full));
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const below = path.join(inside, entry.name);
      if (entry.isDirectory()) add(below);
      else hash.update(`${below}\0`).update(readFileSync(path.join(ROOT, below)));
    }
  };
  for (const source of SOURCES) add(source);
  return hash.digest('hex');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { setUp } = await import('./setup.mjs');
  setUp()
    .then(build)
    .then((built) => say(built ? 'built into out/' : 'nothing changed since the last build'), fail);
}
