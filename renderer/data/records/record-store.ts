import type { Heads } from '../../../shared/bridge/shapes';
import type { Mark } from '../view/mark';
import { SealBroken, type Sealer } from '../view/sealer';
import type { SealedRow, View } from '../view/view';
import { decodeRecord, encodeRecord, type StoredRecord } from './stored-record';

/** Where the journal stands after a batch. */
export interface Reached {
  readonly heads: Heads;
  readonly entries: number;
}

/**
 * The merged records: what was changed lately in memory, all others sealed in the view. Writes go to the view in
 * the background and in order; until they are there, reads are served from memory. If the view can't be written the
 * session goes on from memory, and the next start replays the journal.
 */
export interface RecordStore {
  get(id: string): Promise<StoredRecord | undefined>;
  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, StoredRecord>>;
  /** Takes merged records over; answers at once. */
  put(records: Iterable<StoredRecord>, reached: Reached): void;
  /** Waits until everything taken over lies in the view, or writing has been given up. */
  settled(): Promise<void>;
  /** Waits while very much waits for the view: a replay reads faster than the view is written. */
  room(): Promise<void>;
  /** Stops writing without a word: the view is about to be made anew. */
  abandon(): void;
  /** All records, some at a time: those in memory win over the view's older ones. */
  all(batch: number): AsyncIterable<readonly StoredRecord[]>;
  /** Records of batches after this one. */
  after(applied: number): Promise<readonly StoredRecord[]>;
  /** Number of the last batch whose records are safe in the view. */
  readonly applied: number;
  readonly rows: number;
}

export interface RecordStoreOptions {
  readonly view: View;
  readonly sealer: Sealer;
  readonly mark: Mark;
  /** Writing failed once and was given up. */
  readonly onGivenUp: (cause: unknown) => void;
  /** Records that wait for the view. */
  readonly onPending: (count: number) => void;
  /** Resolves in a later turn of the event loop: the answer to a save goes out before its row is written. */
  readonly turn: () => Promise<void>;
}

/** Rows written in one transaction. */
const ROWS_PER_TRANSACTION = 4000;
/** Open records that may wait for the view before a replay waits for it. */
const MOST_WAITING = 20_000;
/** Open records kept at hand; a screen shows a handful and comes back to them. */
const KEPT_OPEN = 300;

/** Those of the ids that have a row. */
async function idsIn(view: View, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await view.readRows(ids);
  return new Set(ids.filter((_, at) => rows[at] !== undefined));
}

