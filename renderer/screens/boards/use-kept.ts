import { useCallback, useState } from 'react';

/** Where one stood on each board: places and ids, nothing of what the records say. */
const kept = new Map<string, unknown>();

/** State that outlives its screen: who comes back from a record stands where he was. `key` names what it is of. */
export function useKept<T>(key: string, first: T): readonly [T, (value: T) => void] {
  const [state, setState] = useState<{ readonly key: string; readonly value: T }>(() => read(key, first));
  const now = state.key === key ? state : read(key, first);
  const keep = useCallback(
    (value: T) => {
      kept.set(key, value);
      setState({ key, value });
    },
    [key],
  );
  return [now.value, keep];
}

// What lies under a key was put there under the same key, and so by the same caller.
const read = <T>(key: string, first: T): { readonly key: string; readonly value: T } => ({
  key,
  value: kept.has(key) ? (kept.get(key) as T) : first,
});
