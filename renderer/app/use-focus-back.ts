import { useEffect, useState } from 'react';

/**
 * Gives the keyboard back to where it was when the dialog of the caller opened, as soon as it has gone: the dialog library
 * does so only for dialogs that stay mounted.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => {
        const active = document.activeElement;
        const isFree = active === null || active === document.body;
        if (isFree && before instanceof HTMLElement && before.isConnected)
          before.focus({ preventScroll: true });
      }, 0);
    },
    [before],
  );
}
