import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../electron/services/fs/node-file-system';
import { verifyVault } from '../../electron/services/vault/verify-vault';
import { seeded } from '../unit/builders/fault-fs';
import type { TestVault } from '../unit/builders/vault';
import {
  expectClean,
  good,
  journalIds,
  newVault,
  PASSWORD,
  quickVault,
  reopened,
  tempFolder,
} from '../unit/builders/vault';
import { oneFile } from './support/one-file';

const CHILD = fileURLToPath(new URL('./vault-append-child.ts', import.meta.url));
/** More with XIANGDANG_KILLS=500. */
const KILLS = Number(process.env.XIANGDANG_KILLS ?? 40);

interface Killed {
  /** First number and count of each acknowledged act. */
  readonly acks: readonly { readonly first: number; readonly count: number }[];
  readonly errors: string;
}

/** Starts the saving program and kills it with SIGKILL so many milliseconds after its first line. */
function runAndKill(program: string, vault: TestVault, from: number, afterMs: number): Promise<Killed> {
  return new Promise((resolve) => {
    const args = [program, vault.folder, vault.stateFolder, vault.user, PASSWORD, String(from)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (data: Buffer) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      output += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      errors += data.toString();
    });
    child.on('close', () => {
      const acks = [...output.matchAll(/^ack (\d+) (\d+)$/gm)].map(([, first, count]) => ({
        first: Number(first),
        count: Number(count),
      }));
      resolve({ acks, errors });
    });
  });
}

/** Kills after which a new vault is begun: each one reads the whole journal four times, and it grows by the thousand. */
const KILLS_PER_VAULT = 10;

/** Kills the saving program so often on one vault; answers how often it had acknowledged something. */
async function killAndKill(
  program: string,
  vault: TestVault,
  kills: number,
  random: () => number,
): Promise<number> {
  const quick = await quickVault(vault);
  const acknowledged = new Set<string>();
  let next = 0;
  let killedWhileSaving = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const { acks, errors } = await runAndKill(program, vault, next, Math.floor(random() * 120));
    expect(errors).toBe('');
    for (const { first, count } of acks) {
      for (let number = first; number < first + count; number += 1) acknowledged.add(`e${number}`);
    }
    const session = await quick.open();
    const ids = new Set(await journalIds(session.journal));
    for (const id of acknowledged) if (!ids.has(id)) throw new Error(`lost ${id} at kill ${kill}`);
    const extra = [...ids].filter((id) => !acknowledged.has(id));
    // What was written and not yet acknowledged is one whole act or nothing.
    expect([0, 1, 400]).toContain(extra.length);
    for (const id of extra) acknowledged.add(id);
    const report = await verifyVault(nodeFileSystem, vault.folder, session.keys);
    expect(report.problems).toEqual([]);
    await quick.close(session);
    next = acknowledged.size;
    if (acks.length > 0) killedWhileSaving += 1;
  }
  const service = await reopened(vault);
  expect(good(service.session()).entries).toBe(acknowledged.size);
  await expectClean(service);
  good(await service.lock());
  return killedWhileSaving;
}

describe('a program that is killed while it saves', () => {
  it(`loses nothing acknowledged and leaves nothing half, ${KILLS} times`, async () => {
    const program = await oneFile(CHILD, await tempFolder());
    const random = seeded(20261123);
    let killedWhileSaving = 0;
    for (let left = KILLS; left > 0; left -= KILLS_PER_VAULT) {
      const vault = await newVault();
      good(await vault.service.lock());
      killedWhileSaving += await killAndKill(program, vault, Math.min(left, KILLS_PER_VAULT), random);
    }
    expect(killedWhileSaving).toBeGreaterThan(KILLS / 2);
  }, 1_200_000);
});
