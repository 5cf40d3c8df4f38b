import { useCallback, useState } from 'react';
import type { AppError } from '../../shared/kernel/errors';
import type { Result } from '../../shared/kernel/result';
import { reportUnexpected } from './incident';

export interface Call {
  readonly busy: boolean;
  /** Of the last call; shown beside the button that made it. */
  readonly error: AppError | null;
  clear(): void;
  /** Runs one call; a second one while it is under way is not started. Answers the value, or null when refused. */
  run<T>(call: () => Promise<Result<T>>): Promise<{ readonly value: T } | null>;
}

/** A call to main or worker behind a button: busy while under way, its refusal kept to be shown in place. */
export function useCall(): Call {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const run = useCallback(
    async <T>(call: () => Promise<Result<T>>) => {
      if (busy) return null;
      setBusy(true);
      setError(null);
      try {
        const answer = await call();
        if (answer.ok) return { value: answer.value };
        setError(answer.error);
        return null;
      } catch (thrown) {
        await reportUnexpected(thrown, 'call');
        return null;
      } finally {
        setBusy(false);
      }
    },
    [busy],
  );
  const clear = useCallback(() => setError(null), []);
  return { busy, error, clear, run };
}
