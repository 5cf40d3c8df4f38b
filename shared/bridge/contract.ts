import { z } from 'zod';
import { bagMethods } from './bag-contract';
import type { Contract } from './define';
import { fromData, fromWindow } from './define';
import {
  bytes,
  entryDraft,
  heads,
  id,
  json,
  notice,
  position,
  progress,
  sha256,
  text,
  ticket,
  unitCard,
  userCard,
  userRights,
  why,
} from './shapes';

const nothing = z.void();
const none = z.tuple([]).or(z.undefined());

/** State of the vault as the lock screen needs it. */
export const vaultStatus = z.object({
  state: z.enum(['none', 'locked', 'unlocked', 'unusable']),
  /** Folder as shown to the user. */
  folder: z.string(),
  unit: unitCard.nullable(),
  users: z.array(userCard),
  user: userCard.nullable(),
  readOnly: z.boolean(),
  /** Milliseconds until the next password try is allowed; 0: now. */
  waitMs: z.number(),
  notices: z.array(notice),
  /** Set with state `unusable`: why the vault can't be opened. */
  problem: notice.nullable(),
});
export type VaultStatus = z.infer<typeof vaultStatus>;

/** Settings of this PC; nothing personal, readable before unlock. */
export const settings = z.object({
  /** Minutes without input after which the vault locks; 0: never. */
  idleMinutes: z.number().int().min(0).max(240),
  textSize: z.enum(['normal', 'large', 'larger']),
  /** Second place for backups, as shown; null: only inside the user-data folder. */
  backupPlace: z.string().nullable(),
});
export type Settings = z.infer<typeof settings>;

export const snapshot = z.object({
  id,
  /** Local time `YYYY-MM-DDTHH:mm:ss`. */
  at: z.string(),
  place: z.string(),
  bytes: z.number(),
  verified: z.boolean(),
  kept: z.enum(['daily', 'weekly']),
  entries: z.number(),
  /** Local time when every file of it was last read again; null: not since it was made. */
  checked: z.string().nullable(),
});
export type Snapshot = z.infer<typeof snapshot>;

const repairReport = z.object({ repaired: z.boolean(), message: text(2000) });

/**
 * The contract between page, data worker and main process, as one value. The preload, the handlers' types and the
 * worker's link are derived from it. Arguments and results are single values, so that schemas stay readable.
 */
