import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobFileSize, blobShape } from '../../../../electron/services/vault/blob-format';
import type { BlobStore } from '../../../../electron/services/vault/blob-store';
import { AppFailure } from '../../../../shared/kernel/result';
import { bad, expectClean, good, newVault } from '../../builders/vault';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function all(blobs: BlobStore, sha256: string, start?: number, end?: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of blobs.read(sha256, start, end)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, 'blobs'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('attachments', () => {
  it('read back whole and in any range, at all sizes around the edges of chunks', async () => {
    const vault = await newVault();
    const blobs = good(vault.service.blobs());
    for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, 1_048_576, 1_500_001]) {
      const content = Buffer.from(Array.from({ length: size }, (_, index) => (index * 7 + size) % 251));
      const stored = await blobs.put([content.subarray(0, 1000), content.subarray(1000)]);
      expect(stored).toEqual({ sha256: hashOf(content), size, known: false });
      expect((await all(blobs, stored.sha256)).equals(content)).toBe(true);
      for (const [start, end] of [
        [0, 1],
        [size >> 1, size],
        [65_530, 65_545],
        [size, size + 10],
      ] as const) {
        expect((await all(blobs, stored.sha256, start, end)).equals(content.subarray(start, end))).toBe(true);
      }
    }
    await expectClean(vault.service);
    good(await vault.service.lock());
  });

  it('are stored once however often they come, and an aborted one leaves nothing', async () => {
    const vault = await newVault();
    const blobs = good(vault.service.blobs());
    const content = Buffer.alloc(300_000, 5);
    await blobs.put([content]);
    expect(await blobs.put([content])).toMatchObject({ known: true });
    const upload = await blobs.begin();
    await upload.append(content.subarray(0, 100_000));
    await upload.abort();
    expect(await filesOf(vault.folder)).toHaveLength(1);
    const [path] = await filesOf(vault.folder);
    expect((await stat(path!)).size).toBe(blobFileSize(300_000));
    expect(path).not.toContain(hashOf(content));
    good(await vault.service.lock());
  });

  it('larger than the limit are refused in words before they fill the disk', async () => {
    const vault = await newVault({ blobLimit: 1024 * 1024 });
    const refused = bad(
      await vault.service.withBlobs((blobs) =>
        blobs.put(Array.from({ length: 20 }, () => Buffer.alloc(100_000))),
      ),
    );
    expect(refused.code).toBe('vault.blob-too-large');
    expect(refused.message).toContain('超过大小上限（1 MB），没有存入');
    expect(await filesOf(vault.folder)).toEqual([]);
    good(await vault.service.lock());
  });

  it('with a single changed, missing or moved byte are reported as damaged, and can be added again', async () => {
    const vault = await newVault();
    const blobs = good(vault.service.blobs());
    const content = Buffer.alloc(140_000, 9);
    const { sha256 } = await blobs.put([content]);
    const path = (await filesOf(vault.folder))[0]!;
    const sealed = await readFile(path);
    const spoiled = [0, 5, 20, 41, 70_000, sealed.length - 1].map((at) => {
      const copy = Buffer.from(sealed);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    });
    spoiled.push(
      sealed.subarray(0, -1),
      sealed.subarray(0, 40 + 65_552 * 2),
      Buffer.concat([sealed, Buffer.alloc(9)]),
    );
    for (const bytes of spoiled) {
      await writeFile(path, bytes);
      const failure = await all(blobs, sha256).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(AppFailure);
      expect(await blobs.verify(sha256)).toBe(false);
      expect(good(await vault.service.verify()).problems.map(({ code }) => code)).toEqual([
        'vault.blob-damaged',
      ]);
    }
    expect(await blobs.put([content])).toMatchObject({ known: false });
    expect(await blobs.verify(sha256)).toBe(true);
    await expectClean(vault.service);
    expect(bad(await vault.service.withBlobs((store) => all(store, 'f'.repeat(64)))).code).toBe(
      'vault.blob-missing',
    );
    good(await vault.service.lock());
  });

  it('have files whose size tells the size of the content', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), (size) => {
        expect(blobShape(blobFileSize(size))?.size).toBe(size);
      }),
    );
  });
});
