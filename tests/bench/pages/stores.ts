import { Dexie, type Table } from 'dexie';

/** Records as plain objects, as a program without our promises would keep them. */
export interface PlainStore {
  readonly records: Table<{ readonly id: string }, string>;
  open(): Promise<unknown>;
  close(): void;
}

export function plainStore(): PlainStore {
  const store = new Dexie('plain');
  store.version(1).stores({ records: 'id, type' });
  return { records: store.table('records'), open: () => store.open(), close: () => store.close() };
}

/** IndexedDB without a library, one strict transaction a put. */
export interface StrictStore {
  put(key: string, value: Uint8Array): Promise<void>;
  close(): void;
}

export async function strictStore(): Promise<StrictStore> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('strict', 1);
    opening.onupgradeneeded = () => void opening.result.createObjectStore('values');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  return {
    put: (key, value) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction('values', 'readwrite', { durability: 'strict' });
        transaction.objectStore('values').put(value, key);
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      }),
    close: () => database.close(),
  };
}
