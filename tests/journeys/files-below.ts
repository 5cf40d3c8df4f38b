import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Whole paths of all files in a folder, however deep. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
