import type { Page } from '@playwright/test';
import { type BagWriter, createBag } from '../../../electron/services/bag/bag-writer';
import {
  type BundleHead,
  bagInfo,
  formatHead,
  formatRecord,
  HEAD_PATH,
  recordsPath,
} from '../../../shared/bundle/format';
import { formatStamp } from '../../../shared/journal/clock';
import type { RecordState } from '../../../shared/journal/entry';
import { unwrap } from '../../../shared/kernel/result';
import { answerDialogs, launch } from '../../journeys/launch';
import { chance } from '../../unit/builders/chance';
import {
  draftsOf,
  type InventedRecord,
  inventTownship,
  type Township,
} from '../../unit/builders/vault-content';
import { type Figure, figure } from '../figure';
import { mean } from '../numbers';
import { enter } from '../office';
import { withBaselines } from '../programs';
import { seedVault } from '../seed';
import type { Workspace } from '../workspace';

/** Bundles at either end whose means are compared. */
const ENDS = 40;
/** Bundles asked for in one call to the page. */
const BLOCK = 20;

/**
 * Takes in one bundle after the other, each from a branch of its own: 10,000 members, and 40,000 other records (the
 * branches and the files of former members). What is held to the aim is how much slower it gets.
 */
export async function bundleIn(work: Workspace): Promise<Figure[]> {
  const count = work.sizes.scale(400);
  const size = { members: count * 25, former: count * 99, branches: count };
  const town = inventTownship(size);
  const bags = await writeBags(work.folder('bundles'), town);
  const home = work.folder('bundle-in');
  await seedVault(home, town.organizations.slice(0, 1));
  const taken = await takeAll(home, bags);
  const plain = await withBaselines(work, work.folder('bundle-plain'), (page) =>
    page.evaluate(([one, batch]) => window.bench.dexieBatches(one, batch), [size, 125] as const),
  );
  const ends = Math.min(ENDS, Math.floor(count / 4));
  return [
    figure({
      name: 'bundle in: growth, last bundles over first ones',
      unit: 'x',
      value: growth(taken, ends),
      baseline: growth(plain, ends),
      aim: { atMost: 1.3 },
    }),
    figure({
      name: `bundle in: one of ${count} bundles (mean)`,
      unit: 'ms',
      value: mean(taken),
      baseline: mean(plain),
      aim: null,
    }),
  ];
}

const growth = (times: readonly number[], ends: number): number =>
  mean(times.slice(-ends)) / mean(times.slice(0, ends));

async function takeAll(home: string, bags: readonly string[]): Promise<number[]> {
  const program = await launch({ home, env: { XIANGDANG_TESTING: '1' } });
  const times: number[] = [];
  try {
    await enter(program.page);
    for (let from = 0; from < bags.length; from += BLOCK) {
      const block = bags.slice(from, from + BLOCK);
      await answerDialogs(program.app, ...block);
      times.push(...(await takeBlock(program.page, block.length)));
    }
  } finally {
    await program.close();
  }
  return times;
}

/** Opens (verifies), commits and closes each bundle that the dialogs answer; the time of each. */
async function takeBlock(page: Page, count: number): Promise<number[]> {
  return page.evaluate(async (bundles) => {
    const data = window.xiangdangData;
    if (!data) throw new Error('no data worker');
    const times: number[] = [];
    for (let index = 0; index < bundles; index += 1) {
      const picked = await window.xiangdang.files.pickFolder({ purpose: 'bundle-in' });
      if (!picked.ok || picked.value === null) throw new Error('no bundle was picked');
      const started = performance.now();
      const opened = await data.bundleOpen({
        ticket: picked.value.ticket,
        job: `open-${crypto.randomUUID()}`,
      });
      if (!opened.ok) throw new Error(opened.error.code);
      const { bundle, problem } = opened.value;
      if (bundle === null) throw new Error(problem ?? 'the bundle was not accepted');
      const job = `commit-${crypto.randomUUID()}`;
      const done = await data.bundleCommit({ bundle, takeOutOfScope: true, job });
      times.push(performance.now() - started);
      if (!done.ok) throw new Error(done.error.code);
      await data.bundleClose({ bundle });
    }
    return times;
  }, count);
}

/** One bag a branch, written by the program's own writer; without ledgers, which no import reads. */
async function writeBags(folder: string, { organizations, members }: Township): Promise<readonly string[]> {
  const [root, ...branches] = organizations;
  if (!root) throw new Error('a township without a root');
  const bags: string[] = [];
  // Dealt out evenly, so that every bundle is as large as the next.
  const current = members.filter(({ values }) => values.status === 'normal');
  const former = members.filter(({ values }) => values.status !== 'normal');
  for (const [index, branch] of branches.entries()) {
    const own = [...current.slice(index * 25, index * 25 + 25), ...former.slice(index * 99, index * 99 + 99)];
    const people = own.map((one) => ({ ...one, values: { ...one.values, branchId: branch.id } }));
    bags.push(await writeBag(folder, index, branch, people));
  }
  return bags;
}

async function writeBag(
  folder: string,
  index: number,
  branch: InventedRecord,
  people: readonly InventedRecord[],
): Promise<string> {
  const id = chance(1000 + index).id();
  const name = `上报-${index + 1}`;
  const head: BundleHead = {
    format: 1,
    minReader: 1,
    id,
    title: name,
    sender: {
      id: `unit-${index}`,
      name: String(branch.values.shortName),
      code: String(branch.values.orgCode),
    },
    device: `bench${String(index).padStart(3, '0')}`,
    created: '2026-11-23T14:43:00+08:00',
    program: '0.1.0',
    scope: { roots: [branch.id], types: ['organization', 'member'], years: [] },
    counts: { organization: 1, member: people.length },
    masked: [],
    attachments: [],
    previous: null,
  };
  const bag = unwrap(await createBag({ folder, name, info: bagInfo(head), algorithm: 'sha256' }));
  await add(bag, HEAD_PATH, formatHead(head));
  await add(bag, recordsPath('organization'), statesOf([branch], head.device).map(formatRecord).join(''));
  await add(bag, recordsPath('member'), statesOf(people, head.device).map(formatRecord).join(''));
  return unwrap(await bag.finish()).path;
}

async function add(bag: BagWriter, file: string, text: string): Promise<void> {
  unwrap(await bag.addFile(file, Buffer.from(text)));
}

/** The records as the sender's vault holds them: every field written once. */
function statesOf(records: readonly InventedRecord[], device: string): readonly RecordState[] {
  return draftsOf(records).map(({ record, type, schema, writes }, index) => {
    const stamp = formatStamp({ ms: Date.UTC(2026, 9, 1) + index, counter: 0, device });
    const registers = Object.entries(writes).map(([path, { value }]) => [
      path,
      { heads: [{ stamp, value }], over: [] },
    ]);
    return { id: record, type, schema, registers: Object.fromEntries(registers) };
  });
}
