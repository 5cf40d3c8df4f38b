import { randomBytes } from 'node:crypto';
import type { AppError } from '../../shared/kernel/errors';
import { appError } from '../../shared/kernel/errors';
import { errorOutline, type Log } from './log';

/** The one place where an unexpected error becomes a number that the user can read out and the log can be searched for. */
export interface Incidents {
  /** Writes the error down and answers its number. */
  report(where: string, error: unknown): string;
  /** The same as a coded error for whoever asked. */
  asError(where: string, error: unknown): AppError;
  /** Number for an outline that another process made. */
  note(where: string, outline: string): string;
}

/** Opens the register of incidents over the log. */
export function openIncidents(log: Log): Incidents {
  const note = (where: string, outline: string): string => {
    const incident = randomBytes(4)
      .toString('hex')
      .toUpperCase()
      .replace(/^(.{4})/, '$1-');
    log.write('error', `incident:${incident}`, {}, `${where} ${outline}`);
    return incident;
  };
  const report = (where: string, error: unknown): string => note(where, errorOutline(error));
  const asError = (where: string, error: unknown): AppError => {
    const incident = report(where, error);
    return { ...appError('program.unexpected', { incident }), incident };
  };
  return { report, asError, note };
}
