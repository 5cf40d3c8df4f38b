import type { Opened } from '../opening';
import { pause } from '../session-deps';
import { isViewFault } from '../view/view-fault';
import { readAttachment } from './fetch-file';
import { createHolders, type Holders } from './holders';
import { type Known, KnownTexts } from './known-texts';
import { isChance } from './reading';
import type { FileTextIndex } from './text-index';
import type { TextReader } from './text-reader';
import { createTextStore, type TextStore } from './text-store';

/**
 * Keeps the texts of all files that live records hold: those of the store at first, then what is new, read one file
 * after the other in the background. A file that no live record holds any more is forgotten, in memory and on the disk;
 * if an undo brings it back it is read again. Nothing of this stands in the journal.
 */
export interface TextKeeper {
  readonly index: FileTextIndex;
  readonly holders: Holders;
  known(blob: string): Known | undefined;
  /** The text as it was written; undefined when it is not there any more. */
  textOf(blob: string): Promise<string | undefined>;
  /** Files that are still to be read. */
  readonly waiting: number;
  /** Takes the stored texts over and begins. To be called once the index is whole. */
  start(): Promise<void>;
  /** Records changed: looks soon for what came and what went. */
  changed(): void;
  /** Content came in that records may have named before: what was not here is looked for again. */
  filesCame(): void;
  stop(): void;
}

/** A save draws lists first; then its files are looked at. */
const SOON_MS = 150;

/** Openings at which a file is read that once took too long or brought its reader down: chance may have had a part in it. */
const MOST_TRIES = 2;

export function keepTexts(opened: Opened, reader: TextReader, known = new KnownTexts()): TextKeeper {
  const { vault } = opened;
  const { deps } = vault;
  const holders = createHolders(() => vault.index);
  const queue = new Set<string>();
  /** How often a file was read in vain before. */
  const tried = new Map<string, number>();
  let view = opened.view;
  let store = createTextStore(view, opened.sealer);
  let state: 'new' | 'ready' | 'stopped' = 'new';
  let isReading = false;
  let cancel: (() => void) | undefined;

  /** The view was made anew: its texts went with it. */
  const followView = (): TextStore => {
    if (view !== opened.view) {
      view = opened.view;
      store = createTextStore(view, opened.sealer);
      known.clear();
      tried.clear();
    }
    return store;
  };

  const read = async (blob: string) => {
    const [holder] = holders.of(blob);
    const reading = holder && (await readAttachment(vault, reader, blob, holder));
    queue.delete(blob);
    // Taken away while it was read.
    if (state !== 'ready' || holders.of(blob).length === 0) return;
    const into = followView();
    known.take(blob, reading ?? 'absent');
    vault.emit('texts', { waiting: queue.size });
    const isLasting =
      reading !== undefined && (reading.state !== 'failed' || reading.trouble !== 'unreadable');
    const tries = (tried.get(blob) ?? 0) + 1;
    if (isLasting) await trying(() => into.save({ blob, reading, tries }));
  };

  const readAll = async () => {
    if (isReading) return;
    isReading = true;
    try {
      for (const blob of queue) {
        if (state !== 'ready') break;
        await read(blob);
        await pause(deps);
      }
    } finally {
      isReading = false;
      reader.rest();
    }
  };

  const look = async () => {
    if (state !== 'ready') return;
    followView();
    const held = holders.all();
    const gone = [...known.blobs()].filter((blob) => !held.has(blob));
    for (const blob of queue) if (!held.has(blob)) queue.delete(blob);
    for (const blob of gone) {
      known.forget(blob);
      tried.delete(blob);
    }
    if (gone.length > 0) known.forgetCrowded(held);
    for (const blob of held) if (known.of(blob) === undefined) queue.add(blob);
    if (gone.length > 0) await trying(() => store.drop(gone));
    if (queue.size > 0) await readAll();
  };

  const takeStored = async (isWanted: (blob: string) => boolean) => {
    const held = holders.all();
    const gone: string[] = [];
    for await (const some of store.all()) {
      for (const { blob, reading, tries } of some) {
        if (!held.has(blob)) gone.push(blob);
        else if (isChance(reading) && tries < MOST_TRIES) tried.set(blob, tries);
        else if (isWanted(blob)) known.take(blob, reading);
      }
      await pause(deps);
    }
    if (gone.length > 0) await store.drop(gone);
  };

  const start = async () => {
    await trying(async () => {
      await takeStored(() => true);
      if (!known.isCrowded) return;
      // Which texts found room was up to the order of the store.
      known.clear();
      const first = holders.ofDocuments();
      await takeStored((blob) => first.has(blob));
      await takeStored((blob) => !first.has(blob));
    });
    if (state !== 'new') return;
    state = 'ready';
    vault.emit('texts', { waiting: queue.size });
    await trying(look);
  };

  const changed = () => {
    cancel?.();
    cancel = state === 'stopped' ? undefined : deps.later(SOON_MS, () => void trying(look));
  };

  return {
    index: known.index,
    holders,
    known: (blob) => known.of(blob),
    get waiting() {
      return queue.size;
    },
    async textOf(blob) {
      const reading = await followView().find(blob);
      return reading?.state === 'text' ? reading.text : undefined;
    },
    start,
    changed,
    filesCame() {
      known.forgetAbsent();
      changed();
    },
    stop() {
      state = 'stopped';
      cancel?.();
      reader.rest();
    },
  };
}

/**
 * A view that fails is made anew by the next question that meets it, and then all is looked through again. Until then texts
 * that can't be stored are searched all the same, and read again at the next start.
 */
async function trying(job: () => Promise<void>): Promise<void> {
  try {
    await job();
  } catch (thrown) {
    if (!isViewFault(thrown)) throw thrown;
  }
}
