/** Chance that repeats: the same seed gives the same content, in Node and in a page alike. */
export interface Chance {
  /** Whole number, both ends included. */
  between(least: number, most: number): number;
  /** One of these. */
  pick<T>(from: readonly T[]): T;
  /** True in so many of a hundred cases. */
  percent(of: number): boolean;
  /** An id of the form of a UUID v7. */
  id(): string;
}

/** A small generator (mulberry32); its quality is enough to invent people. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => between(0, 15).toString(16)).join('');
  return {
    between,
    pick(from) {
      const found = from[between(0, from.length - 1)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    percent: (of) => next() * 100 < of,
    id: () => `0193${hex(4)}-${hex(4)}-7${hex(3)}-${'89ab'[between(0, 3)]}${hex(3)}-${hex(12)}`,
  };
}
