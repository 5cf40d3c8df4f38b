import type { EntryDraft } from '../../shared/journal/entry';
import { splitPath } from '../../shared/journal/read-record';
import type { Json } from '../../shared/kernel/json';
import type { RecordValues } from '../../shared/records/define';
import { elementsOf } from '../../shared/records/list-cell';

/** Values as a draft would leave them: its write is the newest at each of its paths. */
export function valuesAfter(before: RecordValues, writes: EntryDraft['writes']): RecordValues {
  const after: Record<string, Json | undefined> = { ...before };
  for (const [path, { value }] of Object.entries(writes)) {
    const { field, element } = splitPath(path);
    if (element === undefined) after[field] = value;
    else {
      const others = elementsOf(after[field]).filter(({ id }) => id !== element);
      const isThere = typeof value === 'object' && value !== null && !Array.isArray(value);
      after[field] = isThere ? [...others, { ...value, id: element }] : [...others];
    }
  }
  return after;
}
