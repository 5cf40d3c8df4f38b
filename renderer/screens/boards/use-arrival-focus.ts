import { type RefObject, useEffect } from 'react';

/** Gives the board the keyboard when it appears, unless somebody types or chooses elsewhere on the page. */
export function useArrivalFocus(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const active = document.activeElement;
    const isFree = active === null || active === document.body || active.closest('nav') !== null;
    if (isFree) ref.current?.focus();
  }, [ref]);
}
