import type { z } from 'zod';
import type { entryDraft, Heads, Position } from '../../shared/bridge/shapes';
import { decodeEntry, ENTRY_VERSION } from '../../shared/journal/codec';
import type { Entry, EntryDraft, Why } from '../../shared/journal/entry';
import { upcastEntry } from '../../shared/journal/upcast';
import { type AppError, appError } from '../../shared/kernel/errors';
import type { Json } from '../../shared/kernel/json';
import { err, ok, type Result } from '../../shared/kernel/result';
import { migrations } from '../../shared/records/registry';
import { takeRecords } from './index/own-ledgers';
import type { MainLink } from './link';
import { describeContext, type OpenVault, tell } from './open-vault';
import type { Reached } from './records/record-store';
import { type PlacedEntry, type StoredRecord, withEntries } from './records/stored-record';
import { knownTypes } from './schema-hash';
import { seqsOf } from './view/mark';
import { isViewFault } from './view/view-fault';

/**
 * The one way by which anything gets into rows and index: entries that the journal holds. A local edit is appended
 * first and comes back here with its stamp and place, like everything that was read from the journal.
 */
export interface Projector {
  /** How far the session has taken the journal. */
  readonly reached: Reached;
  /** Reads and applies what the journal holds beyond that. */
  catchUp(onBatch?: (done: number, total: number) => void): Promise<Result<number>>;
  /** Appends and applies. Answers when the journal has it on disk and lists would show it. */
  commit(act: string, why: Why, drafts: readonly EntryDraft[]): Promise<Result<Committed>>;
}

/** What the journal has taken: it is saved, whatever the view says. */
export interface Committed {
  readonly entries: readonly Entry[];
  /** Why the view could not follow; null: it did. */
  readonly lag: AppError | null;
}

const BATCH_BYTES = 8 * 1024 * 1024;

/** What the projector works on; `store` and `index` may be replaced under it by a rebuild. */
type Ground = Omit<OpenVault, 'projector'>;

export function createProjector(vault: Ground, from: Reached): Projector {
  let reached = from;
  const unread = { newer: 0, malformed: 0 };

  const take = async (placed: readonly PlacedEntry[], next: Reached) => {
    const byRecord = new Map<string, PlacedEntry[]>();
    for (const one of placed) {
      const others = byRecord.get(one.entry.record);
      if (others === undefined) byRecord.set(one.entry.record, [one]);
      else others.push(one);
    }
    const known = await vault.store.getMany([...byRecord.keys()]);
    const merged: StoredRecord[] = [];
    for (const [id, entries] of byRecord) merged.push(withEntries(known.get(id), entries));
    vault.store.put(merged, next);
    await takeRecords(vault, merged, describeContext(vault));
    reached = next;
  };

  const catchUp: Projector['catchUp'] = async (onBatch) => {
    let count = 0;
    let heads: Heads = reached.heads;
    const start = reached.entries;
    const read = () => vault.link.journal.readSince({ heads: seqsOf(heads), maxBytes: BATCH_BYTES });
    for (let next = read(); ; ) {
      const batch = await next;
      if (!batch.ok) return batch;
      const { entries, positions, total, done } = batch.value;
      heads = { ...heads, ...batch.value.heads };
      count += entries.length;
      // Main reads while this batch is merged and described.
      if (!done) next = read();
      await take(decodeAll(entries, positions, unread), { heads, entries: start + count });
      onBatch?.(start + count, total);
      if (done) break;
      await vault.store.room();
    }
    reportUnread(vault, unread);
    return ok(count);
  };

  const commit: Projector['commit'] = async (act, why, drafts) => {
    const appended = await appendAct(vault, act, why, drafts);
    if (!appended.ok) return appended;
    const { stamps, positions, wall, heads, entries: total } = appended.value;
    const before = reached;
    const placed: PlacedEntry[] = [];
    for (const [i, draft] of drafts.entries()) {
      const stamp = stamps[i];
      const position = positions[i];
      if (stamp === undefined || position === undefined) return err(appError('program.bad-message'));
      const { user, device } = vault.facts;
      const author = { user: user.id, name: user.name };
      const entry = {
        ...draft,
        v: ENTRY_VERSION,
        act,
        why,
        stamp,
        wall,
        device: position[0] || device,
        author,
      };
      placed.push({ entry, position });
    }
    const lag = await show(placed, { heads, entries: total }, total === before.entries + drafts.length);
    return ok({ entries: placed.map(({ entry }) => entry), lag });
  };

  /**
   * Applies what the journal has taken. If something else stands there that we have not seen (an act appended twice,
   * an entry of main's own), what is missing is read instead of stepped over. A view that fails now must not fail
   * the save: the entry is on the disk, and whoever tried again would write it twice. Answers why the view is behind.
   */
  const show = async (
    placed: readonly PlacedEntry[],
    next: Reached,
    isNext: boolean,
  ): Promise<AppError | null> => {
    try {
      const caught = isNext ? null : await catchUp();
      if (caught?.ok === true) return null;
      // What can't be read stays missing and the mark stays where it is; what was saved now shows all the same.
      await take(placed, caught === null ? next : reached);
      return caught === null ? null : caught.error;
    } catch (thrown) {
      if (!isViewFault(thrown)) throw thrown;
      const healed = await vault.heal();
      return healed.ok ? null : healed.error;
    }
  };

  return {
    get reached() {
      return reached;
    },
    catchUp,
    commit,
  };
}

