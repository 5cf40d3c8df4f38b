import type { AppError, ErrorFacts } from '../../../shared/kernel/errors';
import { appError } from '../../../shared/kernel/errors';
import { AppFailure } from '../../../shared/kernel/result';
import { errnoOf } from '../fs/file-system';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const FORBIDDEN = new Set(['EROFS', 'EACCES', 'EPERM']);
const GONE = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO']);

/** Is the disk full (or the user's quota used up)? */
export const isDiskFull = (error: unknown): boolean => FULL.has(errnoOf(error) ?? '');

/** Does the folder refuse to be written? */
export const isForbidden = (error: unknown): boolean => FORBIDDEN.has(errnoOf(error) ?? '');

/** The coded error for a failure of the vault's own disk. What is no error of the system is a bug and thrown on. */
export function diskError(error: unknown, facts: ErrorFacts = {}): AppError {
  if (error instanceof AppFailure) return error.error;
  const code = errnoOf(error);
  if (code === undefined) throw error;
  if (FULL.has(code)) return appError('vault.disk-full', facts);
  if (FORBIDDEN.has(code)) return appError('vault.folder-read-only', facts);
  if (code === 'EBUSY') return appError('vault.file-held', facts);
  if (GONE.has(code)) return appError('vault.folder-missing', facts);
  return appError('vault.disk-failed', { ...facts, code });
}
