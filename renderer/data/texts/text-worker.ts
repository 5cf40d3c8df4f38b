import { readFile } from './read-file';

/**
 * Takes the text out of one file after the other. A worker of its own, because a thick document keeps it busy for
 * seconds and a hostile one for ever. Our messages are told from those of pdf.js by `file`: once that is loaded it speaks
 * and listens on this worker's line too.
 */
addEventListener('message', async ({ data }: MessageEvent<unknown>) => {
  if (typeof data !== 'object' || data === null || !('file' in data) || !('bytes' in data)) return;
  const { file, bytes } = data;
  if (!(bytes instanceof Uint8Array)) return;
  const name = 'name' in data && typeof data.name === 'string' ? data.name : '';
  postMessage({ file, reading: await readFile(bytes, name) });
});
