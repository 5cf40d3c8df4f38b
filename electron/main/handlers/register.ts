import type { IpcMain } from 'electron';
import { appError } from '../../../shared/kernel/errors';
import { err } from '../../../shared/kernel/result';
import type { Border, Bound } from '../answer';
import { answer } from '../answer';
import { isTrustedSender } from '../sender-check';

/** Largest message of the page: a document to print, a workbook to save. */
const WINDOW_CAP = 256 * 1024 * 1024;

/** Gives every method of the page its own channel. There is no channel that takes a method's name as an argument. */
export function registerHandlers(
  ipc: Pick<IpcMain, 'handle'>,
  bound: ReadonlyMap<string, Bound>,
  ownWindow: () => number | undefined,
  border: Omit<Border, 'cap'>,
): void {
  for (const [name, { method, handler }] of bound) {
    ipc.handle(name, (event, args: unknown) => {
      if (!isTrustedSender(event, ownWindow())) {
        border.log.write('warning', 'bridge.foreign-sender', {}, name);
        return err(appError('program.bad-message'));
      }
      return answer(name, method, handler, args, { ...border, cap: WINDOW_CAP, parseResult: true });
    });
  }
}
