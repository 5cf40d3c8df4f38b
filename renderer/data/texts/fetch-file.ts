import { readRecord } from '../../../shared/journal/read-record';
import { type AttachmentOf, attachmentsOf } from '../bundle/selection';
import type { OpenVault } from '../open-vault';
import { contentKind } from './content-kind';
import type { Holder } from './holders';
import { failed, type Reading, TEXT_LIMITS } from './reading';
import type { TextReader } from './text-reader';

/** Bytes that come over from main in one message. */
const PART = 2 ** 20;

/**
 * Fetches a file from the blob store and reads it. Only what can hold text is fetched beyond its beginning. Undefined: the
 * content is not here (it stayed with the sender of a bundle, or has not come from the other PC yet); content that is here
 * but does not open is a failed reading.
 */
export async function readAttachment(
  vault: OpenVault,
  reader: TextReader,
  blob: string,
  holder: Holder,
): Promise<Reading | undefined> {
  const { name, size: said } = (await attachmentOf(vault, blob, holder)) ?? { name: '', size: 0 };
  const begun = await part(vault, blob, 0);
  if (!begun.ok) return begun.error.code === 'vault.blob-missing' ? undefined : failed('unreadable');
  const first = begun.value;
  const kind = contentKind(first, name);
  if (kind === 'empty' || kind === 'picture') return { state: 'none' };
  if (kind === 'other') return { state: 'other' };
  if (said > TEXT_LIMITS.fileBytes) return failed('too-large');
  const parts = [first];
  let size = first.length;
  // The size that a record names may be wrong; an incomplete part is the last one.
  while (size % PART === 0) {
    if (size >= TEXT_LIMITS.fileBytes) return failed('too-large');
    const next = await part(vault, blob, size);
    if (!next.ok) return failed('unreadable');
    if (next.value.length === 0) break;
    parts.push(next.value);
    size += next.value.length;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of parts) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return reader.read(bytes, name);
}

/** The attachment as its record names it. */
export async function attachmentOf(
  vault: OpenVault,
  blob: string,
  { index, row }: Holder,
): Promise<AttachmentOf | undefined> {
  const record = await vault.store.get(index.idAt(row));
  if (record === undefined) return undefined;
  return attachmentsOf(readRecord(record.state, vault.deps.now())).find((one) => one.blob === blob);
}

const part = (vault: OpenVault, sha256: string, offset: number) =>
  vault.link.blobs.read({ sha256, offset, length: PART });
