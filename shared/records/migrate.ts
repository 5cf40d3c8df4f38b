import type { Json } from '../kernel/json';

/**
 * One step from a version of a declaration to the next. Append only: a journal holds entries of every version that
 * was ever in use, and each is lifted through the same steps.
 */
export interface Migration {
  readonly from: number;
  readonly to: number;
  /**
   * Values as written by `from`, to values as `to` writes them. An entry holds only the paths its author changed
   * (`name`, or `posts/<element id>` for a list's element), so a step must not take a missing path for an empty one.
   */
  readonly apply: (values: WrittenValues) => WrittenValues;
}

/** Path to written value, as an entry of the journal holds it. */
export type WrittenValues = Readonly<Record<string, Json>>;

/** Lifts written values from version `from` through all later steps. Values of a newer version are left as they are. */
export function migrate(steps: readonly Migration[], from: number, values: WrittenValues): WrittenValues {
  return steps.filter((step) => step.from >= from).reduce((lifted, step) => step.apply(lifted), values);
}
