import { Dexie, type Table } from 'dexie';
import { z } from 'zod';
import type { Json } from '../../../shared/kernel/json';
import { oneAtATime } from '../open-vault';
import type { Sealer } from './sealer';
import { isStorageError } from './view-fault';

/**
 * What lies on a user's desk: unsaved forms and preferences, sealed. A database of its own, because the view is
 * deleted and made again whenever in doubt, and an unsaved form can't be made again from the journal.
 */
export interface Desk {
  saveDraft(key: string, draft: Json): Promise<void>;
  dropDraft(key: string): Promise<void>;
  /** All drafts that can be read, by key. One that can't be opened is left out, it is of no use to anybody. */
  drafts(): Promise<ReadonlyMap<string, Json>>;
  preference(key: string): Promise<Json | null>;
  savePreference(key: string, value: Json): Promise<void>;
  close(): void;
}

export const DESK_STORES = { drafts: 'key', preferences: 'key' } as const;

interface DeskRow {
  readonly key: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

const deskRow = z.object({ key: z.string(), sealed: z.instanceof(Uint8Array<ArrayBuffer>) });

/** Opens the desk of one user of one vault. */
export async function openDesk(vault: string, user: string, sealer: Sealer): Promise<Desk> {
  const db = new Dexie(`xiangdang-desk-${vault}`, { chromeTransactionDurability: 'strict', autoOpen: false });
  db.version(1).stores(DESK_STORES);
  db.on('versionchange', () => db.close());
  await db.open();
  const drafts: Table<DeskRow, string> = db.table('drafts');
  const preferences: Table<DeskRow, string> = db.table('preferences');
  // Sealing takes a moment in which a question could overtake the answer.
  const chosen = new Map<string, Json>();
  // Two users of one PC don't see each other's drafts; ids and keys carry no personal data.
  const own = (key: string) => `${user}/${key}`;
  // Few and small, and the first list asks for one while the disk is busy with the rest of the view.
  const kept = new Map<string, unknown>();
  for (const row of await preferences.where('key').startsWith(own('')).toArray()) kept.set(row.key, row);

  const put = async (table: Table<DeskRow, string>, key: string, value: Json) => {
    const sealed = await sealer.sealText(table.name, own(key), JSON.stringify(value));
    await table.put({ key: own(key), sealed });
  };
  const open = async (table: Table<DeskRow, string>, row: unknown): Promise<Json | null> => {
    const read = deskRow.safeParse(row);
    if (!read.success) return null;
    const text = await sealer.unsealText(table.name, read.data.key, read.data.sealed).catch(() => null);
    return text === null ? null : parseJson(text);
  };

  return {
    saveDraft: (key, draft) => put(drafts, key, draft),
    dropDraft: (key) => drafts.delete(own(key)),
    async drafts() {
      const rows = await drafts.where('key').startsWith(own('')).toArray();
      const opened = await Promise.all(rows.map(async (row) => [row.key, await open(drafts, row)] as const));
      return new Map(
        opened.flatMap(([key, value]) =>
          value === null ? [] : [[key.slice(own('').length), value] as const],
        ),
      );
    },
    preference: async (key) => chosen.get(key) ?? open(preferences, kept.get(own(key))),
    savePreference: (key, value) => {
      chosen.set(key, value);
      return put(preferences, key, value);
    },
    close: () => db.close(),
  };
}

/**
 * A desk that goes on in memory when its database fails, so that a full disk or a database that the browser took away
 * costs unsaved forms at most, and is never taken for a fault of the view. `onLost` is called once.
 */
export function sturdyDesk(desk: Desk, onLost: (cause: unknown) => void): Desk {
  let current = desk;
  let isLost = false;
  const trying = async <T>(ask: (on: Desk) => Promise<T>): Promise<T> => {
    try {
      return await ask(current);
    } catch (cause) {
      if (!isStorageError(cause)) throw cause;
      // Several questions can meet the same fault.
      if (!isLost) {
        isLost = true;
        current = createMemoryDesk();
        onLost(cause);
      }
      return ask(current);
    }
  };
  return {
    saveDraft: (key, draft) => trying((on) => on.saveDraft(key, draft)),
    dropDraft: (key) => trying((on) => on.dropDraft(key)),
    drafts: () => trying((on) => on.drafts()),
    preference: (key) => trying((on) => on.preference(key)),
    savePreference: (key, value) => trying((on) => on.savePreference(key, value)),
    close: () => desk.close(),
  };
}

/**
 * A desk that does what is asked of drafts in the order it was asked. Sealing takes a moment in which dropping a draft
 * would overtake the last writing of it, and the form that was closed would come back.
 */
export function orderlyDesk(desk: Desk): Desk {
  const inTurn = oneAtATime();
  return {
    ...desk,
    saveDraft: (key, draft) => inTurn(() => desk.saveDraft(key, draft)),
    dropDraft: (key) => inTurn(() => desk.dropDraft(key)),
    drafts: () => inTurn(() => desk.drafts()),
  };
}

/** A desk for a session that must not touch the disk. */
export function createMemoryDesk(): Desk {
  const drafts = new Map<string, Json>();
  const preferences = new Map<string, Json>();
  return {
    saveDraft: async (key, draft) => {
      drafts.set(key, draft);
    },
    dropDraft: async (key) => {
      drafts.delete(key);
    },
    drafts: async () => new Map(drafts),
    preference: async (key) => preferences.get(key) ?? null,
    savePreference: async (key, value) => {
      preferences.set(key, value);
    },
    close: () => undefined,
  };
}

/** What this program sealed is JSON; a JSON value is `Json` by what it is. */
const parseJson = (text: string): Json => JSON.parse(text) as Json;
