import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { useData } from '../../app/data-context';
import { type ColumnChoice, firstChoice, readColumnChoice, writeColumnChoice } from './columns';

/** A pause after the last change before it is written: dragging a width makes hundreds of changes. */
const SAVE_AFTER_MS = 600;

/** The user's columns of a type, remembered sealed in the vault. Null until they were read. */
export function useColumns(type: RecordTypeDefinition) {
  const data = useData();
  const key = `columns:${type.name}`;
  const [choice, setChoice] = useState<ColumnChoice | null>(null);
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly save: () => void }>(null);

  useEffect(() => {
    let stale = false;
    setChoice(null);
    void data.preference({ key }).then((answer) => {
      if (!stale) setChoice(answer.ok ? readColumnChoice(answer.value, type) : firstChoice(type));
    });
    return () => {
      stale = true;
      // Who leaves the list within the pause has chosen all the same.
      if (waiting.current === null) return;
      clearTimeout(waiting.current.timer);
      waiting.current.save();
    };
  }, [data, key, type]);

  const change = useCallback(
    (next: (old: ColumnChoice) => ColumnChoice) => {
      setChoice((old) => {
        if (old === null) return old;
        const changed = next(old);
        if (waiting.current !== null) clearTimeout(waiting.current.timer);
        const save = () => {
          waiting.current = null;
          void data.savePreference({ key, value: writeColumnChoice(changed) });
        };
        waiting.current = { timer: setTimeout(save, SAVE_AFTER_MS), save };
        return changed;
      });
    },
    [data, key],
  );
  return { choice, change };
}
