import type { FileSystem, OpenFile } from '../fs/file-system';
import { errnoOf } from '../fs/file-system';
import type { FrameKind } from './frame';
import { finishHeader, HEADER_BYTES, headerStem, sealedWith, TAG_BYTES } from './frame';
import type { FrameTable } from './frame-table';
import { FrameTable as Table } from './frame-table';
import { deviceOfLane, lanePath, segmentPath } from './lane-files';
import { NONCE_BYTES, SEAL_BYTES, sealWith } from './seal';

/** Where the next frame goes. */
export interface WritePlace {
  readonly segment: number;
  readonly offset: number;
  readonly seq: number;
  readonly chain: Uint8Array;
  /** The segment has its closing frame (or does not exist yet): the next frame starts a new one. */
  readonly closed: boolean;
}

/** A frame that was written and synced. */
export interface WrittenFrame {
  readonly segment: number;
  readonly offset: number;
  readonly seq: number;
}

export interface LaneWriterOptions {
  readonly fs: FileSystem;
  readonly folder: string;
  readonly lane: string;
  readonly vault: string;
  readonly key: Uint8Array;
  readonly random: (count: number) => Uint8Array;
  /** A segment is closed once it has this many bytes at the end of an act. */
  readonly segmentBytes: number;
  /** Called when a new segment file is there, with the table that its frames will go to. */
  readonly onSegment: (number: number, frames: FrameTable) => void;
}

const NO_ACT = Buffer.alloc(TAG_BYTES);
const FLUSH_AT = 1024 * 1024;

/**
 * Seals frames and appends them to the last segment of a lane. Frames are staged, then committed together by one sync;
 * whatever fails in between is rolled back to the last synced end through a new file descriptor, because a descriptor
 * whose sync failed can't be trusted (the kernel may have dropped the dirty pages and marked them clean).
 */
export class LaneWriter {
  readonly #options: LaneWriterOptions;
  #file: OpenFile | undefined;
  #frames: FrameTable;
  /** Synced. */
  #safe: WritePlace;
  /** Staged. */
  #next: WritePlace;
  #buffers: Buffer[] = [];
  #buffered = 0;
  #staged: { header: Parameters<FrameTable['push']>[0]; offset: number }[] = [];
  /** Segment file that we made and that holds nothing synced yet. */
  #begun: string | undefined;

  constructor(options: LaneWriterOptions, place: WritePlace, frames: FrameTable) {
    this.#options = options;
    this.#safe = place;
    this.#next = place;
    this.#frames = frames;
  }

  /** The last synced frame. */
  get head(): { readonly seq: number; readonly chain: Uint8Array } {
    return { seq: this.#safe.seq - 1, chain: this.#safe.chain };
  }

  /** Opens the segment to append to; closes a full one and starts the next. To be called before staging an act. */
  async begin(): Promise<void> {
    if (!this.#safe.closed && this.#safe.offset >= this.#options.segmentBytes) {
      await this.#openFile();
      await this.stage('close', Buffer.from('{}'), {});
      await this.commit();
      this.#safe = { ...this.#safe, closed: true };
      this.#next = this.#safe;
    }
    if (this.#safe.closed) await this.#startSegment();
    else await this.#openFile();
  }

  /** Seals one frame and puts it behind the others. */
  async stage(
    kind: FrameKind,
    plain: Uint8Array,
    act: { readonly tag?: Uint8Array; readonly entries?: number; readonly part?: number },
  ): Promise<WrittenFrame> {
    const { vault, lane, key, random } = this.#options;
    const { segment, offset, seq, chain } = this.#next;
    const facts = {
      kind,
      seq,
      act: act.tag ?? NO_ACT,
      entries: act.entries ?? 0,
      part: act.part ?? 0,
      sinceSync: seq - (this.#safe.seq - 1),
    };
    const length = plain.length + SEAL_BYTES;
    const stem = headerStem(facts, length);
    const nonce = random(NONCE_BYTES);
    const sealed = sealWith(key, nonce, plain, sealedWith(vault, deviceOfLane(lane), stem));
    const done = finishHeader(stem, nonce, sealed, chain);
    this.#buffers.push(done.header, sealed);
    this.#buffered += HEADER_BYTES + length;
    this.#staged.push({ header: { ...facts, length }, offset });
    this.#next = { ...this.#next, offset: offset + HEADER_BYTES + length, seq: seq + 1, chain: done.chain };
    if (this.#buffered >= FLUSH_AT) await this.#flush();
    return { segment, offset, seq };
  }

  /** Everything staged is on the disk when it resolves. After a rejection call `rollBack`. */
  async commit(): Promise<void> {
    await this.#flush();
    await this.#file?.sync();
    for (const { header, offset } of this.#staged) this.#frames.push(header, offset);
    this.#staged = [];
    this.#safe = this.#next;
  }

  /** Forgets what was staged and takes the file back to the last synced end. A rejection means: write no more. */
  async rollBack(): Promise<void> {
    this.#buffers = [];
    this.#buffered = 0;
    this.#staged = [];
    this.#next = this.#safe;
    await this.close();
    if (this.#safe.closed) {
      // A new segment that was begun and not committed holds nothing that was acknowledged. One that we did not make stays.
      if (this.#begun !== undefined) await this.#options.fs.remove(this.#begun);
      this.#begun = undefined;
      return;
    }
    await this.#openFile();
    await this.#file?.truncate(this.#safe.offset);
    await this.#file?.sync();
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close().catch(() => undefined);
  }

  async #openFile(): Promise<void> {
    const { fs, folder, lane } = this.#options;
    this.#file ??= await fs.open(segmentPath(folder, lane, this.#safe.segment), 'edit');
  }

  async #startSegment(): Promise<void> {
    const { fs, folder, lane, vault } = this.#options;
    await this.close();
    const segment = this.#safe.segment + 1;
    const laneFolder = lanePath(folder, lane);
    await fs.makeFolder(laneFolder);
    this.#file = await this.#createFile(segmentPath(folder, lane, segment));
    const frames = new Table();
    const before = this.#frames;
    this.#frames = frames;
    this.#next = { ...this.#safe, segment, offset: 0, closed: false };
    try {
      await this.stage('open', Buffer.from(JSON.stringify({ vault, lane, segment }), 'utf8'), {});
      await this.#flush();
      await this.#file.sync();
      await fs.syncFolder(laneFolder);
    } catch (error) {
      this.#frames = before;
      throw error;
    }
    await this.commit();
    this.#begun = undefined;
    this.#options.onSegment(segment, frames);
  }

  /** A power cut can leave the name of a segment without a single byte: that one is ours to take. */
  async #createFile(path: string): Promise<OpenFile> {
    const { fs } = this.#options;
    const create = async (): Promise<OpenFile> => {
      const file = await fs.open(path, 'create');
      this.#begun = path;
      return file;
    };
    try {
      return await create();
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST' || (await fs.stat(path))?.size !== 0) throw error;
      await fs.remove(path);
      return create();
    }
  }

  async #flush(): Promise<void> {
    if (this.#buffered === 0) return;
    const at = this.#next.offset - this.#buffered;
    const bytes = this.#buffers.length === 1 ? this.#buffers[0] : Buffer.concat(this.#buffers);
    this.#buffers = [];
    this.#buffered = 0;
    if (bytes) await this.#file?.write(bytes, at);
  }
}
