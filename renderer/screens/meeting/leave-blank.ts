import type { FocusEvent } from 'react';

/**
 * Takes away what was begun and left blank. Only when the cursor goes to another place of the window: a save reads the
 * field in which one stands by leaving it for a moment, and another window is no decision either.
 */
export const onLeaveBlank =
  (isBlank: boolean, drop: () => void) =>
  ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void => {
    if (isBlank && relatedTarget !== null && !currentTarget.contains(relatedTarget)) drop();
  };
