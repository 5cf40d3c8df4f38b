/**
 * The main job without hands, in real Electron: a township brings in twelve messy rosters, mends what is marked, writes
 * a bundle; the bundle is verified; the county takes it in. Leaves bag, zip, both vaults, a picture of every screen and a
 * report. What it does on the screen is what tests/journeys/driver.ts does, so the demo can't show what a journey can't do.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { verifyBag } from '../electron/services/bag/bag-verifier';
import * as clerk from '../tests/journeys/driver';
import { launch, type Program, ROOT } from '../tests/journeys/launch';
import { PLACES_SHOWN, showEveryScreen, showPractice } from './demo-screens';

const SAMPLE = path.join(ROOT, 'resources/sample');
const corrections = z.array(
  z.object({ file: z.string(), row: z.number(), field: z.string(), text: z.string() }),
);

interface Step {
  readonly step: string;
  readonly ms: number;
  readonly said?: string;
}

class Demo {
  readonly steps: Step[] = [];
  readonly out: string;

  constructor(out: string) {
    this.out = out;
  }

  /** Runs a step, prints a line for it and keeps it for the report. */
  async step<T>(name: string, run: () => Promise<T>, say: (value: T) => string = () => ''): Promise<T> {
    const start = performance.now();
    const value = await run();
    const ms = Math.round(performance.now() - start);
    const said = say(value);
    this.steps.push({ step: name, ms, ...(said === '' ? {} : { said }) });
    console.log(`[demo] ${name} (${(ms / 1000).toFixed(1)} s)${said === '' ? '' : `: ${said}`}`);
    return value;
  }

  screen = (program: Program, name: string): Promise<string> =>
    program.screenshot(path.join(this.out, 'screens', `${name}.png`));
}

async function township(demo: Demo): Promise<void> {
  const program = await demo.step('the township starts the program', () =>
    launch({ home: path.join(demo.out, 'township') }),
  );
  await demo.step('sets up its vault', () =>
    clerk.setUp(program, clerk.TOWNSHIP, async (step) => void (await demo.screen(program, `setup-${step}`))),
  );
  const rosters = path.join(SAMPLE, 'rosters');
  const files = readdirSync(rosters).filter((name) => /\.(xlsx|xls|csv)$/.test(name));
  await demo.step(
    'reads the rosters',
    () =>
      clerk.readRosters(
        program.page,
        files.map((name) => path.join(rosters, name)),
      ),
    () => `${files.length} files`,
  );
  await demo.screen(program, 'import');
  const fixes = corrections.parse(JSON.parse(readFileSync(path.join(SAMPLE, 'corrections.json'), 'utf8')));
  await demo.step(
    'mends the rows that did not pass',
    async () => {
      for (const fix of fixes) await clerk.mendRow(program.page, fix.file, fix.row, fix.text);
    },
    () => `${fixes.length} rows`,
  );
  await demo.step('looks at the suspect rows and accepts them', () => clerk.acceptSuspects(program.page));
  await demo.screen(program, 'import-mended');
  await demo.step(
    'imports',
    () => clerk.commitImport(program.page),
    (said) => said,
  );
  await demo.screen(program, 'import-done');
  await demo.step(
    'shows every screen',
    () => showEveryScreen(program, (name) => demo.screen(program, name)),
    () => PLACES_SHOWN.join(', '),
  );
  await demo.step(
    'writes a bundle',
    () => clerk.writeBundle(program, demo.out, { purpose: '2026年第四季度基层党建检查' }),
    (code) => `check code ${code}`,
  );
  await demo.screen(program, 'bundle-written');
  await clerk.lock(program.page);
  await demo.screen(program, 'lock');
  await program.close();
}

/** The program names bundles after unit and day; the demo promises fixed names. */
function nameBundles(out: string): void {
  for (const name of readdirSync(out)) {
    if (!name.startsWith(clerk.TOWNSHIP.unit)) continue;
    renameSync(path.join(out, name), path.join(out, name.endsWith('.zip') ? 'bundle.zip' : 'bundle'));
  }
}

async function verify(demo: Demo): Promise<void> {
  for (const name of ['bundle', 'bundle.zip']) {
    const report = await demo.step(
      `verifies ${name}`,
      () => verifyBag(path.join(demo.out, name)),
      (found) =>
        found.ok && found.value.valid ? `valid, ${found.value.counts.payloadFiles} files` : 'NOT VALID',
    );
    if (!report.ok || !report.value.valid) throw new Error(`${name} is not a valid bag`);
  }
}

async function county(demo: Demo): Promise<string> {
  const program = await demo.step('the county starts the program', () =>
    launch({ home: path.join(demo.out, 'county') }),
  );
  await demo.step('sets up its vault', () => clerk.setUp(program, clerk.COUNTY));
  await demo.step('opens the bundle', async () => {
    await clerk.openBundle(program, path.join(demo.out, 'bundle.zip'));
    await program.page.getByRole('button', { name: /^并入 \d+ 条$/ }).waitFor();
  });
  await demo.screen(program, 'bundle-preview');
  const said = await demo.step(
    'takes it in',
    () => clerk.takeBundle(program.page),
    (text) => text,
  );
  await demo.screen(program, 'bundle-taken');
  await clerk.goTo(program.page, '党员');
  await program.page.getByRole('row').nth(2).waitFor();
  await demo.screen(program, 'county-members');
  await program.close();
  return said;
}

/** The invented township with a year of records: what lists and forms look like in an office that uses them. */
async function practice(demo: Demo): Promise<void> {
  const program = await launch({ home: path.join(demo.out, 'practice') });
  await demo.step('makes the practice vault', () => clerk.setUpPractice(program));
  await demo.step('shows its year', () => showPractice(program, (name) => demo.screen(program, name)));
  await program.close();
}

/** Makes the folder, or empties one that an earlier demo left; anything else is not ours to delete. */
function prepare(out: string): void {
  if (existsSync(out) && readdirSync(out).length > 0) {
    if (!existsSync(path.join(out, 'report.json'))) {
      throw new Error(`${out} is not empty and was not made by the demo`);
    }
    rmSync(out, { recursive: true });
  }
  mkdirSync(path.join(out, 'screens'), { recursive: true });
  // Marks the folder as ours from the first moment, so that a demo that failed can be run again.
  writeFileSync(path.join(out, 'report.json'), '{}\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  if (values.out === undefined) throw new Error('usage: npm run demo -- --out DIR');
  const out = path.resolve(process.env.INIT_CWD ?? process.cwd(), values.out);
  prepare(out);
  const demo = new Demo(out);
  await township(demo);
  nameBundles(out);
  await verify(demo);
  const taken = await county(demo);
  await practice(demo);
  const members = z
    .object({ counts: z.record(z.string(), z.number()) })
    .parse(JSON.parse(readFileSync(path.join(out, 'bundle/data/bundle.json'), 'utf8')));
  const report = {
    counts: members.counts,
    taken,
    steps: demo.steps,
    screens: readdirSync(path.join(out, 'screens')).sort(),
    versions: {
      program: programVersion(),
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
    },
  };
  writeFileSync(path.join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  console.log(`[demo] done: ${out}`);
}

const programVersion = (): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')))
    .version;

main().catch((error: unknown) => {
  console.error(`[demo] failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
