import { failed, type Reading, TEXT_LIMITS } from './reading';

/** Where files are read, one after the other. */
export interface TextReader {
  read(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Reading>;
  /** There is nothing to read for now. */
  rest(): void;
}

/**
 * Reads in a worker of its own, which is ended when a file takes too long or brings it down, and when there is nothing
 * more to read: the PDF engine takes 60 MB.
 */
export function readerInWorker(): TextReader {
  let worker: Worker | undefined;
  let last = 0;
  const end = () => {
    worker?.terminate();
    worker = undefined;
  };
  return {
    rest: end,
    read: (bytes, name) =>
      new Promise((settle) => {
        worker ??= new Worker(new URL('./text-worker.ts', import.meta.url), { type: 'module', name: 'text' });
        const reading = worker;
        last += 1;
        const file = last;
        const finish = (result: Reading, isOver: boolean) => {
          clearTimeout(timer);
          reading.removeEventListener('message', onMessage);
          reading.removeEventListener('error', onError);
          if (isOver && worker === reading) end();
          settle(result);
        };
        const onMessage = ({ data }: MessageEvent<unknown>) => {
          if (typeof data !== 'object' || data === null || !('file' in data) || data.file !== file) return;
          // Only `readFile` of our own worker answers with the number of the file.
          if ('reading' in data) finish(data.reading as Reading, false);
        };
        // Out of memory ends the worker without a word from the reader.
        const onError = (event: Event) => {
          event.preventDefault();
          finish(failed('broke-off'), true);
        };
        const timer = setTimeout(() => finish(failed('too-slow'), true), TEXT_LIMITS.milliseconds);
        reading.addEventListener('message', onMessage);
        reading.addEventListener('error', onError);
        reading.postMessage({ file, bytes, name }, [bytes.buffer]);
      }),
  };
}
