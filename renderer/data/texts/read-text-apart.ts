/** Takes the text out of a file; null: it has none, or can't be read. */
export type ReadText = (bytes: Uint8Array<ArrayBuffer>, ending: string) => Promise<string | null>;

/** A file over which the reader broods longer than this is left unsearched. */
const LONGEST_MS = 30_000;

/** Reads in a worker of its own, which is ended after it or when it takes too long: a hostile file ends nothing else. */
export const readTextApart: ReadText = (bytes, ending) =>
  new Promise((settle) => {
    const worker = new Worker(new URL('./text-worker.ts', import.meta.url), { type: 'module', name: 'text' });
    const finish = (text: string | null) => {
      clearTimeout(timer);
      worker.terminate();
      settle(text);
    };
    const timer = setTimeout(() => finish(null), LONGEST_MS);
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      finish(null);
    });
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) =>
      finish(typeof data === 'string' ? data : null),
    );
    worker.postMessage({ bytes, ending }, [bytes.buffer]);
  });
