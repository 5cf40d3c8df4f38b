import type { Figure } from './figure';
import { bundleIn } from './figures/bundle-in';
import { bundleOut } from './figures/bundle-out';
import { completeness } from './figures/completeness';
import { district } from './figures/district';
import { forms } from './figures/forms';
import { fulltext } from './figures/fulltext';
import { memory } from './figures/memory';
import { roster } from './figures/roster';
import { save } from './figures/save';
import { search } from './figures/search';
import { slow } from './figures/slow';
import { start } from './figures/start';
import { unlock } from './figures/unlock';
import { openWorkspace, type Sizes, type Workspace } from './workspace';

/** What can be measured, by the name that `--only` takes, in the order of the table. */
export const FIGURES: Readonly<Record<string, (work: Workspace) => Promise<Figure[]>>> = {
  start,
  unlock,
  save,
  search,
  fulltext,
  roster,
  'bundle-out': bundleOut,
  'bundle-in': bundleIn,
  completeness,
  memory,
  district,
  forms,
  slow,
};

export interface Outcome {
  readonly figures: readonly Figure[];
  /** Names of figures that could not be measured at all; the reason was said. */
  readonly failed: readonly string[];
}

/** Measures these figures one after the other. One that fails does not take the others with it. */
export async function runBench(
  names: readonly string[],
  sizes: Sizes,
  say: (line: string) => void,
): Promise<Outcome> {
  const work = openWorkspace(sizes, say);
  const figures: Figure[] = [];
  const failed: string[] = [];
  try {
    for (const name of names) {
      const began = Date.now();
      say(`${name} ...`);
      try {
        const measured = await FIGURES[name]?.(work);
        figures.push(...(measured ?? []));
      } catch (error) {
        failed.push(name);
        say(
          `${name} could not be measured: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
        );
      }
      say(`${name}: ${Math.round((Date.now() - began) / 1000)} s`);
    }
  } finally {
    work.dispose();
  }
  return { figures, failed };
}

/** Sizes of a full run as the issue names them, or a tenth of them. */
export const sizesOf = (small: boolean): Sizes => ({
  small,
  scale: (full) => (small ? Math.ceil(full / 10) : full),
  runs: small ? 2 : 5,
});
