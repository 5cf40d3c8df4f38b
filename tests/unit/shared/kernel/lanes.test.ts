import { describe, expect, it } from 'vitest';
import { inLanes } from '../../../../shared/kernel/lanes';

/** Lets everything that can go on go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('working in lanes', () => {
  it('begins in order, never more than so many at a time, and ends with the last', async () => {
    const begun: number[] = [];
    const release: (() => void)[] = [];
    const all = inLanes([0, 1, 2, 3], 2, (item) => {
      begun.push(item);
      return new Promise((resolve) => release.push(resolve));
    });
    await settle();
    expect(begun).toEqual([0, 1]);
    release[1]?.();
    await settle();
    expect(begun).toEqual([0, 1, 2]);
    release[0]?.();
    release[2]?.();
    await settle();
    expect(begun).toEqual([0, 1, 2, 3]);
    release[3]?.();
    await all;
  });

  it('throws the first failure after those under way have ended, and begins nothing after it', async () => {
    const events: string[] = [];
    let finishSlow = (): void => undefined;
    const all = inLanes(['slow', 'bad', 'never'], 2, async (item) => {
      events.push(item);
      if (item === 'bad') throw new Error('bad');
      await new Promise<void>((resolve) => {
        finishSlow = resolve;
      });
      events.push('slow ended');
    }).catch((error: Error) => events.push(`failed: ${error.message}`));
    await settle();
    expect(events).toEqual(['slow', 'bad']);
    finishSlow();
    await all;
    expect(events).toEqual(['slow', 'bad', 'slow ended', 'failed: bad']);
  });

  it('does nothing with nothing', async () => {
    await expect(inLanes([], 3, () => Promise.reject(new Error('called')))).resolves.toBeUndefined();
  });
});
