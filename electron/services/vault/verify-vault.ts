import { join } from 'node:path';
import type { ErrorCode, ErrorFacts } from '../../../shared/kernel/errors';
import { appError } from '../../../shared/kernel/errors';
import type { Json } from '../../../shared/kernel/json';
import { withFile } from '../fs/durable-file';
import type { FileSystem } from '../fs/file-system';
import { AttachmentRefs } from './attachment-refs';
import {
  BLOB_HEADER,
  blobKey,
  blobName,
  blobShape,
  newHash,
  openChunk,
  readBlobHeader,
  SEALED_CHUNK,
} from './blob-format';
import { BLOBS_FOLDER } from './blob-store';
import { erasureNotes, explained } from './erasure';
import type { KnownSegment } from './journal-reader';
import { JournalReader } from './journal-reader';
import { listLanes, segmentLabel } from './lane-files';
import type { LaneScan } from './lane-scan';
import { scanLane } from './lane-scan';
import type { VaultKeys } from './seal';
import type { VaultCard } from './vault-card';
import { isCardGenuine, readCard, VAULT_FORMAT } from './vault-card';

export interface Problem {
  /** File inside the vault folder. */
  readonly where: string;
  readonly code: ErrorCode;
  readonly message: string;
}

export interface VaultReport {
  /** Nothing is wrong. */
  readonly clean: boolean;
  /** The folder is no vault that could be checked at all. */
  readonly usable: boolean;
  /** Seals were opened, not only hashes compared. */
  readonly decrypted: boolean;
  readonly problems: readonly Problem[];
  readonly lanes: number;
  readonly segments: number;
  readonly frames: number;
  readonly entries: number;
  readonly blobs: number;
  readonly bytes: number;
  /** Stretches that an administrator gave up. */
  readonly acceptedLosses: number;
  /** Records that were erased, with who did it (name) and why where the seals were opened. */
  readonly erased: readonly ErasedRecord[];
  /** Attachments of received records that their sender did not send along; no fault. Known only with the keys. */
  readonly attachmentsNotSent: number;
}

export interface ErasedRecord {
  readonly record: string;
  /** ms since 1970 UTC */
  readonly wall: number;
  readonly frames: number;
  readonly by: string;
  readonly reason: string;
}

type Complain = (where: string, code: ErrorCode, facts?: ErrorFacts) => void;

/**
 * Walks the whole vault and changes nothing: card, every frame of every lane with hash and chain, every attachment. With
 * the keys all seals are opened as well, and every attachment that an entry speaks of must be there.
 */
export async function verifyVault(fs: FileSystem, folder: string, keys?: VaultKeys): Promise<VaultReport> {
  const problems: Problem[] = [];
  const complain: Complain = (where, code, facts) => {
    problems.push({ where, code, message: appError(code, facts).message });
  };
  const card = await checkCard(fs, folder, keys, complain);
  const counts = { lanes: 0, segments: 0, frames: 0, entries: 0, blobs: 0, bytes: 0 };
  const nothing = { ...counts, acceptedLosses: 0, erased: [], attachmentsNotSent: 0 };
  if (!card) return { clean: false, usable: false, decrypted: false, problems, ...nothing };
  const scans: LaneScan[] = [];
  for (const lane of await listLanes(fs, folder)) {
    const options = { vault: card.vault, payloads: () => true, accepted: card.accepted, erased: card.erased };
    scans.push(await scanLane(fs, folder, lane, options));
  }
  for (const scan of scans) reportLane(scan, complain);
  const refs = new AttachmentRefs();
  const notes = keys
    ? await openSeals(fs, folder, card, keys, scans, complain, (entries) => refs.take(entries))
    : [];
  const blobs = await checkBlobs(fs, folder, keys, complain);
  const attachmentsNotSent = keys ? await checkRefs(fs, folder, keys, refs, complain) : 0;
  const segments = scans.flatMap((scan) => scan.segments);
  return {
    clean: problems.length === 0,
    usable: true,
    decrypted: keys !== undefined,
    problems,
    lanes: scans.length,
    segments: segments.length,
    frames: segments.reduce((sum, { frames }) => sum + frames.count, 0),
    entries: segments.reduce((sum, { frames }) => sum + frames.entryCount, 0),
    blobs: blobs.count,
    bytes: blobs.bytes + segments.reduce((sum, { size }) => sum + size, 0),
    acceptedLosses: scans.reduce((sum, { accepted }) => sum + accepted.length, 0),
    erased: erasedOf(card, notes),
    attachmentsNotSent,
  };
}

async function checkCard(
  fs: FileSystem,
  folder: string,
  keys: VaultKeys | undefined,
  complain: Complain,
): Promise<VaultCard | undefined> {
  const read = await readCard(fs, folder);
  if (read.kind === 'none') complain('vault.json', 'vault.none');
  if (read.kind === 'damaged') complain('vault.json', 'vault.card-damaged');
  if (read.kind === 'newer') {
    complain('vault.json', 'vault.unreadable-newer', { needs: read.needs, reads: VAULT_FORMAT });
  }
  if (read.kind !== 'card') return undefined;
  if (read.fromCopy) complain('vault.json', 'vault.card-restored');
  if (keys && !isCardGenuine(read.card, keys.card)) complain('vault.json', 'vault.card-changed');
  return read.card;
}

