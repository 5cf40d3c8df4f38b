import type { AppError } from './errors';

/** Outcome of anything that can fail for a reason the user may meet. Bugs are thrown instead. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppError };

/** Wraps a value as success. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** Wraps a coded error as failure. */
export const err = (error: AppError): Result<never> => ({ ok: false, error });

/** Returns the value, or throws an `AppFailure` that carries the coded error to the border. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new AppFailure(result.error);
}

/**
 * A coded error on its way up a call stack that has no `Result` in its signature (streams, callbacks, IPC).
 * The border turns it back into a value; it is never shown as a stack trace.
 */
export class AppFailure extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.name = 'AppFailure';
    this.error = error;
  }
}

/** A switch over a union ends here, so that a new member does not compile unnoticed. */
export function missingCase(value: never): never {
  throw new Error(`missing case: ${JSON.stringify(value)}`);
}
