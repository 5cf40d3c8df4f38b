import { expect, test } from 'vitest';
import { newElementId } from '../../../../renderer/fields/list/element-id';

test('what is added later sorts later, also within one millisecond and when the clock goes back', () => {
  const ids = [5_000, 5_000, 4_000, 9_000, 9_000].map((now) => newElementId(now));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
