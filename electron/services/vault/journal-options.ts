import type { AppError } from '../../../shared/kernel/errors';
import type { FileSystem } from '../fs/file-system';
import type { Head } from './lane-scan';
import type { Tell } from './notices';
import type { AcceptedLoss, Erasure } from './vault-card';

export interface JournalOptions {
  readonly fs: FileSystem;
  /** The vault folder. */
  readonly folder: string;
  readonly vault: string;
  readonly keys: { readonly journal: Uint8Array; readonly names: Uint8Array };
  /** This PC's device id, as far as it is known; a new one is taken when it can't be gone on with. */
  readonly device: string;
  readonly newDevice: () => string;
  /** The furthest heads that this PC remembers, kept outside the vault folder. */
  readonly known: Readonly<Record<string, Head>>;
  readonly accepted: readonly AcceptedLoss[];
  readonly erased?: readonly Erasure[] | undefined;
  readonly readOnly: boolean;
  readonly now: () => number;
  readonly random: (count: number) => Uint8Array;
  readonly entryVersion: number;
  readonly tell: Tell;
  /** Makes the clock of this device from the last stamps of all lanes; the own lane's is marked. */
  readonly clockFor: (device: string, last: readonly LastWrite[]) => DeviceClock;
  readonly onDiskFull: () => Promise<void>;
  readonly refuse: () => Promise<AppError | undefined>;
  readonly segmentBytes?: number;
  /** Vaults up to this size have every payload hashed at opening; of larger ones only the last segments, the rest later. */
  readonly fullCheckBytes?: number;
}

/** Where the stamps of one device come from. */
export interface DeviceClock {
  /** The next stamp, later than all before. */
  readonly next: (wall: number) => string;
  /** Whether it goes on from a time that was wrong: a device of its own has to be begun. */
  readonly isAstray: (wall: number) => boolean;
}

export interface LastWrite {
  readonly lane: string;
  readonly stamp: string;
  readonly wall: number;
}
