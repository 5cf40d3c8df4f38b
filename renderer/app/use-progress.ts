import { useState } from 'react';
import type { Progress } from '../../shared/bridge/shapes';
import { useDataEvent } from './data-context';

/** The newest step of a job of the worker, or null before its first. `job` null: nothing runs. */
export function useProgress(job: string | null): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  useDataEvent('progress', (step) => {
    if (step.job === job) setProgress(step);
  });
  return progress !== null && progress.job === job ? progress : null;
}
