import { Dexie, type Table } from 'dexie';
import { z } from 'zod';
import { type Guard, guardTables } from './guard';
import { type Mark, markSchema } from './mark';
import { SealBroken, type Sealer } from './sealer';
import type { SealedChunk, SealedRow, View } from './view';

/**
 * The view in IndexedDB. Only sealed payloads; strict durability, because Chromium's default does not sync.
 *
 * Every store that was ever declared stays declared: Dexie deletes a store that the last version doesn't name. An
 * older program opens a newer database without complaint, so `meta.format` says who may read it.
 */
export const VIEW_STORES = { records: 'id, applied', meta: 'key', snapshot: 'key', texts: 'key' } as const;
/** 2: texts of attachments. */
const VERSION = 2;

/** Version of what lies in the stores, and the oldest version that may read what this program writes. */
const FORMAT = 1;
const MIN_READER = 1;

/** The store was written by a newer program that asked older ones to keep off. */
export class ViewTooNew extends Error {
  constructor() {
    super('the view was written by a newer program');
    this.name = 'ViewTooNew';
  }
}

/** How opening went: `created` when there was nothing (or Chromium had erased it). */
export interface OpenedView {
  readonly view: View;
  readonly created: boolean;
}

interface MetaRow {
  readonly key: string;
  readonly sealed?: Uint8Array<ArrayBuffer>;
  readonly minReader?: number;
}

const sealedBytes = z.instanceof(Uint8Array<ArrayBuffer>);
const rowSchema = z.object({ id: z.string(), applied: z.number(), sealed: sealedBytes });
const chunkSchema = z.object({ key: z.string(), sealed: sealedBytes });

/** Name of the database of one vault. */
export const viewName = (vault: string): string => `xiangdang-view-${vault}`;

/** Opens or creates the view. `onClosed` is called when another window needs it closed or the browser closed it. */
export async function openDexieView(
  vault: string,
  sealer: Sealer,
  onClosed: () => void,
): Promise<OpenedView> {
  const db = new Dexie(viewName(vault), { chromeTransactionDurability: 'strict', autoOpen: false });
  db.version(VERSION).stores(VIEW_STORES);
  const guard = guardTables(db, new Set(Object.keys(VIEW_STORES)));
  let created = false;
  db.on('populate', () => {
    created = true;
  });
  // A connection that stays open would block the other's upgrade for ever.
  db.on('versionchange', () => {
    db.close();
    onClosed();
  });
  db.on('close', onClosed);
  await db.open();
  const format: MetaRow | undefined = await db.table<MetaRow, string>('meta').get('format');
  if (typeof format?.minReader === 'number' && format.minReader > FORMAT) {
    db.close();
    throw new ViewTooNew();
  }
  return { view: viewOf(db, guard, sealer), created };
}

/** Deletes the view of a vault; it is made again from the journal. */
export async function deleteDexieView(vault: string): Promise<void> {
  await Dexie.delete(viewName(vault));
}

function viewOf(db: Dexie, guard: Guard, sealer: Sealer): View {
  const records: Table<SealedRow, string> = db.table('records');
  const meta: Table<MetaRow, string> = db.table('meta');
  const snapshot: Table<SealedChunk, string> = db.table('snapshot');
  const texts: Table<SealedChunk, string> = db.table('texts');

  return {
    async readMark() {
      const row = await meta.get('mark');
      if (row === undefined) return null;
      if (!(row.sealed instanceof Uint8Array)) throw new SealBroken('meta');
      return markSchema.parse(JSON.parse(await sealer.unsealText('meta', 'mark', row.sealed)));
    },
    countRows: () => records.count(),
    async readRows(ids) {
      return (await records.bulkGet([...ids])).map((row) => row && readRow(row));
    },
    async readRowsAfter(applied) {
      return (await records.where('applied').above(applied).toArray()).map(readRow);
    },
    async *allRows(batch) {
      let after = '';
      for (;;) {
        const rows = (await records.where('id').above(after).limit(batch).toArray()).map(readRow);
        if (rows.length > 0) yield rows;
        const last = rows.at(-1);
        if (last === undefined || rows.length < batch) return;
        after = last.id;
      }
    },
    async writeRows(rows, mark) {
      const sealed = await sealer.sealText('meta', 'mark', JSON.stringify(mark satisfies Mark));
      await db.transaction('rw', records, meta, async (transaction) => {
        guard.allow(transaction);
        await records.bulkPut([...rows]);
        await meta.bulkPut([
          { key: 'mark', sealed },
          { key: 'format', minReader: MIN_READER },
        ]);
      });
    },
    async readSnapshot(prefix) {
      const chunks = await snapshot.where('key').startsWith(prefix).toArray();
      return chunks.map((chunk) => readChunk('snapshot', chunk));
    },
    async writeSnapshot(chunks) {
      await db.transaction('rw', snapshot, async (transaction) => {
        guard.allow(transaction);
        await snapshot.clear();
        await snapshot.bulkPut([...chunks]);
      });
    },
    async *allTexts(batch) {
      let after = '';
      for (;;) {
        const some = await texts.where('key').above(after).limit(batch).toArray();
        if (some.length > 0) yield some.map((chunk) => readChunk('texts', chunk));
        after = some.at(-1)?.key ?? '';
        if (some.length < batch) return;
      }
    },
    async readText(key) {
      const chunk = await texts.get(key);
      return chunk && readChunk('texts', chunk);
    },
    async writeText(text) {
      await db.transaction('rw', texts, async (transaction) => {
        guard.allow(transaction);
        await texts.put(text);
      });
    },
    async dropTexts(keys) {
      await db.transaction('rw', texts, async (transaction) => {
        guard.allow(transaction);
        await texts.bulkDelete([...keys]);
      });
    },
    close: () => db.close(),
  };
}

function readChunk(table: string, chunk: SealedChunk): SealedChunk {
  const read = chunkSchema.safeParse(chunk);
  if (!read.success) throw new SealBroken(table);
  return read.data;
}

function readRow(row: SealedRow): SealedRow {
  const read = rowSchema.safeParse(row);
  if (!read.success) throw new SealBroken('records');
  return read.data;
}
