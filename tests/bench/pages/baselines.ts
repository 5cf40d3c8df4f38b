import { read, utils } from 'xlsx';
import { inventSample } from '../../../shared/sample/invent';
import type { SampleSize } from '../../../shared/sample/sample-size';
import { inventSpeeches, type SpeechesSize } from '../../unit/builders/speeches';
import {
  type InventedRecord,
  inventTownship,
  searchTextOf,
  type TownshipSize,
} from '../../unit/builders/vault-content';
import { panelReady, panelTime } from './panel';
import { plainStore, strictStore } from './stores';

declare global {
  interface Window {
    /** The named baselines, run in the same runtime as the program. All times in milliseconds. */
    bench: typeof baselines;
  }
}

/** What the program's records are without journal, seal and index. */
const plainOf = ({ id, type, values }: InventedRecord) => ({ id, type, values });

const recordsOf = (size: TownshipSize) => {
  const { organizations, members } = inventTownship(size);
  return [...organizations, ...members];
};

/** Records put at once, as a program would. */
const BATCH = 2000;

/** Fills the plain Dexie table. Answers how many it holds. */
async function fillPlain(records: Iterable<InventedRecord>): Promise<number> {
  const store = plainStore();
  let batch: ReturnType<typeof plainOf>[] = [];
  for (const record of records) {
    batch.push(plainOf(record));
    if (batch.length < BATCH) continue;
    await store.records.bulkPut(batch);
    batch = [];
  }
  await store.records.bulkPut(batch);
  const count = await store.records.count();
  store.close();
  return count;
}

/** Strings of the last `scanPrepare`. */
let strings: readonly string[] = [];

const baselines = {
  /** Fills the plain table with a township. */
  dexieFill: (size: TownshipSize): Promise<number> => fillPlain(recordsOf(size)),

  /** Fills the plain table with an office of all record types. */
  dexieFillSample: (size: SampleSize): Promise<number> => fillPlain(inventSample(size)),

  /** Reads the whole table; opening the database is not counted. */
  async dexieRead(): Promise<{ ms: number; count: number }> {
    const store = plainStore();
    await store.open();
    const start = performance.now();
    const records = await store.records.toArray();
    const ms = performance.now() - start;
    store.close();
    return { ms, count: records.length };
  },

  /** Reads all records of one type, which a program without an index of its own must do to show them in any order. */
  async dexieReadType(type: string): Promise<{ ms: number; count: number }> {
    const store = plainStore();
    await store.open();
    const start = performance.now();
    const records = await store.records.where('type').equals(type).toArray();
    const ms = performance.now() - start;
    store.close();
    return { ms, count: records.length };
  },

  /** Puts that many records of one batch each; the time of each batch. */
  async dexieBatches(size: TownshipSize, batch: number): Promise<number[]> {
    const store = plainStore();
    await store.open();
    const records = recordsOf(size).map(plainOf);
    const times: number[] = [];
    for (let from = 0; from < records.length; from += batch) {
      const start = performance.now();
      await store.records.bulkPut(records.slice(from, from + batch));
      times.push(performance.now() - start);
    }
    store.close();
    return times;
  },

  /** One strict IndexedDB transaction a put, of values of so many bytes, with a pause between two. */
  async strictPuts(count: number, bytes: number, pauseMs: number): Promise<number[]> {
    const store = await strictStore();
    const value = crypto.getRandomValues(new Uint8Array(bytes));
    const times: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const start = performance.now();
      await store.put(crypto.randomUUID(), value);
      times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    store.close();
    return times;
  },

  panelReady,
  panelTime,

  /** Builds the strings that the program's search goes through. */
  scanPrepare(size: TownshipSize): number {
    strings = recordsOf(size).map(searchTextOf);
    return strings.length;
  },

  /** Fills the memory with the texts that the program's search by content goes through. */
  speechesPrepare(size: SpeechesSize): number {
    strings = inventSpeeches(size);
    return strings.length;
  },

  /** One plain scan a query; of several words all must be there. */
  scan(queries: readonly string[]): number[] {
    return queries.map((query) => {
      const start = performance.now();
      const words = query.split(' ');
      const found = strings.filter((text) => words.every((word) => text.includes(word)));
      const ms = performance.now() - start;
      if (found.length > strings.length) throw new Error('more found than there is');
      return ms;
    });
  },

  /** Reads a workbook, base64, into plain rows. */
  workbook(base64: string): { ms: number; rows: number } {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const start = performance.now();
    const book = read(bytes, { type: 'array' });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    if (!sheet) throw new Error('workbook without a sheet');
    const rows = utils.sheet_to_json(sheet);
    return { ms: performance.now() - start, rows: rows.length };
  },
};

window.bench = baselines;
