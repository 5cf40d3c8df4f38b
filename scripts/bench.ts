/**
 * `npm run bench`: measures the figures, each beside its baseline in the same run, and prints a table. `--json` prints
 * nothing but the figures as JSON; `--only NAME` (more than once) picks; `--small` takes a tenth of the sizes.
 * It never judges by its exit code: 0 measured, 1 something could not be measured, 2 unusable call.
 */
import { parseArgs } from 'node:util';
import { FIGURES, runBench, sizesOf } from '../tests/bench/run';
import { table } from '../tests/bench/table';

const OPTIONS = {
  json: { type: 'boolean', default: false },
  small: { type: 'boolean', default: false },
  only: { type: 'string', multiple: true },
} as const;

async function bench(): Promise<number> {
  const { values } = parseArgs({ args: process.argv.slice(2), options: OPTIONS });
  const names = values.only ?? Object.keys(FIGURES);
  const unknown = names.find((name) => !Object.hasOwn(FIGURES, name));
  if (unknown !== undefined) {
    throw new TypeError(`no figure is called ${unknown}; there are: ${Object.keys(FIGURES).join(', ')}`);
  }
  const say = (line: string): void => void process.stderr.write(`[bench] ${line}\n`);
  if (values.small) say('small sizes: for working on the bench, no figures to quote');
  const { figures, failed } = await runBench(names, sizesOf(values.small), say);
  console.log(values.json ? JSON.stringify(figures, null, 2) : table(figures));
  return failed.length === 0 ? 0 : 1;
}

bench().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(error instanceof TypeError ? 2 : 1);
  },
);
