/** Libraries, virtual display and a Chinese font on Debian and its kin; elsewhere the desktop brings them. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lacksDisplay } from './display.mjs';
import { RUNTIME_DIR } from './paths.mjs';
import { capture, say } from './run.mjs';

const MARK = path.join(RUNTIME_DIR, 'system-packages-seen');

const LIBRARIES = [
  'libasound2',
  'libatk-bridge2.0-0',
  'libatk1.0-0',
  'libatspi2.0-0',
  'libcups2',
  'libdrm2',
  'libgbm1',
  'libgtk-3-0',
  'libnss3',
  'libxcomposite1',
  'libxdamage1',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
];
const FONT = ['fontconfig', 'fonts-noto-cjk'];
const VIRTUAL_DISPLAY = ['xvfb', 'xauth'];

/**
 * Installs what is missing where that is allowed (root, apt-get); otherwise prints the one command to run.
 * @param {string} executable the Electron program, asked which libraries it misses
 */
export async function ensureSystemPackages(executable) {
  if (process.platform !== 'linux' || existsSync(MARK)) return;
  const wanted = missing(executable);
  if (wanted.length > 0) install(wanted);
  mkdirSync(RUNTIME_DIR, { recursive: true });
  if (missing(executable).length === 0) writeFileSync(MARK, '');
}

/** @param {string} executable @returns {string[]} */
function missing(executable) {
  const libraries = capture('ldd', [executable]).output.includes('not found') ? LIBRARIES : [];
  const display = lacksDisplay() && capture('which', ['xvfb-run', 'xauth']).code !== 0 ? VIRTUAL_DISPLAY : [];
  const fonts = capture('fc-list', [':lang=zh-cn']);
  const font = fonts.code !== 0 || fonts.output.trim() === '' ? FONT : [];
  return [...libraries, ...display, ...font];
}

/** @param {readonly string[]} names */
function install(names) {
  const command = ['apt-get', 'install', '-y', '--no-install-recommends', ...names];
  if (capture('which', ['apt-get']).code !== 0) {
    say(`please install what these Debian packages hold: ${names.join(' ')}`);
    return;
  }
  if (process.getuid?.() !== 0) {
    say(`system packages are missing; please run: sudo ${command.join(' ')}`);
    return;
  }
  say(`installing system packages: ${names.join(' ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  capture('apt-get', ['update', '-qq'], { env });
  const done = capture(command[0] ?? '', command.slice(1), { env });
  if (done.code !== 0) say(`that failed: ${done.output.trim().split('\n').slice(-3).join(' | ')}`);
}
