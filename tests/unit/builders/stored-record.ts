import type { StoredRecord } from '../../../renderer/data/records/stored-record';
import type { Register } from '../../../shared/journal/entry';
import type { RecordValues } from '../../../shared/records/define';
import { stampOf } from './journal';

/** A merged record as one entry would have made it. */
export function storedRecord(
  id: string,
  type: string,
  values: RecordValues,
  stamp = stampOf(1),
): StoredRecord {
  const registers = Object.entries(values).map(([path, value]): [string, Register] => [
    path,
    { heads: [{ stamp, value: value ?? null }], over: [] },
  ]);
  return {
    state: { id, type, schema: 1, registers: Object.fromEntries(registers) },
    positions: [[stamp.slice(18), 1, 0]],
  };
}
