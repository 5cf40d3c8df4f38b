import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seeded } from '../unit/builders/fault-fs';
import { bad, expectClean, good, newVault } from '../unit/builders/vault';

const MIB = 1024 * 1024;
/** 2048 for the full size: XIANGDANG_LARGE_MIB=2048. */
const SIZE = Number(process.env.XIANGDANG_LARGE_MIB ?? 300) * MIB;

/** A stream that is the same for the same seed, and is never in memory as a whole. */
function* stream(size: number): Generator<Uint8Array> {
  const random = seeded(7);
  const piece = Buffer.alloc(MIB);
  for (let at = 0; at < MIB; at += 4) piece.writeUInt32LE(Math.floor(random() * 2 ** 32), at);
  for (let done = 0; done < size; done += MIB) {
    piece.writeUInt32LE(done / MIB, 0);
    yield Buffer.from(piece);
  }
}

describe('a very large attachment', () => {
  it('streams in and out in memory that is a small part of its size, and can be broken off', async () => {
    const vault = await newVault({ blobLimit: SIZE });
    const blobs = good(vault.service.blobs());
    const before = process.memoryUsage().rss;
    let peak = before;
    const hash = createHash('sha256');
    const watched = function* (): Generator<Uint8Array> {
      for (const piece of stream(SIZE)) {
        hash.update(piece);
        peak = Math.max(peak, process.memoryUsage().rss);
        yield piece;
      }
    };
    const stored = await blobs.put(watched());
    expect(stored).toEqual({ sha256: hash.digest('hex'), size: SIZE, known: false });
    const again = createHash('sha256');
    for await (const piece of blobs.read(stored.sha256)) {
      again.update(piece);
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    expect(again.digest('hex')).toBe(stored.sha256);
    expect((peak - before) / SIZE).toBeLessThan(0.5);

    const upload = await blobs.begin();
    await upload.append(Buffer.alloc(5 * MIB));
    await upload.abort();
    const tooLarge = bad(await vault.service.withBlobs((store) => store.put(stream(SIZE + MIB))));
    expect(tooLarge.message).toContain(`超过大小上限（${SIZE / MIB} MB）`);
    await expectClean(vault.service);
    good(await vault.service.lock());
  }, 600_000);
});
