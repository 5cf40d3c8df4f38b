import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/kernel/errors';
import type { Result } from '../../shared/kernel/result';
import type { DataApi } from '../data/api';
import { useData, useDataEvent } from './data-context';

export interface Live<T> {
  /** Null until the first answer; later the newest good one. */
  readonly value: T | null;
  readonly error: AppError | null;
  readonly loading: boolean;
  again(): void;
}

/**
 * A question whose answer follows the data: asked at once and again after each change of one of `types`.
 * `key` names the question; another key is another question (its old answer stays until the new one is there).
 * Changes during a run lead to one more run, not to many.
 */
export function useLive<T>(
  key: string,
  types: readonly string[] | 'any',
  ask: (data: DataApi) => Promise<Result<T>>,
): Live<T> {
  const data = useData();
  const [state, setState] = useState<Omit<Live<T>, 'again'>>({ value: null, error: null, loading: true });
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  const run = useRef<{ key: string; busy: boolean; again: boolean }>({ key: '', busy: false, again: false });

  const start = useCallback(
    async (asked: { key: string; busy: boolean; again: boolean }) => {
      if (asked.busy) {
        asked.again = true;
        return;
      }
      asked.busy = true;
      setState((old) => ({ ...old, loading: true }));
      do {
        asked.again = false;
        const answer = await latest.current(data);
        // Another question was asked meanwhile: this answer belongs to nobody.
        if (run.current !== asked) return;
        setState((old) =>
          answer.ok
            ? { value: answer.value, error: null, loading: asked.again }
            : { value: old.value, error: answer.error, loading: asked.again },
        );
      } while (asked.again);
      asked.busy = false;
    },
    [data],
  );

  useEffect(() => {
    const asked = { key, busy: false, again: false };
    run.current = asked;
    void start(asked);
    return () => {
      run.current = { key: '', busy: true, again: false };
    };
  }, [key, start]);

  const again = useCallback(() => void start(run.current), [start]);
  useDataEvent('changed', (change) => {
    if (types === 'any' || change.types.some((type) => types.includes(type))) again();
  });
  return { ...state, again };
}
