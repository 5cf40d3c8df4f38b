import type { Author, EntryDraft, Why } from '../../../shared/journal/entry';
import type { AppError } from '../../../shared/kernel/errors';
import { appError } from '../../../shared/kernel/errors';
import type { Result } from '../../../shared/kernel/result';
import { err, ok } from '../../../shared/kernel/result';
import { entryText, FRAME_TEXT, LARGEST_ENTRY, payloadOf } from './act-payload';
import { diskError, isDiskFull } from './disk-error';
import type { LaneWriter } from './lane-writer';

/** Lane (device), sequence number of the frame, index of the entry in it. */
export type EntryPosition = readonly [lane: string, seq: number, index: number];

export interface Act {
  /** Chosen by the caller; the same id again answers what was stored and writes nothing. */
  readonly id: string;
  readonly author: Author;
  readonly why: Why;
}

export interface Appended {
  /** In the order of the drafts. */
  readonly entries: readonly {
    readonly id: string;
    readonly stamp: string;
    readonly position: EntryPosition;
  }[];
  readonly wall: number;
  readonly head: { readonly device: string; readonly seq: number; readonly hash: string };
}

export interface JournalWriterOptions {
  readonly lane: string;
  readonly entryVersion: number;
  readonly now: () => number;
  /** The next stamp of this device; later than every one before. */
  readonly nextStamp: (wall: number) => string;
  readonly tagOf: (act: string) => Buffer;
  /** Called after each group that was synced. */
  readonly onCommit: (acts: readonly { readonly tag: Buffer; readonly answer: Appended }[]) => void;
  /** Called when the disk is full, before the failure is reported. */
  readonly onDiskFull: () => Promise<void>;
  /** Why nothing can be written at present, if so (asked before each group; e.g. space kept for exports). */
  readonly refuse: () => Promise<AppError | undefined>;
}

/** An entry as it was read: with its own id, stamp, act, author and reason. */
export interface Kept {
  readonly id: string;
  readonly stamp: string;
  readonly text: string;
}

interface Waiting {
  /** An act with its drafts, entries that are kept from elsewhere, or a note that carries none. */
  readonly work:
    | { readonly act: Act; readonly drafts: readonly EntryDraft[] }
    | { readonly act: Act; readonly kept: readonly Kept[] }
    | { readonly note: string };
  readonly settle: (answer: Result<Appended>) => void;
}

interface Staged {
  readonly tag: Buffer;
  readonly entries: Appended['entries'];
  readonly wall: number;
}

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * The one writer of a journal. Acts that arrive while a group is being synced form the next group: many saves share a
 * sync, and a single save waits for none.
 */
export class JournalWriter {
  readonly #lane: LaneWriter;
  readonly #options: JournalWriterOptions;
  #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  /** Set for good after a failed sync or a failed roll back. */
  #broken: AppError | undefined;
  #closed = false;

  constructor(lane: LaneWriter, options: JournalWriterOptions) {
    this.#lane = lane;
    this.#options = options;
  }

  /** Why this writer writes no more until the vault is opened again. */
  get broken(): AppError | undefined {
    return this.#broken;
  }

  append(act: Act, drafts: readonly EntryDraft[]): Promise<Result<Appended>> {
    return this.#enqueue({ act, drafts });
  }

  /** Seals a note into the chain: who gave up a damaged stretch, and why. */
  note(text: string): Promise<Result<Appended>> {
    return this.#enqueue({ note: text });
  }

  /** Stores entries again, as they are. */
  keep(act: Act, kept: readonly Kept[]): Promise<Result<Appended>> {
    return this.#enqueue({ act, kept });
  }

