import { createHash } from 'node:crypto';
import { crc32c } from './crc32c';

/**
 * A journal frame: a header of 128 bytes and a sealed payload. Numbers are big-endian.
 *
 *     0  magic 58 44 f7 1e     20 nonce, 12          96 act tag, 16 (keyed hash of the act's id; zeros: none)
 *     4  version, 1            32 SHA-256 of the    112 entries in this frame, 4
 *     5  kind, 1                  sealed payload    116 part of the act, 4 (0, 1, 2 ...)
 *     6  zeros, 2              64 chain             120 frames since the last one known to be synced, 4
 *     8  sequence, 8                                124 CRC-32C of bytes 0..123
 *    16  payload length, 4
 *
 * chain = SHA-256(chain of the frame before || bytes 0..63 || bytes 96..123): it covers the payload by its hash only, so
 * that a payload can be blanked later and the rest still proves itself.
 */
export const HEADER_BYTES = 128;
export const FRAME_VERSION = 1;
export const MAGIC = Uint8Array.of(0x58, 0x44, 0xf7, 0x1e);
export const TAG_BYTES = 16;
/** Far above what the writer makes; a length beyond it is taken as damage. */
export const MAX_PAYLOAD = 64 * 1024 * 1024;

export type FrameKind = 'open' | 'part' | 'end' | 'close' | 'note';

const KIND_CODES: Readonly<Record<FrameKind, number>> = { open: 1, part: 2, end: 3, close: 4, note: 5 };
const KINDS = new Map<number, FrameKind>([
  [1, 'open'],
  [2, 'part'],
  [3, 'end'],
  [4, 'close'],
  [5, 'note'],
]);

/** What the writer decides about a frame before it is sealed. */
export interface FrameFacts {
  readonly kind: FrameKind;
  readonly seq: number;
  /** 16 bytes. */
  readonly act: Uint8Array;
  readonly entries: number;
  readonly part: number;
  /** `seq - sinceSync` is the newest frame that was on the disk when this one was written. */
  readonly sinceSync: number;
}

export interface FrameHeader extends FrameFacts {
  readonly length: number;
  readonly nonce: Uint8Array;
  readonly payloadHash: Uint8Array;
  readonly chain: Uint8Array;
  /** The 128 bytes as read. */
  readonly bytes: Uint8Array;
}

/** Frames that carry entries. */
export const hasEntries = (kind: FrameKind): boolean => kind === 'part' || kind === 'end';

/** Frames after which the journal may end. */
export const isComplete = (kind: FrameKind): boolean => kind !== 'part';

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const payloadHash = (sealed: Uint8Array): Buffer => sha256(sealed);

/** The chain before the first frame of a lane. */
export const firstChain = (vault: string, device: string): Buffer =>
  sha256(Buffer.from(`xiangdang journal 1\n${vault}\n${device}`, 'utf8'));

/** Chain value of the frame with this header, after the frame whose chain is `previous`. */
export const chainOf = (previous: Uint8Array, header: Uint8Array): Buffer =>
  sha256(previous, header.subarray(0, 64), header.subarray(96, 124));

/** The first 20 bytes and the act's facts: what is fixed before sealing and authenticated with the payload. */
export function headerStem(facts: FrameFacts, length: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.set(MAGIC, 0);
  header[4] = FRAME_VERSION;
  header[5] = KIND_CODES[facts.kind];
  header.writeBigUInt64BE(BigInt(facts.seq), 8);
  header.writeUInt32BE(length, 16);
  header.set(facts.act, 96);
  header.writeUInt32BE(facts.entries, 112);
  header.writeUInt32BE(facts.part, 116);
  header.writeUInt32BE(facts.sinceSync, 120);
  return header;
}

/** Data that the payload's seal binds: vault, device, and all facts of the header but nonce and hashes. */
export const sealedWith = (vault: string, device: string, header: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`xiangdang frame\n${vault}\n${device}\n`, 'utf8'),
    header.subarray(4, 20),
    header.subarray(96, 124),
  ]);

/** Completes a stem with what sealing gave, links it to `previous`, and puts the checksum on it. */
export function finishHeader(
  stem: Buffer,
  nonce: Uint8Array,
  sealed: Uint8Array,
  previous: Uint8Array,
): { readonly header: Buffer; readonly chain: Buffer } {
  stem.set(nonce, 20);
  stem.set(payloadHash(sealed), 32);
  const chain = chainOf(previous, stem);
  stem.set(chain, 64);
  stem.writeUInt32BE(crc32c(stem, 0, 124), 124);
  return { header: stem, chain };
}

/** Reads a header; undefined when the bytes are none (wrong magic, version, kind, length or checksum). */
export function readHeader(bytes: Uint8Array): FrameHeader | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  if (MAGIC.some((byte, index) => header[index] !== byte)) return undefined;
  if (header[4] !== FRAME_VERSION || header.readUInt16BE(6) !== 0) return undefined;
  if (header.readUInt32BE(124) !== crc32c(header, 0, 124)) return undefined;
  const kind = KINDS.get(header[5] ?? 0);
  const seq = Number(header.readBigUInt64BE(8));
  const length = header.readUInt32BE(16);
  if (kind === undefined || !Number.isSafeInteger(seq) || seq < 1 || length > MAX_PAYLOAD) return undefined;
  return {
    kind,
    seq,
    length,
    nonce: header.subarray(20, 32),
    payloadHash: header.subarray(32, 64),
    chain: header.subarray(64, 96),
    act: header.subarray(96, 112),
    entries: header.readUInt32BE(112),
    part: header.readUInt32BE(116),
    sinceSync: header.readUInt32BE(120),
    bytes: header,
  };
}
