import type { Json } from '../kernel/json';

/**
 * One step from a version of a declaration to the next. Append only and never edited: a journal holds entries of
 * every version that was ever in use. A step rewrites one path at a time, because only then does it commute with
 * merging: old entries can arrive after newer ones.
 */
export interface Migration {
  /** Version of the declaration that this step leads to, from the one before. */
  readonly to: number;
  /**
   * What a value at a path (`name`, `posts/<element id>`) becomes: itself (`[[path, value]]`), another path, several
   * fields or another value; nothing takes it out of sight. The paths depend on the path alone, never on the value.
   */
  readonly rewrite: (path: string, value: Json) => readonly (readonly [path: string, value: Json])[];
}
