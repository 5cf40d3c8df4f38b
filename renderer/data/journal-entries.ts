import type { Position } from '../../shared/bridge/shapes';
import { compareStamps } from '../../shared/journal/clock';
import { ok, type Result } from '../../shared/kernel/result';
import type { OpenVault } from './open-vault';
import { decodeAll } from './projector';
import type { PlacedEntry, StoredRecord } from './records/stored-record';

/** Positions asked for in one message. */
const AT_ONCE = 2000;

/** Entries of these records by record id, each list in the order of stamps. */
export async function entriesOf(
  vault: OpenVault,
  records: Iterable<StoredRecord>,
): Promise<Result<ReadonlyMap<string, readonly PlacedEntry[]>>> {
  const positions: Position[] = [];
  const byRecord = new Map<string, PlacedEntry[]>();
  for (const record of records) {
    for (const [device, seq, index] of record.positions) positions.push([device, seq, index]);
    byRecord.set(record.state.id, []);
  }
  for (let from = 0; from < positions.length; from += AT_ONCE) {
    const some = positions.slice(from, from + AT_ONCE);
    const fetched = await vault.link.journal.fetch({ positions: some });
    if (!fetched.ok) return fetched;
    for (const placed of decodeAll(fetched.value, some, { newer: 0, malformed: 0 })) {
      byRecord.get(placed.entry.record)?.push(placed);
    }
  }
  for (const entries of byRecord.values()) {
    entries.sort((a, b) => compareStamps(a.entry.stamp, b.entry.stamp));
  }
  return ok(byRecord);
}
