import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FAR_AHEAD_MS,
  formatStamp,
  isFarAhead,
  isStamp,
  parseStamp,
  receive,
  tick,
} from '../../../../shared/journal/clock';
import { stampOf, wallOf } from '../../builders/journal';

const DEVICE = 'k7x2m9qd';
const anyDevice = fc.stringMatching(/^[a-z0-9]{8}$/);
const anyParts = fc.record({
  ms: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
  counter: fc.integer({ min: 0, max: 0xffff }),
  device: anyDevice,
});

describe('a stamp as text', () => {
  test('is read back as it was written', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        expect(parseStamp(formatStamp(parts))).toEqual(parts);
      }),
    );
  });

  test('sorts by time, then counter, then device', () => {
    fc.assert(
      fc.property(anyParts, anyParts, (a, b) => {
        const earlier = a.ms - b.ms || a.counter - b.counter || (a.device < b.device ? -1 : 1);
        fc.pre(formatStamp(a) !== formatStamp(b));
        expect(formatStamp(a) < formatStamp(b)).toBe(earlier < 0);
      }),
    );
  });

  test.each(['', '019a1b2c3d4e-0000-K7X2M9QD', '19a1b2c3d4e-0000-k7x2m9qd', '019a1b2c3d4e-0000-k7x2m9q'])(
    'is not read from %j',
    (text) => {
      expect(isStamp(text)).toBe(false);
      expect(parseStamp(text)).toBeUndefined();
    },
  );
});

describe('the local clock', () => {
  test('always moves on, whatever the wall clock does', () => {
    const anyWall = fc.oneof(fc.integer({ min: -1e15, max: 1e15 }), fc.double(), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(anyWall, { minLength: 1 }), (walls) => {
        let last: string | undefined;
        for (const wall of walls) {
          const next = tick(last, Math.min(wall, 2e14), DEVICE);
          expect(isStamp(next)).toBe(true);
          if (last !== undefined) expect(next > last).toBe(true);
          last = next;
        }
      }),
    );
  });

  test('counts up while the wall clock stands still, and borrows a millisecond when the counter is full', () => {
    const full = formatStamp({ ms: 5, counter: 0xffff, device: DEVICE });
    expect(parseStamp(tick(stampOf(1), wallOf(1), DEVICE))?.counter).toBe(1);
    expect(parseStamp(tick(full, 5, DEVICE))).toEqual({ ms: 6, counter: 0, device: DEVICE });
  });

  test('keeps its order after the wall clock was set back three years', () => {
    const before = tick(undefined, wallOf(0), DEVICE);
    const after = tick(before, wallOf(0) - 3 * 365 * 86_400_000, DEVICE);
    expect(after > before).toBe(true);
  });
});

describe('a foreign stamp', () => {
  test('pulls the clock forward when it is believable', () => {
    const mark = receive(stampOf(1), stampOf(60, 'b'), wallOf(1));
    expect(tick(mark, wallOf(1), DEVICE) > stampOf(60, 'b')).toBe(true);
  });

  test('does not pull the clock when it is older, malformed, or ten years ahead', () => {
    const tenYears = formatStamp({ ms: wallOf(0) + 3650 * 86_400_000, counter: 0, device: DEVICE });
    expect(receive(stampOf(5), stampOf(1, 'b'), wallOf(5))).toBe(stampOf(5));
    expect(receive(stampOf(5), 'nonsense', wallOf(5))).toBe(stampOf(5));
    expect(receive(stampOf(5), tenYears, wallOf(5))).toBe(stampOf(5));
    expect(receive(undefined, tenYears, wallOf(5))).toBeUndefined();
  });

  test('is far ahead only when more than 24 hours lie between', () => {
    const at = (ms: number) => formatStamp({ ms, counter: 9, device: DEVICE });
    expect(isFarAhead(at(wallOf(0) + FAR_AHEAD_MS), wallOf(0))).toBe(false);
    expect(isFarAhead(at(wallOf(0) + FAR_AHEAD_MS + 1), wallOf(0))).toBe(true);
  });
});
