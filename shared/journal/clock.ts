/**
 * Hybrid logical clock as text that sorts: `<ms, 12 hex digits>-<counter, 4 hex digits>-<device id>`.
 * Example: `019a1b2c3d4e-0000-k7x2m9qd`. Compare with `<` and `>`.
 *
 * The stamp orders writes and names them; it proves nothing about real time. No function here fails: a PC whose
 * clock is wrong must still be able to save.
 */
export type Stamp = string;

/** A stamp taken apart. */
export interface StampParts {
  /** Milliseconds since 1970 UTC, 0 to 2^48 - 1. */
  readonly ms: number;
  /** 0 to 65535. */
  readonly counter: number;
  /** 8 characters of `a-z0-9`. */
  readonly device: string;
}

/** How far a foreign stamp may stand before our wall clock and still be believed. */
export const FAR_AHEAD_MS = 24 * 60 * 60 * 1000;

const MAX_MS = 2 ** 48 - 1;
const MAX_COUNTER = 0xffff;
const STAMP = /^[0-9a-f]{12}-[0-9a-f]{4}-[a-z0-9]{8}$/;
const DEVICE = /^[a-z0-9]{8}$/;

/** Whether a text has the shape of a device id. */
export const isDeviceId = (text: string): boolean => DEVICE.test(text);

/** Whether a text has the shape of a stamp. */
export const isStamp = (text: string): boolean => STAMP.test(text);

/** Text of a stamp. Times outside the 48 bits are clamped, because a dead clock battery is no reason to fail. */
export function formatStamp(parts: StampParts): Stamp {
  const ms = clampMs(parts.ms).toString(16).padStart(12, '0');
  return `${ms}-${parts.counter.toString(16).padStart(4, '0')}-${parts.device}`;
}

/** Parts of a stamp, or undefined if the text is none. */
export function parseStamp(text: string): StampParts | undefined {
  if (!STAMP.test(text)) return undefined;
  return {
    ms: Number.parseInt(text.slice(0, 12), 16),
    counter: Number.parseInt(text.slice(13, 17), 16),
    device: text.slice(18),
  };
}

/** Order of two stamps for `sort`: earlier first. */
export const compareStamps = (a: Stamp, b: Stamp): number => (a < b ? -1 : a > b ? 1 : 0);

/** Order of two stamps for `sort`: later first, as heads are kept. */
export const compareStampsLatestFirst = (a: Stamp, b: Stamp): number => (a > b ? -1 : a < b ? 1 : 0);

/**
 * The next stamp of this device: later than `last` whatever the wall clock says. A clock that stands still or went
 * back counts up, and after 65,536 stamps in one millisecond borrows the next one.
 */
export function tick(last: Stamp | undefined, wallMs: number, device: string): Stamp {
  const ms = clampMs(wallMs);
  const before = last === undefined ? undefined : parseStamp(last);
  if (before === undefined || ms > before.ms) return formatStamp({ ms, counter: 0, device });
  if (before.counter < MAX_COUNTER) {
    return formatStamp({ ms: before.ms, counter: before.counter + 1, device });
  }
  return formatStamp({ ms: before.ms + 1, counter: 0, device });
}

/**
 * High-water mark after meeting a foreign stamp; to be passed to the next `tick`. A stamp that is more than
 * 24 hours ahead of our wall clock is not believed and leaves the mark where it was.
 */
export function receive(last: Stamp | undefined, foreign: Stamp, wallMs: number): Stamp | undefined {
  if (!isStamp(foreign) || isFarAhead(foreign, wallMs)) return last;
  return last === undefined || foreign > last ? foreign : last;
}

/** Whether a stamp lies more than 24 hours after this wall clock time. */
export function isFarAhead(stamp: Stamp, wallMs: number): boolean {
  // Comparing texts is enough and is much cheaper than parsing: this runs for every head of every record shown.
  return stamp > farAheadLimit(wallMs);
}

/** Any stamp greater than this text is far ahead; compute it once for a loop over many stamps. */
export const farAheadLimit = (wallMs: number): string =>
  `${clampMs(clampMs(wallMs) + FAR_AHEAD_MS)
    .toString(16)
    .padStart(12, '0')}-ffff-zzzzzzzz`;

function clampMs(ms: number): number {
  if (!(ms > 0)) return 0;
  return Math.min(Math.floor(ms), MAX_MS);
}
