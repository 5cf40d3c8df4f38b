// Fuses of the packaged program: switches inside the Electron binary that no file and no argument can turn back.
const { readdirSync, rmSync } = require('node:fs');
const path = require('node:path');
const { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } = require('@electron/fuses');

/** @type {Readonly<Partial<Record<keyof typeof FuseV1Options, boolean>>>} */
const FUSES = Object.freeze({
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  // Checked by Electron on Windows from version 30 on; Linux ignores it.
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  // Electron 25 does not have this one yet.
  GrantFileProtocolExtraPrivileges: false,
});

const ENABLED = 49;

/**
 * Which fuses of the table the binary has, as they are now.
 * @param {string} program
 * @returns {Promise<Record<string, boolean>>}
 */
async function fusesOf(program) {
  const wire = await getCurrentFuseWire(program);
  const known = Object.keys(FUSES).filter((name) => wire[FuseV1Options[name]] !== undefined);
  return Object.fromEntries(known.map((name) => [name, wire[FuseV1Options[name]] === ENABLED]));
}

/**
 * Sets every fuse of the table that the binary has.
 * @param {string} program
 */
async function setFuses(program) {
  const known = Object.keys(await fusesOf(program));
  const wanted = Object.fromEntries(known.map((name) => [FuseV1Options[name], FUSES[name]]));
  await flipFuses(program, { version: FuseVersion.V1, ...wanted });
}

/**
 * electron-builder calls this when the program's folder is laid out.
 * @param {{ appOutDir: string, electronPlatformName: string, packager: { executableName: string, appInfo: { productFilename: string } } }} context
 */
async function afterPack(context) {
  const { appOutDir, electronPlatformName, packager } = context;
  const name =
    electronPlatformName === 'win32' ? `${packager.appInfo.productFilename}.exe` : packager.executableName;
  // What our own runtime folder says about itself has no meaning here, and no program but ours may be found.
  rmSync(path.join(appOutDir, 'source.txt'), { force: true });
  rmSync(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true });
  if (readdirSync(path.join(appOutDir, 'resources')).includes('app')) {
    throw new Error('the package holds a folder `app`, which Electron would prefer to the archive');
  }
  await setFuses(path.join(appOutDir, name));
}

module.exports = { FUSES, fusesOf, setFuses, default: afterPack };
