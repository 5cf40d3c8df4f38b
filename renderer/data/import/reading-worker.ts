import { TEXT_ENCODINGS } from '../spreadsheet/decode-text';
import { readWorkbook } from '../spreadsheet/read-workbook';

/**
 * Reads one table file and ends. A worker of its own, because a hostile file can keep the reader busy for ever: then
 * the data worker ends it (see read-table.ts) and the rest of the program never noticed.
 */
addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (typeof data !== 'object' || data === null || !('bytes' in data) || !('name' in data)) return;
  const { bytes, name } = data;
  if (!(bytes instanceof Uint8Array) || typeof name !== 'string') return;
  const encoding = TEXT_ENCODINGS.find((known) => 'encoding' in data && data.encoding === known);
  postMessage(readWorkbook(bytes, name, encoding === undefined ? {} : { encoding }));
});
