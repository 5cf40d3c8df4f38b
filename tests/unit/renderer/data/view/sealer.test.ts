import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSealer, SealBroken } from '../../../../../renderer/data/view/sealer';

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));

test('what was sealed opens at its own place and nowhere else', async () => {
  const sealer = await createSealer(random(32), random);
  const sealed = await sealer.sealText('records', 'r1', '潘秀英');
  expect(await sealer.unsealText('records', 'r1', sealed)).toBe('潘秀英');
  await expect(sealer.unseal('records', 'r2', sealed)).rejects.toThrow(SealBroken);
  await expect(sealer.unseal('meta', 'r1', sealed)).rejects.toThrow(SealBroken);
  await expect((await createSealer(random(32), random)).unseal('records', 'r1', sealed)).rejects.toThrow(
    SealBroken,
  );
});

test('one changed byte, or a cut, is noticed', async () => {
  const sealer = await createSealer(random(32), random);
  const sealed = await sealer.seal('records', 'r1', random(40));
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ mask;
      await expect(sealer.unseal('records', 'r1', changed)).rejects.toThrow(SealBroken);
      await expect(sealer.unseal('records', 'r1', sealed.slice(0, at))).rejects.toThrow(SealBroken);
    }),
  );
});

test('the same text is never sealed alike', async () => {
  const sealer = await createSealer(random(32), random);
  const [a, b] = await Promise.all([sealer.sealText('t', 'k', 'x'), sealer.sealText('t', 'k', 'x')]);
  expect(a).not.toEqual(b);
});
