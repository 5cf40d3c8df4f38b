import type { Json } from '../kernel/json';
import type { Stamp } from './clock';

/**
 * An entry is one intention on one record: a form that was saved, a row that was imported, a deletion, a bundle's
 * share of one record. Entries of one act (one commit, one undo) share `act`.
 *
 * Paths: `name` for a plain field; `posts/<element id>` for one element of a list (its value is the whole element
 * without `id`, or null when it was taken out); `$deleted` for the life of the record (true, false).
 */
export interface Entry {
  /** Version of this format; a reader keeps and carries on what it does not know. */
  readonly v: number;
  /** UUID v7. Appending the same id twice is one entry. */
  readonly id: string;
  readonly act: string;
  readonly record: string;
  readonly type: string;
  /** Version of the record type's declaration under which it was written. */
  readonly schema: number;
  /** Hybrid logical time at which the owner of this journal wrote it. Orders; proves nothing. */
  readonly stamp: Stamp;
  /** Wall clock of the author's PC, ms since 1970 UTC; beside the stamp for the audit. */
  readonly wall: number;
  readonly device: string;
  readonly author: Author;
  readonly why: Why;
  /** What the author wrote: new value, and the stamps of the values that the author saw there (none: first value). */
  readonly writes: Readonly<Record<string, Write>>;
  /** What came from elsewhere with stamps of its own: registers of a bundle or of a merged duplicate. */
  readonly absorbed?: Readonly<Record<string, Register>>;
}

export interface Author {
  readonly user: string;
  readonly name: string;
}

/** Reasons for an entry, as journals and bundles hold them: a new one is added here and nowhere else. */
export const WHY_KINDS = [
  'create',
  'edit',
  'import',
  'bundle',
  'delete',
  'restore',
  'undo',
  'redo',
  'settle',
  'merge-duplicates',
  'bulk-edit',
  'move',
  'sign-off',
] as const;

export type WhyKind = (typeof WHY_KINDS)[number];

/** `of` of an edit that a form saved by itself at a pause of typing. */
export const AUTOSAVE = 'autosave';

/** Why the entry exists: a kind, and facts such as the file's name, the sender, the act that is undone. */
export interface Why {
  readonly kind: WhyKind;
  readonly file?: string;
  readonly unit?: string;
  /** Act that is undone or redone; with `merge-duplicates` the record that was merged into the survivor; with
   * `sign-off` the step; with `edit` nothing or `AUTOSAVE`. */
  readonly of?: string;
  readonly note?: string;
}

export interface Write {
  readonly value: Json;
  readonly saw: readonly Stamp[];
}

/** One value that nobody has superseded. */
export interface Head {
  readonly stamp: Stamp;
  readonly value: Json;
}

/**
 * Multi-value register: all values whose writers did not see each other, and the stamps that are known to be
 * superseded. Join is union on both sides less the superseded: commutative, associative, idempotent.
 */
export interface Register {
  /** Sorted by stamp, latest first. More than one with different values: a conflict. */
  readonly heads: readonly Head[];
  /** Sorted. */
  readonly over: readonly Stamp[];
}

/** The merged state of one record: what the view stores sealed and a bundle carries. */
export interface RecordState {
  readonly id: string;
  readonly type: string;
  /** Highest schema version seen in its entries. */
  readonly schema: number;
  readonly registers: Readonly<Record<string, Register>>;
}

/** What the window asks for; the owner of the journal adds stamp, wall, device, author. */
export type EntryDraft = Omit<Entry, 'v' | 'stamp' | 'wall' | 'device' | 'author' | 'act' | 'why'>;

/** Path of the register that says whether a record is deleted. */
export const DELETED_PATH = '$deleted';