export const contract = {
  program: {
    info: fromWindow(
      none,
      z.object({
        version: z.string(),
        electron: z.string(),
        chrome: z.string(),
        platform: z.string(),
        packaged: z.boolean(),
        /** Tests and measurements may talk to the data worker through the page; never in the packaged program. */
        testing: z.boolean(),
        /** Set when the window was opened without touching the view: `disk-full`. */
        recovery: z.string().nullable(),
      }),
    ),
    /** Lines of the diagnostics page: what is set, what was found; no personal data. */
    diagnostics: fromWindow(
      none,
      z.array(z.object({ label: z.string(), value: z.string(), ok: z.boolean() })),
    ),
    /** An unexpected error of the page or the worker; answers the incident number that stands in the log. */
    reportError: fromWindow(z.object({ name: text(200), stack: text(8000), where: text(200) }), z.string()),
    settings: fromWindow(none, settings),
    saveSettings: fromWindow(settings.partial(), settings),
    /** Ends the program after the vault was flushed and locked. */
    quit: fromWindow(none, nothing),
    /** Prints the page, or a document that the page hands over as HTML made by our own templates. */
    print: fromWindow(
      z.object({ html: text(20_000_000), landscape: z.boolean(), toPdf: id.nullable() }),
      nothing,
    ),
    /** Starts the answer to the data worker: posts a message port to the page (see the preload). */
    connectData: fromWindow(none, nothing),
  },
  files: {
    /** Opens the system's dialog; empty when the user cancelled. */
    pickOpen: fromWindow(
      z.object({
        purpose: z.enum(['bundle', 'recovery']),
        filters: z.array(z.object({ name: text(60), extensions: z.array(text(12)) })),
      }),
      z.array(ticket),
    ),
    pickFolder: fromWindow(
      z.object({ purpose: z.enum(['vault', 'backup', 'bundle-out', 'bundle-in', 'restore']) }),
      ticket.nullable(),
    ),
    pickSave: fromWindow(
      z.object({
        name: text(200),
        filters: z.array(z.object({ name: text(60), extensions: z.array(text(12)) })),
      }),
      ticket.nullable(),
    ),
    /** Writes through a temporary name, fsync and rename; an existing file is replaced only whole. */
    save: fromWindow(z.object({ ticket: id, bytes }), nothing),
    /** Shows the written file or folder in the system's file manager. */
    reveal: fromWindow(z.object({ ticket: id }), nothing),
  },
  vault: {
    status: fromWindow(none, vaultStatus),
    /** Folder is a ticket of pickFolder('vault'), or null for the default place. Answers the recovery key, once. */
    create: fromWindow(
      z.object({
        folder: id.nullable(),
        unit: unitCard.omit({ id: true }),
        user: text(60),
        password: text(200),
        backup: id.nullable(),
      }),
      z.object({ recoveryKey: z.string(), status: vaultStatus }),
    ),
    /** Opens an existing vault folder instead (moved PC, restored copy). */
    useFolder: fromWindow(z.object({ folder: id }), vaultStatus),
    unlock: fromWindow(z.object({ user: id, password: text(200) }), vaultStatus),
    /** Sets a new password for the user with the recovery key and unlocks. */
    recover: fromWindow(z.object({ user: id, recoveryKey: text(200), password: text(200) }), vaultStatus),
    lock: fromWindow(none, vaultStatus),
    changePassword: fromWindow(z.object({ current: text(200), next: text(200) }), nothing),
    addUser: fromWindow(userRights.extend({ name: text(60), password: text(200) }), z.array(userCard)),
    /** Another role or other branches for somebody else. */
    changeUser: fromWindow(userRights.extend({ user: id }), z.array(userCard)),
    removeUser: fromWindow(z.object({ user: id }), z.array(userCard)),
    /** New recovery key; the old one stops working. */
    renewRecoveryKey: fromWindow(z.object({ password: text(200) }), z.string()),
    /** A damaged segment: put a verified copy from a backup in its place. */
    repair: fromWindow(none, repairReport),
    /** A damaged segment without a good copy: go on without the entries that can't be read. Administrators only. */
    acceptLoss: fromWindow(z.object({ reason: text(500) }), repairReport),
    /** Walks chain and blobs. */
    verify: fromWindow(
      none,
      z.object({ clean: z.boolean(), lines: z.array(z.string()), entries: z.number(), blobs: z.number() }),
    ),
  },
  backup: {
    list: fromWindow(none, z.array(snapshot)),
    now: fromWindow(none, snapshot),
    setPlace: fromWindow(z.object({ folder: id.nullable() }), settings),
    /** Puts the vault of that snapshot in place; the present folder is kept beside it. The program locks. */
    restore: fromWindow(z.object({ id }), z.object({ keptAs: z.string(), status: vaultStatus })),
  },
  session: {
    /** What the worker needs after an unlock. `viewKey` seals the view; it leaves main only to the worker. */
    open: fromData(
      none,
      z.object({
        viewKey: bytes,
        vault: id,
        device: id,
        user: userCard,
        unit: unitCard,
        readOnly: z.boolean(),
        heads,
        entries: z.number(),
        /** Frames of the journal that have been blanked; a view made before the last of them is made anew. */
        blanked: z.number(),
        notices: z.array(notice),
        /** False below the space limit: the view must not be opened, everything is read from the journal. */
        viewAllowed: z.boolean(),
      }),
    ),
  },
  journal: {
    append: fromData(
      z.object({
        act: id,
        why,
        /** The last of its drafts, or all of them. */
        drafts: z.array(entryDraft),
        /** So many drafts of the act were sent before, by `stage`. */
        staged: z.number().int().nonnegative().default(0),
      }),
      z.object({
        /** Stamp and position of each draft, in order. */
        stamps: z.array(z.string()),
        positions: z.array(position),
        wall: z.number(),
        heads,
        entries: z.number(),
      }),
    ),
    /**
     * Part of an act that is too large for one message: `at` drafts of it were sent before. Nothing is written until
     * `append` sends the last part; then all of it is one act, or none.
     */
    stage: fromData(
      z.object({ act: id, at: z.number().int().nonnegative(), drafts: z.array(entryDraft) }),
      nothing,
    ),
    /** Entries after these heads, in batches of about `maxBytes`; entries are read by the codec of shared/journal. */
    readSince: fromData(
      z.object({ heads: z.record(z.string(), z.number()), maxBytes: z.number() }),
      z.object({
        entries: z.array(json),
        positions: z.array(position),
        heads,
        done: z.boolean(),
        total: z.number(),
      }),
    ),
    fetch: fromData(z.object({ positions: z.array(position) }), z.array(json)),
    /** Erases a record with all its entries and the files that only it has. Administrators only. */
    erase: fromData(
      z.object({ record: id, reason: text(500) }),
      z.object({ blanked: z.number(), files: z.number() }),
    ),
  },
  blobs: {
    begin: fromData(z.object({ name: text(300), size: z.number() }), z.object({ upload: id })),
    append: fromData(z.object({ upload: id, bytes }), nothing),
    /** Answers the SHA-256 of the content; equal content is stored once. */
    finish: fromData(z.object({ upload: id }), z.object({ sha256, size: z.number(), known: z.boolean() })),
    abort: fromData(z.object({ upload: id }), nothing),
    has: fromData(z.object({ sha256 }), z.boolean()),
    /** At most 1 MiB a call. Previews use `app://xiangdang/blob/<sha256>` instead. */
    read: fromData(z.object({ sha256, offset: z.number(), length: z.number() }), bytes),
  },
  bag: bagMethods,
} as const satisfies Contract;

/** What main tells the page without being asked. */
export const events = {
  /** The vault was locked, unlocked, restored. */
  status: vaultStatus,
  notice,
  progress,
  /** The window is about to close or the session ends: save drafts now. */
  closing: z.object({ reason: z.enum(['quit', 'suspend', 'lock']) }),
} as const;

export type Events = { readonly [K in keyof typeof events]: z.infer<(typeof events)[K]> };
