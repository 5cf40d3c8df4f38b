import { basename, join } from 'node:path';
import { build } from 'vite';

/** A program of ours as one file in that folder, so that each of its many starts is quick. */
export async function oneFile(source: string, folder: string): Promise<string> {
  const name = `${basename(source, '.ts')}.mjs`;
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: source,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: name } },
    },
  });
  return join(folder, name);
}
