/** `npm run verify -- VAULT [--json]`: walks a vault folder and changes nothing; see vault-verify.ts. */
import { fail } from './run.mjs';
import { ensurePackages } from './setup.mjs';
import { runTypeScript } from './typescript.mjs';

ensurePackages()
  .then(() => runTypeScript('vault-verify.ts', process.argv.slice(2)))
  .then((code) => process.exit(code), fail);
