/** `npm run bundle -- verify PATH [--json]`: checks a BagIt bag without a window; see bundle-verify.ts. */
import { fail } from './run.mjs';
import { ensurePackages } from './setup.mjs';
import { runTypeScript } from './typescript.mjs';

ensurePackages()
  .then(() => runTypeScript('bundle-verify.ts', process.argv.slice(2)))
  .then((code) => process.exit(code), fail);
