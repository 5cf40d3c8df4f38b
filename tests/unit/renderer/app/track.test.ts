import { describe, expect, test } from 'vitest';
import { exchange, stepAlong, stepTo, type Track } from '../../../../renderer/app/track';

const start: Track = { routes: [{ screen: 'home' }], at: 0, visit: 0 };

describe('the way back', () => {
  test('a step forward forgets what lay ahead, as in a browser', () => {
    const gone = stepTo(stepTo(start, { screen: 'bin' }), { screen: 'problems' });
    const back = { ...gone, at: 1 };
    expect(stepTo(back, { screen: 'settings' })).toEqual({
      routes: [{ screen: 'home' }, { screen: 'bin' }, { screen: 'settings' }],
      at: 2,
      visit: 3,
    });
  });

  test('it does not grow for ever, and the present place stays the last', () => {
    let track = start;
    for (let n = 0; n < 80; n += 1) track = stepTo(track, { screen: 'conflicts', id: String(n) });
    expect(track.routes).toHaveLength(50);
    expect(track.routes[track.at]).toEqual({ screen: 'conflicts', id: '79' });
  });

  test('going to where one stands is no step', () => {
    const there = stepTo(start, { screen: 'records', type: 'member' });
    expect(stepTo(there, { screen: 'records', type: 'member' })).toBe(there);
  });

  test('exchanging a place leaves the way before and after it', () => {
    const gone = stepTo(stepTo(start, { screen: 'bin' }), { screen: 'problems' });
    expect(exchange({ ...gone, at: 1 }, { screen: 'settings' })).toEqual({
      routes: [{ screen: 'home' }, { screen: 'settings' }, { screen: 'problems' }],
      at: 1,
      visit: 2,
    });
  });

  test('a step along it is a visit of its own; at the ends there is none', () => {
    const gone = stepTo(start, { screen: 'bin' });
    expect(stepAlong(gone, 1)).toBe(gone);
    expect(stepAlong(gone, -1)).toEqual({ ...gone, at: 0, visit: 2 });
    expect(stepAlong(stepAlong(gone, -1), -1)).toMatchObject({ at: 0, visit: 2 });
  });
});
