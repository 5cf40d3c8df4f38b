import { afterEach, expect, test, vi } from 'vitest';
import { readerInWorker } from '../../../../../renderer/data/texts/text-reader';

/** Node has no workers of the web's kind: one that comes to its end over the first file it is given, like one out of memory. */
class DyingWorker extends EventTarget {
  static made = 0;
  static ended = 0;
  private readonly isFirst: boolean;
  constructor() {
    super();
    DyingWorker.made += 1;
    this.isFirst = DyingWorker.made === 1;
  }
  postMessage({ file }: { readonly file: number }): void {
    const answer = this.isFirst
      ? new Event('error', { cancelable: true })
      : new MessageEvent('message', { data: { file, reading: { state: 'none' } } });
    queueMicrotask(() => this.dispatchEvent(answer));
  }
  terminate(): void {
    DyingWorker.ended += 1;
  }
}

afterEach(() => vi.unstubAllGlobals());

test('a reader that dies over a file says that it broke off, and the next file has a new one', async () => {
  vi.stubGlobal('Worker', DyingWorker);
  const reader = readerInWorker();
  expect(await reader.read(new Uint8Array(1), 'x.pdf')).toEqual({ state: 'failed', trouble: 'broke-off' });
  expect(await reader.read(new Uint8Array(1), 'y.pdf')).toEqual({ state: 'none' });
  expect([DyingWorker.made, DyingWorker.ended]).toEqual([2, 1]);
});
