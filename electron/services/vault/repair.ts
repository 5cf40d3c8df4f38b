import { createHash } from 'node:crypto';
import type { Sleep } from '../fs/durable-file';
import { writeDurably } from '../fs/durable-file';
import type { FileSystem, OpenFile } from '../fs/file-system';
import { errnoOf } from '../fs/file-system';
import { objectPath, placeRoot, readSnapshots } from './backup-manifest';
import type { FrameHeader } from './frame';
import { HEADER_BYTES, readHeader } from './frame';
import { JOURNAL_FOLDER, lanePath, segmentName, segmentPath } from './lane-files';
import { keepDamaged } from './quarantine';
import type { Damage, ScanState, SegmentScan } from './segment-scan';
import { scanSegment } from './segment-scan';
import type { Erasure } from './vault-card';
import { erasedIn } from './vault-card';

export interface RepairOrder {
  readonly fs: FileSystem;
  readonly sleep: Sleep;
  readonly folder: string;
  readonly vault: string;
  readonly damages: readonly Damage[];
  /** Frames that were blanked are no damage in a copy. */
  readonly erased?: readonly Erasure[] | undefined;
  /** Where backups of this vault may be. */
  readonly places: readonly string[];
  /** Other copies of this vault's folder. */
  readonly copies: readonly string[];
  readonly now: number;
}

/**
 * Puts verified copies in the place of damaged segments. A copy is taken only when every frame that is still good here
 * is the same there and no frame of the result is damaged. Answers how many segments were repaired.
 */
export async function repairSegments(order: RepairOrder): Promise<number> {
  const { fs, folder, now, sleep } = order;
  const targets = new Map(
    order.damages.map(({ lane, segment }) => [`${lane}/${segment}`, { lane, segment }]),
  );
  let repaired = 0;
  for (const { lane, segment } of targets.values()) {
    const where = { lane, segment, payloads: true, erased: erasedIn(order.erased ?? [], lane) };
    const ours = (await bytesOf(fs, segmentPath(folder, lane, segment))) ?? new Uint8Array(0);
    for await (const candidate of candidates(order, lane, segment)) {
      const whole = await mend(where, ours, candidate);
      if (!whole) continue;
      await keepDamaged(fs, folder, lane, segment, String(now));
      await fs.makeFolder(lanePath(folder, lane));
      await writeDurably(fs, segmentPath(folder, lane, segment), whole, sleep);
      repaired += 1;
      break;
    }
  }
  return repaired;
}

async function bytesOf(fs: FileSystem, path: string): Promise<Uint8Array | undefined> {
  return fs.readFile(path).catch((error: unknown) => {
    if (errnoOf(error) === undefined) throw error;
    return undefined;
  });
}

/** Copies of a segment in all backups (newest first) and in other folders. */
async function* candidates(order: RepairOrder, lane: string, segment: number): AsyncGenerator<Uint8Array> {
  const { fs, vault } = order;
  const path = `${JOURNAL_FOLDER}/${lane}/${segmentName(segment)}`;
  const seen = new Set<string>();
  for (const place of order.places) {
    const root = placeRoot(place, vault);
    const snapshots = await readSnapshots(fs, root).catch(() => []);
    for (const { manifest } of [...snapshots].reverse()) {
      const file = manifest?.files.find((one) => one.path === path);
      if (!file || seen.has(file.sha256)) continue;
      seen.add(file.sha256);
      const bytes = await bytesOf(fs, objectPath(root, file.sha256));
      const isRight = bytes && createHash('sha256').update(bytes).digest('hex') === file.sha256;
      if (isRight) yield bytes;
    }
  }
  for (const copy of order.copies) {
    const bytes = await bytesOf(fs, segmentPath(copy, lane, segment));
    if (bytes) yield bytes;
  }
}

const inMemory = (bytes: Uint8Array): OpenFile => ({
  async read(into, position) {
    const part = bytes.subarray(position, position + into.length);
    into.set(part);
    return part.length;
  },
  size: async () => bytes.length,
  close: async () => undefined,
  write: () => Promise.reject(new Error('read only')),
  sync: () => Promise.reject(new Error('read only')),
  truncate: () => Promise.reject(new Error('read only')),
});

type Where = Parameters<typeof scanSegment>[1];

async function scan(
  where: Where,
  bytes: Uint8Array,
  firstSeq: number,
): Promise<{ readonly scan: SegmentScan; readonly chains: ReadonlyMap<number, string> }> {
  const chains = new Map<number, string>();
  const onFrame = ({ seq, chain }: FrameHeader): void => {
    chains.set(seq, Buffer.from(chain).toString('hex'));
  };
  const state: ScanState = { seq: firstSeq, chain: undefined, synced: 0, onFrame };
  return { scan: await scanSegment(inMemory(bytes), where, state), chains };
}

/**
 * The copy, with what was written here after the copy was made. A backup of a growing segment is a prefix of it, so the
 * bytes behind stand where they belong.
 */
async function mend(where: Where, ours: Uint8Array, copy: Uint8Array): Promise<Uint8Array | undefined> {
  const first = copy.length >= HEADER_BYTES ? readHeader(copy.subarray(0, HEADER_BYTES)) : undefined;
  if (!first) return undefined;
  const whole = copy.length >= ours.length ? copy : Buffer.concat([copy, ours.subarray(copy.length)]);
  const mended = await scan(where, whole, first.seq);
  if (mended.scan.damages.length > 0 || mended.scan.rest) return undefined;
  const here = await scan(where, ours, first.seq);
  for (let index = 0; index < here.scan.frames.count; index += 1) {
    const seq = here.scan.frames.at(index)?.seq ?? 0;
    if (here.chains.get(seq) !== mended.chains.get(seq)) return undefined;
  }
  return whole;
}
