import { type AppError, appError, type ErrorCode, type ErrorFacts } from '../../../shared/kernel/errors';

/** One reason or warning of a verdict; `file` is the path inside the bag, where there is one. */
export interface VerdictNote {
  readonly code: ErrorCode;
  readonly message: string;
  readonly file: string | null;
}

/** Reasons that say the content is wrong although everything is there: the bag is complete and not valid. */
const CONTENT_CODES: ReadonlySet<ErrorCode> = new Set([
  'bundle.hash-mismatch',
  'bundle.zip-crc',
  'bundle.zip-data',
  'bundle.not-canonical',
]);

/** Gathers all reasons and warnings, each once. */
export class Verdict {
  readonly #reasons = new Map<string, VerdictNote>();
  readonly #warnings = new Map<string, VerdictNote>();

  reason(code: ErrorCode, facts: ErrorFacts = {}): void {
    this.addReason(appError(code, facts));
  }

  warn(code: ErrorCode, facts: ErrorFacts = {}): void {
    this.addWarning(appError(code, facts));
  }

  addReason(error: AppError): void {
    this.#reasons.set(error.message, toNote(error));
  }

  addWarning(error: AppError): void {
    this.#warnings.set(error.message, toNote(error));
  }

  get reasons(): readonly VerdictNote[] {
    return [...this.#reasons.values()];
  }

  get warnings(): readonly VerdictNote[] {
    return [...this.#warnings.values()];
  }

  get valid(): boolean {
    return this.#reasons.size === 0;
  }

  /** RFC 8493 section 3: everything required is there and well formed, whatever the checksums say. */
  get complete(): boolean {
    return this.reasons.every((note) => CONTENT_CODES.has(note.code));
  }
}

function toNote(error: AppError): VerdictNote {
  const file = error.facts.path ?? error.facts.file;
  return { code: error.code, message: error.message, file: typeof file === 'string' ? file : null };
}
