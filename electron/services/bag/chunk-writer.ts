import type { FileHandle } from 'node:fs/promises';

const WRITE_BATCH = 1024 * 1024;

/** Bytes, or a stream of them whose chunks the sender does not use again. */
export type Content = Uint8Array | AsyncIterable<Uint8Array>;

/** Gathers small chunks, so that one call to the system carries about a megabyte. */
export async function* inBatches(content: Content): AsyncGenerator<Uint8Array[]> {
  if (content instanceof Uint8Array) {
    if (content.length > 0) yield [content];
    return;
  }
  let batch: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content) {
    batch.push(chunk);
    size += chunk.length;
    if (size < WRITE_BATCH) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (size > 0) yield batch;
}

/** A short write is what a full disk looks like at first: the rest is tried again and then fails with a reason. */
export async function writeAll(
  handle: FileHandle,
  chunks: readonly Uint8Array[],
  size: number,
): Promise<void> {
  const { bytesWritten } = await handle.writev([...chunks]);
  if (bytesWritten === size) return;
  let rest = Buffer.concat(chunks).subarray(bytesWritten);
  while (rest.length > 0) {
    const again = await handle.write(rest);
    rest = rest.subarray(again.bytesWritten);
  }
}