/** Text of drafts in one message; main takes messages of 64 MB and counts two bytes a character. */
const MESSAGE_TEXT = 16 * 1024 * 1024;

/** One act, however large: the journal takes all of it or nothing. */
async function appendAct(
  { link }: Ground,
  act: string,
  why: Why,
  drafts: readonly EntryDraft[],
): Promise<Awaited<ReturnType<MainLink['journal']['append']>>> {
  const parts = [...inParts(drafts, MESSAGE_TEXT)];
  const last = parts.pop() ?? [];
  let staged = 0;
  for (const part of parts) {
    const sent = await link.journal.stage({ act, at: staged, drafts: part.map(plainDraft) });
    if (!sent.ok) return sent;
    staged += part.length;
  }
  return link.journal.append({ act, why, drafts: last.map(plainDraft), staged });
}

function* inParts(drafts: readonly EntryDraft[], text: number): Generator<readonly EntryDraft[]> {
  let part: EntryDraft[] = [];
  let length = 0;
  for (const draft of drafts) {
    // A single one needs no weighing: the journal refuses an entry long before a message gets too large.
    const size = drafts.length === 1 ? 0 : JSON.stringify(draft).length;
    if (part.length > 0 && length + size > text) {
      yield part;
      part = [];
      length = 0;
    }
    part.push(draft);
    length += size;
  }
  if (part.length > 0) yield part;
}

/** Reads stored entries; what can't be merged is counted and stays in the journal. */
export function decodeAll(
  entries: readonly Json[],
  positions: readonly Position[],
  unread: { newer: number; malformed: number },
): readonly PlacedEntry[] {
  const placed: PlacedEntry[] = [];
  for (const [i, raw] of entries.entries()) {
    const decoded = decodeEntry(raw, knownTypes);
    const position = positions[i];
    if (decoded.kind === 'newer') unread.newer += 1;
    else if (decoded.kind === 'malformed' || position === undefined) unread.malformed += 1;
    else placed.push({ entry: upcastEntry(decoded.entry, migrations), position });
  }
  return placed;
}

function reportUnread(vault: Ground, unread: { newer: number; malformed: number }): void {
  if (unread.newer > 0) tell(vault, 'warning', appError('view.newer-entries', { count: unread.newer }));
  if (unread.malformed > 0)
    tell(vault, 'warning', appError('view.unreadable-entries', { count: unread.malformed }));
  unread.newer = 0;
  unread.malformed = 0;
}

type PlainDraft = z.input<typeof entryDraft>;

/** The shape that the contract's schema names; a draft is plain data already. */
function plainDraft(draft: EntryDraft): PlainDraft {
  const writes: PlainDraft['writes'] = {};
  for (const [path, { value, saw }] of Object.entries(draft.writes)) writes[path] = { value, saw: [...saw] };
  const { id, record, type, schema } = draft;
  if (draft.absorbed === undefined) return { id, record, type, schema, writes };
  const absorbed: NonNullable<PlainDraft['absorbed']> = {};
  for (const [path, { heads, over }] of Object.entries(draft.absorbed)) {
    absorbed[path] = { heads: heads.map((head) => ({ ...head })), over: [...over] };
  }
  return { id, record, type, schema, writes, absorbed };
}
