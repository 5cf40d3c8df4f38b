import { useCallback, useState } from 'react';
import type { Result } from '../../shared/kernel/result';
import { tellError } from './notify';

export interface Job {
  readonly id: string;
  readonly label: string;
}

/** Runs long jobs of the worker one at a time: what runs, and a runner that tells failures and answers null for them. */
export function useJob() {
  const [job, setJob] = useState<Job | null>(null);
  const run = useCallback(
    async <T>(label: string, start: (id: string) => Promise<Result<T>>): Promise<T | null> => {
      const id = crypto.randomUUID();
      setJob({ id, label });
      try {
        const answer = await start(id);
        if (answer.ok) return answer.value;
        tellError(answer.error);
        return null;
      } finally {
        setJob(null);
      }
    },
    [],
  );
  return { job, run };
}
