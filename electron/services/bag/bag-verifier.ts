import { ok, type Result } from '../../../shared/kernel/result';
import { BagCheck, type VerifyOptions } from './bag-check';
import { type BagSource, openBagSource } from './bag-source';
import type { VerdictNote } from './verdict';

export type { VerifyOptions } from './bag-check';

/** The verdict on one bag. `valid` means: no reason against it. Nothing is ever changed or unpacked. */
export interface VerifyReport {
  readonly path: string;
  readonly kind: 'folder' | 'zip';
  readonly valid: boolean;
  /** Everything that should be there is there; only contents may differ. */
  readonly complete: boolean;
  /** From bagit.txt; null when that is missing or malformed. */
  readonly version: string | null;
  readonly encoding: string | null;
  /** Algorithms that were checked, normalised names. */
  readonly algorithms: readonly string[];
  readonly reasons: readonly VerdictNote[];
  readonly warnings: readonly VerdictNote[];
  readonly counts: { readonly payloadFiles: number; readonly tagFiles: number };
  /** Octets of the payload. */
  readonly bytes: number;
}

/**
 * Checks a BagIt bag, folder or zip, against RFC 8493 (1.0) or the older drafts. Names every reason, streams every
 * file once, needs memory for the list of names only. Fails only when the path is unusable; throws
 * `program.cancelled` as an `AppFailure` when the signal fires.
 */
export async function verifyBag(path: string, options: VerifyOptions = {}): Promise<Result<VerifyReport>> {
  const opened = await openBagSource(path, options.limits);
  if (!opened.ok) return opened;
  try {
    return ok(await verifySource(path, opened.value, options));
  } finally {
    await opened.value.close();
  }
}

/** The same for a source that is already open; it stays open. */
export async function verifySource(
  path: string,
  source: BagSource,
  options: VerifyOptions,
): Promise<VerifyReport> {
  const check = new BagCheck(source, options);
  // A zip with structural faults is not read any further: its listing can't be trusted.
  if (source.kind === 'folder' || source.faults.length === 0) await check.run();
  const payload = [...source.files].filter(([name]) => name.startsWith('data/'));
  return {
    path,
    kind: source.kind,
    valid: check.verdict.valid,
    complete: check.verdict.complete,
    version: check.version,
    encoding: check.encoding,
    algorithms: check.algorithms,
    reasons: check.verdict.reasons,
    warnings: check.verdict.warnings,
    counts: { payloadFiles: payload.length, tagFiles: source.files.size - payload.length },
    bytes: payload.reduce((sum, [, size]) => sum + size, 0),
  };
}
