import type { Position } from '../../shared/bridge/shapes';
import { inOrder } from '../../shared/journal/order';
import { ok, type Result } from '../../shared/kernel/result';
import type { OpenVault } from './open-vault';
import { decodeAll } from './projector';
import type { PlacedEntry, StoredRecord } from './records/stored-record';

/** Positions asked for in one message. */
const AT_ONCE = 2000;

/** Entries of these records by record id, each list in the order in which they came about. */
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
  return ok(new Map([...byRecord].map(([id, entries]) => [id, inOrder(entries, ({ entry }) => entry)])));
}
