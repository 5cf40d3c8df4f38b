import { randomUUID } from 'node:crypto';
import type { BagReport } from '../../shared/bridge/bag-contract';
import { appError } from '../../shared/kernel/errors';
import type { Result } from '../../shared/kernel/result';
import { AppFailure, err, ok } from '../../shared/kernel/result';
import type { OpenBag } from '../services/bag/bag-reader';
import { openBag } from '../services/bag/bag-reader';
import { CHECK_CODE_SOURCE, checkCodeOf } from '../services/bag/check-code';
import type { VaultService } from '../services/vault/vault-service';
import { pageReport } from './bags-out';

interface Reading {
  readonly bag: OpenBag;
  /** Where the last read stopped: the worker reads files from front to back. */
  cursor: {
    readonly path: string;
    offset: number;
    rest: Uint8Array;
    readonly pieces: AsyncIterator<Uint8Array>;
  } | null;
}

/** What the worker is told of a bag: null where it was not opened. */
interface Opened {
  readonly bag: string | null;
  readonly report: BagReport;
  readonly files: string[];
  /** See check-code.ts; null without a SHA-256 manifest. */
  readonly fingerprint: string | null;
}

const READ_LIMIT = 8 * 1024 * 1024;

/** Bags being read, by number. */
export class BagsIn {
  readonly #open = new Map<string, Reading>();
  readonly #vault: VaultService;

  constructor(vault: VaultService) {
    this.#vault = vault;
  }

  /** Verifies and opens; a bag with any fault is not opened, but its report is answered. */
  async open(place: string): Promise<Result<Opened>> {
    const opened = await openBag(place);
    if (!opened.ok) {
      if (!opened.rejected) return opened;
      return ok({ bag: null, report: pageReport(opened.rejected), files: [], fingerprint: null });
    }
    const bag = opened.value;
    const hasManifest = bag.files.has(CHECK_CODE_SOURCE);
    const fingerprint = await guarded(async () =>
      ok(hasManifest ? await checkCodeOf(bag.stream(CHECK_CODE_SOURCE)) : null),
    );
    if (!fingerprint.ok) {
      await bag.close();
      return fingerprint;
    }
    const id = randomUUID();
    this.#open.set(id, { bag, cursor: null });
    const report = pageReport(bag.report);
    return ok({ bag: id, report, files: [...bag.files.keys()], fingerprint: fingerprint.value });
  }

  /** Up to `length` bytes of a file from `offset` on; fewer only at its end. */
  async read(id: string, path: string, offset: number, length: number): Promise<Result<Uint8Array>> {
    const reading = this.#open.get(id);
    if (!reading) return closed();
    if (!reading.bag.files.has(path)) return err(appError('bundle.file-missing', { path, file: '' }));
    return guarded(async () => ok(await readFrom(reading, path, offset, Math.min(length, READ_LIMIT))));
  }

  /** Takes a file into the vault's attachments and holds it against the hash that the record names. */
  async takeBlob(id: string, path: string, sha256: string): Promise<Result<void>> {
    const reading = this.#open.get(id);
    if (!reading) return closed();
    if (!reading.bag.files.has(path)) return err(appError('bundle.file-missing', { path, file: '' }));
    const stored = await this.#vault.withBlobs((blobs) => blobs.put(reading.bag.stream(path)));
    if (!stored.ok) return stored;
    if (stored.value.sha256 === sha256) return ok(undefined);
    return err(appError('bundle.hash-mismatch', { path, file: 'records' }));
  }

  async close(id: string): Promise<Result<void>> {
    const reading = this.#open.get(id);
    this.#open.delete(id);
    await reading?.cursor?.pieces.return?.();
    await reading?.bag.close();
    return ok(undefined);
  }

  /** At lock. */
  async closeAll(): Promise<void> {
    await Promise.allSettled([...this.#open.keys()].map((id) => this.close(id)));
  }
}

async function readFrom(reading: Reading, path: string, offset: number, length: number): Promise<Uint8Array> {
  const cursor = await cursorAt(reading, path, offset);
  const parts: Uint8Array[] = [];
  let wanted = length;
  while (wanted > 0) {
    if (cursor.rest.length === 0) {
      const next = await cursor.pieces.next();
      if (next.done) break;
      cursor.rest = next.value;
    }
    const part = cursor.rest.subarray(0, wanted);
    cursor.rest = cursor.rest.subarray(part.length);
    cursor.offset += part.length;
    wanted -= part.length;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Goes on where the last read stopped, or starts the file again and skips: a zip can't be entered in the middle. */
async function cursorAt(
  reading: Reading,
  path: string,
  offset: number,
): Promise<NonNullable<Reading['cursor']>> {
  const { cursor } = reading;
  if (cursor?.path === path && cursor.offset === offset) return cursor;
  await cursor?.pieces.return?.();
  const pieces = reading.bag.stream(path)[Symbol.asyncIterator]();
  const fresh: NonNullable<Reading['cursor']> = { path, offset: 0, rest: new Uint8Array(), pieces };
  while (fresh.offset < offset) {
    const next = await pieces.next();
    if (next.done) break;
    const skipped = Math.min(next.value.length, offset - fresh.offset);
    fresh.offset += skipped;
    fresh.rest = next.value.subarray(skipped);
  }
  reading.cursor = fresh;
  return fresh;
}

const closed = () => err(appError('program.cancelled'));

async function guarded<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppFailure) return err(error.error);
    throw error;
  }
}
