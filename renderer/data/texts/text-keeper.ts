import type { Opened } from '../opening';
import { pause } from '../session-deps';
import { isViewFault } from '../view/view-fault';
import { readAttachment } from './fetch-file';
import { createHolders, type Holders } from './holders';
import { type Reading, TEXT_LIMITS } from './reading';
import { FileTextIndex } from './text-index';
import type { TextReader } from './text-reader';
import { createTextStore, type TextStore } from './text-store';

/** What is known of a file's text; the text itself lies in the index (as searched) and in the store (as written). */
export type Known =
  | { readonly state: 'text'; readonly characters: number; readonly cut: boolean }
  | Exclude<Reading, { readonly state: 'text' }>
  | { readonly state: 'absent' };

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

const CROWDED = { state: 'failed', trouble: 'crowded' } as const;

/** A save draws lists first; then its files are looked at. */
const SOON_MS = 150;

export function keepTexts(opened: Opened, reader: TextReader): TextKeeper {
  const { vault } = opened;
  const { deps } = vault;
  const index = new FileTextIndex(TEXT_LIMITS.allCharacters);
  const holders = createHolders(() => vault.index);
  const known = new Map<string, Known>();
  const queue = new Set<string>();
  let view = opened.view;
  let store = createTextStore(view, opened.sealer);
  let state: 'new' | 'ready' | 'stopped' = 'new';
  let isReading = false;
  let cancel: (() => void) | undefined;

  const take = (blob: string, reading: Reading) => {
    if (reading.state !== 'text') known.set(blob, reading);
    else if (index.put(blob, reading.text))
      known.set(blob, { state: 'text', characters: reading.text.length, cut: reading.cut });
    else known.set(blob, CROWDED);
  };
  const forget = (blob: string) => {
    index.remove(blob);
    known.delete(blob);
  };
  /** The view was made anew: its texts went with it. */
  const followView = (): TextStore => {
    if (view !== opened.view) {
      view = opened.view;
      store = createTextStore(view, opened.sealer);
      index.clear();
      known.clear();
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
    if (reading === undefined) known.set(blob, { state: 'absent' });
    else take(blob, reading);
    vault.emit('texts', { waiting: queue.size });
    const isLasting =
      reading !== undefined && (reading.state !== 'failed' || reading.trouble !== 'unreadable');
    if (isLasting) await trying(() => into.save({ blob, reading }));
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
    const gone = [...known.keys()].filter((blob) => !held.has(blob));
    for (const blob of queue) if (!held.has(blob)) queue.delete(blob);
    for (const blob of gone) forget(blob);
    for (const blob of held) if (!known.has(blob)) queue.add(blob);
    if (gone.length > 0) await trying(() => store.drop(gone));
    if (queue.size > 0) await readAll();
  };

  const start = async () => {
    const held = holders.all();
    const gone: string[] = [];
    await trying(async () => {
      for await (const some of store.all()) {
        for (const { blob, reading } of some) {
          if (held.has(blob)) take(blob, reading);
          else gone.push(blob);
        }
        await pause(deps);
      }
      if (gone.length > 0) await store.drop(gone);
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
    index,
    holders,
    known: (blob) => known.get(blob),
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
      for (const [blob, { state: how }] of known) if (how === 'absent') known.delete(blob);
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
