import { once } from '../once';
import type { View } from './view';
import { RowsLost } from './view-fault';

/** A view whose rows are still to be counted. */
export interface CountedView {
  readonly view: View;
  /** Counts now, once; throws `RowsLost` when there are not as many as there should be. */
  count(): Promise<void>;
}

/**
 * Counting a large table takes longer than all else that the first list needs. So the list is shown from the sealed
 * snapshot, and the rows themselves are neither read nor written before they have been counted.
 */
export function countedView(view: View, rows: number): CountedView {
  const count = once(async () => {
    if ((await view.countRows()) !== rows) throw new RowsLost();
  });
  const counted: View = {
    ...view,
    async readRows(ids) {
      await count();
      return view.readRows(ids);
    },
    async readRowsAfter(applied) {
      await count();
      return view.readRowsAfter(applied);
    },
    async *allRows(batch) {
      await count();
      yield* view.allRows(batch);
    },
    async writeRows(written, mark) {
      await count();
      await view.writeRows(written, mark);
    },
  };
  return { view: counted, count };
}
