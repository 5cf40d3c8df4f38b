import { countDuplicates } from './duplicates';
import type { RecordIndex } from './index/record-index';
import type { Opened } from './opening';
import { pause } from './session-deps';
import { isViewFault } from './view/view-fault';

/** Whether the work that follows an opening is still to be done: it must not hold up the first list. */
export interface AfterOpening {
  /** All is read, and what takes long was counted once. */
  readonly isDone: boolean;
  /** A list was answered: the rest may begin. */
  listed(): void;
  /** Does it, in the background, while `isRunning`. `heal` makes a view anew that turns out to be at fault. */
  run(on: {
    readonly isRunning: () => boolean;
    readonly heal: (met: RecordIndex) => Promise<unknown>;
    readonly onDone: () => void;
    /** What can wait for all else. */
    readonly last: () => Promise<void>;
  }): Promise<void>;
}

/** The rest of the index comes when the first list is on the screen, or when nobody has asked for one so long. */
const NO_LIST_MS = 1_500;
const AFTER_LIST_MS = 200;

/** Records whose duplicates are counted without being noticed. */
const FEW = 2_000;

/**
 * What follows an opening: reading the rest of the index, unpacking the search texts so that the first search need
 * not, and counting the duplicates for the first time.
 */
export function afterOpening(opened: Opened): AfterOpening {
  const { vault } = opened;
  const { index } = vault;
  let isDone = index.all().reduce((sum, ofType) => sum + ofType.size, 0) <= FEW;
  let listed: () => void = () => undefined;
  const firstList = new Promise<void>((resolve) => {
    listed = resolve;
  });
  const waited = (ms: number) => new Promise<void>((resume) => void vault.deps.later(ms, resume));

  const readAll = async (isRunning: () => boolean) => {
    await opened.whole();
    for (const ofType of index.all()) {
      if (!isRunning()) return;
      ofType.openTexts();
      await pause(vault.deps);
    }
    if (!isDone && isRunning()) await countDuplicates(vault);
  };

  return {
    get isDone() {
      return isDone;
    },
    listed: () => listed(),
    async run({ isRunning, heal, onDone, last }) {
      await Promise.race([firstList.then(() => waited(AFTER_LIST_MS)), waited(NO_LIST_MS)]);
      if (!isRunning()) return;
      try {
        await readAll(isRunning);
      } catch (thrown) {
        // A vault that was closed meanwhile has closed its view too.
        if (!isRunning()) return;
        if (!isViewFault(thrown)) throw thrown;
        await heal(index);
      }
      const wasDone = isDone;
      isDone = true;
      if (!wasDone && isRunning()) onDone();
      if (isRunning()) await last();
    },
  };
}
