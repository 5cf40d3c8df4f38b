import type { DataApi, DataEvents } from '../data/api';

/** The running data worker as the page holds it: its answers, its events, and its end. */
export interface DataLink {
  readonly api: DataApi;
  /** Subscribes to what the worker tells unasked; the answer unsubscribes. */
  on<E extends keyof DataEvents>(event: E, listener: (value: DataEvents[E]) => void): () => void;
  /** Ends the worker at once; whatever it held in memory (keys, columns, search text) is gone with it. */
  stop(): void;
}

/** Calls whose answer means that something is durable on disk; the status bar counts those under way. */
const WRITES: ReadonlySet<keyof DataApi> = new Set<keyof DataApi>([
  'commit',
  'undo',
  'redo',
  'settle',
  'mergeDuplicates',
  'notDuplicates',
  'erase',
  'attach',
  'rectificationAct',
  'rectifyFinding',
  'importCommit',
  'fillSample',
  'bundleCommit',
  'ratingCast',
  'ratingTakeBack',
  'ratingPut',
  'ratingWrite',
]);

/** Counts writes under way, so that "saved" is only said when the journal has all of them. */
export interface WriteWatch {
  readonly underWay: () => number;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Wraps the api so that every write is counted from the call until its answer. */
export function watchWrites(api: DataApi): { readonly api: DataApi; readonly watch: WriteWatch } {
  let underWay = 0;
  const listeners = new Set<() => void>();
  const step = (by: number) => {
    underWay += by;
    for (const listener of [...listeners]) listener();
  };
  const counted = new Proxy(api, {
    get(target, key, receiver) {
      const member: unknown = Reflect.get(target, key, receiver);
      if (typeof member !== 'function') return member;
      if (!WRITES.has(key as keyof DataApi)) return member;
      return async (...args: unknown[]) => {
        step(1);
        try {
          return await Reflect.apply(member, target, args);
        } finally {
          step(-1);
        }
      };
    },
  });
  return {
    api: counted,
    watch: {
      underWay: () => underWay,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
    },
  };
}
