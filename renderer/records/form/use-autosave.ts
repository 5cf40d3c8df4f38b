import { useEffect, useRef } from 'react';

/** A pause in typing after which the record is saved. */
const PAUSE_MS = 600;
/** Who types on without a pause is saved all the same, so that a crash takes a word and not a paragraph. */
const LONGEST_MS = 2000;

/**
 * Saves at every pause. `edits` is another object after each edit; while `wanted` is false (nothing to save, not yet
 * possible, a save under way) it waits.
 */
export function useAutosave(wanted: boolean, edits: object, save: () => void): void {
  const since = useRef<number | null>(null);
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: every edit starts the pause anew.
  useEffect(() => {
    if (!wanted) {
      since.current = null;
      return;
    }
    since.current ??= Date.now();
    const left = since.current + LONGEST_MS - Date.now();
    const timer = setTimeout(() => latest.current(), Math.max(0, Math.min(PAUSE_MS, left)));
    return () => clearTimeout(timer);
  }, [wanted, edits]);
}
