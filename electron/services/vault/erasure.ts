import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { appError } from '../../../shared/kernel/errors';
import type { Json } from '../../../shared/kernel/json';
import { AppFailure, unwrap } from '../../../shared/kernel/result';
import { writeDurably } from '../fs/durable-file';
import type { FileSystem } from '../fs/file-system';
import type { JsonObject } from './act-payload';
import { textOf } from './act-payload';
import { AttachmentRefs } from './attachment-refs';
import { blobName } from './blob-format';
import { BLOBS_FOLDER } from './blob-store';
import { HEADER_BYTES, readHeader } from './frame';
import type { Kept } from './journal-writer';
import { segmentPath } from './lane-files';
import type { Erasure } from './vault-card';
import { writeCard } from './vault-card';
import type { VaultDeps } from './vault-deps';
import type { VaultSession } from './vault-session';
import { withClosedJournal } from './vault-upkeep';
import { withErasure } from './vault-users';

/**
 * Erasing a record for good, as the law gives people a right to. The payloads of all frames that hold an entry of it are
 * overwritten with zeros; headers stay, so that the chain still proves all the rest. Entries of other records in these
 * frames are stored again first, with their own stamps, authors and reasons.
 *
 * The order makes each moment safe: what is kept is on the disk before anything is noted, the note (who, why) before the
 * card names the frames, the card before the first payload goes. From the card on it is finished at the next opening.
 */
export interface ErasureOrder {
  readonly record: string;
  readonly reason: string;
}

export interface Erased {
  /** Frames that were blanked. */
  readonly frames: number;
  /** Attachments that were taken away with it. */
  readonly blobs: number;
}

type Frame = readonly [lane: string, seq: number];

/** What has to be done to be rid of some frames. */
interface Plan {
  readonly frames: readonly Frame[];
  readonly kept: readonly Kept[];
  /** Attachments of which nothing else speaks; content hashes. */
  readonly blobs: readonly string[];
}

/** Erases one record. Throws AppFailure or the system's error. */
export async function eraseRecord(
  deps: VaultDeps,
  session: VaultSession,
  { record, reason }: ErasureOrder,
): Promise<Erased> {
  await session.journal.flush();
  const gone = new Set([record]);
  const plan = await planOf(session, gone, (entry) => textOf(entry, 'record') === record);
  if (plan.frames.length === 0) throw new AppFailure(appError('vault.nothing-to-erase'));
  await keep(session, plan);
  const erasure = {
    id: randomUUID(),
    record,
    wall: deps.now(),
    frames: plan.frames.map(([l, s]): [string, number] => [l, s]),
  };
  const note = { note: ERASED, ...erasure, by: session.user, reason };
  unwrap(await session.journal.note(JSON.stringify(note)));
  const card = withErasure(session.card, session.keys, erasure);
  await writeCard(deps.fs, session.folder, card, deps.sleep);
  session.card = card;
  return carryOut(deps, session, plan);
}

/**
 * Blanks what the card names and the disk still has: the program was killed while it erased, or an older file was put
 * back. Answers how many frames that were.
 */
export async function finishErasures(deps: VaultDeps, session: VaultSession): Promise<number> {
  const { notYetBlank } = session.journal.lanes;
  if (notYetBlank.length === 0 || session.sealedOff || session.journal.blocked) return 0;
  const gone = new Set((session.card.erased ?? []).map(({ record }) => record));
  const wanted = new Set(notYetBlank.map(nameOf));
  const plan = await planOf(session, gone, (_entry, frame) => wanted.has(nameOf(frame)));
  await keep(session, plan);
  return (await carryOut(deps, session, plan)).frames;
}

/** Note that says who erased what, and why. */
const ERASED = 'erased';

const nameOf = ([lane, seq]: Frame): string => `${lane} ${seq}`;