function reportLane(scan: LaneScan, complain: Complain): void {
  for (const { lane, segment, offset, first, last, entries, what } of scan.damages) {
    const label = segmentLabel(lane, segment);
    const facts = { segment: label, offset, first, last, entries: entries ?? -1 };
    complain(label, what === 'missing-segment' ? 'journal.segment-missing' : 'journal.damaged', facts);
  }
  const left = scan.segments.reduce((sum, { notYetBlank }) => sum + notYetBlank.length, 0);
  if (left > 0) complain(scan.lane, 'vault.erasure-unfinished', { left });
  if (scan.tail) {
    complain(segmentLabel(scan.lane, scan.tail.segment), 'journal.torn-tail', { bytes: scan.tail.bytes });
  }
}

async function openSeals(
  fs: FileSystem,
  folder: string,
  card: VaultCard,
  keys: VaultKeys,
  scans: readonly LaneScan[],
  complain: Complain,
  take: (entries: readonly Json[]) => void,
): Promise<readonly string[]> {
  const where = { fs, folder, vault: card.vault, key: keys.journal };
  const reader = new JournalReader(where, ({ lane, segment, seq }) => {
    const label = segmentLabel(lane, segment);
    complain(label, 'journal.payload-unreadable', { segment: label, seq });
  });
  const lanes = new Map<string, readonly KnownSegment[]>(scans.map(({ lane, segments }) => [lane, segments]));
  let heads: Readonly<Record<string, number>> = {};
  for (let done = false; !done; ) {
    const batch = await reader.readSince(lanes, heads, 4 * 1024 * 1024);
    take(batch.entries);
    ({ heads, done } = batch);
  }
  return reader.notes(lanes);
}

/** Who erased what, and why. */
function erasedOf(card: VaultCard, notes: readonly string[]): readonly ErasedRecord[] {
  const names = new Map(card.users.map(({ user, name }) => [user, name]));
  return explained(card.erased ?? [], erasureNotes(notes)).map(({ record, wall, frames, by, reason }) => ({
    ...{ record, wall, reason },
    by: names.get(by) ?? by,
    frames: frames.length,
  }));
}

/** Complains of what entries speak of and nobody has; answers how many attachments a sender kept. */
async function checkRefs(
  fs: FileSystem,
  folder: string,
  keys: VaultKeys,
  refs: AttachmentRefs,
  complain: Complain,
): Promise<number> {
  const pathOf = (sha256: string): string => {
    const name = blobName(keys.names, sha256);
    return `${BLOBS_FOLDER}/${name.slice(0, 2)}/${name}`;
  };
  const { lost, notSent } = await refs.missing(
    async (sha256) => (await fs.stat(join(folder, ...pathOf(sha256).split('/')))) !== undefined,
  );
  for (const { sha256, record } of lost) complain(pathOf(sha256), 'vault.blob-missing', { record });
  return notSent;
}

async function checkBlobs(
  fs: FileSystem,
  folder: string,
  keys: VaultKeys | undefined,
  complain: Complain,
): Promise<{ count: number; bytes: number }> {
  let count = 0;
  let bytes = 0;
  const blobs = join(folder, BLOBS_FOLDER);
  for (const shelf of await fs.list(blobs)) {
    if (!/^[0-9a-f]{2}$/.test(shelf.name)) continue;
    for (const { name } of await fs.list(join(blobs, shelf.name))) {
      const path = join(blobs, shelf.name, name);
      const size = (await fs.stat(path))?.size ?? 0;
      count += 1;
      bytes += size;
      if (!(await isBlobGood(fs, path, name, size, keys))) {
        complain(`${BLOBS_FOLDER}/${shelf.name}/${name}`, 'vault.blob-damaged');
      }
    }
  }
  return { count, bytes };
}

async function isBlobGood(
  fs: FileSystem,
  path: string,
  name: string,
  size: number,
  keys: VaultKeys | undefined,
): Promise<boolean> {
  const shape = blobShape(size);
  if (!shape) return false;
  return withFile(await fs.open(path, 'read'), async (file) => {
    const header = Buffer.alloc(BLOB_HEADER);
    await file.read(header, 0);
    const salt = readBlobHeader(header);
    if (!salt) return false;
    if (!keys) return true;
    const key = blobKey(keys.blobs, salt);
    const hash = newHash();
    const sealed = Buffer.alloc(SEALED_CHUNK);
    for (let index = 0; index < shape.chunks; index += 1) {
      const count = await file.read(sealed, BLOB_HEADER + index * SEALED_CHUNK);
      const plain = openChunk(key, index, index === shape.chunks - 1, sealed.subarray(0, count));
      if (!plain) return false;
      hash.update(plain);
    }
    // The file's name is a keyed hash of its content's hash: it must be the content that was asked for.
    return blobName(keys.names, hash.digest('hex')) === name;
  });
}
