/**
 * `npm test`: everything that can be checked, in order; closes with one line that counts. `npm test -- unit` runs
 * only the named steps, `npm test -- faults --kills 400` kills the program that often.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { onDisplay } from './display.mjs';
import { ROOT } from './paths.mjs';
import { capture, fail, run, say } from './run.mjs';
import { setUp } from './setup.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */
/** @typedef {{ name: string, run: () => Promise<Count> }} Step */

const RESULTS = path.join(ROOT, 'test-results');
const bin = (/** @type {string} */ name) => path.join(ROOT, 'node_modules', '.bin', name);
const PASSED = Object.freeze({ passed: 1, failed: 0, skipped: 0 });
const FAILED = Object.freeze({ passed: 0, failed: 1, skipped: 0 });

/** @type {readonly Step[]} */
const STEPS = [
  { name: 'format', run: () => check(bin('biome'), ['check', '--error-on-warnings', '.']) },
  { name: 'boundaries', run: boundaries },
  { name: 'types', run: () => check(process.execPath, ['scripts/check-types.mjs']) },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'build', run: () => build().then(() => PASSED) },
  { name: 'faults', run: faults },
  { name: 'journeys', run: () => inElectron('journeys') },
  { name: 'packaged', run: packaged },
];

/** One program that says yes or no.
 * @param {string} command @param {readonly string[]} args */
async function check(command, args) {
  return (await run(command, args)) === 0 ? PASSED : FAILED;
}

/** A cruiser that sees no module finds no fault either; that must not count as passed. */
async function boundaries() {
  const args = ['--config', '.dependency-cruiser.cjs', 'electron', 'renderer', 'shared'];
  const { code, output } = capture(bin('depcruise'), args);
  console.log(output.trim());
  const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
  if (modules === 0) console.log('no module was cruised: this proves nothing');
  return code === 0 && modules > 0 ? PASSED : FAILED;
}

/** Vitest on one configuration.
 * @param {string} name of its report @param {readonly string[]} [options] */
async function vitest(name, options = []) {
  const file = path.join(RESULTS, `${name}.json`);
  rmSync(file, { force: true });
  const code = await run(
    bin('vitest'),
    ['run', ...options, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    {
      env: { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
    },
  );
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = report(file);
  // A file that can't even be loaded fails without a failed test inside.
  const failed = numFailedTests || (code === 0 ? 0 : Math.max(1, numFailedTestSuites ?? 0));
  return counted(
    { passed: numPassedTests, failed, skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0) },
    code,
  );
}

/** First those that need no window, then those in the real program. */
async function faults() {
  const plain = await vitest('faults-node', ['--config', 'vitest.faults.config.ts']);
  const program = await inElectron('faults');
  return {
    passed: plain.passed + program.passed,
    failed: plain.failed + program.failed,
    skipped: plain.skipped + program.skipped,
  };
}

/** Real Electron, driven by Playwright.
 * @param {string} project of playwright.config.ts */
async function inElectron(project) {
  const file = path.join(RESULTS, `${project}.json`);
  rmSync(file, { force: true });
  const args = ['test', '--project', project, '--reporter=list,json'];
  const shown = onDisplay(bin('playwright'), args);
  const code = await run(shown.command, shown.args, {
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const { stats } = report(file);
  // What passed only at a second try is not sound: there is no second try, so flaky counts as failed.
  return counted(
    {
      passed: stats?.expected ?? 0,
      failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
      skipped: stats?.skipped ?? 0,
    },
    code,
  );
}

async function packaged() {
  if ((await run(process.execPath, ['scripts/package.mjs'])) !== 0) return FAILED;
  return inElectron('packaged');
}

/** A step that ran nothing, or whose program failed beside its tests, has failed.
 * @param {Count} count @param {number} code */
function counted(count, code) {
  const isSound = code === 0 && count.passed > 0;
  return count.failed === 0 && !isSound ? { ...count, failed: 1 } : count;
}

/** @param {string} file */
function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** @param {readonly string[]} args */
function readArguments(args) {
  const rest = [...args];
  const at = rest.indexOf('--kills');
  if (at >= 0) {
    const [, kills] = rest.splice(at, 2);
    if (!/^[1-9]\d*$/.test(kills ?? '')) throw new Error('--kills needs a number');
    process.env.XIANGDANG_KILLS = kills;
  }
  const unknown = rest.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `no such step: ${unknown.join(', ')}; there are ${STEPS.map(({ name }) => name).join(', ')}`,
    );
  }
  const asked = STEPS.filter(({ name }) => rest.length === 0 || rest.includes(name));
  // The program under test is the built one.
  const needsBuild = asked.some(({ name }) => name === 'faults' || name === 'journeys');
  return STEPS.filter((step) => asked.includes(step) || (needsBuild && step.name === 'build'));
}

async function test() {
  const steps = readArguments(process.argv.slice(2));
  mkdirSync(RESULTS, { recursive: true });
  await setUp();
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const step of steps) {
    const since = Date.now();
    say(`${step.name} ...`);
    const count = await step.run().catch((error) => {
      console.log(error instanceof Error ? error.message : String(error));
      return FAILED;
    });
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
    const seconds = ((Date.now() - since) / 1000).toFixed(1);
    say(`${step.name}: ${count.passed} passed, ${count.failed} failed in ${seconds} s`);
    if (step.name === 'build' && count.failed > 0) break;
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
}

test().catch(fail);
