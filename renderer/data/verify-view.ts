import type { Heads, Position } from '../../shared/bridge/shapes';
import { ok, type Result } from '../../shared/kernel/result';
import type { ViewReport } from './api';
import type { Opened } from './opening';
import { decodeAll } from './projector';
import {
  decodeRecord,
  encodeRecord,
  type PlacedEntry,
  type StoredRecord,
  withEntries,
} from './records/stored-record';
import { pause } from './session-deps';
import { seqsOf } from './view/mark';

const BATCH_BYTES = 8 * 1024 * 1024;
const ROWS_AT_ONCE = 500;
/** Entries merged in one reading of the journal: a hundred thousand open records would not fit beside the window. */
const ENTRIES_A_PASS = 40_000;

/**
 * Holds every sealed row of the view, its mark and the counts of the lists against what the journal says, merged
 * from its first entry on. Nothing is taken from memory: a row that opens and says something else is found too. With
 * `mend` a view that is wrong is made anew from the journal; without, nothing is changed.
 */
export function verifyView(opened: Opened, mend: boolean): Promise<Result<ViewReport>> {
  const { vault } = opened;
  return vault.exclusive(async () => {
    await vault.store.settled();
    const passes = Math.max(1, Math.ceil(vault.projector.reached.entries / ENTRIES_A_PASS));
    const wrong: string[] = [];
    const found = { records: 0, known: 0, entries: 0, heads: {} as Heads };
    for (let pass = 0; pass < passes; pass += 1) {
      const isOurs = (id: string) => passes === 1 || shareOf(id, passes) === pass;
      const read = await readJournal(opened, isOurs);
      if (!read.ok) return read;
      const { records, entries, heads } = read.value;
      Object.assign(found, { entries, heads, records: found.records + records.size });
      for (const { state } of records.values())
        if (vault.index.of(state.type) !== undefined) found.known += 1;
      wrong.push(...(await compareRows(opened, records, isOurs)));
    }
    const mark = await markMatches(opened, found);
    const listed = vault.index.all().reduce((sum, index) => sum + index.size, 0);
    const index = listed === found.known;
    const clean = wrong.length === 0 && mark && index;
    const report = { records: found.records, wrong, mark, index, clean };
    if (clean || !mend) return ok({ ...report, mended: false });
    const rebuilt = await vault.heal();
    return rebuilt.ok ? ok({ ...report, mended: true }) : rebuilt;
  });
}

interface Journal {
  readonly records: Map<string, StoredRecord>;
  readonly entries: number;
  readonly heads: Heads;
}

async function readJournal({ vault }: Opened, isOurs: (id: string) => boolean): Promise<Result<Journal>> {
  const records = new Map<string, StoredRecord>();
  const unread = { newer: 0, malformed: 0 };
  let heads: Heads = {};
  let entries = 0;
  for (let done = false; !done; ) {
    const batch = await vault.link.journal.readSince({ heads: seqsOf(heads), maxBytes: BATCH_BYTES });
    if (!batch.ok) return batch;
    heads = { ...heads, ...batch.value.heads };
    done = batch.value.done;
    entries += batch.value.entries.length;
    const placed = decodeAll(batch.value.entries, batch.value.positions, unread);
    for (const [id, some] of byRecord(placed, isOurs)) records.set(id, withEntries(records.get(id), some));
    // Between two batches a keystroke gets its turn.
    await pause(vault.deps);
  }
  return ok({ records, entries, heads });
}

function byRecord(
  placed: readonly PlacedEntry[],
  isOurs: (id: string) => boolean,
): Map<string, PlacedEntry[]> {
  const found = new Map<string, PlacedEntry[]>();
  for (const one of placed) {
    const { record } = one.entry;
    if (!isOurs(record)) continue;
    const others = found.get(record);
    if (others === undefined) found.set(record, [one]);
    else others.push(one);
  }
  return found;
}

/** Ids of rows that are missing, too many, do not open, or say something else. */
async function compareRows(
  { vault, view, sealer }: Opened,
  records: Map<string, StoredRecord>,
  isOurs: (id: string) => boolean,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const missing = new Map(records);
  for await (const rows of view.allRows(ROWS_AT_ONCE)) {
    for (const { id, sealed } of rows) {
      if (!isOurs(id)) continue;
      const expected = missing.get(id);
      missing.delete(id);
      const text = await sealer.unsealText('records', id, sealed).catch(() => undefined);
      const found = text === undefined ? undefined : decodeRecord(text);
      if (expected === undefined || found === undefined || canonical(found) !== canonical(expected))
        wrong.push(id);
    }
    await pause(vault.deps);
  }
  return [...wrong, ...missing.keys()];
}

/** The same text for the same content, in whatever order its parts came in. */
function canonical(record: StoredRecord): string {
  const registers = Object.entries(record.state.registers).sort(([a], [b]) => (a < b ? -1 : 1));
  const positions = [...record.positions].sort(comparePositions);
  return encodeRecord({
    ...record,
    state: { ...record.state, registers: Object.fromEntries(registers) },
    positions,
  });
}

const comparePositions = (a: Position, b: Position): number =>
  a[0] === b[0] ? a[1] - b[1] || a[2] - b[2] : a[0] < b[0] ? -1 : 1;

async function markMatches(
  { view, schema }: Opened,
  journal: { readonly records: number; readonly entries: number; readonly heads: Heads },
): Promise<boolean> {
  const mark = await view.readMark().catch(() => null);
  if (mark === null) return journal.entries === 0;
  const devices = new Set([...Object.keys(mark.heads), ...Object.keys(journal.heads)]);
  const sameHeads = [...devices].every(
    (device) =>
      mark.heads[device]?.seq === journal.heads[device]?.seq &&
      mark.heads[device]?.hash === journal.heads[device]?.hash,
  );
  return (
    sameHeads &&
    mark.schema === schema &&
    mark.entries === journal.entries &&
    mark.rows === journal.records &&
    (await view.countRows()) === journal.records
  );
}

/** Which of so many shares a record belongs to: any even spread will do. */
function shareOf(id: string, shares: number): number {
  let sum = 0;
  for (let at = 0; at < id.length; at += 1) sum = (sum * 31 + id.charCodeAt(at)) % 1_000_003;
  return sum % shares;
}
