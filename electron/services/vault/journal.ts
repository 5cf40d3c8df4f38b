import type { EntryDraft } from '../../../shared/journal/entry';
import type { AppError } from '../../../shared/kernel/errors';
import { appError } from '../../../shared/kernel/errors';
import type { Json } from '../../../shared/kernel/json';
import type { Result } from '../../../shared/kernel/result';
import { err, ok } from '../../../shared/kernel/result';
import { diskError } from './disk-error';
import { TAG_BYTES } from './frame';
import { type FrameTable, shortTag } from './frame-table';
import {
  lastActs,
  lastWrites,
  listSegmentsOf,
  reportDamages,
  reportScans,
  writePlace,
} from './journal-opening';
import type { DeviceClock, JournalOptions, LastWrite } from './journal-options';
import type { Batch } from './journal-reader';
import { JournalReader } from './journal-reader';
import type { Act, Appended, EntryPosition, Kept } from './journal-writer';
import { JournalWriter } from './journal-writer';
import { KnownActs } from './known-acts';
import { LaneBook } from './lane-book';
import { segmentLabel } from './lane-files';
import type { Head, LaneScan } from './lane-scan';
import { scanLane } from './lane-scan';
import { LaneWriter } from './lane-writer';
import { cutTail } from './quarantine';
import { hmac } from './seal';
import type { Damage } from './segment-scan';

export type { JournalOptions, LastWrite } from './journal-options';

const SEGMENT_BYTES = 4 * 1024 * 1024;
const FULL_CHECK_BYTES = 64 * 1024 * 1024;
/** So many acts are known again when they are sent a second time. */
const REMEMBERED_ACTS = 20_000;

/** The journal of an unlocked vault: all lanes for reading, this device's lane for writing. */
export class Journal {
  readonly #options: JournalOptions;
  readonly #lanes = new LaneBook();
  readonly #reader: JournalReader;
  readonly #acts = new KnownActs();
  readonly #pending = new Map<string, Promise<Result<Appended>>>();
  #writer: JournalWriter | undefined;
  #clock: DeviceClock | undefined;
  /** Writers of lanes that were left: what they had begun is finished. */
  #retired: Promise<void> = Promise.resolve();
  #damages: readonly Damage[] = [];
  #unchecked: { lane: string; number: number }[] = [];
  #device: string;
  #blocked: AppError | undefined;
  #entries = 0;
  #last: readonly LastWrite[] = [];

