import { notifications } from '@mantine/notifications';
import type { Notice } from '../../shared/bridge/shapes';
import type { AppError } from '../../shared/kernel/errors';

const WORD_ID = 'word';

/**
 * There is one undo, that of the last act: so there is one toast, and it goes as soon as something else happens.
 * An older button would take back the wrong thing.
 */
export const UNDO_TOAST_ID = 'undo-last-act';

/** Puts the toast of the last act away: under the mouse it would not go by itself, and lie on a dialog's buttons. */
export const hideUndoToast = (): void => {
  notifications.hide(UNDO_TOAST_ID);
};

/**
 * Short word that something was done; goes by itself, or when the next one comes: words piled up at the corner of a
 * small screen cover what they speak of.
 */
export function tell(message: string): void {
  notifications.hide(WORD_ID);
  notifications.show({ id: WORD_ID, message, autoClose: 4000, color: 'gray' });
}

/**
 * A refusal or failure with its message; stays until it is closed, because it says what to do. One that stands there
 * already is said anew in its place: a pile of the same words would keep the next message, good or bad, out of sight.
 */
export function tellError(error: AppError): void {
  if (error.code === 'program.cancelled') {
    tell(error.message);
    return;
  }
  const id = `${error.code}:${error.message}`;
  notifications.hide(id);
  notifications.show({ id, message: error.message, color: 'red', autoClose: false, role: 'alert' });
}

/** Grave ones stay until they are closed; all notices of the vault stand on the home screen as well. */
const STAYS_MS = { info: 8000, warning: 20_000, danger: false } as const;

const COLOURS = { info: 'gray', warning: 'yellow', danger: 'red' } as const;

/** A notice of main or the worker. Shown once a code and text, however often it comes. */
export function tellNotice(notice: Notice): void {
  notifications.show({
    id: `${notice.code}:${notice.message}`,
    message: notice.message,
    color: COLOURS[notice.level],
    autoClose: STAYS_MS[notice.level],
  });
}
