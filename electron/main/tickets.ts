import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Ticket } from '../../shared/bridge/shapes';
import { appError } from '../../shared/kernel/errors';
import type { Result } from '../../shared/kernel/result';
import { err, ok } from '../../shared/kernel/result';

/** What a chosen place may be used for. */
export type Purpose =
  | 'open'
  | 'save'
  | 'vault'
  | 'backup'
  | 'bundle-out'
  | 'bundle-in'
  | 'restore'
  | 'written';

interface Choice {
  readonly path: string;
  readonly purposes: readonly Purpose[];
}

/**
 * Places that the user chose in a dialog of ours. The page gets a number for each and never a path, so it can neither
 * name a file by itself nor use a chosen one for something else.
 */
export interface Tickets {
  issue(place: string, purposes: readonly Purpose[], size?: number): Ticket;
  /** The path behind a ticket, if it was issued for one of these purposes. */
  place(ticket: string, ...purposes: readonly Purpose[]): Result<string>;
}

/** Tickets live as long as the program; there are as many as dialogs were answered. */
export function openTickets(): Tickets {
  const choices = new Map<string, Choice>();
  return {
    issue(place, purposes, size) {
      const ticket = randomUUID();
      choices.set(ticket, { path: place, purposes });
      return { ticket, name: path.basename(place).slice(0, 300), ...(size === undefined ? {} : { size }) };
    },
    place(ticket, ...purposes) {
      const choice = choices.get(ticket);
      if (!choice?.purposes.some((purpose) => purposes.includes(purpose))) {
        return err(appError('files.unknown-choice'));
      }
      return ok(choice.path);
    },
  };
}
