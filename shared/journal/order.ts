import type { Stamp } from './clock';
import type { Entry } from './entry';

const STAMP_LENGTH = 26;

/**
 * Texts by which entries of one record sort as they came about: by stamp, but an entry always behind those whose values
 * its author saw. Stamps alone would put what was written by a PC whose clock ran ahead behind all that came after it.
 */
export function orderKeys(entries: readonly Entry[]): ReadonlyMap<Entry, string> {
  const byStamp = new Map(entries.map((entry) => [entry.stamp, entry]));
  const keys = new Map<Entry, string>();
  // Most entries saw only older stamps and are done in one round; each further round settles at least one entry.
  let waiting = [...entries].sort((a, b) => (a.stamp < b.stamp ? -1 : a.stamp > b.stamp ? 1 : 0));
  for (let before = Number.POSITIVE_INFINITY; waiting.length < before; ) {
    before = waiting.length;
    waiting = waiting.filter((entry) => {
      const seen = seenBy(entry).flatMap((stamp) => byStamp.get(stamp) ?? []);
      if (seen.some((other) => !keys.has(other))) return true;
      const after = seen.map((other) => keys.get(other) ?? '');
      keys.set(entry, keyAfter(entry.stamp, after));
      return false;
    });
  }
  // What claims to have seen itself was made by hand: stamps decide.
  for (const entry of waiting) keys.set(entry, entry.stamp);
  return keys;
}

/** Entries of one record in that order. */
export function inOrder<T>(items: readonly T[], entryOf: (item: T) => Entry): readonly T[] {
  const keys = orderKeys(items.map(entryOf));
  const keyOf = (item: T): string => keys.get(entryOf(item)) ?? '';
  return [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

const seenBy = (entry: Entry): readonly Stamp[] => Object.values(entry.writes).flatMap(({ saw }) => saw);

function keyAfter(stamp: Stamp, seen: readonly string[]): string {
  const latest = [...seen].sort().at(-1) ?? '';
  if (stamp > latest) return stamp;
  const short = `${latest.slice(0, STAMP_LENGTH)} ${stamp}`;
  return short > latest ? short : `${latest} ${stamp}`;
}
