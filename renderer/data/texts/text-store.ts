import { Dexie, type Table } from 'dexie';
import { z } from 'zod';
import type { Sealer } from '../view/sealer';

/**
 * Texts that were taken out of files, sealed, by the hash of the file. A database of its own: the view is made anew in
 * seconds whenever in doubt, but taking the text out of thousands of files takes long. Lost, it is made again.
 */
export interface TextStore {
  /** All that can be opened; a row that can't is as good as none. */
  all(): Promise<ReadonlyMap<string, string>>;
  put(blob: string, text: string): Promise<void>;
  delete(blobs: readonly string[]): Promise<void>;
  close(): void;
}

export const TEXT_STORES = { texts: 'blob' } as const;

/** Raised when text is taken out in another way: what older ways made is thrown away. */
const MADE_BY = 1;

interface TextRow {
  readonly blob: string;
  readonly made: number;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

const textRow = z.object({
  blob: z.string(),
  made: z.literal(MADE_BY),
  sealed: z.instanceof(Uint8Array<ArrayBuffer>),
});

export async function openTextStore(vault: string, sealer: Sealer): Promise<TextStore> {
  const db = new Dexie(`xiangdang-texts-${vault}`, { autoOpen: false });
  db.version(1).stores(TEXT_STORES);
  db.on('versionchange', () => db.close());
  await db.open();
  const texts: Table<TextRow, string> = db.table('texts');
  const open = async (row: unknown): Promise<readonly (readonly [string, string])[]> => {
    const read = textRow.safeParse(row);
    if (!read.success) return [];
    const { blob, sealed } = read.data;
    const text = await sealer.unsealText('texts', blob, sealed).catch(() => null);
    return text === null ? [] : [[blob, text]];
  };
  return {
    async all() {
      const opened = await Promise.all((await texts.toArray()).map(open));
      return new Map(opened.flat());
    },
    async put(blob, text) {
      const sealed = await sealer.sealText('texts', blob, text);
      await texts.put({ blob, made: MADE_BY, sealed });
    },
    delete: (blobs) => texts.bulkDelete([...blobs]),
    close: () => db.close(),
  };
}

/** For a session that must not touch the disk. */
export function createMemoryTextStore(): TextStore {
  const texts = new Map<string, string>();
  return {
    all: async () => new Map(texts),
    put: async (blob, text) => {
      texts.set(blob, text);
    },
    delete: async (blobs) => {
      for (const blob of blobs) texts.delete(blob);
    },
    close: () => undefined,
  };
}