  private constructor(options: JournalOptions) {
    this.#options = options;
    this.#device = options.device;
    this.#reader = new JournalReader({ ...options, key: options.keys.journal }, ({ lane, segment, seq }) => {
      this.#blocked ??= appError('vault.read-only');
      options.tell('danger', 'journal.payload-unreadable', { segment: segmentLabel(lane, segment), seq });
    });
  }

  /**
   * Scans what is on the disk, moves torn tails to quarantine, says what is wrong, and gets ready to write. Rejects
   * with the system's error when the folder can't be read.
   */
  static async open(options: JournalOptions): Promise<Journal> {
    const journal = new Journal(options);
    const scans = await journal.#scanAll();
    journal.#damages = scans.flatMap((scan) => scan.damages);
    const own = scans.find((scan) => scan.lane === journal.#device);
    const isSpoiled = own !== undefined && (own.forked || own.missing > 0 || own.accepted.length > 0);
    if (isSpoiled) journal.#device = options.newDevice();
    reportScans(options.tell, scans, journal.#damages);
    if (options.readOnly) journal.#blocked = appError('vault.read-only');
    else if (journal.#damages.length > 0) journal.#blocked = appError('vault.read-only');
    if (!options.readOnly) await journal.#cutTails(scans);
    for (const scan of scans) journal.#take(scan);
    journal.#last = await lastWrites(journal.#reader, journal.#lanes.known());
    if (!options.readOnly) journal.#startWriter(scans);
    return journal;
  }

  /** The device id under which this journal writes. */
  get device(): string {
    return this.#device;
  }

  /** What is damaged and neither repaired nor given up. */
  get damages(): readonly Damage[] {
    return this.#damages;
  }

  /** Why nothing can be written, or undefined. */
  get blocked(): AppError | undefined {
    return this.#blocked ?? this.#writer?.broken;
  }

  get entryCount(): number {
    return this.#entries;
  }

  /** Where frames stand, and which of them are blank. */
  get lanes(): Pick<LaneBook, 'blank' | 'notYetBlank' | 'place'> {
    return this.#lanes;
  }

  /** The last write of each lane, as found at opening. */
  get lastWrites(): readonly LastWrite[] {
    return this.#last;
  }

  heads(): Record<string, Head> {
    return this.#lanes.heads();
  }

  /**
   * Stores an act, synced when it resolves. The same act id again, also after a restart, answers what was stored.
   */
  async append(act: Act, drafts: readonly EntryDraft[]): Promise<Result<Appended>> {
    const running = this.#pending.get(act.id);
    if (running) return running;
    const answer = this.#appendOnce(act, drafts);
    this.#pending.set(act.id, answer);
    try {
      return await answer;
    } finally {
      this.#pending.delete(act.id);
    }
  }

  /** Seals a note without entries into this device's lane. */
  async note(text: string): Promise<Result<void>> {
    const blocked = this.blocked;
    if (blocked || !this.#writer) return err(blocked ?? appError('vault.read-only'));
    const done = await this.#writer.note(text);
    return done.ok ? ok(undefined) : done;
  }

  /** Stores entries again that stood beside others which are to be blanked, with all their own facts. */
  async keep(act: Act, entries: readonly Kept[]): Promise<Result<void>> {
    const blocked = this.blocked;
    if (blocked || !this.#writer) return err(blocked ?? appError('vault.read-only'));
    const done = await this.#writer.keep(act, entries);
    return done.ok ? ok(undefined) : done;
  }

  /** Every segment with the byte behind its last synced frame. */
  segmentEnds(): ReturnType<LaneBook['segmentEnds']> {
    return this.#lanes.segmentEnds();
  }

  readSince(heads: Readonly<Record<string, number>>, maxBytes: number): Promise<Batch> {
    return this.#reader.readSince(this.#lanes.known(), heads, maxBytes);
  }

  fetch(positions: readonly EntryPosition[]): Promise<readonly Json[]> {
    return this.#reader.fetch(this.#lanes.known(), positions);
  }

  /** Everything asked for so far is acknowledged or refused. */
  async flush(): Promise<void> {
    await this.#retired;
    await this.#writer?.flush();
  }

  async close(): Promise<void> {
    await this.#retired;
    await this.#writer?.close();
    this.#reader.close();
  }

  /** Hashes the payloads that opening left out. Answers the damage that it found; the journal is then read-only. */
  async checkRest(isWanted: () => boolean = () => true): Promise<readonly Damage[]> {
    const lanes = [...new Set(this.#unchecked.map(({ lane }) => lane))];
    for (const lane of lanes) {
      if (!isWanted()) return [];
      const numbers = new Set(this.#unchecked.filter((one) => one.lane === lane).map(({ number }) => number));
      const scan = await this.#scan(lane, (number) => numbers.has(number));
      if (!isWanted()) return [];
      const found = scan.damages.filter((damage) => numbers.has(damage.segment));
      if (found.length === 0) continue;
      this.#damages = [...this.#damages, ...found];
      this.#blocked ??= appError('vault.read-only');
      reportDamages(this.#options.tell, found);
    }
    this.#unchecked = [];
    return this.#damages;
  }

  async #scanAll(): Promise<readonly LaneScan[]> {
    const { fs, folder } = this.#options;
    const { lanes, all, bytes } = await listSegmentsOf(fs, folder);
    const isSmall = bytes <= (this.#options.fullCheckBytes ?? FULL_CHECK_BYTES);
    const isLast = ({ lane, number }: { lane: string; number: number }): boolean =>
      !all.some((other) => other.lane === lane && other.number > number);
    // What was given up there must be known before anything is read: it would be met as new damage.
    const isGivenUp = (lane: string, number: number): boolean =>
      this.#options.accepted.some((loss) => loss.lane === lane && loss.segment === number);
    this.#unchecked = isSmall ? [] : all.filter((one) => !isLast(one) && !isGivenUp(one.lane, one.number));
    const scans: LaneScan[] = [];
    for (const lane of lanes) {
      scans.push(await this.#scan(lane, (number, last) => isSmall || last || isGivenUp(lane, number)));
    }
    return scans;
  }

  #scan(lane: string, payloads: (number: number, last: boolean) => boolean): Promise<LaneScan> {
    const { fs, folder, vault, known, accepted, erased } = this.#options;
    return scanLane(fs, folder, lane, { vault, payloads, known: known[lane], accepted, erased });
  }

  async #cutTails(scans: readonly LaneScan[]): Promise<void> {
    const { fs, folder, now } = this.#options;
    try {
      for (const scan of scans) await cutTail(fs, folder, scan, String(now()));
    } catch (error) {
      // The tail stays where it is and the journal is not written behind it.
      this.#blocked = diskError(error);
      await this.#options.onDiskFull().catch(() => undefined);
    }
  }

  #take(scan: LaneScan): void {
    const segments = this.#lanes.take(scan);
    for (const [act, seq] of lastActs(segments, REMEMBERED_ACTS)) this.#acts.note(act, scan.lane, seq);
    this.#entries += segments.reduce((sum, { frames }) => sum + frames.entryCount, 0);
  }

  #startWriter(scans: readonly LaneScan[]): void {
    const { fs, folder, vault, keys, random, segmentBytes, now, clockFor, newDevice } = this.#options;
    if (clockFor(this.#device, this.#last).isAstray(now())) this.#device = newDevice();
    const clock = clockFor(this.#device, this.#last);
    this.#clock = clock;
    const lane = this.#device;
    const scan = scans.find((one) => one.lane === lane);
    const options = {
      ...{ fs, folder, vault, lane, random, key: keys.journal },
      segmentBytes: segmentBytes ?? SEGMENT_BYTES,
      onSegment: (number: number, frames: FrameTable) => this.#lanes.addSegment(lane, number, frames),
    };
    const { place, frames } = writePlace(vault, lane, scan);
    this.#writer = new JournalWriter(new LaneWriter(options, place, frames), {
      lane,
      entryVersion: this.#options.entryVersion,
      now,
      nextStamp: clock.next,
      tagOf: (act) => this.#tagOf(act),
      onDiskFull: this.#options.onDiskFull,
      refuse: async () => this.#blocked ?? (await this.#options.refuse()),
      onCommit: (acts) => {
        for (const { tag, answer } of acts) this.#committed(lane, tag, answer);
      },
    });
  }

  #committed(name: string, tag: Buffer, answer: Appended): void {
    this.#lanes.setHead(name, { seq: answer.head.seq, hash: answer.head.hash });
    this.#entries += answer.entries.length;
    const seq = answer.entries.at(-1)?.position[1];
    if (seq !== undefined) this.#acts.note(shortTag(tag), name, seq);
  }

  #tagOf(act: string): Buffer {
    return hmac(this.#options.keys.names, 'act\n', act).subarray(0, TAG_BYTES);
  }

  async #appendOnce(act: Act, drafts: readonly EntryDraft[]): Promise<Result<Appended>> {
    const known = this.#lanes.known();
    const stored = await this.#acts.find(act.id, this.#tagOf(act.id), this.#reader, known);
    if (stored) {
      const { lane: device, entries, wall } = stored;
      return ok({ entries, wall, head: { device, ...this.#lanes.headOf(device) } });
    }
    const blocked = this.blocked;
    if (blocked) return err(blocked);
    return this.#writerNow()?.append(act, drafts) ?? err(appError('vault.read-only'));
  }

  /** The writer; a new one under a new device id once the PC's clock, which ran far ahead, was put right. */
  #writerNow(): JournalWriter | undefined {
    if (!this.#clock?.isAstray(this.#options.now())) return this.#writer;
    const before = this.#writer;
    const earlier = this.#retired;
    this.#device = this.#options.newDevice();
    this.#startWriter([]);
    this.#retired = earlier.then(() => before?.close());
    return this.#writer;
  }
}
