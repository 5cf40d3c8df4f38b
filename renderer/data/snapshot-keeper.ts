import { sealSnapshot } from './index/snapshot';
import { describeContext } from './open-vault';
import type { Opened } from './opening';
import { pause } from './session-deps';
import { isViewFault } from './view/view-fault';

/**
 * Writes the index snapshot: in idle time after many changes, and before the vault is locked. Never in the way of a
 * save: a start without a fresh snapshot only reads some rows more.
 */
export interface SnapshotKeeper {
  /** So many records changed. */
  changed(records: number): void;
  /** Writes what is worth writing now, and stops. */
  finish(): Promise<void>;
}

/** Rows that a start reads one by one without being noticed. */
const WORTH_WRITING = 200;
const IDLE_MS = 15_000;

export function keepSnapshot(opened: Opened): SnapshotKeeper {
  const { vault } = opened;
  const { deps } = vault;
  let unsaved = opened.snapshot === undefined ? vault.store.rows + WORTH_WRITING : 0;
  let cancel: (() => void) | undefined;
  let writing: Promise<void> | undefined;

  const write = async () => {
    const { view } = opened;
    const { index, store } = vault;
    await store.settled();
    const { applied } = store;
    const taken = unsaved;
    const day = describeContext(vault).today;
    const facts = { schema: opened.schema, applied, day, id: deps.newId() };
    try {
      // What has not been read yet can't be packed.
      await opened.whole();
      const chunks = await sealSnapshot(index, facts, opened.sealer, () => pause(deps));
      // Made anew meanwhile: numbers of batches begin again there, and this snapshot would hide the changes to come.
      if (vault.index !== index) return;
      await view.writeSnapshot(chunks);
      opened.snapshot = facts;
      unsaved -= taken;
    } catch (thrown) {
      // The old snapshot still stands whole, or none does: both only cost time at the next start. Closing must go on.
      if (!isViewFault(thrown)) void Promise.reject(thrown);
    }
  };

  const start = () => {
    cancel = undefined;
    writing ??= write().finally(() => {
      writing = undefined;
    });
  };

  const schedule = () => {
    cancel?.();
    cancel = unsaved >= WORTH_WRITING ? deps.later(IDLE_MS, start) : undefined;
  };
  schedule();

  return {
    changed(records) {
      unsaved += records;
      schedule();
    },
    async finish() {
      cancel?.();
      cancel = undefined;
      await writing;
      if (unsaved >= WORTH_WRITING && vault.index.all().some((index) => index.size > 0)) await write();
    },
  };
}
