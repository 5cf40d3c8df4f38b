import { isFarAhead, receive, tick } from '../../../shared/journal/clock';
import type { DeviceClock, LastWrite } from './journal-options';

/**
 * No clock that shows an earlier time is right: the program did not exist then. Such a clock was set back (an empty
 * battery), and the stamps before it are the better ones.
 */
export const PROGRAM_BEGAN = Date.UTC(2026, 10, 1);

/**
 * A clock that starts behind everything this device wrote, and behind what others wrote unless that is far ahead. It is
 * astray when the device wrote far ahead of a time that may well be right: everything it stamps from then on would be
 * far ahead as well, for as many years as the PC's clock once was.
 */
export function deviceClock(device: string, last: readonly LastWrite[], now: number): DeviceClock {
  let mark = last.find(({ lane }) => lane === device)?.stamp;
  for (const { lane, stamp } of last) if (lane !== device) mark = receive(mark, stamp, now);
  return {
    next: (wall) => {
      mark = tick(mark, wall, device);
      return mark;
    },
    isAstray: (wall) => mark !== undefined && wall >= PROGRAM_BEGAN && isFarAhead(mark, wall),
  };
}
