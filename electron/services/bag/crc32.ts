import { crc32 as fastCrc32 } from 'node:zlib';

const TABLE = makeTable();

/**
 * CRC-32 as zip files use it; pass the result of the previous chunk to go on. Electron 25 carries Node 18, which
 * lacks the native one.
 */
export function crc32(chunk: Uint8Array, previous = 0): number {
  return typeof fastCrc32 === 'function' ? fastCrc32(chunk, previous) : tableCrc32(chunk, previous);
}

/** The portable way; exported so that tests hold it against the native one. */
export function tableCrc32(chunk: Uint8Array, previous = 0): number {
  let crc = ~previous;
  for (let index = 0; index < chunk.length; index += 1) {
    crc = (TABLE[(crc ^ (chunk[index] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}

function makeTable(): Int32Array {
  const table = new Int32Array(256);
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    table[byte] = crc;
  }
  return table;
}
