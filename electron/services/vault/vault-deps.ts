import { randomBytes } from 'node:crypto';
import type { Sleep } from '../fs/durable-file';
import { realSleep } from '../fs/durable-file';
import type { FileSystem } from '../fs/file-system';
import { nodeFileSystem } from '../fs/node-file-system';
import { BLOB_LIMIT } from './blob-store';
import { DeviceState } from './device-state';
import { machineFingerprint } from './machine';
import type { HashPassword, PasswordCost, PasswordHashing } from './password-hash';
import { calibrate, keyFromPassword, measureHash } from './password-hash';
import type { ProcessTable } from './vault-lock';
import { systemProcesses } from './vault-lock';

/** What the vault is built from; tests replace the parts that they want to decide. */
export interface VaultDeps {
  readonly fs: FileSystem;
  readonly state: DeviceState;
  /** The program's own data folder. */
  readonly stateFolder: string;
  readonly machine: string;
  readonly processes: ProcessTable;
  readonly now: () => number;
  readonly random: (count: number) => Uint8Array;
  readonly sleep: Sleep;
  /** Costs for new passwords. */
  readonly cost: () => Promise<PasswordCost>;
  readonly hash: HashPassword;
  readonly ballastBytes: number;
  readonly blobLimit: number;
  readonly lowSpace: number;
  readonly segmentBytes?: number;
  readonly fullCheckBytes?: number;
}

const MIB = 1024 * 1024;

/** The real parts, with exceptions. */
export async function vaultDeps(
  stateFolder: string,
  instead: Partial<Omit<VaultDeps, 'state' | 'stateFolder'>> = {},
): Promise<VaultDeps> {
  const fs = instead.fs ?? nodeFileSystem;
  const sleep = instead.sleep ?? realSleep;
  const machine = instead.machine ?? (await machineFingerprint());
  const hash = instead.hash ?? keyFromPassword;
  let cost: Promise<PasswordCost> | undefined;
  return {
    processes: systemProcesses,
    now: Date.now,
    random: randomBytes,
    cost: () => {
      cost ??= calibrate((some) => measureHash(some, hash));
      return cost;
    },
    ballastBytes: 64 * MIB,
    blobLimit: BLOB_LIMIT,
    lowSpace: 300 * MIB,
    ...instead,
    ...{ fs, sleep, machine, stateFolder, hash },
    state: await DeviceState.open(fs, stateFolder, machine, sleep),
  };
}

/** How keys of new passwords are made on this PC. */
export const hashingOf = async ({ cost, hash }: VaultDeps): Promise<PasswordHashing> => ({
  cost: await cost(),
  hash,
});
