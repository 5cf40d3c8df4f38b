import type { VaultService } from '../services/vault/vault-service';
import { CONTENT_POLICY } from './content-policy';
import type { Provider } from './page-files';

/** First bytes -> type. Only what the preview can show; all else is a download that nothing opens. */
const MAGIC: readonly (readonly [string, string])[] = [
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
  ['424d', 'image/bmp'],
  ['25504446', 'application/pdf'],
];

/**
 * Attachments for previews: `/blob/<sha256>`, decrypted as they stream, nothing of it on disk. `Range` is answered for
 * the PDF viewer. Nothing while the vault is locked.
 */
export function blobPages(vault: VaultService): Provider {
  return async (sha256, range) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
    const blobs = vault.blobs();
    if (!blobs.ok) return null;
    const size = await blobs.value.sizeOf(sha256);
    if (size === undefined) return null;
    const asked = parseRange(range, size);
    if (asked === 'unsatisfiable') {
      return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
    }
    const [start, end] = asked ?? [0, size];
    const headers: Record<string, string> = {
      'content-type': await typeOf(blobs.value.read(sha256, 0, 16)),
      'content-length': String(end - start),
      'content-security-policy': CONTENT_POLICY,
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      // Chromium's disk cache would keep it in clear.
      'cache-control': 'no-store',
    };
    if (asked) headers['content-range'] = `bytes ${start}-${end - 1}/${size}`;
    const body = streamOf(blobs.value.read(sha256, start, end));
    return new Response(body, { status: asked ? 206 : 200, headers });
  };
}

/** One range of bytes, end exclusive; undefined when the header is absent or of a kind that may be ignored. */
export function parseRange(
  header: string | null,
  size: number,
): readonly [start: number, end: number] | 'unsatisfiable' | undefined {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!found) return undefined;
  const [, from = '', to = ''] = found;
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size : Math.min(Number(to) + 1, size);
  return start >= size || end <= start ? 'unsatisfiable' : [start, end];
}

async function typeOf(head: AsyncIterable<Uint8Array>): Promise<string> {
  for await (const bytes of head) {
    const hex = Buffer.from(bytes).toString('hex');
    if (hex.startsWith('52494646') && hex.slice(16, 24) === '57454250') return 'image/webp';
    return MAGIC.find(([magic]) => hex.startsWith(magic))?.[1] ?? 'application/octet-stream';
  }
  return 'application/octet-stream';
}

function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
