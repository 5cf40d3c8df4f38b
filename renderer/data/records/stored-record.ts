import type { Position } from '../../../shared/bridge/shapes';
import { DELETED_PATH, type Entry, type RecordState } from '../../../shared/journal/entry';
import { applyEntries } from '../../../shared/journal/merge';
import { encodeState, stateFromJson } from '../../../shared/journal/state-codec';
import type { Json } from '../../../shared/kernel/json';

/** What a row of the view holds when it is open: the merged record, and where its entries stand in the journal. */
export interface StoredRecord {
  readonly state: RecordState;
  readonly positions: readonly Position[];
  /** The deletion that was met last: shown in the bin. */
  readonly deletion?: Deletion;
}

export interface Deletion {
  readonly stamp: string;
  /** Wall clock of its author, ms. */
  readonly wall: number;
  readonly by: string;
}

/** An entry and its place in the journal. */
export interface PlacedEntry {
  readonly entry: Entry;
  readonly position: Position;
}

/** The record after these entries, which all must be its own. Entries that it has already are taken once. */
export function withEntries(record: StoredRecord | undefined, placed: readonly PlacedEntry[]): StoredRecord {
  const state = applyEntries(
    record?.state,
    placed.map(({ entry }) => entry),
  );
  if (state === undefined) throw new Error('a record without entries');
  const known = new Set(record?.positions.map(placeOf));
  const added = placed.map(({ position }) => position).filter((position) => !known.has(placeOf(position)));
  const positions = added.length === 0 ? (record?.positions ?? []) : [...(record?.positions ?? []), ...added];
  const deletion = latestDeletion(record?.deletion, placed);
  return deletion === undefined ? { state, positions } : { state, positions, deletion };
}

/** Text of a row. Positions are grouped by device, which are few. */
export function encodeRecord(record: StoredRecord): string {
  const byDevice = new Map<string, number[]>();
  for (const [device, seq, index] of record.positions) {
    const numbers = byDevice.get(device);
    if (numbers === undefined) byDevice.set(device, [seq, index]);
    else numbers.push(seq, index);
  }
  const { deletion } = record;
  const life: Json = deletion === undefined ? null : [deletion.stamp, deletion.wall, deletion.by];
  return `[${JSON.stringify([...byDevice])},${JSON.stringify(life)},${encodeState(record.state)}]`;
}

/** Reads such a text; undefined if it is none. */
export function decodeRecord(text: string): StoredRecord | undefined {
  const raw: unknown = JSON.parse(text);
  if (!Array.isArray(raw)) return undefined;
  const [devices, life, stateJson]: readonly unknown[] = raw;
  const state = stateFromJson(stateJson);
  const positions = readPositions(devices);
  if (state === undefined || positions === undefined) return undefined;
  const deletion = readDeletion(life);
  return deletion === undefined ? { state, positions } : { state, positions, deletion };
}

const placeOf = ([device, seq, index]: Position): string => `${device} ${seq} ${index}`;

function latestDeletion(known: Deletion | undefined, placed: readonly PlacedEntry[]): Deletion | undefined {
  let latest = known;
  for (const { entry } of placed) {
    if (entry.writes[DELETED_PATH]?.value !== true) continue;
    if (latest !== undefined && latest.stamp >= entry.stamp) continue;
    latest = { stamp: entry.stamp, wall: entry.wall, by: entry.author.name };
  }
  return latest;
}

function readPositions(raw: unknown): readonly Position[] | undefined {
  if (!Array.isArray(raw)) return undefined;
  const positions: Position[] = [];
  for (const group of raw as readonly unknown[]) {
    if (!Array.isArray(group)) return undefined;
    const [device, numbers]: readonly unknown[] = group;
    if (typeof device !== 'string' || !Array.isArray(numbers)) return undefined;
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const seq: unknown = numbers[at];
      const index: unknown = numbers[at + 1];
      if (typeof seq !== 'number' || typeof index !== 'number') return undefined;
      positions.push([device, seq, index]);
    }
  }
  return positions;
}

function readDeletion(raw: unknown): Deletion | undefined {
  if (!Array.isArray(raw)) return undefined;
  const [stamp, wall, by]: readonly unknown[] = raw;
  if (typeof stamp !== 'string' || typeof wall !== 'number' || typeof by !== 'string') return undefined;
  return { stamp, wall, by };
}
