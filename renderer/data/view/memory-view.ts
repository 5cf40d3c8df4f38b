import type { Mark } from './mark';
import type { SealedChunk, SealedRow, View } from './view';

/**
 * The view of a session that must not touch the disk (too little space, a store of a newer program). Rows are sealed
 * here too, because the rest of the program need not know the difference; at lock everything is gone.
 */
export function createMemoryView(): View {
  const rows = new Map<string, SealedRow>();
  const texts = new Map<string, SealedChunk>();
  let mark: Mark | null = null;
  let snapshot: readonly SealedChunk[] = [];
  return {
    readMark: async () => mark,
    countRows: async () => rows.size,
    readRows: async (ids) => ids.map((id) => rows.get(id)),
    readRowsAfter: async (applied) => [...rows.values()].filter((row) => row.applied > applied),
    async *allRows(batch) {
      const all = [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      for (let from = 0; from < all.length; from += batch) yield all.slice(from, from + batch);
    },
    writeRows: async (written, next) => {
      for (const row of written) rows.set(row.id, row);
      mark = next;
    },
    readSnapshot: async (prefix) => snapshot.filter(({ key }) => key.startsWith(prefix)),
    writeSnapshot: async (chunks) => {
      snapshot = chunks;
    },
    async *allTexts(batch) {
      const all = [...texts.values()];
      for (let from = 0; from < all.length; from += batch) yield all.slice(from, from + batch);
    },
    readText: async (key) => texts.get(key),
    writeText: async (text) => {
      texts.set(text.key, text);
    },
    dropTexts: async (keys) => {
      for (const key of keys) texts.delete(key);
    },
    close: () => undefined,
  };
}
