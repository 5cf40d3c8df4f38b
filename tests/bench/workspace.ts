import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import type { SampleSize } from '../../shared/sample/sample-size';
import { type InventedRecord, inventTownship, type TownshipSize } from '../unit/builders/vault-content';
import { buildView } from './office';
import { sampleRecords, storePapers } from './sample-office';
import { seedVault } from './seed';

/** How much is measured: `full` as the issue names it, `small` for those who work on the bench. */
export interface Sizes {
  readonly small: boolean;
  /** 10,000 in the full run. */
  readonly scale: (full: number) => number;
  /** Runs of each side. */
  readonly runs: number;
}

/** The folder in which a run of the bench works, and what its figures share. */
export interface Workspace {
  readonly sizes: Sizes;
  readonly say: (line: string) => void;
  /** A fresh folder of that name. */
  folder(name: string): string;
  /** The bundled page of baselines; built when first asked for. */
  pages(): Promise<string>;
  /** A home whose vault holds this township and whose view is finished; made once a run for all who name it. */
  office(name: string, size: TownshipSize): Promise<string>;
  /** The same of an office with a year of records of all types. */
  sample(name: string, size: SampleSize): Promise<string>;
  dispose(): void;
}

export function openWorkspace(sizes: Sizes, say: (line: string) => void): Workspace {
  const root = mkdtempSync(path.join(os.tmpdir(), 'xiangdang-bench-'));
  const homes = new Map<string, Promise<string>>();
  let pages: Promise<string> | undefined;
  const folder = (name: string): string => {
    const made = path.join(root, name);
    rmSync(made, { recursive: true, force: true });
    mkdirSync(made, { recursive: true });
    return made;
  };
  const seed = async (name: string, fill: (home: string) => Promise<void>): Promise<string> => {
    const home = folder(name);
    const began = Date.now();
    await fill(home);
    const seeded = Date.now();
    await buildView(home);
    say(`${name}: journal ${since(began, seeded)}, view ${since(seeded, Date.now())}`);
    return home;
  };
  const once = (name: string, fill: (home: string) => Promise<void>): Promise<string> => {
    const known = homes.get(name) ?? seed(name, fill);
    homes.set(name, known);
    return known;
  };
  const dispose = (): void => rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  // Gigabytes must not stay behind when the run is broken off.
  process.once('exit', dispose);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  return {
    sizes,
    say,
    folder,
    pages() {
      pages ??= buildPages(folder('pages'));
      return pages;
    },
    office: (name, size) => once(name, (home) => seedVault(home, townshipRecords(size))),
    sample: (name, size) => once(name, (home) => seedVault(home, sampleRecords(size), storePapers)),
    dispose,
  };
}

const since = (from: number, to: number): string => `${((to - from) / 1000).toFixed(1)} s`;

/** All records of a township, organizations first. */
export function townshipRecords(size: TownshipSize): readonly InventedRecord[] {
  const { organizations, members } = inventTownship(size);
  return [...organizations, ...members];
}

async function buildPages(outDir: string): Promise<string> {
  const root = path.join(__dirname, 'pages');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome114',
      chunkSizeWarningLimit: 4096,
      modulePreload: { polyfill: false },
      rollupOptions: { input: path.join(root, 'baselines.html') },
    },
  });
  return outDir;
}
