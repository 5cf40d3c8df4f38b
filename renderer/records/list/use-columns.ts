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
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    let stale = false;
    setChoice(null);
    void data.preference({ key }).then((answer) => {
      if (!stale) setChoice(answer.ok ? readColumnChoice(answer.value, type) : firstChoice(type));
    });
    return () => {
      stale = true;
    };
  }, [data, key, type]);

  const change = useCallback(
    (next: (old: ColumnChoice) => ColumnChoice) => {
      setChoice((old) => {
        if (old === null) return old;
        const changed = next(old);
        clearTimeout(timer.current);
        timer.current = setTimeout(
          () => void data.savePreference({ key, value: writeColumnChoice(changed) }),
          SAVE_AFTER_MS,
        );
        return changed;
      });
    },
    [data, key],
  );
  return { choice, change };
}
