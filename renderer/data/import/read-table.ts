import type { Workbook } from '../../../shared/import/cell';
import { appError } from '../../../shared/kernel/errors';
import { err, type Result } from '../../../shared/kernel/result';
import { READ_LIMITS } from '../spreadsheet/limits';

/** Reads a table file into cells. `encoding` as the user chose it, for CSV. */
export type ReadTable = (
  bytes: Uint8Array,
  name: string,
  encoding: string | undefined,
) => Promise<Result<Workbook>>;

/** Reads in a worker of its own, which is ended when it takes too long or dies. */
export const readTableInWorker: ReadTable = (bytes, name, encoding) =>
  new Promise((settle) => {
    const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
      type: 'module',
      name: 'reading',
    });
    const finish = (result: Result<Workbook>) => {
      clearTimeout(timer);
      worker.terminate();
      settle(result);
    };
    const seconds = READ_LIMITS.milliseconds / 1000;
    const timer = setTimeout(
      () => finish(err(appError('import.too-slow', { file: name, seconds }))),
      READ_LIMITS.milliseconds,
    );
    // Out of memory ends the worker without a word from the reader.
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      finish(err(appError('import.damaged', { file: name })));
    });
    worker.addEventListener('message', ({ data }: MessageEvent<Result<Workbook>>) => finish(data));
    worker.postMessage({ bytes, name, encoding });
  });
