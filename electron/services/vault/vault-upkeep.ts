import { appError } from '../../../shared/kernel/errors';
import { AppFailure } from '../../../shared/kernel/result';
import type { Adopted } from './adopt-lanes';
import { adoptLanes } from './adopt-lanes';
import type { SnapshotFacts } from './backup';
import { listBackups, makeBackup, snapshotId } from './backup';
import { backupStopped } from './backup-copy';
import { localDay, localTime } from './backup-manifest';
import { NO_BACKUPS, newDeviceId } from './device-state';
import { repairSegments } from './repair';
import { writeCard } from './vault-card';
import type { VaultDeps } from './vault-deps';
import type { VaultSession } from './vault-session';
import { openJournal, rememberHeads } from './vault-session';
import { withAccepted } from './vault-users';

/** Backups, repair and giving up on an unlocked vault. Failures are thrown: AppFailure or the system's error. */

/** Places where backups of the vault go: the program's own folder, and the one that the user chose. */
export function backupPlaces(deps: VaultDeps, mark: string): readonly string[] {
  const chosen = deps.state.of(mark)?.backups.place;
  return chosen ? [deps.stateFolder, chosen] : [deps.stateFolder];
}

/** Backs up to every place. A place that fails is told; only when all fail, or it is stopped, a failure is thrown. */
export async function backUp(
  deps: VaultDeps,
  session: VaultSession,
  places: readonly string[],
  signal: AbortSignal,
): Promise<SnapshotFacts> {
  if (signal.aborted) throw backupStopped();
  await session.journal.flush();
  const { folder, card, journal } = session;
  const source = {
    folder,
    vault: card.vault,
    entries: journal.entryCount,
    damaged: journal.damages.length > 0,
    segments: journal.segmentEnds(),
  };
  const made: SnapshotFacts[] = [];
  const failures: AppFailure[] = [];
  for (const place of places) {
    try {
      made.push(await makeBackup(deps, source, place, deps.now(), signal));
      const before = deps.state.of(session.mark)?.backups ?? NO_BACKUPS;
      const backups = { ...before, done: { ...before.done, [place]: deps.now() } };
      await deps.state.update(session.mark, { backups });
    } catch (error) {
      if (signal.aborted || !(error instanceof AppFailure)) throw error;
      failures.push(error);
    }
  }
  const best = made.at(-1);
  if (!best) throw failures[0] ?? new AppFailure(appError('vault.backup-none'));
  for (const { error } of failures) session.tell('warning', error.code, error.facts);
  return best;
}

/** Places that have no backup of this local day. */
export function duePlaces(deps: VaultDeps, session: VaultSession): readonly string[] {
  const done = deps.state.of(session.mark)?.backups.done ?? {};
  const today = localDay(deps.now());
  return backupPlaces(deps, session.mark).filter((place) => {
    const last = done[place];
    return last === undefined || localDay(last) !== today;
  });
}

/** All backups at the known places, newest first, with when they were last read whole. */
export async function backupsOf(
  deps: VaultDeps,
  vault: string,
  mark: string,
): Promise<readonly SnapshotFacts[]> {
  const found = await listBackups(deps.fs, vault, backupPlaces(deps, mark));
  const checks = Object.entries(deps.state.of(mark)?.backups.checked ?? {});
  const times = new Map(checks.map(([place, { at, name }]) => [snapshotId(place, name), localTime(at)]));
  return found.map((facts) => ({ ...facts, checked: times.get(facts.id) ?? null }));
}

export interface RepairAnswer {
  readonly repaired: boolean;
  readonly message: string;
}

const ABOUT_DAMAGE = new Set(['journal.damaged', 'journal.segment-missing', 'journal.payload-unreadable']);

/** Closes the journal, lets `work` change the files, and opens it again whatever happened. */
export async function withClosedJournal<T>(
  deps: VaultDeps,
  session: VaultSession,
  work: () => Promise<T>,
): Promise<T> {
  await session.journal.close();
  await rememberHeads(deps, session);
  try {
    return await work();
  } finally {
    const others = session.notices.filter(({ code }) => !ABOUT_DAMAGE.has(code));
    session.notices.splice(0, session.notices.length, ...others);
    const readOnly = session.sealedOff !== undefined;
    session.journal = await openJournal(deps, { ...session, readOnly });
  }
}

/** Puts verified copies from backups (and other folders of this vault) in the place of damaged segments. */
export async function repair(
  deps: VaultDeps,
  session: VaultSession,
  copies: readonly string[] = [],
): Promise<RepairAnswer> {
  const { damages } = session.journal;
  if (damages.length === 0) return { repaired: true, message: appError('journal.nothing-damaged').message };
  const { fs, sleep, now } = deps;
  const { folder, card, mark } = session;
  const places = backupPlaces(deps, mark);
  const count = await withClosedJournal(deps, session, () =>
    repairSegments({
      ...{ fs, sleep, folder, vault: card.vault, damages, places, copies },
      erased: card.erased,
      now: now(),
    }),
  );
  const left = session.journal.damages.length;
  if (left > 0) return { repaired: false, message: appError('journal.no-good-copy', { left }).message };
  return { repaired: true, message: appError('journal.repaired', { count }).message };
}

/** Notes that the damaged stretches are given up, and goes on; the files stay as they are. */
export async function acceptLoss(
  deps: VaultDeps,
  session: VaultSession,
  reason: string,
): Promise<RepairAnswer> {
  const { damages } = session.journal;
  if (damages.length === 0) return { repaired: true, message: appError('journal.nothing-damaged').message };
  const losses = damages.map(({ lane, segment, offset, end }) => ({ lane, segment, offset, end }));
  await withClosedJournal(deps, session, async () => {
    const card = withAccepted(session.card, session.keys, losses);
    await writeCard(deps.fs, session.folder, card, deps.sleep);
    session.card = card;
  });
  const note = { note: 'accepted-loss', by: session.user, wall: deps.now(), reason, damages };
  const noted = await session.journal.note(JSON.stringify(note));
  if (!noted.ok) throw new AppFailure(noted.error);
  return { repaired: true, message: appError('journal.loss-accepted', { count: losses.length }).message };
}

/** Takes in what another copy of this vault has. When it went on under our device id, we take a new one. */
export async function adoptCopy(deps: VaultDeps, session: VaultSession, other: string): Promise<Adopted> {
  const { device } = session.journal;
  const { folder, card } = session;
  return withClosedJournal(deps, session, async () => {
    const adopted = await adoptLanes(deps.fs, folder, card.vault, other, card.erased);
    if (adopted.forked.includes(device)) {
      await deps.state.update(session.mark, { device: newDeviceId(deps.random) });
      session.tell('warning', 'journal.device-forked');
    }
    return adopted;
  });
}
