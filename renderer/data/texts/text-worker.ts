import { readText } from './read-text';

/** Takes the text out of one file and is ended: see read-text-apart.ts. */
addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (typeof data !== 'object' || data === null || !('bytes' in data) || !('ending' in data)) return;
  const { bytes, ending } = data;
  if (!(bytes instanceof Uint8Array) || typeof ending !== 'string') return;
  void readText(Uint8Array.from(bytes), ending).then((text) => postMessage(text));
});
