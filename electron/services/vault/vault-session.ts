import { ENTRY_VERSION } from '../../../shared/journal/codec';
import type { AppError } from '../../../shared/kernel/errors';
import { appError } from '../../../shared/kernel/errors';
import { Ballast } from './ballast';
import { BlobStore } from './blob-store';
import { deviceClock } from './device-clock';
import { newDeviceId, vaultMark } from './device-state';
import { Journal } from './journal';
import { listLanes } from './lane-files';
import type { Tell, VaultNotice } from './notices';
import { notice } from './notices';
import type { VaultKeys } from './seal';
import { wipeKeys } from './seal';
import type { AcceptedLoss, VaultCard } from './vault-card';
import type { VaultDeps } from './vault-deps';
import type { VaultLock } from './vault-lock';

/** Below this the user is warned; the program leaves the view alone as well. */
export const LOW_SPACE = 300 * 1024 * 1024;
const DAY = 24 * 60 * 60 * 1000;
const FAR_FUTURE = 3 * 366 * DAY;
const REMEMBER_HEADS_AFTER = 3000;

/** Everything that lives from unlocking to locking. */
export interface VaultSession {
  readonly folder: string;
  /** Key of this vault at this place in the device state. */
  readonly mark: string;
  readonly user: string;
  readonly keys: VaultKeys;
  readonly blobs: BlobStore;
  readonly ballast: Ballast;
  readonly notices: VaultNotice[];
  readonly tell: Tell;
  readonly lock: VaultLock | undefined;
  card: VaultCard;
  journal: Journal;
  /** Why nothing may be written for as long as the vault is open; undefined: it may. */
  readonly sealedOff: AppError | undefined;
  saveHeads: NodeJS.Timeout | undefined;
  isOver: boolean;
}

export interface SessionStart {
  readonly folder: string;
  readonly card: VaultCard;
  readonly user: string;
  readonly keys: VaultKeys;
  readonly lock: VaultLock | undefined;
  readonly sealedOff: AppError | undefined;
  readonly early: readonly VaultNotice[];
  readonly onNotice: (notice: VaultNotice) => void;
}

/** Opens the journal and the attachments of a vault whose key is known. Rejects with the system's error. */
export async function openSession(deps: VaultDeps, start: SessionStart): Promise<VaultSession> {
  const { folder, card, keys, sealedOff } = start;
  const notices = [...start.early];
  const tell: Tell = (level, code, facts) => {
    const told = notice(level, code, facts);
    notices.push(told);
    start.onNotice(told);
  };
  const ballast = new Ballast(deps.fs, folder, deps.ballastBytes);
  const blobs = new BlobStore({ ...deps, folder, keys, limit: deps.blobLimit });
  const mark = vaultMark(card.vault, folder);
  const journal = await openJournal(deps, {
    folder,
    card,
    keys,
    ballast,
    tell,
    mark,
    readOnly: sealedOff !== undefined,
  });
  if (!sealedOff) {
    await ballast.ensure();
    await blobs.clearLeftovers();
  }
  await tellSpace(deps, folder, tell);
  tellClock(deps, journal, tell);
  const { user, lock } = start;
  return {
    ...{ folder, mark, user, keys, blobs, ballast, notices, tell, lock, card, journal, sealedOff },
    saveHeads: undefined,
    isOver: false,
  };
}

export interface JournalStart {
  readonly folder: string;
  readonly mark: string;
  readonly card: VaultCard;
  readonly keys: VaultKeys;
  readonly ballast: Ballast;
  readonly tell: Tell;
  readonly readOnly: boolean;
}

/** Opens the journal with this PC's device id; a copied folder gets a new one. */
export async function openJournal(deps: VaultDeps, start: JournalStart): Promise<Journal> {
  const { folder, mark, card, keys, ballast, tell, readOnly } = start;
  const { state, fs } = deps;
  const before = state.of(mark);
  const isElsewhere = before === undefined && (await listLanes(fs, folder)).length > 0;
  const accepted: readonly AcceptedLoss[] = card.accepted;
  const journal = await Journal.open({
    ...{ fs, folder, keys, accepted, readOnly, tell },
    erased: card.erased,
    vault: card.vault,
    device: before?.device ?? newDeviceId(deps.random),
    newDevice: () => newDeviceId(deps.random),
    known: before?.heads ?? {},
    now: deps.now,
    random: deps.random,
    entryVersion: ENTRY_VERSION,
    segmentBytes: deps.segmentBytes,
    fullCheckBytes: deps.fullCheckBytes,
    clockFor: (device, last) => deviceClock(device, last, deps.now()),
    onDiskFull: async () => {
      await ballast.release();
      const free = Math.floor((await fs.freeBytes(folder)) / 1024 / 1024);
      tell('danger', 'vault.low-space', { free });
    },
    refuse: async () => ((await ballast.leavesRoom()) ? undefined : appError('vault.disk-full')),
  });
  if (isElsewhere && !readOnly) tell('info', 'journal.new-device');
  if (!readOnly) await state.update(mark, { device: journal.device, heads: journal.heads() });
  return journal;
}

async function tellSpace(deps: VaultDeps, folder: string, tell: Tell): Promise<void> {
  const free = await deps.fs.freeBytes(folder);
  if (free < deps.lowSpace) tell('warning', 'vault.low-space', { free: Math.floor(free / 1024 / 1024) });
}

const dateText = (ms: number): string => {
  const date = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** Compares the PC's clock with the last write; only a notice, saving never waits for the right time. */
function tellClock(deps: VaultDeps, { device, lastWrites }: Journal, tell: Tell): void {
  const newest = Math.max(0, ...lastWrites.map(({ wall }) => wall));
  const now = deps.now();
  if (newest === 0) return;
  // A clock that was put right is behind its own old writes for years: what was written since then speaks for it.
  const own = lastWrites.find(({ lane }) => lane === device)?.wall ?? newest;
  if (now < own - DAY) tell('warning', 'vault.clock-behind', { last: dateText(own), now: dateText(now) });
  else if (now > newest + FAR_FUTURE)
    tell('warning', 'vault.clock-ahead', { last: dateText(newest), now: dateText(now) });
}

/** Remembers how far the journal reaches, soon and not for each save. */
export function rememberHeadsSoon(deps: VaultDeps, session: VaultSession): void {
  if (session.saveHeads) return;
  session.saveHeads = setTimeout(() => {
    session.saveHeads = undefined;
    void rememberHeads(deps, session);
  }, REMEMBER_HEADS_AFTER);
  session.saveHeads.unref();
}

export async function rememberHeads(deps: VaultDeps, session: VaultSession): Promise<void> {
  if (session.sealedOff) return;
  await deps.state.update(session.mark, { device: session.journal.device, heads: session.journal.heads() });
}

/** Writes what is waiting, forgets the keys, lets the folder go. Afterwards nothing of the session can be used. */
export async function endSession(deps: VaultDeps, session: VaultSession): Promise<void> {
  session.isOver = true;
  if (session.saveHeads) clearTimeout(session.saveHeads);
  try {
    await session.journal.close();
    await rememberHeads(deps, session);
  } finally {
    session.blobs.close();
    wipeKeys(session.keys);
    await session.lock?.release();
  }
}
