import { argon2id } from '@noble/hashes/argon2.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32c } from '../../../../electron/services/vault/crc32c';
import type { FrameFacts, FrameKind } from '../../../../electron/services/vault/frame';
import {
  chainOf,
  finishHeader,
  HEADER_BYTES,
  headerStem,
  readHeader,
  sealedWith,
} from '../../../../electron/services/vault/frame';
import { keyFromPassword, LOWEST_COST } from '../../../../electron/services/vault/password-hash';
import { seal, sealWith, unseal } from '../../../../electron/services/vault/seal';

const bytes = (count: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: count, maxLength: count });
const kind = fc.constantFrom<FrameKind>('open', 'part', 'end', 'close', 'note');
const word = fc.nat(0xffffffff);

const facts: fc.Arbitrary<FrameFacts> = fc.record({
  kind,
  seq: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  act: bytes(16),
  entries: word,
  part: word,
  sinceSync: word,
});

const frame = fc.record({
  facts,
  plain: fc.uint8Array({ maxLength: 400 }),
  key: bytes(32),
  nonce: bytes(12),
  before: bytes(32),
});

function encode({
  facts,
  plain,
  key,
  nonce,
  before,
}: typeof frame extends fc.Arbitrary<infer T> ? T : never) {
  const stem = headerStem(facts, plain.length + 16);
  const bound = sealedWith('vault', 'device00', stem);
  const sealed = sealWith(key, nonce, plain, bound);
  return { ...finishHeader(stem, nonce, sealed, before), sealed };
}

describe('the frame codec', () => {
  it('reads back what was written, and the payload opens with what the header binds', () => {
    fc.assert(
      fc.property(frame, (one) => {
        const { header, sealed, chain } = encode(one);
        const read = readHeader(header)!;
        expect(read).toMatchObject({ ...one.facts, act: Buffer.from(one.facts.act), length: sealed.length });
        expect(chainOf(one.before, read.bytes).equals(chain)).toBe(true);
        const bound = sealedWith('vault', 'device00', read.bytes);
        expect(unseal(one.key, read.nonce, sealed, bound)?.equals(one.plain)).toBe(true);
        expect(
          unseal(one.key, read.nonce, sealed, sealedWith('vault', 'device01', read.bytes)),
        ).toBeUndefined();
      }),
    );
  });

  it('refuses a header in which any bit was changed', () => {
    fc.assert(
      fc.property(frame, fc.nat(HEADER_BYTES * 8 - 1), (one, bit) => {
        const { header } = encode(one);
        header[bit >> 3] = (header[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(readHeader(header)).toBeUndefined();
      }),
    );
  });

  it('takes no bytes for a header that are none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        expect(readHeader(noise)).toBeUndefined();
      }),
    );
  });

  it('does not open a payload of which any bit was changed', () => {
    fc.assert(
      fc.property(bytes(32), fc.uint8Array({ maxLength: 200 }), fc.nat(10_000), (key, plain, at) => {
        const { nonce, sealed } = seal(key, plain, Buffer.from('x'));
        sealed[at % sealed.length] = (sealed[at % sealed.length] ?? 0) ^ (1 << (at % 8));
        expect(unseal(key, nonce, sealed, Buffer.from('x'))).toBeUndefined();
      }),
    );
  });
});

describe('the parts of the format', () => {
  it('use CRC-32C as in RFC 3720', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
    expect(crc32c(Buffer.alloc(32))).toBe(0x8a9136aa);
    expect(crc32c(Buffer.alloc(32, 0xff))).toBe(0x62a8ab43);
  });

  it('make the same key from a password as a second implementation of Argon2id', async () => {
    const salt = Buffer.alloc(16, 3);
    const key = await keyFromPassword('密码 ①', salt, LOWEST_COST);
    const other = argon2id(Buffer.from('密码 1'), salt, {
      t: LOWEST_COST.passes,
      m: LOWEST_COST.memoryKiB,
      p: 1,
      dkLen: 32,
    });
    expect(key.equals(other)).toBe(true);
  });
});
