import { useEffect } from 'react';
import { useProgram } from './program-context';

/** What counts as somebody being there. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const LOOK_EVERY_MS = 5000;

/**
 * Locks after the minutes of the settings without a sign of the user. Reads the monotonic clock: a wall clock that
 * is set by hand must neither lock at once nor never.
 */
export function IdleLock() {
  const { settings, lock } = useProgram();
  const { idleMinutes } = settings;
  useEffect(() => {
    if (idleMinutes === 0) return;
    let last = performance.now();
    const sign = () => {
      last = performance.now();
    };
    for (const name of SIGNS) window.addEventListener(name, sign, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (performance.now() - last < idleMinutes * 60_000) return;
      clearInterval(timer);
      void lock();
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const name of SIGNS) window.removeEventListener(name, sign, { capture: true });
    };
  }, [idleMinutes, lock]);
  return null;
}
