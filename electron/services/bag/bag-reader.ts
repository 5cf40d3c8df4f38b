import {
  type BundleHead,
  glimpseHead,
  HEAD_PATH,
  parseHead,
  parseRecord,
  recordsPath,
} from '../../../shared/bundle/format';
import type { RecordState } from '../../../shared/journal/entry';
import { appError } from '../../../shared/kernel/errors';
import { AppFailure, err, ok, type Result, unwrap } from '../../../shared/kernel/result';
import { type BagSource, openBagSource } from './bag-source';
import { type VerifyOptions, type VerifyReport, verifySource } from './bag-verifier';
import { readCapped } from './tag-text';

/** Most that `whole` hands over at once unless told otherwise. */
const WHOLE_LIMIT = 64 * 1024 * 1024;
/** Longest line of records: a member with a long history stays far below. */
const LINE_LIMIT = 16 * 1024 * 1024;

/** A bag that passed every check, read where it lies: nothing is unpacked, nothing is written. */
export interface OpenBag {
  readonly path: string;
  readonly report: VerifyReport;
  /** Size by path of every file. */
  readonly files: ReadonlyMap<string, number>;
  /** Bytes of one file as they are read. Ends in an `AppFailure` when the medium fails. */
  stream(path: string): AsyncIterable<Uint8Array>;
  /** One file whole, refused above `limit` bytes. */
  whole(path: string, limit?: number): Promise<Result<Uint8Array>>;
  close(): Promise<void>;
}

/**
 * Verifies and opens a bag, folder or zip. A bag with any reason against it is not opened; the report comes back in
 * `rejected`, so that all reasons can be shown.
 */
export async function openBag(
  path: string,
  options: VerifyOptions = {},
): Promise<Result<OpenBag> & { readonly rejected?: VerifyReport }> {
  const opened = await openBagSource(path, options.limits);
  if (!opened.ok) return opened;
  const source = opened.value;
  try {
    const report = await verifySource(path, source, options);
    const [first] = report.reasons;
    if (first === undefined) return ok(bagOver(path, report, source));
    await source.close();
    const count = report.reasons.length;
    return { ...err(appError('bundle.invalid', { count, first: first.message })), rejected: report };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** Head of a bundle of ours; `bundle.not-ours` for a good bag of somebody else, `bundle.newer` for a later program. */
export async function readHead(bag: OpenBag): Promise<Result<BundleHead>> {
  const text = await headText(bag);
  return text.ok ? parseHead(text.value) : text;
}

/** What a bundle that is too new says of itself, for showing. */
export async function glimpse(bag: OpenBag): Promise<ReturnType<typeof glimpseHead>> {
  const text = await headText(bag);
  return text.ok ? glimpseHead(text.value) : {};
}

/** Records of one type, one at a time. Throws `bundle.record-malformed` as an `AppFailure`. */
export async function* readRecords(bag: OpenBag, type: string): AsyncGenerator<RecordState> {
  const file = recordsPath(type);
  let line = 0;
  for await (const text of linesOf(bag.stream(file), file)) {
    line += 1;
    if (text !== '') yield unwrap(parseRecord(text, file, line));
  }
}

function bagOver(path: string, report: VerifyReport, source: BagSource): OpenBag {
  return {
    path,
    report,
    files: source.files,
    stream: (name) => source.stream(name),
    whole: (name, limit = WHOLE_LIMIT) => readWhole(source, name, limit),
    close: () => source.close(),
  };
}

async function readWhole(source: BagSource, path: string, limit: number): Promise<Result<Uint8Array>> {
  const size = source.files.get(path);
  if (size === undefined) return err(appError('bundle.entry-missing', { path }));
  if (size > limit) return err(appError('bundle.entry-too-large', { path, size, limit }));
  try {
    const bytes = await readCapped(source.stream(path), limit);
    return bytes === null ? err(appError('bundle.entry-too-large', { path, size, limit })) : ok(bytes);
  } catch (error) {
    if (error instanceof AppFailure) return err(error.error);
    throw error;
  }
}

async function headText(bag: OpenBag): Promise<Result<string>> {
  if (!bag.files.has(HEAD_PATH)) return err(appError('bundle.not-ours'));
  const bytes = await bag.whole(HEAD_PATH);
  return bytes.ok ? ok(Buffer.from(bytes.value).toString('utf8')) : bytes;
}

async function* linesOf(stream: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  let line = 0;
  for await (const chunk of stream) {
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      line += 1;
      yield bytes.toString('utf8', start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > LINE_LIMIT)
      throw new AppFailure(appError('bundle.record-malformed', { file, line: line + 1 }));
  }
  if (rest.length > 0) yield rest.toString('utf8');
}
