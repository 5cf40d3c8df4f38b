import { v7 } from 'uuid';
import type { NewId, Now, RandomBytes } from '../../shared/kernel/deps';

/** Time, chance and waiting, as arguments: tests decide them. */
export interface SessionDeps {
  readonly now: Now;
  readonly newId: NewId;
  readonly random: RandomBytes;
  /** Runs `job` after so many milliseconds; the answer cancels it. */
  readonly later: (ms: number, job: () => void) => () => void;
}

/** Those of the running program. */
export const systemDeps: SessionDeps = {
  now: () => Date.now(),
  newId: () => v7(),
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  later: (ms, job) => {
    const timer = setTimeout(job, ms);
    return () => clearTimeout(timer);
  },
};

/** Local calendar day of a wall clock time, `YYYY-MM-DD`. */
export function dayOf(wall: number): string {
  const date = new Date(wall);
  return [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-');
}

/** Local time of a wall clock time, `YYYY-MM-DD HH:mm`. */
export function timeOf(wall: number): string {
  const date = new Date(wall);
  return `${dayOf(wall)} ${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** Lets messages and timers through in a long job. */
export const pause = (deps: SessionDeps): Promise<void> =>
  new Promise((resume) => {
    deps.later(0, resume);
  });

const pad = (number: number): string => String(number).padStart(2, '0');
