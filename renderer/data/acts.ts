import type { Why } from '../../shared/journal/entry';
import type { Right } from '../../shared/rules/roles';

/** Something that the user did in this session and can take back: one commit, one import, one bundle. */
export interface Act {
  /** Ids of its acts in the journal: one; none when nothing was left to take back. */
  readonly acts: readonly string[];
  readonly kind: Why['kind'];
  /** What doing it took; taking it back takes the same. */
  readonly right: Right | null;
  /** Chinese: 修改党员“张三”. */
  readonly what: string;
  readonly records: readonly string[];
}

/** One's own last acts, for undo and redo. A new act makes what was taken back before it unreachable. */
export interface ActStack {
  did(act: Act): void;
  nextUndo(): Act | undefined;
  nextRedo(): Act | undefined;
  /** The last act was taken back by this one. */
  undid(by: Act): void;
  /** Forgets a record that was erased, and the acts that were about it alone. */
  forget(record: string): void;
  /** What was taken back last was done again by this one. */
  redid(by: Act): void;
}

/** So many acts can be taken back. */
const KEPT = 100;

export function createActStack(): ActStack {
  const done: Act[] = [];
  const undone: Act[] = [];
  return {
    did(act) {
      done.push(act);
      if (done.length > KEPT) done.shift();
      undone.length = 0;
    },
    nextUndo: () => done.at(-1),
    nextRedo: () => undone.at(-1),
    forget(record) {
      for (const acts of [done, undone]) {
        const rest = acts
          .map((act) => ({ ...act, records: act.records.filter((id) => id !== record) }))
          .filter(({ records }) => records.length > 0);
        acts.splice(0, acts.length, ...rest);
      }
    },
    undid(by) {
      done.pop();
      undone.push(by);
    },
    redid(by) {
      undone.pop();
      done.push(by);
    },
  };
}
