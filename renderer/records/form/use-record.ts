import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/kernel/errors';
import { useData, useDataEvent } from '../../app/data-context';
import type { ConflictItem, RecordDetails } from '../../data/api';

export interface LoadedRecord {
  /** Null: not there yet, or a new record. */
  readonly details: RecordDetails | null;
  readonly conflicts: readonly ConflictItem[];
  readonly gone: boolean;
  readonly error: AppError | null;
  readonly again: () => void;
}

/** The record and its open conflicts, asked again whenever it changes. `id` null: a new record. */
export function useRecord(id: string | null): LoadedRecord {
  const data = useData();
  const [state, setState] = useState<Omit<LoadedRecord, 'again'>>({
    details: null,
    conflicts: [],
    gone: false,
    error: null,
  });
  const [turn, setTurn] = useState(0);
  const latest = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: turn only says that the question must be put again.
  useEffect(() => {
    if (id === null) return;
    latest.current += 1;
    const mine = latest.current;
    void (async () => {
      const answer = await data.get({ id });
      if (mine !== latest.current) return;
      if (!answer.ok) return setState((old) => ({ ...old, error: answer.error }));
      const details = answer.value;
      // The sides of a conflict with names and times are only asked for where there is one.
      const conflicts = details !== null && details.conflicts.length > 0 ? await data.conflicts() : null;
      if (mine !== latest.current) return;
      setState({
        details,
        conflicts: conflicts?.ok === true ? conflicts.value.filter((item) => item.id === id) : [],
        gone: details === null,
        error: null,
      });
    })();
  }, [data, id, turn]);

  const again = () => setTurn((old) => old + 1);
  useDataEvent('changed', (change) => {
    // Undo and bundles may announce types without every id.
    if (id !== null && (change.ids.includes(id) || change.ids.length === 0)) again();
  });
  return { ...state, again };
}
