import { describeContext } from './open-vault';
import type { Opened } from './opening';
import { pause } from './session-deps';
import { isViewFault } from './view/view-fault';
import { announceTypes, type Work } from './work';

/** Records checked at once; a keystroke waits no longer than that takes. */
const AT_ONCE = 100;
const AFTER_OPENING_MS = 3_000;

/**
 * Some rules depend on the day (a probation that has run out). When the snapshot was made on another day, all records
 * are checked anew in the background after opening, and the lists are told when it is done.
 */
export function recheckOnNewDay(opened: Opened, work: Work): void {
  const { vault, snapshot } = opened;
  if (snapshot === undefined || snapshot.day === describeContext(vault).today) return;
  vault.deps.later(AFTER_OPENING_MS, () => {
    void recheck(opened, work);
  });
}

async function recheck(opened: Opened, work: Work): Promise<void> {
  const { vault } = work;
  // A failure is heard of by whoever waits for the same and must have it.
  const isWhole = await opened.whole().then(
    () => true,
    () => false,
  );
  if (!isWhole) return;
  const { index } = vault;
  const ids = index
    .all()
    .flatMap((ofType) => Array.from({ length: ofType.size }, (_, row) => ofType.idAt(row)));
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    // Between reading a record and indexing it nobody may save it, or the index would show the older one.
    const went = await vault
      .exclusive(async () => {
        if (vault.index !== index) return false;
        index.mark((await vault.store.getMany(some)).values(), describeContext(vault));
        return true;
      })
      .catch((thrown: unknown) => {
        if (!isViewFault(thrown)) throw thrown;
        return false;
      });
    // A rebuild, the lock, or a broken row that whoever asks for it next will report.
    if (!went) return;
    await pause(vault.deps);
  }
  announceTypes(
    work,
    index.all().map(({ type }) => type.name),
  );
  work.keeper.changed(ids.length);
}
