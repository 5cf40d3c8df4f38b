import { expect, test } from 'vitest';
import { newElementId } from '../../../../renderer/fields/list/element-id';

test('what is added later sorts later, also within one millisecond', () => {
  const ids = Array.from({ length: 2_000 }, newElementId);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