  #enqueue(work: Waiting['work']): Promise<Result<Appended>> {
    if (this.#closed) return Promise.resolve(err(appError('vault.locked')));
    return new Promise((settle) => {
      this.#queue.push({ work, settle });
      this.#running ??= this.#pump().finally(() => {
        this.#running = undefined;
      });
    });
  }

  /** Resolves when everything that was asked for is acknowledged or refused. */
  async flush(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Finishes what is waiting and takes no more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.flush();
    await this.#lane.close();
  }

  async #pump(): Promise<void> {
    while (this.#queue.length > 0) {
      const group = this.#queue;
      this.#queue = [];
      const answers = await this.#writeGroup(group);
      group.forEach(({ settle }, index) => {
        settle(answers[index] ?? err(appError('vault.closed-meanwhile')));
      });
    }
  }

  async #writeGroup(group: readonly Waiting[]): Promise<readonly Result<Appended>[]> {
    const refused = this.#broken ?? (await this.#options.refuse());
    if (refused) return group.map(() => err(refused));
    try {
      await this.#lane.begin();
      const staged: Staged[] = [];
      const answers: (Result<never> | number)[] = [];
      for (const { work } of group) {
        const done = await this.#stage(work);
        answers.push(done.ok ? staged.push(done.value) - 1 : done);
      }
      await this.#lane.commit();
      const { seq, chain } = this.#lane.head;
      const head = { device: this.#options.lane, seq, hash: Buffer.from(chain).toString('hex') };
      const written = staged.map(({ tag, entries, wall }) => ({ tag, answer: { entries, wall, head } }));
      this.#options.onCommit(written);
      return answers.map((answer) => {
        if (typeof answer !== 'number') return answer;
        const found = written[answer];
        return found ? ok(found.answer) : err(appError('vault.closed-meanwhile'));
      });
    } catch (error) {
      const failure = await this.#recover(error);
      return group.map(() => err(failure));
    }
  }

  /** Takes the lane back to its last synced end. Only a full disk leaves the writer usable. */
  async #recover(error: unknown): Promise<AppError> {
    const failure = diskError(error);
    try {
      await this.#lane.rollBack();
      if (!isDiskFull(error)) this.#broken = failure;
    } catch (second) {
      this.#broken = appError('vault.disk-failed', { code: diskError(second).code });
    }
    if (isDiskFull(error)) await this.#options.onDiskFull().catch(() => undefined);
    return failure;
  }

  #stage(work: Waiting['work']): Promise<Result<Staged>> {
    if ('note' in work) return this.#stageNote(work.note);
    return 'kept' in work ? this.#stageKept(work.act, work.kept) : this.#stageAct(work.act, work.drafts);
  }

  async #stageNote(text: string): Promise<Result<Staged>> {
    await this.#lane.stage('note', Buffer.from(text, 'utf8'), {});
    return ok({ tag: this.#options.tagOf(''), entries: [], wall: this.#options.now() });
  }

  async #stageAct(act: Act, drafts: readonly EntryDraft[]): Promise<Result<Staged>> {
    const wall = this.#options.now();
    const stamped = await stampDrafts(drafts, () => this.#options.nextStamp(wall));
    if (!stamped.ok) return stamped;
    return this.#stageFrames(act, { wall }, stamped.value);
  }

  /** The stamps stand for the time at which the entries were first written; the act's own says when this was. */
  async #stageKept(act: Act, kept: readonly Kept[]): Promise<Result<Staged>> {
    if (kept.length === 0) return err(appError('journal.empty-act'));
    const wall = this.#options.now();
    return this.#stageFrames(act, { wall, stamp: this.#options.nextStamp(wall) }, kept);
  }

  async #stageFrames(
    act: Act,
    time: { readonly wall: number; readonly stamp?: string },
    stamped: readonly Kept[],
  ): Promise<Result<Staged>> {
    const { lane, entryVersion: v } = this.#options;
    const facts = { act: act.id, v, ...time, device: lane, author: act.author, why: act.why };
    const tag = this.#options.tagOf(act.id);
    const frames = intoFrames(stamped);
    const entries: Appended['entries'][number][] = [];
    for (const [part, texts] of frames.entries()) {
      const kind = part === frames.length - 1 ? 'end' : 'part';
      const payload = payloadOf(
        facts,
        texts.map(({ text }) => text),
      );
      const { seq } = await this.#lane.stage(kind, payload, { tag, entries: texts.length, part });
      texts.forEach(({ id, stamp }, index) => {
        entries.push({ id, stamp, position: [lane, seq, index] });
      });
      // Sealing an import of 20,000 rows must not hold up everything else that the process does.
      if (frames.length > 1) await breathe();
    }
    return ok({ tag, entries, wall: time.wall });
  }
}

/** Drafts stamped before other work of the process gets its turn. */
const STAMPED_AT_ONCE = 2000;

async function stampDrafts(
  drafts: readonly EntryDraft[],
  next: () => string,
): Promise<Result<readonly Kept[]>> {
  if (drafts.length === 0) return err(appError('journal.empty-act'));
  const stamped: Kept[] = [];
  for (const draft of drafts) {
    if (stamped.length > 0 && stamped.length % STAMPED_AT_ONCE === 0) await breathe();
    const stamp = next();
    const text = entryText(draft, stamp);
    // Length in UTF-16 units is at most the length in bytes: an early and cheap bound.
    if (text.length > LARGEST_ENTRY) {
      return err(appError('journal.entry-too-large', { limit: LARGEST_ENTRY / 1024 / 1024 }));
    }
    stamped.push({ id: draft.id, stamp, text });
  }
  return ok(stamped);
}

/** Splits an act into frames of about 256 KiB of text. */
function intoFrames(entries: readonly Kept[]): readonly (readonly Kept[])[] {
  const frames: Kept[][] = [];
  let current: Kept[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.text, 'utf8');
    if (current.length > 0 && bytes + size > FRAME_TEXT) {
      frames.push(current);
      current = [];
      bytes = 0;
    }
    current.push(entry);
    bytes += size;
  }
  frames.push(current);
  return frames;
}
