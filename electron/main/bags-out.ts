import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { BagReport } from '../../shared/bridge/bag-contract';
import type { Progress, Ticket } from '../../shared/bridge/shapes';
import { appError } from '../../shared/kernel/errors';
import type { Result } from '../../shared/kernel/result';
import { AppFailure, err, ok } from '../../shared/kernel/result';
import type { VerifyReport } from '../services/bag/bag-verifier';
import type { BagWriter, WriteProgress } from '../services/bag/bag-writer';
import { createBag } from '../services/bag/bag-writer';
import { zipBag } from '../services/bag/zip-writer';
import type { VaultService } from '../services/vault/vault-service';
import { PartStream } from './part-stream';
import type { Tickets } from './tickets';

interface Job {
  readonly writer: BagWriter;
  readonly stop: AbortController;
  /** The file that is arriving in parts; one at a time. */
  part: {
    readonly path: string;
    readonly stream: PartStream;
    readonly done: Promise<Result<unknown>>;
  } | null;
}

export interface Finished {
  readonly folder: Ticket | null;
  readonly zip: Ticket | null;
  readonly report: BagReport;
  readonly fingerprint: string | null;
}

const STEPS: Readonly<Record<WriteProgress['phase'], string>> = { write: '写出数据包', verify: '读回核对' };

/** Bags being written, by job number. */
export class BagsOut {
  readonly #jobs = new Map<string, Job>();
  readonly #vault: VaultService;
  readonly #tickets: Tickets;
  readonly #tell: (progress: Progress) => void;

  constructor(vault: VaultService, tickets: Tickets, tell: (progress: Progress) => void) {
    this.#vault = vault;
    this.#tickets = tickets;
    this.#tell = tell;
  }

  /** Starts a bag in the folder. Errors: `bundle.*` about the target, before anything is written. */
  async begin(
    folder: string,
    name: string,
    expected: number,
    info: Readonly<Record<string, string>>,
  ): Promise<Result<{ job: string }>> {
    const job = randomUUID();
    const stop = new AbortController();
    const made = await createBag({
      folder,
      name,
      info: Object.entries(info),
      algorithm: 'sha256',
      expectedBytes: expected,
      onProgress: this.#progress(job),
      signal: stop.signal,
    });
    if (!made.ok) return made;
    this.#jobs.set(job, { writer: made.value, stop, part: null });
    return ok({ job });
  }

  /** Takes one part of a file; answers when it was taken over, with the last one when the whole file was written. */
  async write(id: string, path: string, bytes: Uint8Array, last: boolean): Promise<Result<void>> {
    const job = this.#jobs.get(id);
    if (!job) return cancelled();
    if (job.part === null) {
      if (last) return nothing(await job.writer.addFile(path, bytes, bytes.length));
      const stream = new PartStream();
      job.part = { path, stream, done: job.writer.addFile(path, stream) };
    }
    const { part } = job;
    if (part.path !== path) throw new Error('parts of two files mixed');
    // A writer that failed takes no more: whichever comes first decides.
    const failed = await Promise.race([part.stream.push(bytes), part.done]);
    if (failed) {
      job.part = null;
      return nothing(failed);
    }
    if (!last) return ok(undefined);
    job.part = null;
    part.stream.end();
    return nothing(await part.done);
  }

  /** Streams an attachment out of the vault into the bag; several may be asked for at once. */
  async writeBlob(id: string, path: string, sha256: string): Promise<Result<void>> {
    const job = this.#jobs.get(id);
    if (!job) return cancelled();
    const written = await this.#vault.withBlobs(async (blobs) =>
      job.writer.addFile(path, blobs.read(sha256), await blobs.sizeOf(sha256), sha256),
    );
    return written.ok ? nothing(written.value) : written;
  }

  /** Gives the bag its name, and makes the one-file form beside it; without `keepFolder` only that one stays. */
  async finish(id: string, zip: boolean, keepFolder: boolean): Promise<Result<Finished>> {
    const job = this.#jobs.get(id);
    if (!job) return cancelled();
    this.#jobs.delete(id);
    const bag = await job.writer.finish();
    if (!bag.ok) return bag;
    const { path: folder, checkCode: fingerprint } = bag.value;
    if (!zip) {
      return ok({
        folder: this.#written(folder),
        zip: null,
        report: pageReport(bag.value.report),
        fingerprint,
      });
    }
    const options = { time: new Date(), onProgress: this.#progress(id), signal: job.stop.signal };
    const packed = await zipBag(folder, `${folder}.zip`, options);
    if (!keepFolder) await rm(folder, { recursive: true, force: true });
    if (!packed.ok) return packed;
    return ok({
      folder: keepFolder ? this.#written(folder) : null,
      zip: this.#written(packed.value.path, packed.value.size),
      report: pageReport(packed.value.report),
      fingerprint,
    });
  }

  /** Gives up; nothing of the bag is left. */
  async cancel(id: string): Promise<Result<void>> {
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    job?.stop.abort();
    job?.part?.stream.fail(new AppFailure(appError('program.cancelled')));
    await job?.writer.cancel();
    return ok(undefined);
  }

  /** At lock. */
  async cancelAll(): Promise<void> {
    await Promise.allSettled([...this.#jobs.keys()].map((id) => this.cancel(id)));
  }

  #progress(job: string): (progress: WriteProgress) => void {
    return ({ phase, done, total }) => this.#tell({ job, step: STEPS[phase], done, total });
  }

  #written(place: string, size?: number): Ticket {
    return this.#tickets.issue(place, ['written', 'bundle-in'], size);
  }
}

/** The verifier's report as the page knows it. */
export function pageReport(report: VerifyReport): BagReport {
  const notes = (list: VerifyReport['reasons']) =>
    list.map(({ code, message, file }) => ({ code, message, ...(file === null ? {} : { file }) }));
  return {
    valid: report.valid,
    version: report.version,
    reasons: notes(report.reasons),
    warnings: notes(report.warnings),
    files: report.counts.payloadFiles,
    bytes: report.bytes,
  };
}

const cancelled = () => err(appError('program.cancelled'));
const nothing = (done: Result<unknown>): Result<void> => (done.ok ? ok(undefined) : done);
