import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { nodeFileSystem } from '../../../electron/services/fs/node-file-system';
import type { Journal } from '../../../electron/services/vault/journal';
import { openUserSlot } from '../../../electron/services/vault/key-slots';
import { listLanes, listSegments, segmentPath } from '../../../electron/services/vault/lane-files';
import { LOWEST_COST } from '../../../electron/services/vault/password-hash';
import { deriveVaultKeys } from '../../../electron/services/vault/seal';
import { readCard } from '../../../electron/services/vault/vault-card';
import type { VaultDeps } from '../../../electron/services/vault/vault-deps';
import { vaultDeps } from '../../../electron/services/vault/vault-deps';
import { VaultService } from '../../../electron/services/vault/vault-service';
import type { VaultSession } from '../../../electron/services/vault/vault-session';
import { endSession, openSession } from '../../../electron/services/vault/vault-session';
import type { EntryDraft } from '../../../shared/journal/entry';
import type { Result } from '../../../shared/kernel/result';

/** Builders for tests that need a real vault on the real disk. */
export const PASSWORD = '青山绿水2026';
export const UNIT = { name: '清河镇', code: '330100' };
export const EDIT = { kind: 'edit' } as const;

/** Memory where there is some: these tests restart a vault thousands of times, and what they prove needs no slow disk. */
const TEMP = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const folders: string[] = [];

/** An empty folder that is removed after the test. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(TEMP, 'xiangdang-test-'));
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

export type Instead = Parameters<typeof vaultDeps>[1];

/** The real parts, with the lowest password cost and without ballast. */
export const testDeps = (stateFolder: string, instead: Instead = {}): Promise<VaultDeps> =>
  vaultDeps(stateFolder, {
    machine: 'machine-a',
    cost: () => Promise.resolve(LOWEST_COST),
    ballastBytes: 0,
    lowSpace: 0,
    ...instead,
  });

export interface TestVault {
  readonly root: string;
  readonly folder: string;
  readonly stateFolder: string;
  readonly service: VaultService;
  readonly user: string;
  readonly recoveryKey: string;
}

/** A new unlocked vault in `<root>/vault`, the program's own data in `<root>/state`. */
export async function newVault(instead: Instead = {}, root?: string): Promise<TestVault> {
  const base = root ?? (await tempFolder());
  const folder = join(base, 'vault');
  const stateFolder = join(base, 'state');
  const service = new VaultService(await testDeps(stateFolder, instead), folder);
  const made = good(await service.create({ folder, unit: UNIT, user: '管理员', password: PASSWORD }));
  const user = made.status.user?.id ?? '';
  return { root: base, folder, stateFolder, service, user, recoveryKey: made.recoveryKey };
}

/** The program after a restart: nothing in memory is carried over. */
export async function reopened(
  vault: Pick<TestVault, 'folder' | 'stateFolder' | 'user'>,
  instead: Instead = {},
): Promise<VaultService> {
  const service = new VaultService(await testDeps(vault.stateFolder, instead), vault.folder);
  good(await service.unlock(vault.user, PASSWORD));
  return service;
}

/** The value of a result that must have succeeded. */
export function good<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** The error of a result that must have failed. */
export function bad<T>(result: Result<T>): { readonly code: string; readonly message: string } {
  if (result.ok) throw new Error('expected a failure');
  return result.error;
}

/** A draft of one entry; the id is `e<number>`. */
export const draft = (number: number, text = `值 ${number}`): EntryDraft => ({
  id: `e${number}`,
  record: `r${number}`,
  type: 'member',
  schema: 1,
  writes: { name: { value: text, saw: [] } },
});

export const drafts = (count: number, text?: string): EntryDraft[] =>
  Array.from({ length: count }, (_, index) => draft(index, text));

/** Saves entries one act each: ids e<from> .. */
export async function save(service: VaultService, from: number, count: number): Promise<void> {
  for (let number = from; number < from + count; number += 1) {
    good(await service.append(`act-${number}`, EDIT, [draft(number)]));
  }
}

/** Ids of all entries that the journal hands out, in order. */
export async function entryIds(service: VaultService): Promise<string[]> {
  const ids: string[] = [];
  let heads: Record<string, number> = {};
  for (let done = false; !done; ) {
    const batch = good(await service.readSince(heads, 64 * 1024));
    for (const entry of batch.entries) {
      if (typeof entry === 'object' && entry !== null && 'id' in entry) ids.push(String(entry.id));
    }
    ({ heads, done } = batch);
  }
  return ids;
}

export const codesOf = async (service: VaultService): Promise<string[]> =>
  (await service.status()).notices.map(({ code }) => code);

/** Opens all seals of the vault and demands that nothing is wrong. */
export async function expectClean(service: VaultService): Promise<void> {
  const report = good(await service.verify());
  if (!report.clean)
    throw new Error(report.problems.map(({ where, message }) => `${where}: ${message}`).join('\n'));
}

/** Paths of all segments of a vault folder, oldest first. */
export async function segmentPaths(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const lane of await listLanes(nodeFileSystem, folder)) {
    for (const number of await listSegments(nodeFileSystem, folder, lane)) {
      found.push(segmentPath(folder, lane, number));
    }
  }
  return found;
}

/** A vault opened with its keys instead of a password: loops over hundreds of restarts spare the slow hash. */
export interface QuickVault {
  /** Opens it as after a restart; the program's own folder is read again. */
  open(): Promise<VaultSession>;
  close(session: VaultSession): Promise<void>;
}

export async function quickVault(
  vault: Pick<TestVault, 'folder' | 'stateFolder' | 'user'>,
  instead: Instead = {},
): Promise<QuickVault> {
  const fs = instead?.fs ?? nodeFileSystem;
  const read = await readCard(fs, vault.folder);
  if (read.kind !== 'card') throw new Error('no card');
  const { card } = read;
  const data = await openUserSlot(card.vault, card.users[0]!, PASSWORD);
  const lock = undefined;
  const nothing = { lock, sealedOff: undefined, early: [], onNotice: () => undefined };
  let deps = await testDeps(vault.stateFolder, instead);
  return {
    async open() {
      deps = await testDeps(vault.stateFolder, instead);
      const keys = deriveVaultKeys(Buffer.from(data!), card.vault);
      return openSession(deps, { folder: vault.folder, card, user: vault.user, keys, ...nothing });
    },
    close: (session) => endSession(deps, session),
  };
}

/** Ids of all entries of a journal, in order. */
export async function journalIds(journal: Journal): Promise<string[]> {
  const ids: string[] = [];
  let heads: Readonly<Record<string, number>> = {};
  for (let done = false; !done; ) {
    const batch = await journal.readSince(heads, 64 * 1024);
    for (const entry of batch.entries) {
      if (typeof entry === 'object' && entry !== null && 'id' in entry) ids.push(String(entry.id));
    }
    ({ heads, done } = batch);
  }
  return ids;
}

export const AUTHOR = { user: 'u', name: '测试' };
