/**
 * Everything a fresh clone needs before the program can start: packages, the Electron runtime, and on Linux the
 * system's libraries. What is there already is not looked at twice, so the second start is immediate.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, RUNTIME_DIR } from './paths.mjs';
import { fail, npmCommand, run, say } from './run.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

const MARK = path.join(ROOT, 'node_modules', '.xiangdang-installed');

/**
 * Brings the checkout to where the program can be built and started.
 * @param {{ quiet?: boolean }} [options] quiet: don't name the runtime
 * @returns {Promise<import('./electron-runtime.mjs').Runtime>}
 */
export async function setUp(options = {}) {
  await ensurePackages();
  // Imported late: nothing before this line may need a package.
  const { electronRuntime } = await import('./electron-runtime.mjs');
  const runtime = await electronRuntime(options);
  await ensureSystemPackages(runtime.executable);
  return runtime;
}

/** Installs the packages of the lock file unless exactly these are installed. */
export async function ensurePackages() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === lock) return;
  if (!existsSync(MARK) && installedByHand()) return writeFileSync(MARK, lock);
  say('installing packages (npm ci) ...');
  const npm = npmCommand(['ci', '--no-audit', '--no-fund']);
  const code = await run(npm.command, npm.args);
  if (code !== 0) throw new Error(`npm ci ended with code ${code}`);
  writeFileSync(MARK, lock);
  mkdirSync(RUNTIME_DIR, { recursive: true });
}

/** npm keeps a copy of the lock it installed; somebody who ran `npm ci` needn't wait for a second one. */
function installedByHand() {
  const copy = path.join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(copy)) return false;
  const wanted = lockedVersions(path.join(ROOT, 'package-lock.json'));
  const found = lockedVersions(copy);
  // Optional ones are for other platforms and may be missing.
  return [...wanted].every(([name, { version, optional }]) =>
    found.has(name) ? found.get(name)?.version === version : optional,
  );
}

/** @param {string} file @returns {Map<string, { version?: string, optional?: boolean }>} */
function lockedVersions(file) {
  /** @type {{ packages?: Record<string, { version?: string, optional?: boolean }> }} */
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(Object.entries(lock.packages ?? {}).filter(([name]) => name !== ''));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  setUp().then(() => say('set up; `npm start` opens the program'), fail);
}
