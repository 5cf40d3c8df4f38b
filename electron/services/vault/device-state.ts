import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Sleep } from '../fs/durable-file';
import { writeDurably } from '../fs/durable-file';
import type { FileSystem } from '../fs/file-system';
import { errnoOf } from '../fs/file-system';
import type { Tries } from './password-tries';
import { NO_TRIES } from './password-tries';

/**
 * What this PC knows about vaults, kept in the program's own data folder and never in the vault: a device id belongs to
 * the machine, so that a copied folder does not go on writing under the id of the original.
 */
const head = z.object({ seq: z.number(), hash: z.string() });

const vaultState = z.object({
  device: z.string().regex(/^[a-z0-9]{8}$/),
  /** The furthest head seen of each lane. */
  heads: z.record(z.string(), head),
  backups: z.object({
    /** Second place, chosen by the user. */
    place: z.string().nullable(),
    /** When the last backup to each place was made (ms UTC). */
    done: z.record(z.string(), z.number()),
    /** When every file of a backup at each place was last read again (ms UTC), and which backup that was. */
    checked: z.record(z.string(), z.object({ at: z.number(), name: z.string() })).default({}),
  }),
});
export type VaultState = z.infer<typeof vaultState>;

const deviceFile = z.object({
  version: z.literal(1),
  /** Hash of the machine's own id; on another machine the file is not believed. */
  machine: z.string(),
  vaults: z.record(z.string(), vaultState),
  /** Wrong passwords in a row per vault, and when the last one was typed (ms UTC). */
  tries: z.record(z.string(), z.object({ count: z.number(), last: z.number() })),
});
type DeviceFile = z.infer<typeof deviceFile>;

export const NO_BACKUPS: VaultState['backups'] = { place: null, done: {}, checked: {} };

export const STATE_NAME = 'device.json';

const DEVICE_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A new device id: 8 letters and digits. */
export const newDeviceId = (random: (count: number) => Uint8Array = randomBytes): string =>
  Array.from(random(8), (byte) => DEVICE_LETTERS[byte & 31]).join('');

/** Key of a vault at a place: a copy of the folder beside the original is another device. */
export const vaultMark = (vault: string, folder: string): string =>
  `${vault}@${createHash('sha256').update(`xiangdang folder\n${folder}`).digest('hex').slice(0, 24)}`;

/** device.json in memory. Changes are kept at once; a failing write is no reason to stop the user. */
export class DeviceState {
  readonly #fs: FileSystem;
  readonly #folder: string;
  readonly #sleep: Sleep;
  #file: DeviceFile;
  #writing: Promise<void> = Promise.resolve();

  private constructor(fs: FileSystem, folder: string, sleep: Sleep, file: DeviceFile) {
    this.#fs = fs;
    this.#folder = folder;
    this.#sleep = sleep;
    this.#file = file;
  }

  /** Reads the state; that of another machine (a cloned disk, a copied profile) is put aside, not used. */
  static async open(fs: FileSystem, folder: string, machine: string, sleep: Sleep): Promise<DeviceState> {
    const path = join(folder, STATE_NAME);
    const empty: DeviceFile = { version: 1, machine, vaults: {}, tries: {} };
    const bytes = await fs.readFile(path).catch((error: unknown) => {
      if (errnoOf(error) === undefined) throw error;
      return undefined;
    });
    const found = bytes && parse(bytes);
    if (found && found.machine !== machine)
      await fs.rename(path, `${path}.other-machine`).catch(() => undefined);
    return new DeviceState(fs, folder, sleep, found?.machine === machine ? found : empty);
  }

  /** What is known of a vault at a place; the mark is made by `vaultMark`. */
  of(mark: string): VaultState | undefined {
    return this.#file.vaults[mark];
  }

  /** Changes what is known of one vault; written before it resolves if the disk lets us. */
  async update(mark: string, change: Partial<VaultState>): Promise<void> {
    const before = this.#file.vaults[mark];
    const base: VaultState = before ?? {
      device: newDeviceId(),
      heads: {},
      backups: NO_BACKUPS,
    };
    this.#file = { ...this.#file, vaults: { ...this.#file.vaults, [mark]: { ...base, ...change } } };
    await this.#keep();
  }

  /** Wrong passwords in a row, kept apart from the rest: they exist before this PC has a device id for the vault. */
  triesOf(mark: string): Tries {
    return this.#file.tries[mark] ?? NO_TRIES;
  }

  async updateTries(mark: string, tries: Tries): Promise<void> {
    this.#file = { ...this.#file, tries: { ...this.#file.tries, [mark]: tries } };
    await this.#keep();
  }

  async #keep(): Promise<void> {
    const bytes = Buffer.from(JSON.stringify(this.#file), 'utf8');
    this.#writing = this.#writing.then(() => this.#write(bytes)).catch(() => undefined);
    await this.#writing;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    await this.#fs.makeFolder(this.#folder);
    await writeDurably(this.#fs, join(this.#folder, STATE_NAME), bytes, this.#sleep);
  }
}

function parse(bytes: Uint8Array): DeviceFile | undefined {
  try {
    const parsed = deviceFile.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
