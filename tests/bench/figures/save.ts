import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { electronRuntime } from '../../journeys/launch';
import { type Figure, figure } from '../figure';
import { median, p95 } from '../numbers';
import { withOffice } from '../office';
import { withBaselines } from '../programs';
import type { Workspace } from '../workspace';

/** Saves of one block; blocks of product and baseline take turns. */
const BLOCK = 16;
/** Between two saves, so that each is alone: lists and badges have followed the one before. The same for the baselines. */
const PAUSE_MS = 300;
/** Bytes of one sealed entry of a save, and of one sealed record of the view. */
const FRAME_BYTES = 600;
const RECORD_BYTES = 2000;

/** One save as the form asks for it, until the journal has it on the disk, beside a bare append and a bare put. */
export async function save(work: Workspace): Promise<Figure[]> {
  const home = await work.office('save', { members: work.sizes.scale(10_000), branches: 100 });
  const plain = work.folder('save-plain');
  const saves: number[] = [];
  const appends: number[] = [];
  const puts: number[] = [];
  await withOffice(home, (page) =>
    withBaselines(work, plain, async (bare) => {
      const ids = await someMembers(page, 200);
      // The first block of each warms up.
      for (let block = 0; block <= work.sizes.runs; block += 1) {
        const taken = await saveBlock(page, ids, block);
        const appended = appendBlock(path.join(plain, 'append.bin'));
        const put = await putBlock(bare);
        if (block === 0) continue;
        saves.push(...taken);
        appends.push(...appended);
        puts.push(...put);
      }
    }),
  );
  work.say(
    `bare append with fsync ${median(appends).toFixed(1)} ms, bare strict put ${median(puts).toFixed(1)} ms`,
  );
  return [
    figure({
      name: 'one save, acknowledged (median)',
      unit: 'ms',
      value: median(saves),
      baseline: median(appends) + median(puts),
      aim: { ratio: 1.5 },
    }),
    figure({
      name: 'one save, acknowledged (p95)',
      unit: 'ms',
      value: p95(saves),
      baseline: p95(appends) + p95(puts),
      aim: { below: 25 },
    }),
  ];
}

async function someMembers(page: Page, count: number): Promise<readonly string[]> {
  return page.evaluate(async (wanted) => {
    const data = window.xiangdangData;
    if (!data) throw new Error('no data worker');
    const asked = await data.query({
      type: 'member',
      branch: null,
      filters: {},
      sort: [],
      columns: ['name'],
    });
    if (!asked.ok) throw new Error(asked.error.code);
    const rows = await data.rows({ query: asked.value.query, from: 0, to: wanted });
    if (!rows.ok) throw new Error(rows.error.code);
    return rows.value.map(({ id }) => id);
  }, count);
}

const putBlock = (bare: Page): Promise<number[]> =>
  bare.evaluate(([count, bytes, pause]) => window.bench.strictPuts(count, bytes, pause), [
    BLOCK,
    RECORD_BYTES,
    PAUSE_MS,
  ] as const);

/** One field of one member a save, another member each time; opened first, as the form has it when the user saves. */
async function saveBlock(page: Page, ids: readonly string[], block: number): Promise<number[]> {
  const asked = { ids, block, count: BLOCK, pause: PAUSE_MS };
  return page.evaluate(async ({ ids, block, count, pause }) => {
    const data = window.xiangdangData;
    if (!data) throw new Error('no data worker');
    const times: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const id = ids[(block * count + index) % ids.length] ?? '';
      const opened = await data.get({ id });
      if (!opened.ok || opened.value === null)
        throw new Error(opened.ok ? 'no such member' : opened.error.code);
      await new Promise((resolve) => setTimeout(resolve, pause));
      const { version } = opened.value;
      const change = { id, type: 'member', values: { remark: `核对 ${block}-${index}` }, version };
      const started = performance.now();
      const saved = await data.commit({ changes: [change], why: { kind: 'edit' } });
      times.push(performance.now() - started);
      if (!saved.ok) throw new Error(saved.error.code);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return times;
  }, asked);
}

const timesOf = z.array(z.number());

/** Bare appends with fsync in the Node of the same runtime, on the disk of the vault. */
function appendBlock(file: string): number[] {
  const script = `
    const { openSync, writeSync, fsyncSync, closeSync } = require('node:fs');
    const [file, count, size, pause] = process.argv.slice(1);
    const bytes = Buffer.alloc(Number(size), 7);
    const at = openSync(file, 'a');
    const times = [];
    const one = () => {
      if (times.length === Number(count)) return done();
      const started = performance.now();
      writeSync(at, bytes);
      fsyncSync(at);
      times.push(performance.now() - started);
      setTimeout(one, Number(pause));
    };
    const done = () => { closeSync(at); process.stdout.write(JSON.stringify(times)); };
    one();`;
  const args = [
    '-e',
    script,
    `${file}-${randomUUID()}`,
    String(BLOCK),
    String(FRAME_BYTES),
    String(PAUSE_MS),
  ];
  const said = execFileSync(electronRuntime().executable, args, {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  return timesOf.parse(JSON.parse(said.toString('utf8')));
}
