import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { VaultService } from '../../../electron/services/vault/vault-service';
import { unwrap } from '../../../shared/kernel/result';
import { ATTACHMENTS_FIELD } from '../../../shared/records/define';
import { answerDialogs, launch, type Program } from '../../journeys/launch';
import type { InventedRecord } from '../../unit/builders/vault-content';
import { type Figure, figure } from '../figure';
import { median } from '../numbers';
import { enter } from '../office';
import { seedVault } from '../seed';
import { townshipRecords, type Workspace } from '../workspace';

/** One scan of some pages; 205 of them are 1 GB. */
const SCAN_BYTES = 5_000_000;

/**
 * A bundle with 1 GB of attachments as a folder: opened out of their seals, written, synced, read back and verified;
 * beside copying the same files as they are and running sha256sum over the copies. Both from a warm page cache to the
 * same disk, with everything written before on the disk when they start.
 */
export async function bundleOut(work: Workspace): Promise<Figure[]> {
  const scans = Array.from({ length: work.sizes.scale(205) }, (_, index) => `扫描件-${index + 1}.pdf`);
  const source = work.folder('scans');
  for (const name of scans) writeFileSync(path.join(source, name), scanOf(name));
  const home = work.folder('bundle-out');
  const target = work.folder('bundle-target');
  await seedVault(home, withScans(scans), (service) => storeScans(service, scans));
  const program = await launch({ home, env: { XIANGDANG_TESTING: '1' } });
  const written: number[] = [];
  const copied: number[] = [];
  try {
    await enter(program.page);
    for (let run = 0; run < Math.min(3, work.sizes.runs); run += 1) {
      written.push(await settled(() => writeOnce(program, target, scans.length)));
      emptyFolder(target);
      copied.push(await settled(async () => copyOnce(source, target)));
      emptyFolder(target);
    }
  } finally {
    await program.close();
  }
  return [
    figure({
      name: 'bundle of 1 GB attachments, folder',
      unit: 'ms',
      value: median(written),
      baseline: median(copied),
      aim: { ratio: 1.5 },
    }),
  ];
}

/** Runs with nothing of the run before still on its way to the disk. */
async function settled(run: () => Promise<number>): Promise<number> {
  execFileSync('sync');
  return run();
}

async function writeOnce({ app, page }: Program, folder: string, expected: number): Promise<number> {
  await answerDialogs(app, folder);
  return page.evaluate(async (scans) => {
    const data = window.xiangdangData;
    if (!data) throw new Error('no data worker');
    const picked = await window.xiangdang.files.pickFolder({ purpose: 'bundle-out' });
    if (!picked.ok || picked.value === null) throw new Error('no folder was picked');
    const choice = {
      branches: [],
      types: ['organization', 'member'],
      years: null,
      attachments: true,
      unmasked: true,
      purpose: '测量',
    };
    const started = performance.now();
    const done = await data.bundleWrite({
      choice,
      folder: picked.value.ticket,
      zip: false,
      keepFolder: true,
      job: crypto.randomUUID(),
    });
    const ms = performance.now() - started;
    if (!done.ok) throw new Error(done.error.code);
    if (!done.value.report.valid || done.value.report.files < scans)
      throw new Error('the bundle is not whole');
    return ms;
  }, expected);
}

function copyOnce(source: string, target: string): number {
  const copy = path.join(target, 'copy');
  const started = performance.now();
  execFileSync('cp', ['-r', source, copy]);
  execFileSync('sha256sum', readdirSync(copy), { cwd: copy });
  return performance.now() - started;
}

function emptyFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
}

/** Bytes that do not compress, like a scan's, and are the same for the same name. */
function scanOf(name: string): Buffer {
  const block = Buffer.alloc(SCAN_BYTES);
  let word = createHash('sha256').update(name).digest().readUInt32LE() | 1;
  for (let at = 0; at + 4 <= block.length; at += 4) {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    block.writeInt32LE(word, at);
  }
  return block;
}

/** A township whose first members have a scan each. */
function withScans(scans: readonly string[]): readonly InventedRecord[] {
  const records = townshipRecords({ members: Math.max(1000, scans.length), branches: 20 });
  const firstMember = records.findIndex(({ type }) => type === 'member');
  return records.map((record, index) => {
    const name = scans[index - firstMember];
    if (name === undefined) return record;
    const blob = createHash('sha256').update(scanOf(name)).digest('hex');
    const attachment = { id: 'a1', blob, name, size: SCAN_BYTES, mime: 'application/pdf' };
    return { ...record, values: { ...record.values, [ATTACHMENTS_FIELD]: [attachment] } };
  });
}

async function storeScans(service: VaultService, scans: readonly string[]): Promise<void> {
  const blobs = unwrap(service.blobs());
  for (const name of scans) await blobs.put([scanOf(name)]);
}
