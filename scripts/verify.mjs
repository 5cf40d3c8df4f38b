/** `npm run verify -- VAULT [--password-env NAME] [--json]`: walks a vault folder and changes nothing; see verify-vault.ts. */
import { fail } from './run.mjs';
import { ensurePackages } from './setup.mjs';
import { runTypeScript } from './typescript.mjs';

ensurePackages()
  .then(() => runTypeScript('verify-vault.ts', process.argv.slice(2)))
  .then((code) => process.exit(code), fail);
