import { useEffect, useState } from 'react';

/** Whole seconds left of a wait that began when `start` was called; 0: over. Counts on the monotonic clock. */
export function useCountdown(initialMs: number): { readonly seconds: number; start(ms: number): void } {
  const [until, setUntil] = useState(() => performance.now() + initialMs);
  const [now, setNow] = useState(() => performance.now());
  const left = Math.max(0, until - now);
  const over = left === 0;
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => setNow(performance.now()), 250);
    return () => clearInterval(timer);
  }, [over]);
  const start = (ms: number) => {
    const at = performance.now();
    setNow(at);
    setUntil(at + ms);
  };
  return { seconds: Math.ceil(left / 1000), start };
}
