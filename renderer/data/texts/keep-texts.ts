import type { FileTexts } from '../index/file-texts';
import { textFilesOf } from '../index/text-files';
import type { OpenVault } from '../open-vault';
import type { Opened } from '../opening';
import { pause } from '../session-deps';
import { isStorageError } from '../view/view-fault';
import type { ReadText } from './read-text-apart';
import { createMemoryTextStore, openTextStore, type TextStore } from './text-store';

/** Keeps the searched texts in step with the files that records have. */
export interface TextKeeper {
  /** The whole index is there: from now on its files are looked after. */
  begin(): void;
  /** Something changed: look soon whether there are files to read or texts to forget. */
  wake(): void;
  stop(): void;
}

/** Bytes that come over from main in one message, and of a file that is read at all. */
const PART = 1024 * 1024;
const LARGEST = 50 * PART;

/** So long after the last change: nobody waits for it, and an import brings many at once. */
const REST_MS = 400;

/** Reads what is missing in the background, one file after the other. */
export function keepTexts({ vault, sealer }: Opened, readText: ReadText): TextKeeper {
  let store: TextStore | undefined;
  let isBegun = false;
  let isStopped = false;
  let cancel: (() => void) | undefined;
  let running: Promise<void> = Promise.resolve();
  const files = (): FileTexts => vault.index.files;

  /** The texts' database may fail like any other; then this session's texts live in memory. */
  const trying = async <T>(ask: (on: TextStore) => Promise<T>): Promise<T> => {
    try {
      store ??= vault.facts.viewAllowed
        ? await openTextStore(vault.facts.vault, sealer)
        : createMemoryTextStore();
      return await ask(store);
    } catch (cause) {
      if (!isStorageError(cause)) throw cause;
      store = createMemoryTextStore();
      return ask(store);
    }
  };

  const look = async () => {
    if (store === undefined)
      for (const [blob, text] of await trying((on) => on.all())) files().set(blob, text);
    const wanted = textFilesOf(vault.index);
    const stale = [...files().blobs()].filter((blob) => !wanted.has(blob));
    for (const blob of stale) files().delete(blob);
    if (stale.length > 0) await trying((on) => on.delete(stale));
    for (const [blob, ending] of wanted) {
      if (isStopped) return;
      if (files().has(blob)) continue;
      const bytes = await bytesOf(vault, blob);
      // A file that was never sent to this office can come with the next bundle.
      if (bytes === null) continue;
      const text = (await readText(bytes, ending)) ?? '';
      if (isStopped) return;
      files().set(blob, text);
      await trying((on) => on.put(blob, text));
      await pause(vault.deps);
    }
  };

  const wake = () => {
    if (!isBegun || isStopped) return;
    cancel?.();
    cancel = vault.deps.later(REST_MS, () => {
      running = running.then(() => (isStopped ? undefined : look()));
    });
  };

  return {
    begin() {
      isBegun = true;
      wake();
    },
    wake,
    stop() {
      isStopped = true;
      cancel?.();
      store?.close();
    },
  };
}

/** The content of a file; null when this vault does not hold it or it is too large. */
async function bytesOf({ link }: OpenVault, sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const part = await link.blobs.read({ sha256, offset: size, length: PART });
    if (!part.ok) return null;
    parts.push(part.value);
    size += part.value.length;
    if (size > LARGEST) return null;
    if (part.value.length < PART) break;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