export function createRecordStore(options: RecordStoreOptions): RecordStore {
  const { view, sealer, onGivenUp, onPending, turn } = options;
  let mark = options.mark;
  /** Changed records that the view does not have yet. */
  const pending = new Map<string, StoredRecord>();
  /** What came in while rows are being read, for each reading under way. */
  const readings = new Set<Map<string, StoredRecord>>();
  const opened = new Map<string, StoredRecord>();
  /** Ids in a view that was empty at first, while it is being built: what it can't have need not be asked for. */
  let built: Set<string> | undefined = mark.rows === 0 ? new Set() : undefined;
  let target: Reached = { heads: mark.heads, entries: mark.entries };
  let writing: Promise<void> | undefined;
  let givenUp = false;
  /** Replays that wait for room. */
  let queued: (() => void)[] = [];

  const open = async (row: SealedRow): Promise<StoredRecord> => {
    const record = decodeRecord(await sealer.unsealText('records', row.id, row.sealed));
    if (record === undefined) throw new SealBroken('records');
    return record;
  };

  const keepOpen = (record: StoredRecord) => {
    opened.delete(record.state.id);
    opened.set(record.state.id, record);
    if (opened.size > KEPT_OPEN)
      for (const oldest of [...opened.keys()].slice(0, KEPT_OPEN / 3)) opened.delete(oldest);
  };

  const goOn = () => {
    const resumed = queued;
    queued = [];
    for (const resume of resumed) resume();
  };

  const writeSome = async (batch: readonly StoredRecord[], isLast: boolean, reached: Reached) => {
    const applied = mark.applied + 1;
    const ids = batch.map((record) => record.state.id);
    const present = built ?? (await idsIn(view, ids));
    const added = ids.filter((id) => !present.has(id)).length;
    // Sealed before the transaction opens. Batches before the last keep the old heads: their entries are replayed
    // if the power goes now, which changes nothing.
    const rows = await Promise.all(
      batch.map(async (record): Promise<SealedRow> => {
        const { id } = record.state;
        return { id, applied, sealed: await sealer.sealText('records', id, encodeRecord(record)) };
      }),
    );
    const next: Mark = { ...mark, applied, rows: mark.rows + added, ...(isLast ? reached : {}) };
    await view.writeRows(rows, next);
    mark = next;
    for (const record of batch) {
      built?.add(record.state.id);
      if (pending.get(record.state.id) === record) pending.delete(record.state.id);
    }
    onPending(pending.size);
    goOn();
  };

  const writeAll = async () => {
    await turn();
    try {
      while (pending.size > 0 || target.entries !== mark.entries || target.heads !== mark.heads) {
        const reached = target;
        const records = [...pending.values()];
        for (let from = 0; from === 0 || from < records.length; from += ROWS_PER_TRANSACTION) {
          const batch = records.slice(from, from + ROWS_PER_TRANSACTION);
          await writeSome(batch, from + ROWS_PER_TRANSACTION >= records.length, reached);
        }
      }
    } catch (cause) {
      if (!givenUp) onGivenUp(cause);
      givenUp = true;
    } finally {
      writing = undefined;
      goOn();
    }
  };

  const store: RecordStore = {
    async get(id) {
      return (await store.getMany([id])).get(id);
    },
    async getMany(ids) {
      const found = new Map<string, StoredRecord>();
      const missing: string[] = [];
      for (const id of new Set(ids)) {
        const record = pending.get(id) ?? opened.get(id);
        if (record !== undefined) found.set(id, record);
        else if (built?.has(id) !== false) missing.push(id);
      }
      if (missing.length === 0) return found;
      // A change can come in while a row is read, and lie in the view (no longer pending) before the older row is open.
      const meanwhile = new Map<string, StoredRecord>();
      readings.add(meanwhile);
      try {
        const rows = await view.readRows(missing);
        const records = await Promise.all(rows.map((row) => row && open(row)));
        for (const [at, id] of missing.entries()) {
          const newest = meanwhile.get(id) ?? records[at];
          if (newest === undefined) continue;
          found.set(id, newest);
          if (missing.length <= KEPT_OPEN / 3) keepOpen(newest);
        }
      } finally {
        readings.delete(meanwhile);
      }
      return found;
    },
    put(records, reached) {
      for (const record of records) {
        pending.set(record.state.id, record);
        for (const meanwhile of readings) meanwhile.set(record.state.id, record);
        if (opened.has(record.state.id)) keepOpen(record);
      }
      target = reached;
      onPending(pending.size);
      if (!givenUp) writing ??= writeAll();
    },
    async settled() {
      while (writing !== undefined) await writing;
      built = undefined;
    },
    async room() {
      while (pending.size > MOST_WAITING && writing !== undefined) {
        await new Promise<void>((resume) => queued.push(resume));
      }
    },
    abandon() {
      givenUp = true;
    },
    async *all(batch) {
      const waiting = new Map(pending);
      for await (const rows of view.allRows(batch)) {
        const records = await Promise.all(rows.map((row) => waiting.get(row.id) ?? open(row)));
        for (const record of records) waiting.delete(record.state.id);
        yield records;
      }
      if (waiting.size > 0) yield [...waiting.values()];
    },
    async after(applied) {
      const rows = await view.readRowsAfter(applied);
      return Promise.all(rows.map((row) => pending.get(row.id) ?? open(row)));
    },
    get applied() {
      return mark.applied;
    },
    get rows() {
      return mark.rows;
    },
  };
  return store;
}