/** Walks the whole journal: the frames that hold something wanted, what else they hold, and which files go with it. */
async function planOf(
  { journal }: VaultSession,
  gone: ReadonlySet<string>,
  isWanted: (entry: JsonObject, frame: Frame) => boolean,
): Promise<Plan> {
  const frames: Frame[] = [];
  const kept: Kept[] = [];
  const ofGone = new AttachmentRefs();
  const ofOthers = new AttachmentRefs();
  let heads: Readonly<Record<string, number>> = {};
  for (let done = false; !done; ) {
    const batch = await journal.readSince(heads, 4 * 1024 * 1024);
    // A frame is never parted between two batches.
    const inFrames = new Map<string, { readonly frame: Frame; readonly entries: JsonObject[] }>();
    batch.entries.forEach((raw, index) => {
      const [lane, seq] = batch.positions[index] ?? ['', 0];
      if (!isObject(raw)) return;
      const found = inFrames.get(nameOf([lane, seq])) ?? { frame: [lane, seq], entries: [] };
      found.entries.push(raw);
      inFrames.set(nameOf([lane, seq]), found);
    });
    for (const { frame, entries } of inFrames.values()) {
      const staying = entries.filter((entry) => !gone.has(textOf(entry, 'record')));
      if (!entries.some((entry) => isWanted(entry, frame))) {
        ofOthers.take(entries);
        continue;
      }
      frames.push(frame);
      ofOthers.take(staying);
      ofGone.take(entries);
      for (const entry of staying) {
        kept.push({ id: textOf(entry, 'id'), stamp: textOf(entry, 'stamp'), text: JSON.stringify(entry) });
      }
    }
    ({ heads, done } = batch);
  }
  const needed = ofOthers.all();
  return { frames, kept, blobs: [...ofGone.all()].filter((blob) => !needed.has(blob)) };
}

async function keep(session: VaultSession, { kept }: Plan): Promise<void> {
  if (kept.length === 0) return;
  const user = session.card.users.find((one) => one.user === session.user);
  const author = { user: session.user, name: user?.name ?? '' };
  unwrap(await session.journal.keep({ id: randomUUID(), author, why: { kind: 'edit' } }, kept));
}

async function carryOut(deps: VaultDeps, session: VaultSession, plan: Plan): Promise<Erased> {
  const { journal, folder } = session;
  const files = new Map<string, { readonly offset: number; readonly seq: number }[]>();
  for (const [lane, seq] of plan.frames) {
    const place = journal.lanes.place(lane, seq);
    if (!place) continue;
    const path = segmentPath(folder, lane, place.segment);
    files.set(path, [...(files.get(path) ?? []), { offset: place.spot.offset, seq }]);
  }
  // Files first: while one frame is not blank yet the next opening comes back to all of it.
  let blobs = 0;
  for (const blob of plan.blobs) if (await removeBlob(deps.fs, session, blob)) blobs += 1;
  await withClosedJournal(deps, session, async () => {
    for (const [path, spots] of files) await blank(deps, path, spots);
  });
  return { frames: plan.frames.length, blobs };
}

/** Puts a copy of the segment with zeros for these payloads in its place: a kill leaves the old one or the new one. */
async function blank(
  { fs, sleep }: VaultDeps,
  path: string,
  spots: readonly { readonly offset: number; readonly seq: number }[],
): Promise<void> {
  const bytes = Buffer.from(await fs.readFile(path));
  for (const { offset, seq } of spots) {
    const header = readHeader(bytes.subarray(offset, offset + HEADER_BYTES));
    if (header?.seq !== seq) throw new AppFailure(appError('vault.erasure-failed'));
    bytes.fill(0, offset + HEADER_BYTES, offset + HEADER_BYTES + header.length);
  }
  await writeDurably(fs, path, bytes, sleep);
}

async function removeBlob(fs: FileSystem, { folder, keys }: VaultSession, sha256: string): Promise<boolean> {
  const name = blobName(keys.names, sha256);
  const path = join(folder, BLOBS_FOLDER, name.slice(0, 2), name);
  if ((await fs.stat(path)) === undefined) return false;
  await fs.remove(path);
  await fs.syncFolder(dirname(path));
  return true;
}

/** What the journal says of an erasure: by whom (user id) and why. */
export interface ErasureNote {
  readonly by: string;
  readonly reason: string;
}

/** Reads the notes of erasures, by the id that the card names them with. */
export function erasureNotes(texts: readonly string[]): ReadonlyMap<string, ErasureNote> {
  const notes = new Map<string, ErasureNote>();
  for (const text of texts) {
    const raw = parsed(text);
    if (raw === undefined || raw.note !== ERASED) continue;
    notes.set(textOf(raw, 'id'), { by: textOf(raw, 'by'), reason: textOf(raw, 'reason') });
  }
  return notes;
}

/** The erasures of a card, each with the reason that the journal gives for it. */
export const explained = (
  erased: readonly Erasure[],
  notes: ReadonlyMap<string, ErasureNote>,
): readonly (Erasure & ErasureNote)[] =>
  erased.map((one) => ({ ...one, ...(notes.get(one.id) ?? { by: '', reason: '' }) }));

function parsed(text: string): JsonObject | undefined {
  try {
    const raw: Json = JSON.parse(text);
    return isObject(raw) ? raw : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
