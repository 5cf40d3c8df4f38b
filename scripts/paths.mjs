import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project, whatever the working directory is. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** Where set-up keeps what it fetched and what it remembers; never committed, safe to delete. */
export const RUNTIME_DIR = path.join(ROOT, '.runtime');
/** Where the build goes. */
export const OUT_DIR = path.join(ROOT, 'out');
