/**
 * `npm run verify -- VAULT [--password-env NAME] [--user-data DIR] [--json]`: walks a vault folder; with the program's
 * user data also its view, for which the program is built and started. See verify-vault.ts.
 */
import { build } from './build.mjs';
import { onDisplay } from './display.mjs';
import { fail } from './run.mjs';
import { ensurePackages, setUp } from './setup.mjs';
import { runTypeScript } from './typescript.mjs';

async function verify() {
  const words = process.argv.slice(2);
  const needsProgram = words.some((word) => word.startsWith('--user-data'));
  if (!needsProgram) {
    await ensurePackages();
    return runTypeScript('verify-vault.ts', words);
  }
  await setUp();
  await build();
  return runTypeScript('verify-vault.ts', words, { onto: onDisplay });
}

verify().then((code) => process.exit(code), fail);
